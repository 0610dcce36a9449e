"""The vendor's SDK: starting a booked meeting, and what runs."""

import pytest
from huaweicloudsdkmeeting.v1 import (
    CancelMeetingRequest,
    CreateMeetingRequest,
    RestConfConfigDTO,
    RestScheduleConfDTO,
    SearchOnlineMeetingsRequest,
    ShowMeetingDetailRequest,
    ShowOnlineMeetingDetailRequest,
    StartMeetingRequest,
    StartRequest,
    UpdateMeetingRequest,
)

import sdk
from wire import utc


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


def create(client, **body):
    body = {"subject": "Roof repair", "media_types": "Voice", "start_time": utc(minutes=10)} | body
    [meeting] = client.create_meeting(CreateMeetingRequest(body=RestScheduleConfDTO(**body))).body
    return meeting


def password(meeting, role):
    [one] = [entry.password for entry in meeting.password_entry if entry.conference_role == role]
    return one


def start(client, meeting, secret):
    body = StartRequest(conference_id=meeting.conference_id, password=secret)
    return client.start_meeting(StartMeetingRequest(body=body))


def shown(client, meeting):
    request = ShowMeetingDetailRequest(conference_id=meeting.conference_id)
    return client.show_meeting_detail(request).conference_data


def online(client, **parameters):
    return client.search_online_meetings(SearchOnlineMeetingsRequest(**parameters))


def test_a_booked_meeting_is_started_and_runs(client):
    meeting = create(client)
    assert (meeting.conference_state, meeting.conf_uuid) == ("Schedule", None)
    assert online(client, search_key=meeting.conference_id).data == []
    with sdk.refused(400, "MMC.111072005"):
        client.show_online_meeting_detail(ShowOnlineMeetingDetailRequest(conference_id=meeting.conference_id))
    started = start(client, meeting, password(meeting, "chair"))
    assert started.region_ip == "meet.example.test"
    running = shown(client, meeting)
    assert (running.conference_state, running.conf_uuid) == ("Created", started.uuid)
    [row] = online(client, search_key=meeting.conference_id).data
    assert (row.conference_id, row.conf_uuid, row.online_attendee_amount) == (
        meeting.conference_id,
        started.uuid,
        0,
    )
    detail = client.show_online_meeting_detail(ShowOnlineMeetingDetailRequest(conference_id=meeting.conference_id))
    assert (detail.conference_data.conf_uuid, detail.data.count) == (started.uuid, 0)
    # Once more it goes on; changed it cannot be, and it goes only when it is ended, too.
    assert start(client, meeting, password(meeting, "chair")).uuid == started.uuid
    with sdk.refused(400, "MMC.111071065"):
        body = RestScheduleConfDTO(media_types="Voice", subject="Too late")
        client.update_meeting(UpdateMeetingRequest(conference_id=meeting.conference_id, body=body))
    with sdk.refused(400, "MMC.111071067"):
        client.cancel_meeting(CancelMeetingRequest(conference_id=meeting.conference_id))
    client.cancel_meeting(CancelMeetingRequest(conference_id=meeting.conference_id, type=1))
    assert online(client, search_key=meeting.conference_id).data == []
    with sdk.refused(400, "MMC.111072006"):
        start(client, meeting, password(meeting, "chair"))


def test_a_wrong_id_and_a_wrong_password_are_refused_alike(client, stranger):
    meeting = create(client)
    with sdk.refused(400, "MMC.111072065") as caught:
        start(client, meeting, "0000000")
    assert caught.value.error_msg == "CONF_NOT_FOUND_OR_AUTH_FAILED"
    body = StartRequest(conference_id="900000000", password=password(meeting, "chair"))
    with sdk.refused(400, "MMC.111072065") as caught:
        client.start_meeting(StartMeetingRequest(body=body))
    assert caught.value.error_msg == "CONF_NOT_FOUND_OR_AUTH_FAILED"
    answer = stranger.post(
        "/v1/mmc/management/conferences/start",
        json={"conferenceID": meeting.conference_id, "password": password(meeting, "chair")},
    )
    assert (answer.status_code, answer.json()["error_code"]) == (400, "MMC.111072065")
    assert shown(client, meeting).conference_state == "Schedule"


def test_guests_start_it_only_where_they_may(client):
    closed = create(client, conf_config_info=RestConfConfigDTO(allow_guest_start_conf=False))
    with sdk.refused(400, "MMC.111072065"):
        start(client, closed, password(closed, "general"))
    opened = create(client, conf_config_info=RestConfConfigDTO(allow_guest_start_conf=True))
    start(client, opened, password(opened, "general"))
    assert (shown(client, closed).conference_state, shown(client, opened).conference_state) == ("Schedule", "Created")
