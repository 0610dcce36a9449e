"""The vendor's SDK: the exception that a program catches, for a wide sample of refusals."""

import pytest
from huaweicloudsdkmeeting.v1 import (
    CancelMeetingRequest,
    CreateMeetingRequest,
    RestAttendeeDTO,
    RestConfConfigDTO,
    RestScheduleConfDTO,
    SearchMeetingsRequest,
    ShowMeetingDetailRequest,
    UpdateMeetingRequest,
)

import sdk
from wire import utc


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


def create(client, **body):
    body = {"subject": "Roof repair", "media_types": "HDVideo"} | body
    [meeting] = client.create_meeting(CreateMeetingRequest(body=RestScheduleConfDTO(**body))).body
    return meeting


def somebody(**fields):
    return {"attendees": [RestAttendeeDTO(**{"name": "Ines", "phone": "+99100010002"} | fields)]}


def settings(**fields):
    return {"conf_config_info": RestConfConfigDTO(**fields)}


@pytest.mark.parametrize(
    "code, body",
    [
        ("111071013", {"start_time": "2020-05-02 12:00"}),
        ("111071014", {"start_time": "2099-05-02 12:00"}),
        ("111071061", {"start_time": "tomorrow"}),
        ("111071061", {"start_time": "2031-02-30 12:00"}),
        ("111071021", {"length": 14}),
        ("111071021", {"length": 1441}),
        ("111071018", {"media_types": None}),
        ("111071018", {"media_types": "Smell"}),
        ("111071018", {"media_types": "Voice,Smell"}),
        ("111071022", {"subject": "ü" * 129}),
        ("111071023", {"groupuri": "g" * 32}),
        ("111071032", {"is_auto_record": 2}),
        ("111071034", {"encrypt_mode": 3}),
        ("111071034", {"encrypt_mode": -1}),
        ("111071038", {"record_type": 4}),
        ("111071039", {"record_type": 1, "live_address": "r" * 256}),
        ("111071040", {"record_type": 1, "aux_address": "r" * 256}),
        ("111071047", {"vmr_flag": 2}),
        ("111071048", {"record_aux_stream": 2}),
        ("111071037", {"vmr_flag": 1, "vmr_id": "v" * 513}),
        ("111070006", {"vmr_flag": 1, "vmr_id": "no-such-room"}),
        ("111071061", {"record_type": 2, "record_auth_type": 3}),
        ("111071061", {"concurrent_participants": -1}),
        ("111071061", {"time_zone_id": "78"}),
        ("111071061", {"time_zone_id": "0"}),
        ("111071097", {"support_simultaneous_interpretation": True}),
        ("111071080", settings(guest_pwd="123")),
        ("111071080", settings(guest_pwd="1" * 17)),
        ("111071080", settings(guest_pwd="12a4")),
        ("111071061", settings(prolong_length=61)),
        ("111071061", settings(prolong_length=-1)),
        ("111071061", settings(call_in_restriction=1)),
        ("111071061", settings(call_in_restriction=4)),
        ("111072032", somebody(phone="+" + "9" * 127)),
        ("111072034", somebody(name="木" * 97)),
        ("111072035", somebody(role=3)),
        ("111072036", somebody(email="a" * 250 + "@b.test")),
        ("111072037", somebody(sms="+" + "9" * 32)),
        ("111072038", somebody(is_mute=2)),
        ("111072039", somebody(is_auto_invite=2)),
        ("111071024", somebody(email="not an address")),
        ("111071025", somebody(sms="not a number")),
        ("111071026", somebody(dept_name="d" * 129)),
    ],
)
def test_a_wrong_field_has_its_code(client, code, body):
    with sdk.refused(400, f"MMC.{code}"):
        create(client, **body)


def test_a_refusal_changes_nothing(client):
    before = client.search_meetings(SearchMeetingsRequest()).count
    with sdk.refused(400, "MMC.111071021"):
        create(client, start_time=utc(hours=1), length=14)
    assert client.search_meetings(SearchMeetingsRequest()).count == before


@pytest.mark.parametrize(
    "body",
    [
        {"length": 15},
        {"length": 1440},
        {"subject": "木" * 128},
        {"groupuri": "g" * 31},
        {"media_types": "Telepresence, Data,Voice,Video,HDVideo"},
        {"record_type": 3, "live_address": "r" * 255, "aux_address": "r" * 255},
        {"time_zone_id": "1"},
        {"time_zone_id": "77"},
        {"start_time": utc(days=3640)},
        settings(guest_pwd="1234"),
        settings(guest_pwd="1" * 16),
        settings(prolong_length=0),
        settings(prolong_length=60),
        settings(call_in_restriction=0),
        somebody(phone="9" * 127),
        somebody(name="木" * 96),
        somebody(dept_name="d" * 128, dept_uuid="d" * 64),
        somebody(email="a" * 64 + "@" + "b" * 63 + "." + "c" * 63 + "." + "d" * 57 + ".test"),
        somebody(sms="+" + "9" * 31),
    ],
)
def test_the_ends_of_every_range_are_allowed(client, body):
    assert create(client, **body).conference_id


def everything_about(client, meeting_id):
    return [
        lambda: client.show_meeting_detail(ShowMeetingDetailRequest(conference_id=meeting_id)),
        lambda: client.cancel_meeting(CancelMeetingRequest(conference_id=meeting_id, type=1)),
        lambda: client.update_meeting(
            UpdateMeetingRequest(
                conference_id=meeting_id, body=RestScheduleConfDTO(media_types="Voice", subject="Mine now")
            )
        ),
    ]


@pytest.mark.parametrize("meeting_id", ["900000000", "x", "9" * 32])
def test_an_unknown_meeting(client, meeting_id):
    for attempt in everything_about(client, meeting_id):
        with sdk.refused(400, "MMC.111070005"):
            attempt()


def test_somebody_elses_meeting_in_the_corporation(server, client):
    meeting = create(client, start_time=utc(hours=1), subject="Board")
    other = sdk.by_app(server, user_id="nosy")
    for attempt in everything_about(other, meeting.conference_id):
        with sdk.refused(403, "MMC.111070010"):
            attempt()
    shown = client.show_meeting_detail(ShowMeetingDetailRequest(conference_id=meeting.conference_id))
    assert shown.conference_data.subject == "Board"


def test_another_corporations_meeting_does_not_exist(server, client, stranger):
    meeting = create(client, start_time=utc(hours=1), subject="Board")
    for other in (
        sdk.by_account(server, "stranger", "Other-House-42"),
        sdk.by_app(server, app_id="strangers-app", key="fedcba9876543210fedcba9876543210"),
    ):
        for attempt in everything_about(other, meeting.conference_id):
            with sdk.refused(400, "MMC.111070005"):
                attempt()
        page = other.search_meetings(SearchMeetingsRequest(query_all=True, limit=500))
        assert meeting.conference_id not in {row.conference_id for row in page.data}
    shown = client.show_meeting_detail(ShowMeetingDetailRequest(conference_id=meeting.conference_id))
    assert shown.conference_data.subject == "Board"


def test_an_administrator_may_cancel_a_members_meeting(server, client):
    meeting = create(sdk.by_app(server, user_id="carla"), start_time=utc(hours=1))
    client.cancel_meeting(CancelMeetingRequest(conference_id=meeting.conference_id))
    with sdk.refused(400, "MMC.111070005"):
        client.show_meeting_detail(ShowMeetingDetailRequest(conference_id=meeting.conference_id))
