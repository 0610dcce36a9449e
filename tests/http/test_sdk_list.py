"""The vendor's SDK: lists, with paging, search, order and who sees what."""

import uuid

import pytest
from huaweicloudsdkmeeting.v1 import (
    AddUserDTO,
    AddUserRequest,
    CreateMeetingRequest,
    RestAttendeeDTO,
    RestScheduleConfDTO,
    SearchMeetingsRequest,
    ShowMyInfoRequest,
)

import sdk
from wire import utc

STARTS = [f"2031-05-{day:02} 12:00" for day in (7, 3, 9, 1, 5)]


@pytest.fixture(scope="module")
def admin_client(server):
    return sdk.by_account(server)


@pytest.fixture
def member(server, admin_client):
    """A fresh member's SDK client."""
    account = f"user-{uuid.uuid4().hex[:12]}"
    body = AddUserDTO(name=account, account=account, pwd="Roof-Tiles-12", send_notify="0")
    admin_client.add_user(AddUserRequest(body=body))
    return sdk.by_account(server, account, "Roof-Tiles-12")


@pytest.fixture
def other(server, admin_client):
    account = f"user-{uuid.uuid4().hex[:12]}"
    body = AddUserDTO(name=account, account=account, pwd="Roof-Tiles-12", send_notify="0")
    admin_client.add_user(AddUserRequest(body=body))
    return sdk.by_account(server, account, "Roof-Tiles-12")


def create(client, **body):
    body = {"subject": "Roof repair", "media_types": "Voice", "start_time": utc(hours=1)} | body
    [meeting] = client.create_meeting(CreateMeetingRequest(body=RestScheduleConfDTO(**body))).body
    return meeting


def search(client, **parameters):
    return client.search_meetings(SearchMeetingsRequest(**parameters))


def ids(page):
    return [row.conference_id for row in page.data]


@pytest.fixture
def five(member):
    """Five meetings of the member, in ascending order of their start."""
    made = [create(member, start_time=start, subject=f"Meeting of {start[:10]}") for start in STARTS]
    return sorted(made, key=lambda meeting: meeting.start_time)


def test_pages_in_both_orders(member, five):
    ascending = [meeting.conference_id for meeting in five]
    assert ids(search(member)) == ascending
    assert ids(search(member, sort_type="ASC_StartTIME")) == ascending
    assert ids(search(member, sort_type="DSC_StartTIME")) == ascending[::-1]
    for order, expected in (("ASC_StartTIME", ascending), ("DSC_StartTIME", ascending[::-1])):
        pages = [search(member, sort_type=order, offset=offset, limit=2) for offset in (0, 2, 4, 6)]
        assert [ids(page) for page in pages] == [expected[:2], expected[2:4], expected[4:], []]
        assert all((page.count, page.limit) == (5, 2) for page in pages)
        assert [page.offset for page in pages] == [0, 2, 4, 6]
    assert search(member).limit == 20


def test_a_row_shows_what_create_showed(member, five):
    row = search(member, limit=1).data[0]
    created = sdk.set_fields(five[0])
    shown = sdk.set_fields(row)
    for name in created.keys() - {"password_entry", "conf_config_info", "part_attendee_info"}:
        assert shown[name] == created[name], name


def test_search(member, five):
    wanted = five[1]
    for key in (wanted.subject, "2031-05-03", wanted.conference_id, wanted.conference_id[1:8]):
        page = search(member, search_key=key)
        assert (ids(page), page.count) == ([wanted.conference_id], 1), key
    assert search(member, search_key="no such thing").count == 0


@pytest.mark.parametrize("key", ["%", "_", "'", "\\", "100%", "木", "a*b"])
def test_search_takes_every_character_as_itself(member, key):
    with_it = create(member, subject=f"before {key} after")
    create(member, subject="neither here nor there")
    assert ids(search(member, search_key=f"before {key}")) == [with_it.conference_id]


def test_search_by_the_scheduler(member, five):
    account = member.show_my_info(ShowMyInfoRequest()).user_account
    assert len(search(member, search_key=account).data) == 5


def test_query_modes(member):
    spans = {"ADAY": utc(hours=3), "AWEEK": utc(days=5), "AMONTH": utc(days=20), "ALL": utc(days=300)}
    made = {mode: create(member, start_time=start).conference_id for mode, start in spans.items()}
    running = create(member, start_time=None).conference_id
    for count, mode in enumerate(spans, 1):
        expected = [running, *list(made.values())[:count]]
        assert ids(search(member, query_conf_mode=mode)) == expected, mode
    assert len(ids(search(member))) == 5


def test_users_do_not_see_each_others_meetings(member, other, admin_client):
    mine, theirs = create(member), create(other)
    assert ids(search(member)) == [mine.conference_id]
    assert ids(search(other)) == [theirs.conference_id]
    # query_all is the administrator's; a member's stays his own.
    assert ids(search(member, query_all=True)) == [mine.conference_id]
    everything = ids(search(admin_client, query_all=True, limit=500))
    assert {mine.conference_id, theirs.conference_id} <= set(everything)
    assert not {mine.conference_id, theirs.conference_id} & set(ids(search(admin_client, limit=500)))


def test_an_administrator_looks_at_one_user(member, other, admin_client):
    mine = create(member)
    create(other)
    user_id = member.show_my_info(ShowMyInfoRequest()).id
    assert ids(search(admin_client, user_uuid=user_id)) == [mine.conference_id]


def test_the_invited_see_the_meeting(member, other):
    them = other.show_my_info(ShowMyInfoRequest())
    by_uuid = create(member, attendees=[RestAttendeeDTO(user_uuid=them.id, name="guest")], start_time=utc(hours=2))
    by_account = create(member, attendees=[RestAttendeeDTO(account_id=them.user_account)], start_time=utc(hours=3))
    create(member, attendees=[RestAttendeeDTO(email="else@example.test")])
    page = search(other)
    assert ids(page) == [by_uuid.conference_id, by_account.conference_id]
    for row in page.data:
        assert row.chair_join_uri is None
        assert "chair" not in {entry.conference_role for entry in row.password_entry or []}


@pytest.mark.parametrize(
    "wrong", [{"limit": 501}, {"limit": 0}, {"offset": -1}, {"sort_type": "UP"}, {"query_conf_mode": "AYEAR"}]
)
def test_wrong_parameters(member, wrong):
    with sdk.refused(400, "MMC.111071061"):
        search(member, **wrong)
