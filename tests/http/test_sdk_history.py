"""The vendor's SDK: looking back at a meeting that was held."""

import time

import pytest
from huaweicloudsdkmeeting.v1 import (
    CancelMeetingRequest,
    CreateMeetingRequest,
    RestAttendeeDTO,
    RestScheduleConfDTO,
    SearchAttendanceRecordsOfHisMeetingRequest,
    SearchCtlRecordsOfHisMeetingRequest,
    SearchHisMeetingsRequest,
    ShowHisMeetingDetailRequest,
    StartMeetingRequest,
    StartRequest,
)

import sdk
from running import eventually
from wire import utc

DAY_MS = 24 * 3600 * 1000


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


def search(client, **parameters):
    now = int(time.time() * 1000)
    span = {"start_date": now - DAY_MS, "end_date": now + DAY_MS}
    return client.search_his_meetings(SearchHisMeetingsRequest(**span | parameters))


@pytest.fixture
def held(client):
    """A meeting that was started, and ended by being cancelled; its detail and the holding's ID."""
    attendees = [RestAttendeeDTO(name="Ines", email="ines@roofers.example")]
    body = RestScheduleConfDTO(
        subject="Slates", media_types="HDVideo", start_time=utc(minutes=10), length=60, attendees=attendees
    )
    [meeting] = client.create_meeting(CreateMeetingRequest(body=body)).body
    [chair] = [entry.password for entry in meeting.password_entry if entry.conference_role == "chair"]
    start = StartRequest(conference_id=meeting.conference_id, password=chair)
    uuid = client.start_meeting(StartMeetingRequest(body=start)).uuid
    assert search(client, search_key=meeting.conference_id).count == 0, "it is still being held"
    client.cancel_meeting(CancelMeetingRequest(conference_id=meeting.conference_id, type=1))
    eventually(lambda: search(client, search_key=meeting.conference_id).count == 1)
    return meeting, uuid


def test_a_holding_is_a_row(client, held):
    meeting, uuid = held
    [row] = search(client, search_key=meeting.conference_id).data
    assert (row.conference_id, row.conf_uuid, row.subject) == (meeting.conference_id, uuid, "Slates")
    assert row.conference_state == "Destroyed"
    assert row.start_time <= utc(minutes=1) and row.end_time <= utc(minutes=1), "they are the real times"
    assert row.start_time != meeting.start_time
    assert search(client, search_key=meeting.conference_id, sort_type="DSC_RecordTYPE").count == 1
    assert search(client, search_key=meeting.conference_id, end_date=1, start_date=0).count == 0
    detail = client.show_his_meeting_detail(ShowHisMeetingDetailRequest(conf_uuid=uuid, x_type=0, x_query_type=0))
    assert detail.conference_data.conf_uuid == uuid
    assert [person.name for person in detail.data.data] == ["Ines"]


def test_nobody_was_in_and_two_things_were_done(client, held):
    _, uuid = held
    stays = client.search_attendance_records_of_his_meeting(SearchAttendanceRecordsOfHisMeetingRequest(conf_uuid=uuid))
    assert (stays.count, stays.data) == (0, [])

    def controls(language):
        request = SearchCtlRecordsOfHisMeetingRequest(conf_uuid=uuid, accept_language=language)
        return client.search_ctl_records_of_his_meeting(request).data

    english = controls("en-US")
    assert [record.operate_code for record in english] == ["Start the meeting", "End the meeting"]
    assert {record.operate_result for record in english} == {"Success"}
    assert [record.operate_code for record in controls("zh-CN")] == ["开始会议", "结束会议"]


def test_others_do_not_look_back(server, admin, held):
    meeting, uuid = held
    member = sdk.by_account(server, *admin.add_user())
    assert search(member, search_key=meeting.conference_id, query_all=True).count == 0
    with sdk.refused(403, "MMC.111070010"):
        member.show_his_meeting_detail(ShowHisMeetingDetailRequest(conf_uuid=uuid))
    with sdk.refused(403, "MMC.111070010"):
        member.search_ctl_records_of_his_meeting(SearchCtlRecordsOfHisMeetingRequest(conf_uuid=uuid))
    with sdk.refused(400, "MMC.111070005"):
        member.show_his_meeting_detail(ShowHisMeetingDetailRequest(conf_uuid="0" * 32))
