"""The vendor's SDK: changing a series as a whole and meeting by meeting."""

import pytest
from huaweicloudsdkmeeting.v1 import (
    CancelRecurringMeetingRequest,
    CancelRecurringSubMeetingRequest,
    CreateRecurringMeetingRequest,
    CycleParams,
    CycleSubConfConfigDTO,
    RestCancelSingleRecordCycleConfListReqBody,
    RestScheduleConfDTO,
    RestScheduleCycleConfDTO,
    SearchMeetingsRequest,
    ShowMeetingDetailRequest,
    UpdateRecurringMeetingRequest,
    UpdateRecurringSubMeetingRequest,
)

import sdk


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


@pytest.fixture
def series(client):
    """Tuesdays and Thursdays at 09:00 in Beijing: 3, 5, 10 and 12 June 2031."""
    [meeting] = client.create_recurring_meeting(CreateRecurringMeetingRequest(body=booked())).body
    assert starts(meeting) == [f"2031-06-{day:02} 01:00" for day in (3, 5, 10, 12)]
    return meeting


def booked(**changes):
    cycle = {"start_date": "2031-06-03", "end_date": "2031-06-12", "cycle": "Week", "point": [2, 4]}
    cycle |= {"pre_remind_days": 1} | changes.pop("cycle", {})
    body = {"subject": "Sync", "media_types": "HDVideo", "start_time": "2031-06-03 01:00", "length": 30}
    return RestScheduleConfDTO(**body | {"cycle_params": CycleParams(**cycle)} | changes)


def starts(meeting):
    return [occurrence.start_time for occurrence in meeting.sub_confs]


def ids(meeting):
    return [occurrence.cycle_sub_conf_id for occurrence in meeting.sub_confs]


def shown(client, meeting):
    request = ShowMeetingDetailRequest(conference_id=meeting.conference_id)
    return client.show_meeting_detail(request).conference_data


def change(client, meeting, which, **body):
    body = {"cycle_sub_conf_id": ids(meeting)[which], "media_types": "HDVideo", "length": 45} | body
    client.update_recurring_sub_meeting(
        UpdateRecurringSubMeetingRequest(conference_id=meeting.conference_id, body=RestScheduleCycleConfDTO(**body))
    )


def cancel(client, meeting, which, **parameters):
    body = RestCancelSingleRecordCycleConfListReqBody(cycle_sub_conf_i_ds=which)
    client.cancel_recurring_sub_meeting(
        CancelRecurringSubMeetingRequest(conference_id=meeting.conference_id, body=body, **parameters)
    )


def test_one_meeting_is_moved_and_keeps_its_identity(client, series):
    config = CycleSubConfConfigDTO(call_in_restriction=2, allow_guest_start_conf=True, enable_waiting_room=True)
    change(client, series, 1, start_time="2031-06-06 02:30", description="With slates", conf_config_info=config)
    after = shown(client, series)
    assert starts(after) == ["2031-06-03 01:00", "2031-06-06 02:30", "2031-06-10 01:00", "2031-06-12 01:00"]
    assert ids(after) == ids(series)
    moved, other = after.sub_confs[1], after.sub_confs[2]
    assert (moved.end_time, moved.description) == ("2031-06-06 03:15", "With slates")
    settings = moved.conf_config_info
    assert (settings.call_in_restriction, settings.allow_guest_start_conf) == (2, True)
    assert settings.enable_waiting_room is True
    assert (other.end_time, other.conf_config_info.call_in_restriction) == ("2031-06-10 01:30", 0)


@pytest.mark.parametrize(
    "code, body",
    [
        ("MMC.111071119", {"start_time": "2031-06-03 01:15"}),
        ("MMC.111071119", {"start_time": "2031-06-10 00:30"}),
        ("MMC.111071119", {"start_time": "2031-06-11 01:00"}),
        ("MMC.111071013", {"start_time": "2020-06-05 01:00"}),
        ("MMC.111071021", {"length": 14}),
        ("MMC.111071021", {"length": 1441}),
        ("MMC.111071018", {"media_types": "Smell"}),
        ("MMC.111071032", {"is_auto_record": 2}),
        ("MMC.111070005", {"cycle_sub_conf_id": "0" * 32}),
    ],
)
def test_a_wrong_change_of_one_meeting_is_refused(client, series, code, body):
    with sdk.refused(400, code):
        change(client, series, 1, **{"start_time": "2031-06-06 02:30"} | body)
    assert starts(shown(client, series)) == starts(series)


def test_some_meetings_are_cancelled(client, series):
    first, second, third, fourth = ids(series)
    with sdk.refused(400, "MMC.111071016"):
        cancel(client, series, [])
    with sdk.refused(400, "MMC.111070005"):
        cancel(client, series, [second, "0" * 32])
    cancel(client, series, [second, fourth], type=1)
    assert ids(shown(client, series)) == [first, third]
    with sdk.refused(400, "MMC.111070005"):
        cancel(client, series, [second])
    cancel(client, series, [first, third])
    assert client.search_meetings(SearchMeetingsRequest(search_key=series.conference_id)).data == []


def test_a_series_is_planned_anew(client, series):
    change(client, series, 2, start_time="2031-06-10 05:00")

    def update(body):
        request = UpdateRecurringMeetingRequest(conference_id=series.conference_id, body=body)
        [meeting] = client.update_recurring_meeting(request).body
        return meeting

    renamed = update(RestScheduleConfDTO(subject="Slates", media_types="Voice"))
    assert (renamed.subject, renamed.media_types) == ("Slates", "Voice")
    assert starts(renamed)[2] == "2031-06-10 05:00", "the times were left alone"
    anew = update(booked(cycle={"end_date": "2031-06-17", "point": [2]}))
    assert starts(anew) == [f"2031-06-{day:02} 01:00" for day in (3, 10, 17)]
    assert ids(anew)[:2] == [ids(series)[0], ids(series)[2]]
    with sdk.refused(400, "MMC.111071046"):
        update(booked(cycle={"point": [7]}))
    assert starts(shown(client, series)) == starts(anew)


def test_a_series_is_cancelled(client, series):
    request = CancelRecurringMeetingRequest(conference_id=series.conference_id, type=1)
    client.cancel_recurring_meeting(request)
    with sdk.refused(400, "MMC.111070005"):
        client.cancel_recurring_meeting(request)
    with sdk.refused(400, "MMC.111070005"):
        change(client, series, 1, start_time="2031-06-06 02:30")


def test_others_do_not_change_it(server, admin, series):
    member = sdk.by_account(server, *admin.add_user())
    with sdk.refused(403, "MMC.111070010"):
        change(member, series, 1, start_time="2031-06-06 02:30")
    with sdk.refused(403, "MMC.111070010"):
        cancel(member, series, ids(series)[:1])
    with sdk.refused(403, "MMC.111070010"):
        member.cancel_recurring_meeting(CancelRecurringMeetingRequest(conference_id=series.conference_id))
