"""Meetings over plain requests: what the SDK cannot ask, and who may see what."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from wire import CREATE, CREATE_SERIES, DETAIL, Api, refused, utc


def test_identifiers_and_secrets_are_never_the_same_twice(user):
    made = [user.create() for _ in range(40)]
    for secret in (
        lambda meeting: meeting["conferenceID"],
        lambda meeting: meeting["chairJoinUri"].rsplit("/", 1)[1],
        lambda meeting: meeting["guestJoinUri"].rsplit("/", 1)[1],
    ):
        assert len({secret(meeting) for meeting in made}) == len(made)
    assert len({meeting["passwordEntry"][0]["password"] for meeting in made}) > 35
    for meeting in made:
        assert meeting["passwordEntry"][0]["password"] != meeting["passwordEntry"][1]["password"]


def test_a_start_in_this_minute_is_not_past(user):
    assert user.create(startTime=utc())["conferenceID"]


@pytest.mark.parametrize("start", ["", None])
def test_no_start_means_now(user, start):
    assert user.create(startTime=start)["confType"] == "IMMEDIATELY"


@pytest.mark.parametrize(
    "start",
    [
        "2031-05-02",
        "2031-05-02T12:00",
        "2031-05-02 12:00:00Z",
        "2031-13-02 12:00",
        "2031-05-02 24:00",
        "0000-00-00 00:00",
    ],
)
def test_a_start_that_is_no_time(user, start):
    user.refuse("MMC.111071061", startTime=start)


def test_conference_type_1_makes_a_series_at_either_address(user):
    cycle = {"startDate": "2031-06-03", "endDate": "2031-06-09", "cycle": "Day", "interval": 3, "preRemindDays": 1}
    body = {"startTime": "2031-06-03 01:00", "cycleParams": cycle, "conferenceType": 1}
    for path in (CREATE, CREATE_SERIES):
        meeting = user.create(path, **body)
        assert (meeting["conferenceType"], meeting["confType"]) == (2, "CYCLE")
        assert len(meeting["subConfs"]) == 3
    user.refuse("MMC.111071020", conferenceType=1, startTime="2031-06-03 01:00")
    user.refuse("MMC.111071019", conferenceType=3)


def test_a_series_starts_today_at_the_earliest(user):
    cycle = {"startDate": "2020-06-03", "endDate": "2020-06-09", "cycle": "Day", "interval": 1, "preRemindDays": 1}
    answer = user.post(
        CREATE_SERIES, json={"mediaTypes": "Voice", "startTime": "2020-06-03 01:00", "cycleParams": cycle}
    )
    assert answer.status_code == 400
    assert answer.json()["error_code"] in ("MMC.111071013", "MMC.111071041", "MMC.111071061")


@pytest.mark.parametrize("last, status", [("2032-06-03", 200), ("2032-06-04", 400), ("2031-06-02", 400)])
def test_a_series_spans_a_year_at_most(user, last, status):
    cycle = {
        "startDate": "2031-06-03",
        "endDate": last,
        "cycle": "Month",
        "interval": 1,
        "point": [3],
        "preRemindDays": 1,
    }
    body = {"mediaTypes": "Voice", "startTime": "2031-06-03 01:00", "cycleParams": cycle}
    assert user.post(CREATE_SERIES, json=body).status_code == status


def test_guests_see_no_host_secrets(user, other_user):
    me = other_user.get("/v1/usg/dcs/member").json()
    meeting = user.create(attendees=[{"userUUID": me["id"], "name": "guest"}])
    shown = other_user.detail(meeting["conferenceID"])
    assert {entry["conferenceRole"] for entry in shown["passwordEntry"]} == {"general"}
    assert "chairJoinUri" not in shown
    assert shown["guestJoinUri"] == meeting["guestJoinUri"]
    assert shown["role"] == "general"
    [row] = other_user.page()["data"]
    assert "chairJoinUri" not in row
    host_password = meeting["passwordEntry"][0]["password"]
    assert f'"{host_password}"' not in other_user.get(CREATE).text
    refused(other_user.cancel(meeting["conferenceID"]), 403, "MMC.111070010")
    hosted = user.create(attendees=[{"userUUID": me["id"], "name": "host", "role": 1}])
    assert other_user.detail(hosted["conferenceID"])["chairJoinUri"] == hosted["chairJoinUri"]


def test_detail_of_nothing(user):
    refused(user.get(DETAIL, params={"conferenceID": "900000000"}), 400, "MMC.111070005")
    assert user.get(DETAIL).status_code == 400
    assert user.get(DETAIL, params={"conferenceID": ""}).status_code == 400


def test_an_unknown_meeting_and_another_tenants_look_alike(user, stranger):
    meeting = user.create()
    for method in ("GET", "DELETE", "PUT"):
        path = DETAIL if method == "GET" else CREATE
        answers = [
            stranger.call(
                method,
                path,
                params={"conferenceID": meeting_id},
                json={"mediaTypes": "Voice"} if method == "PUT" else None,
            )
            for meeting_id in (meeting["conferenceID"], "900000000")
        ]
        assert answers[0].json() == answers[1].json()
        refused(answers[0], 400, "MMC.111070005")
    assert user.detail(meeting["conferenceID"])["subject"] == meeting["subject"]


def test_tenants_do_not_share_rooms_or_members(admin, user, stranger):
    me = user.get("/v1/usg/dcs/member").json()
    assert stranger.get(f"/v1/usg/dcs/corp/member/{me['userAccount']}").status_code == 400
    theirs = {row["id"] for row in stranger.page("/v1/usg/dcs/corp/vmr", limit=100)["data"]}
    ours = {row["id"] for row in admin.page("/v1/usg/dcs/corp/vmr", limit=100)["data"]}
    assert not theirs & ours
    room = user.page("/v1/usg/dcs/member/vmr")["data"][0]
    stranger.refuse("MMC.111070006", vmrFlag=1, vmrID=room["id"], startTime=utc(hours=1))


@pytest.mark.parametrize("type_, status", [("1", 200), ("0", 200), ("", 200), ("x", 400)])
def test_the_type_of_a_cancellation(user, type_, status):
    meeting = user.create()
    assert user.cancel(meeting["conferenceID"], type=type_).status_code == status


def test_a_cancelled_meeting_is_gone_everywhere(user, other_user):
    me = other_user.get("/v1/usg/dcs/member").json()
    meeting = user.create(attendees=[{"userUUID": me["id"]}])
    user.done(user.cancel(meeting["conferenceID"], type=1))
    assert user.page()["count"] == other_user.page()["count"] == 0
    refused(user.cancel(meeting["conferenceID"], type=1), 400, "MMC.111070005")


def test_one_of_many_cancellations_at_once_wins(server, user):
    meeting = user.create()

    def cancel(_):
        api = Api(server, user.token)
        status = api.cancel(meeting["conferenceID"], type=1).status_code
        api.close()
        return status

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(cancel, range(8))) == [200] + [400] * 7


def test_one_of_many_bookings_of_a_room_at_once_wins(server, user):
    start = utc(hours=5)

    def book(_):
        api = Api(server, user.token)
        answer = api.post(CREATE, json={"mediaTypes": "Voice", "vmrFlag": 1, "startTime": start})
        api.close()
        return answer.status_code, None if answer.status_code == 200 else answer.json()["error_code"]

    with ThreadPoolExecutor(12) as pool:
        outcomes = sorted(pool.map(book, range(12)))
    assert outcomes == [(200, None)] + [(400, "MMC.111071005")] * 11
    assert user.page()["count"] == 1


def test_what_is_acknowledged_is_listed_at_once(server, user):
    def make(number):
        api = Api(server, user.token)
        meeting = api.create(subject=f"Number {number}")
        found = api.page(searchKey=meeting["conferenceID"])["count"]
        api.close()
        return meeting["conferenceID"], found

    with ThreadPoolExecutor(16) as pool:
        made = list(pool.map(make, range(64)))
    assert {found for _, found in made} == {1}
    assert user.page()["count"] == len({meeting_id for meeting_id, _ in made}) == 64


def test_edits_at_once_lose_nothing(server, user):
    meeting = user.create(startTime="2031-05-02 12:00", length=60)
    changes = [{"subject": "After"}, {"length": 90}, {"language": "en-US"}, {"timeZoneID": "26"}]

    def edit(change):
        api = Api(server, user.token)
        for _ in range(20):
            answer = api.put(
                CREATE, params={"conferenceID": meeting["conferenceID"]}, json={"mediaTypes": "Voice"} | change
            )
            if answer.status_code == 200:
                break
        api.close()
        return answer.status_code

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(edit, changes)) == {200}
    shown = user.detail(meeting["conferenceID"])
    assert (shown["subject"], shown["endTime"]) == ("After", "2031-05-02 13:30")
    assert (shown["language"], shown["timeZoneID"]) == ("en-US", "26")
