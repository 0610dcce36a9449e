"""A series booked with the vendor's SDK, as it arrives in people's calendars.

What the invitations say, read and expanded by two libraries, has to be what the API lists: after
booking, after one meeting was moved, after the series was changed, and after it was cancelled. The
zone has daylight saving, which ends in the middle of the series.
"""

from datetime import date, datetime, timedelta, timezone

import pytest
from huaweicloudsdkmeeting.v1 import (
    CancelRecurringMeetingRequest,
    CreateRecurringMeetingRequest,
    CycleParams,
    RestAttendeeDTO,
    RestConfConfigDTO,
    RestScheduleConfDTO,
    UpdateRecurringMeetingRequest,
)

import sdk
from receiver_mail import Calendar, MailServer, calendar_of
from test_sdk_occurrences import cancel, change, shown
from wire import Api

LONDON = "26"
ANA, BEN, CLEO = "ana@roofers.example", "ben@example.org", "cleo@example.org"


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def world(request, make_server):
    mails = MailServer()
    server = make_server(
        request.param, CONVOCA_SMTP_URL=mails.url, CONVOCA_MAIL_FROM="Roofers <meetings@roofers.example>"
    )
    yield server, mails
    server.stop()
    mails.close()


@pytest.fixture
def scheduler(world):
    """Somebody with a mail address, signed in by the SDK."""
    server, mails = world
    mails.mails.clear()
    admin = Api(server).sign_in()
    account, password = admin.add_user(email=ANA)
    admin.close()
    return sdk.by_account(server, account, password), mails


def booked(**changes):
    """Mondays and Wednesdays at 10:00 in London, from 11 October to 24 November 2027."""
    cycle = {"start_date": "2027-10-11", "end_date": "2027-11-24", "cycle": "Week", "interval": 1, "point": [1, 3]}
    cycle |= {"pre_remind_days": 1} | changes.pop("cycle", {})
    body = {
        "subject": "Roof, slates & “weather”",
        "media_types": "HDVideo",
        "start_time": "2027-10-11 09:00",
        "length": 45,
        "time_zone_id": LONDON,
        "language": "en-US",
        "attendees": [RestAttendeeDTO(name="Ben", email=BEN), RestAttendeeDTO(name="Cléo", email=CLEO)],
        "conf_config_info": RestConfConfigDTO(is_send_notify=True, is_send_calendar=True),
    }
    return RestScheduleConfDTO(**body | {"cycle_params": CycleParams(**cycle)} | changes)


def listed(meeting):
    return sorted((one.start_time, one.end_time) for one in meeting.sub_confs)


def test_the_schedulers_calendar_is_the_series_as_listed(scheduler):
    client, mails = scheduler
    [meeting] = client.create_recurring_meeting(CreateRecurringMeetingRequest(body=booked())).body
    assert len(meeting.sub_confs) == 14
    offsets = {start[-5:] for start, _ in listed(meeting)}
    assert offsets == {"09:00", "10:00"}, "in UTC the clock time moves when daylight saving ends"
    calendar = Calendar()
    [invitation] = mails.to(ANA, 1)
    calendar.apply(invitation)
    assert calendar.spans() == listed(meeting)
    _, parsed = calendar_of(invitation)
    [event] = parsed.walk("VEVENT")
    assert "RRULE" in event, "a regular series is a rule"
    assert str(event["SUMMARY"]) == "Roof, slates & “weather”"

    change(client, meeting, 3, start_time="2027-10-21 15:30")
    after = shown(client, meeting)
    assert listed(after) != listed(meeting)
    calendar.apply(mails.to(ANA, 2)[1])
    assert calendar.spans() == listed(after)

    cancel(client, meeting, [meeting.sub_confs[5].cycle_sub_conf_id])
    after = shown(client, meeting)
    assert len(after.sub_confs) == 13
    calendar.apply(mails.to(ANA, 3)[2])
    assert calendar.spans() == listed(after)

    body = booked(start_time="2027-10-11 13:00", length=30)
    [edited] = client.update_recurring_meeting(
        UpdateRecurringMeetingRequest(conference_id=meeting.conference_id, body=body)
    ).body
    calendar.apply(mails.to(ANA, 4)[3])
    assert calendar.spans() == listed(edited)
    assert {start[-5:] for start, _ in listed(edited)} == {"13:00", "14:00"}

    client.cancel_recurring_meeting(CancelRecurringMeetingRequest(conference_id=meeting.conference_id))
    calendar.apply(mails.to(ANA, 5)[4])
    assert calendar.spans() == []
    # It begins in a year: nobody else has been told yet, and now nobody will be.
    assert {address for addresses, _ in mails.mails for address in addresses} == {ANA}


def test_attendees_hear_of_each_meeting_that_is_near(scheduler):
    client, mails = scheduler
    first = date.today() + timedelta(days=2)
    days = {"start_date": f"{first}", "end_date": f"{first + timedelta(days=4)}", "cycle": "Day", "interval": 1}
    body = booked(cycle=days | {"point": None, "pre_remind_days": 3}, start_time=f"{first} 09:00")
    [meeting] = client.create_recurring_meeting(CreateRecurringMeetingRequest(body=body)).body
    assert len(meeting.sub_confs) == 5
    calendar = Calendar()
    ahead = f"{datetime.now(timezone.utc) + timedelta(days=3):%Y-%m-%d %H:%M}"
    due = [start for start, _ in listed(meeting) if start <= ahead]
    assert len(due) in (1, 2)
    near = mails.to(BEN, len(due))
    for mail in near:
        calendar.apply(mail)
    told = calendar.spans()
    assert told == listed(meeting)[: len(told)]
    assert len(told) == len(due)

    change(client, meeting, 0, start_time=f"{first} 11:00")
    after = shown(client, meeting)
    calendar.apply(mails.to(BEN, len(near) + 1)[-1])
    assert calendar.spans() == listed(after)[: len(told)]
    cancel(client, meeting, [meeting.sub_confs[0].cycle_sub_conf_id])
    calendar.apply(mails.to(BEN, len(near) + 2)[-1])
    assert calendar.spans() == listed(after)[1 : len(told)]
    for mail in near:
        text = _text(mail)
        assert meeting.guest_join_uri in text
        assert meeting.chair_join_uri not in text


def _text(mail):
    return mail.get_body(("plain",)).get_content()
