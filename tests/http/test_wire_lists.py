"""Edges of lists over plain requests: numbers at and past their ends, and empty parameters."""

import pytest

from wire import CREATE, DETAIL, MEMBER, MEMBER_ROOMS, refused, utc


def test_an_empty_list(user):
    assert user.page() == {"offset": 0, "limit": 20, "count": 0, "data": []}


@pytest.mark.parametrize("name", ["offset", "limit", "queryAll", "searchKey", "queryConfMode", "sortType", "userUUID"])
def test_an_empty_parameter_is_none(user, name):
    meeting = user.create()
    assert [row["conferenceID"] for row in user.page(**{name: ""})["data"]] == [meeting["conferenceID"]]


@pytest.mark.parametrize(
    "parameters", [{"limit": 1}, {"limit": 500}, {"offset": 10**9}, {"searchKey": "s" * 128}, {"unknown": "x"}]
)
def test_what_is_still_allowed(user, parameters):
    assert user.page(**parameters)["count"] == 0


@pytest.mark.parametrize(
    "parameters",
    [
        {"limit": 0}, {"limit": 501}, {"limit": -1}, {"limit": "x"}, {"limit": "1.5"}, {"limit": 10**30},
        {"offset": -1}, {"offset": "x"}, {"offset": 10**30},
        {"queryAll": "perhaps"}, {"searchKey": "s" * 129}, {"queryConfMode": "AYEAR"}, {"sortType": "UP"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not(user, parameters):
    refused(user.get(CREATE, params=parameters), 400, "MMC.111071061")


def test_a_page_past_the_end_is_empty(user):
    user.create()
    assert user.page(offset=1) == {"offset": 1, "limit": 20, "count": 1, "data": []}


def test_meetings_that_start_together_are_paged_without_loss(user):
    start = utc(hours=3)
    made = {user.create(startTime=start)["conferenceID"] for _ in range(9)}
    for order in ("ASC_StartTIME", "DSC_StartTIME"):
        rows = [
            row["conferenceID"]
            for offset in range(0, 9, 2)
            for row in user.page(offset=offset, limit=2, sortType=order)["data"]
        ]
        assert len(rows) == 9 and set(rows) == made


def test_parameters_are_decoded_once(user):
    meeting = user.create(subject="50% + 1 & more = 木/?#")
    assert user.page(searchKey="50% + 1 & more = 木/?#")["data"][0]["conferenceID"] == meeting["conferenceID"]
    assert user.page(searchKey="50%25")["count"] == 0


@pytest.mark.parametrize(
    "query", ["searchKey=%FF%FE", "searchKey=%", "searchKey=%zz", "limit=%00", "&&&=&", "offset=1&offset=2"]
)
def test_queries_that_nobody_should_send(user, query):
    assert user.get(f"{CREATE}?{query}").status_code in (200, 400)


@pytest.mark.parametrize("parameters", [{"limit": 0}, {"limit": "x"}, {"offset": -1}])
def test_the_detail_holds_its_page_to_the_same(user, parameters):
    meeting = user.create()
    answer = user.get(DETAIL, params={"conferenceID": meeting["conferenceID"]} | parameters)
    refused(answer, 400, "MMC.111071061")


@pytest.mark.parametrize(
    "headers", [{"X-Type": "0"}, {"X-Type": "1"}, {"X-Type": "2"}, {"X-Type": "2", "X-Query-Type": "1"}]
)
def test_people_and_terminals_in_the_detail(user, headers):
    attendees = [{"name": "Ines", "phone": "1"}, {"name": "Attic", "phone": "2", "type": "terminal"}]
    meeting = user.create(attendees=attendees)
    page = user.done(user.get(DETAIL, params={"conferenceID": meeting["conferenceID"]}, headers=headers)).json()["data"]
    expected = {
        ("0", None): ["Ines", "Attic"], ("1", None): ["Ines", "Attic"], ("2", None): ["Ines"], ("2", "1"): ["Attic"],
    }  # fmt: skip
    assert sorted(who["name"] for who in page["data"]) == sorted(
        expected[headers["X-Type"], headers.get("X-Query-Type")]
    )


@pytest.mark.parametrize("path", [MEMBER, MEMBER_ROOMS, "/v1/usg/dcs/corp/vmr", "/v2/usg/acs/corp/apps"])
def test_directory_lists_answer_their_last_page_past_the_end(admin, path):
    first = admin.page(path)
    assert (first["offset"], first["limit"]) == (0, 10)
    assert first["count"] >= 1
    beyond = admin.page(path, offset=10**6, limit=1)
    assert len(beyond["data"]) == 1
    assert beyond["count"] == first["count"]
