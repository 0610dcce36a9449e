"""The vendor's SDK: creating, showing, editing and cancelling ordinary meetings."""

import pytest
from huaweicloudsdkmeeting.v1 import (
    CancelMeetingRequest,
    CreateMeetingRequest,
    RestAttendeeDTO,
    RestConfConfigDTO,
    RestScheduleConfDTO,
    ShowMeetingDetailRequest,
    UpdateMeetingRequest,
)

import sdk
from wire import utc


@pytest.fixture(scope="module", params=["account", "app", "app user"])
def client(request, server):
    """The same operations work however the program signed in."""
    match request.param:
        case "account":
            return sdk.by_account(server)
        case "app":
            return sdk.by_app(server)
        case "app user":
            return sdk.by_app(server, user_id="carla")


def create(client, **body):
    body = {"subject": "Roof repair", "media_types": "HDVideo"} | body
    [meeting] = client.create_meeting(CreateMeetingRequest(body=RestScheduleConfDTO(**body))).body
    return meeting


def edit(client, meeting, **body):
    body = {"media_types": meeting.media_types} | body
    request = UpdateMeetingRequest(conference_id=meeting.conference_id, body=RestScheduleConfDTO(**body))
    [edited] = client.update_meeting(request).body
    return edited


def detail(client, meeting, **parameters):
    return client.show_meeting_detail(ShowMeetingDetailRequest(conference_id=meeting.conference_id, **parameters))


def passwords(meeting):
    return {entry.conference_role: entry.password for entry in meeting.password_entry}


def test_an_instant_meeting(client):
    meeting = create(client, length=45, attendees=[RestAttendeeDTO(name="Ines", phone="+99100010002", role=1)])
    assert meeting.conference_state == "Created"
    assert meeting.conf_type == "IMMEDIATELY"
    assert len(meeting.conf_uuid) == 32
    assert (meeting.size, meeting.normal_count, meeting.terminl_count) == (1, 1, 0)
    assert [(who.name, who.phone, who.type) for who in meeting.part_attendee_info] == [
        ("Ines", "+99100010002", "normal")
    ]
    assert set(meeting.media_types.split(",")) == {"Voice", "Data", "HDVideo"}


def test_a_scheduled_meeting_with_recording(client):
    meeting = create(
        client,
        subject="Board",
        media_types="Voice",
        start_time="2031-05-02 12:00",
        length=60,
        record_type=2,
        is_auto_record=1,
        record_auth_type=1,
        conf_config_info=RestConfConfigDTO(call_in_restriction=2, guest_pwd="24680", prolong_length=15),
    )
    assert (meeting.conference_state, meeting.conf_type, meeting.conference_type) == ("Schedule", "FUTURE", 0)
    assert (meeting.start_time, meeting.end_time) == ("2031-05-02 12:00", "2031-05-02 13:00")
    assert (meeting.record_type, meeting.is_auto_record, meeting.record_auth_type) == (2, 1, 1)
    assert meeting.conf_uuid is None
    assert passwords(meeting)["general"] == "24680"
    settings = meeting.conf_config_info
    assert (settings.call_in_restriction, settings.guest_pwd, settings.prolong_length) == (2, "24680", 15)


def test_every_field_of_the_request_is_kept(client):
    settings = dict(
        is_send_notify=False, is_send_sms=False, is_send_calendar=False, is_auto_mute=False,
        is_hard_terminal_auto_mute=False, is_guest_free_pwd=True, call_in_restriction=3, allow_guest_start_conf=True,
        guest_pwd="1234567890123456", prolong_length=60, enable_waiting_room=True, is_host_camera_on=True,
        is_guest_camera_on=True,
    )  # fmt: skip
    attendees = [
        RestAttendeeDTO(
            user_uuid="0f3c5f8d2b1e4a7fae5d0c9b8a776655", account_id="user01", app_id="app-7", name="José Ñandú 木村",
            role=1, phone="+99100010002", phone2="+99100010003", phone3="+99100010004", email="jose@example.test",
            sms="+5511987654321", is_mute=1, is_auto_invite=1, type="normal", address="2nd floor", dept_uuid="7",
            dept_name="Roofs", unique_type=0,
        ),
        RestAttendeeDTO(name="Room 3", phone="+99100010005", type="terminal"),
    ]  # fmt: skip
    meeting = create(
        client,
        subject="Telhado: revisão, 第一次会议 🏠",
        media_types="Voice, HDVideo",
        start_time="2031-05-02 12:00",
        length=1440,
        groupuri="group-of-thirty-one-characters",
        attendees=attendees,
        is_auto_record=1,
        encrypt_mode=1,
        language="en-US",
        time_zone_id="26",
        record_type=3,
        live_address="rtmp://live.example.test/main",
        aux_address="rtmp://live.example.test/aux",
        record_aux_stream=1,
        record_auth_type=2,
        conf_config_info=RestConfConfigDTO(**settings),
        vmr_flag=0,
        concurrent_participants=25,
        support_simultaneous_interpretation=False,
        conf_res_type=0,
    )
    for shown in (meeting, detail(client, meeting).conference_data):
        assert shown.subject == "Telhado: revisão, 第一次会议 🏠"
        assert (shown.start_time, shown.end_time) == ("2031-05-02 12:00", "2031-05-03 12:00")
        assert (shown.language, shown.time_zone_id) == ("en-US", "26")
        assert (shown.record_type, shown.is_auto_record, shown.record_aux_stream, shown.record_auth_type) == (
            3,
            1,
            1,
            2,
        )
        assert (shown.live_address, shown.aux_address) == (
            "rtmp://live.example.test/main",
            "rtmp://live.example.test/aux",
        )
        assert (shown.vmr_flag, shown.concurrent_participants, shown.is_auto_mute) == (0, 25, 0)
        assert (shown.size, shown.normal_count, shown.terminl_count) == (2, 1, 1)
        assert passwords(shown)["general"] == "1234567890123456"
        assert {name: getattr(shown.conf_config_info, name) for name in settings} == settings
    invited = {who.name: who for who in detail(client, meeting).data.data}
    jose = invited["José Ñandú 木村"]
    assert (jose.participant_id, jose.role, jose.state, jose.attendee_type) == ("+99100010002", 1, "MEETTING", "normal")
    assert (jose.account_id, jose.app_id, jose.user_uuid) == ("user01", "app-7", "0f3c5f8d2b1e4a7fae5d0c9b8a776655")
    assert (jose.phone2, jose.phone3, jose.email, jose.sms) == (
        "+99100010003", "+99100010004", "jose@example.test", "+5511987654321",
    )  # fmt: skip
    assert (jose.address, jose.dept_name, jose.is_auto_invite) == ("2nd floor", "Roofs", 1)
    assert invited["Room 3"].attendee_type == "terminal"


def test_what_the_request_leaves_out_gets_the_corporations_defaults(client):
    meeting = create(client, start_time=utc(hours=1))
    assert meeting.end_time == utc(hours=1, minutes=30)
    assert (meeting.language, meeting.time_zone_id) == ("zh-CN", "56")
    assert (meeting.record_type, meeting.is_auto_record, meeting.vmr_flag) == (0, 0, 0)
    assert (meeting.size, meeting.normal_count, meeting.part_attendee_info) == (0, 0, [])
    chair, guest = (sdk.LINK.fullmatch(link) for link in (meeting.chair_join_uri, meeting.guest_join_uri))
    assert chair[1] == guest[1] == meeting.conference_id
    assert chair[2] != guest[2]


def test_auto_record_without_a_recording_has_no_effect(client):
    assert create(client, media_types="Voice", is_auto_record=1).is_auto_record == 0


def test_detail_pages_over_the_invited(client):
    names = [f"Guest {number:02}" for number in range(25)]
    attendees = [RestAttendeeDTO(name=name, phone=f"+9910002{index:04}") for index, name in enumerate(names)]
    meeting = create(client, start_time=utc(hours=1), attendees=attendees)
    assert (meeting.size, len(meeting.part_attendee_info)) == (25, 20)
    page = detail(client, meeting).data
    assert (page.offset, page.limit, page.count, len(page.data)) == (0, 20, 25, 20)
    rest = detail(client, meeting, offset=20, limit=500).data
    assert (rest.offset, rest.limit, rest.count) == (20, 500, 25)
    assert [who.name for who in page.data + rest.data] == names
    found = detail(client, meeting, search_key="Guest 07").data
    assert [who.name for who in found.data] == ["Guest 07"]
    assert detail(client, meeting).conference_data.role == "chair"


def test_an_edit_changes_what_it_names_and_keeps_the_rest(client):
    meeting = create(
        client,
        subject="Before",
        start_time="2031-05-02 12:00",
        length=60,
        attendees=[RestAttendeeDTO(name="Ines", phone="+99100010002")],
        conf_config_info=RestConfConfigDTO(guest_pwd="24680"),
    )
    edited = edit(client, meeting, subject="After", start_time="2031-05-03 09:30")
    assert (edited.conference_id, edited.subject) == (meeting.conference_id, "After")
    assert (edited.start_time, edited.end_time) == ("2031-05-03 09:30", "2031-05-03 10:30")
    assert passwords(edited) == passwords(meeting)
    assert (edited.chair_join_uri, edited.guest_join_uri) == (meeting.chair_join_uri, meeting.guest_join_uri)
    assert [who.name for who in edited.part_attendee_info] == ["Ines"]
    replaced = edit(client, meeting, attendees=[RestAttendeeDTO(name="Otto", email="otto@example.test")], length=15)
    assert [who.name for who in replaced.part_attendee_info] == ["Otto"]
    assert replaced.end_time == "2031-05-03 09:45"
    shown = detail(client, meeting).conference_data
    assert (shown.subject, shown.end_time) == ("After", "2031-05-03 09:45")


def test_a_running_meeting_is_not_edited(client):
    with sdk.refused(400, "MMC.111071065"):
        edit(client, create(client), subject="Too late")


def test_cancelling(client):
    planned = create(client, start_time=utc(hours=1))
    client.cancel_meeting(CancelMeetingRequest(conference_id=planned.conference_id))
    for again in (
        lambda: client.cancel_meeting(CancelMeetingRequest(conference_id=planned.conference_id, type=1)),
        lambda: detail(client, planned),
        lambda: edit(client, planned, subject="Gone"),
    ):
        with sdk.refused(400, "MMC.111070005"):
            again()


def test_cancelling_a_running_meeting_takes_type_1(client):
    running = create(client)
    with sdk.refused(400, "MMC.111071067"):
        client.cancel_meeting(CancelMeetingRequest(conference_id=running.conference_id))
    client.cancel_meeting(CancelMeetingRequest(conference_id=running.conference_id, type=1))
    with sdk.refused(400, "MMC.111070005"):
        detail(client, running)
