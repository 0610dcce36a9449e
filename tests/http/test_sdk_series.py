"""The vendor's SDK: recurring meetings."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from huaweicloudsdkmeeting.v1 import (
    CancelMeetingRequest,
    CreateMeetingRequest,
    CreateRecurringMeetingRequest,
    CycleParams,
    RestScheduleConfDTO,
    SearchMeetingsRequest,
    ShowMeetingDetailRequest,
)

import sdk


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


def create(client, start_time, time_zone_id="56", call="recurring", **cycle):
    body = RestScheduleConfDTO(
        subject="Sync",
        media_types="HDVideo",
        start_time=start_time,
        length=30,
        time_zone_id=time_zone_id,
        cycle_params=CycleParams(**{"pre_remind_days": 1} | cycle),
    )
    if call == "recurring":
        [meeting] = client.create_recurring_meeting(CreateRecurringMeetingRequest(body=body)).body
    else:
        [meeting] = client.create_meeting(CreateMeetingRequest(body=body)).body
    return meeting


def starts(meeting):
    return [occurrence.start_time for occurrence in meeting.sub_confs]


def test_every_second_week_on_two_days(client):
    meeting = create(
        client, "2031-06-03 01:00", start_date="2031-06-03", end_date="2031-07-15",
        cycle="Week", interval=2, point=[2, 4], pre_remind_days=3,
    )  # fmt: skip
    days = ["06-03", "06-05", "06-17", "06-19", "07-01", "07-03", "07-15"]
    assert starts(meeting) == [f"2031-{day} 01:00" for day in days]
    assert (meeting.conference_type, meeting.conf_type) == (2, "CYCLE")
    assert meeting.cycle_sub_conf_id == meeting.sub_confs[0].cycle_sub_conf_id
    assert len({occurrence.cycle_sub_conf_id for occurrence in meeting.sub_confs}) == len(days)
    assert {occurrence.conference_id for occurrence in meeting.sub_confs} == {meeting.conference_id}
    assert meeting.sub_confs[0].end_time == "2031-06-03 01:30"
    cycle = meeting.cycle_params
    assert (cycle.start_date, cycle.end_date, cycle.cycle) == ("2031-06-03", "2031-07-15", "Week")
    assert (cycle.interval, cycle.point) == (2, [2, 4])
    assert cycle.pre_remind_days in (3, 14)


def test_every_third_day(client):
    meeting = create(
        client, "2031-06-03 01:00", start_date="2031-06-03", end_date="2031-06-12", cycle="Day", interval=3
    )
    assert starts(meeting) == [f"2031-06-{day:02} 01:00" for day in (3, 6, 9, 12)]


def test_a_day_that_the_month_lacks_means_its_last(client):
    meeting = create(
        client,
        "2031-01-31 01:00",
        start_date="2031-01-31",
        end_date="2031-05-31",
        cycle="Month",
        interval=1,
        point=[31],
    )
    assert starts(meeting) == [f"2031-{day} 01:00" for day in ("01-31", "02-28", "03-31", "04-30", "05-31")]


@pytest.mark.parametrize("call", ["recurring", "ordinary"])
def test_fifty_meetings_at_most(client, call):
    meeting = create(
        client, "2031-01-01 01:00", call=call, start_date="2031-01-01", end_date="2031-12-31", cycle="Day", interval=1
    )
    assert len(meeting.sub_confs) == 50
    assert meeting.cycle_params.end_date == "2031-02-19"


def test_the_clock_of_the_wall_is_kept_across_daylight_saving(client):
    zone = ZoneInfo("America/New_York")
    first = datetime(2031, 3, 5, 9, 0, tzinfo=zone)
    meeting = create(
        client, first.astimezone(UTC).strftime("%Y-%m-%d %H:%M"), time_zone_id="13", start_date="2031-03-05",
        end_date="2031-03-19", cycle="Week", interval=1, point=[3],
    )  # fmt: skip
    expected = [
        datetime.combine(date(2031, 3, 5) + timedelta(weeks=week), first.time(), zone).astimezone(UTC)
        for week in range(3)
    ]
    assert starts(meeting) == [moment.strftime("%Y-%m-%d %H:%M") for moment in expected]
    assert starts(meeting)[0][11:] != starts(meeting)[2][11:]


def test_a_series_is_one_row_and_can_be_cancelled(client):
    meeting = create(
        client, "2031-06-03 01:00", start_date="2031-06-03", end_date="2031-06-12", cycle="Day", interval=3
    )
    request = SearchMeetingsRequest(search_key=meeting.conference_id)
    [row] = client.search_meetings(request).data
    assert [occurrence.start_time for occurrence in row.sub_confs] == starts(meeting)
    shown = client.show_meeting_detail(ShowMeetingDetailRequest(conference_id=meeting.conference_id)).conference_data
    assert shown.cycle_params.end_date == "2031-06-12"
    client.cancel_meeting(CancelMeetingRequest(conference_id=meeting.conference_id))
    assert client.search_meetings(request).data == []


@pytest.mark.parametrize(
    "code, cycle",
    [
        ("MMC.111071043", {"cycle": "Year"}),
        ("MMC.111071044", {"cycle": "Day", "interval": 16}),
        ("MMC.111071044", {"cycle": "Day", "interval": 0}),
        ("MMC.111071044", {"cycle": "Week", "interval": 6, "point": [1]}),
        ("MMC.111071044", {"cycle": "Month", "interval": 4, "point": [1]}),
        ("MMC.111071045", {"cycle": "Week"}),
        ("MMC.111071045", {"cycle": "Month", "point": []}),
        ("MMC.111071046", {"cycle": "Week", "point": [7]}),
        ("MMC.111071046", {"cycle": "Week", "point": [-1]}),
        ("MMC.111071046", {"cycle": "Month", "point": [0]}),
        ("MMC.111071046", {"cycle": "Month", "point": [32]}),
        ("MMC.111071041", {"cycle": "Day", "start_date": ""}),
        ("MMC.111071042", {"cycle": "Day", "end_date": ""}),
        ("MMC.111071061", {"cycle": "Day", "pre_remind_days": 31}),
    ],
)
def test_a_wrong_cycle_is_refused(client, code, cycle):
    cycle = {"start_date": "2031-06-03", "end_date": "2031-07-15"} | cycle
    with sdk.refused(400, code):
        create(client, "2031-06-03 01:00", **cycle)


def test_a_series_needs_its_cycle(client):
    body = RestScheduleConfDTO(subject="Sync", media_types="HDVideo", start_time="2031-06-03 01:00")
    with sdk.refused(400, "MMC.111071020"):
        client.create_recurring_meeting(CreateRecurringMeetingRequest(body=body))
