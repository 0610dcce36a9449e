"""The vendor's SDK: figures by day, month and hour."""

from datetime import datetime, timedelta, timezone

import pytest
from huaweicloudsdkmeeting.v1 import (
    SearchStatisticConferenceInfoRequest,
    SearchStatisticConferenceParticipantRequest,
    SearchStatisticResourceInfoRequest,
    SearchStatisticUserInfoRequest,
    ShowMyInfoRequest,
)

import sdk
from participant import inside
from running import eventually
from wire import utc

BAD = "MMC.111071061"


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


@pytest.fixture(scope="module")
def member(server, admin):
    return sdk.by_account(server, *admin.add_user())


@pytest.fixture(scope="module")
def held(server, admin):
    """A meeting that a user and a guest were in, the guest twice, and that has ended."""
    # UTC all year, so that the tests know the day.
    admin.done(admin.put("/v1/convoca/corporation", json={"defaults": {"timeZoneID": "26"}}))
    zone = admin.done(admin.get("/v1/convoca/zones")).json()["zones"][25]
    assert zone["id"] == "26"
    meeting = admin.create(startTime=utc(minutes=10))
    id_ = meeting["conferenceID"]
    [guest] = [one["password"] for one in meeting["passwordEntry"] if one["conferenceRole"] == "general"]
    with inside(server, id_, "Ana", accessToken=admin.token) as ana:
        for _ in range(2):
            with inside(server, id_, "Bela", password=guest):
                pass
        ana.ask(type="end")
    history = "/v1/mmc/management/conferences/history"
    span = {"startDate": 0, "endDate": 4_000_000_000_000, "searchKey": id_}
    eventually(lambda: admin.page(history, **span)["count"] == 1)
    return timedelta(minutes=zone["offsetMinutes"])


@pytest.fixture
def today(held):
    return (datetime.now(timezone.utc) + held).date()


def meetings(client, first, last, category="conference_info", unit="D", **page):
    return client.search_statistic_conference_info(
        SearchStatisticConferenceInfoRequest(
            time_unit=unit, start_time=str(first), end_time=str(last), category=category, **page
        )
    )


def attendance(client, day, category):
    return client.search_statistic_conference_participant(
        SearchStatisticConferenceParticipantRequest(
            time_unit="D", start_time=str(day), end_time=str(day), category=category
        )
    )


def resources(client, day, category):
    return client.search_statistic_resource_info(
        SearchStatisticResourceInfoRequest(time_unit="D", start_time=str(day), end_time=str(day), category=category)
    )


def users(client, day, category):
    return client.search_statistic_user_info(
        SearchStatisticUserInfoRequest(time_unit="D", start_time=str(day), end_time=str(day), category=category)
    )


def test_meetings_by_day_and_month(client, today):
    yesterday = today - timedelta(days=1)
    page = meetings(client, yesterday, today)
    assert (page.count, page.offset, page.limit) == (2, 0, 20)
    before, now = page.data
    assert (before.time, before.conf_count, before.attendee_count) == (str(yesterday), "0", "0")
    assert (now.time, now.conf_count, now.attendee_count) == (str(today), "1", "3")
    assert now.conf_concurrent_used_count == "1" and int(now.conf_duration) < 600
    assert now.conf24h_count is None
    month = f"{today:%Y-%m}"
    [row] = meetings(client, month, month, unit="M").data
    assert (row.time, row.conf_count, row.attendee_count) == (month, "1", "3")
    # Past the end there is the last page.
    last = meetings(client, yesterday, today, offset=50, limit=1)
    assert (last.offset, [row.time for row in last.data]) == (1, [str(today)])


def test_meetings_by_hour(client, today):
    page = meetings(client, today, today, "conference_hourly_info", limit=24)
    assert [row.time for row in page.data] == [f"{hour:02}" for hour in range(24)]
    counts = [(int(row.conf24h_count), int(row.conf24h_attendee_count)) for row in page.data]
    # It may have been held across the end of an hour.
    assert 1 <= sum(count for count, _ in counts) <= 2 and 3 <= sum(people for _, people in counts) <= 6
    assert page.data[0].conf_count is None


def test_who_took_part_and_with_what(client, today):
    me = client.show_my_info(ShowMyInfoRequest())
    [row] = attendance(client, today, "user_participate_info").data
    assert (row.time, row.conf_user_name, row.conf_user_account) == (str(today), "Ana", me.user_account)
    assert (row.conf_user_count, row.device_type) == ("1", None) and int(row.conf_user_duration) < 600
    [row] = attendance(client, today, "participant_type_info").data
    assert (row.device_type, row.device_version, row.device_attendance_count) == ("WEB", "Firefox 140", "3")
    assert attendance(client, today, "hard_terminal_participate_info").data == []


def test_what_was_used(server, admin, client, today):
    assert resources(client, today, "used_vmr_info").data == [], "no room was"
    [row] = resources(client, today, "used_live_info").data
    assert (row.time, row.live_port_used_count, row.record_used_size) == (str(today), "0", None)
    assert [row.record_used_size for row in resources(client, today, "used_record_info").data] == ["0"]
    assert [row.pstn_used_duration for row in resources(client, today, "used_pstn_info").data] == ["0"]
    [room] = admin.done(admin.get("/v1/usg/dcs/member/vmr", params={"specialVmr": "false"})).json()["data"][:1]
    meeting = admin.create(startTime=utc(minutes=10), vmrFlag=1, vmrID=room["id"])
    with inside(server, meeting["conferenceID"], "Ana", accessToken=admin.token) as ana:
        [row] = eventually(lambda: resources(client, today, "used_vmr_info").data)
        assert (row.max_concurrency_vmr_count, row.vmr_parties) == ("1", "0"), "the booking set no limit"
        ana.ask(type="end")


def test_who_signed_in(client, member, admin, today):
    member.show_my_info(ShowMyInfoRequest())
    [row] = users(client, today, "user_login_info").data
    assert row.time == str(today)
    assert (row.user_login_count, row.user_pc_login_count, row.user_mobile_login_count) == ("2", "2", "0")
    [row] = users(client, today, "user_login_device_info").data
    assert (row.user_login_devices_name, row.user_login_devices_count) == ("API", "2")
    [row] = users(client, today, "user_activate_info").data
    assert row.user_activated_count == "2", "the administrator and the member were made today"
    [row] = users(client, today - timedelta(days=1), "user_activate_info").data
    assert row.user_activated_count == "0"


@pytest.mark.parametrize(
    "search",
    [
        lambda client: meetings(client, "2031-05-02", "2031-05-02"),
        lambda client: attendance(client, "2031-05-02", "user_participate_info"),
        lambda client: resources(client, "2031-05-02", "used_vmr_info"),
        lambda client: users(client, "2031-05-02", "user_login_info"),
    ],
)
def test_figures_are_for_administrators(member, search):
    with sdk.refused(403, "MMC.111070002"):
        search(member)


@pytest.mark.parametrize(
    ("first", "last", "category", "unit"),
    [
        ("2031-05-02", "2031-05-01", "conference_info", "D"),
        ("2031-05-01", "2031-06-02", "conference_info", "D"),
        ("2031-05", "2032-06", "conference_info", "M"),
        ("2031-05", "2031-05", "conference_info", "D"),
        ("2031-05-01", "2031-05-01", "conference_info", "M"),
        ("2031-05-01", "2031-05-01", "conference_info", "H"),
        ("2031-02-30", "2031-02-30", "conference_info", "D"),
        ("20310501", "20310501", "conference_info", "D"),
        ("2031-05-01", "2031-05-02", "conference_hourly_info", "D"),
        ("2031-05", "2031-05", "conference_hourly_info", "M"),
        ("2031-05-01", "2031-05-01", "user_login_info", "D"),
    ],
)
def test_times_and_categories_that_are_none(client, first, last, category, unit):
    with sdk.refused(400, BAD):
        meetings(client, first, last, category, unit)


def test_other_categories_that_are_none(client):
    for search in [attendance, resources, users]:
        with sdk.refused(400, BAD):
            search(client, "2031-05-02", "conference_info")
