"""Importing and exporting people as CSV, and inviting them."""

import csv
import io
import uuid

import pytest
from huaweicloudsdkmeeting.v1 import AddUserRequestBody, InviteUserRequest, SearchUsersRequest, ShowUserDetailRequest

import sdk
from covers import covers
from wire import refused

IMPORT = "/v1/convoca/members/import"
EXPORT = "/v1/convoca/members/export"
COLUMNS = ["account", "name", "email", "phone", "department", "title", "thirdAccount", "status"]
WRONG = "USG.200000003"


def table(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def bring(admin, rows, **query):
    file = rows if isinstance(rows, bytes) else table(rows)
    return admin.post(IMPORT, data=file, params={"sendNotify": "0"} | query, headers={"Content-Type": "text/csv"})


@covers("success", "import_users")
def test_ten_thousand_people_of_whom_some_are_wrong(admin):
    """The wrong lines are said by number, and everybody else is there."""
    tag = uuid.uuid4().hex[:10]
    taken, _ = admin.add_user(f"taken-{tag}")
    rows = [
        {"account": f"p{number:05}-{tag}", "name": f"Person {number}", "email": f"p{number}@{tag}.example"}
        for number in range(10_000)
    ]
    wrong = {
        17: ({"email": "no mail"}, "e-mail"),
        500: ({"account": rows[499]["account"].upper()}, "in the file"),
        777: ({"account": taken}, "taken"),
        5000: ({"department": "No/Such"}, "department"),
        6001: ({"name": "x" * 97}, "at most 96"),
        9999: ({"name": ""}, "name must be given"),
    }
    for number, (change, _) in wrong.items():
        rows[number] |= change
    report = admin.done(bring(admin, rows)).json()
    assert report["added"] == 10_000 - len(wrong)
    assert [line["line"] for line in report["refused"]] == [number + 2 for number in wrong]
    for line, (number, (_, reason)) in zip(report["refused"], wrong.items()):
        assert reason in line["reason"], line
        assert line["account"] == rows[number]["account"]
    page = admin.done(admin.get("/v1/usg/dcs/corp/member", params={"searchKey": tag, "offset": 9000})).json()
    assert page["count"] == 10_000 - len(wrong) + 1
    again = admin.done(bring(admin, rows[:20])).json()
    assert again["added"] == 0 and len(again["refused"]) == 20


@covers("success", "export_users")
def test_what_goes_out_comes_in(admin):
    name = f"Works {uuid.uuid4().hex}"
    admin.done(admin.post("/v1/usg/dcs/corp/dept", json={"deptName": name}))
    tag = uuid.uuid4().hex
    row = {
        "account": f"ana-{tag}",
        "name": 'Ana, "the" first',
        "email": "ana@example.test",
        "phone": "+351900",
        "department": name,
        "title": "Roofer",
        "thirdAccount": f"third-{tag}",
        "status": "1",
    }
    assert admin.done(bring(admin, [row])).json() == {"added": 1, "refused": []}
    answer = admin.done(admin.get(EXPORT))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [found for found in rows if found["account"] == row["account"]] == [row]
    report = admin.done(bring(admin, answer.content)).json()
    assert report["added"] == 0 and len(report["refused"]) == len(rows)


@covers("error", "import_users", "export_users")
def test_files_that_are_none(admin):
    for file in (b"", b"account\na\n", b"\xff\xfe", b"name\n" + b"x\n" * 10_001):
        refused(bring(admin, file), 400, WRONG)
    assert admin.post(IMPORT, data=b"name\n" + b"x" * (9 << 20)).status_code == 413
    # There is nothing to be wrong in what an export is asked for.
    assert admin.get(EXPORT, params={"offset": "x"}).status_code == 200


@covers("authorisation", "import_users", "export_users", "invite_user")
def test_members_bring_nobody(server, admin):
    from wire import Api

    member = Api(server).sign_in(*admin.add_user())
    assert bring(member, b"name\nx\n").status_code == 403
    assert member.get(EXPORT).status_code == 403
    assert member.post("/v1/usg/dcs/corp/member/add", json={"name": "x", "contact": "x@y.example"}).status_code == 403


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


def invite(client, **body):
    return client.invite_user(InviteUserRequest(body=AddUserRequestBody(**body)))


@covers("success", "invite_user")
def test_somebody_invited_has_an_account_and_is_told(client, admin):
    address = f"{uuid.uuid4().hex}@example.test"
    assert invite(client, name="Ines", contact=address, title="Roofer", sort_level=4).user_exist is False
    shown = client.show_user_detail(ShowUserDetailRequest(account=address))
    assert (shown.name, shown.email, shown.title, shown.sort_level) == ("Ines", address, "Roofer", 4)
    outbox = admin.done(admin.get("/v1/convoca/outbox", params={"limit": 100})).json()["data"]
    assert any(address in entry["title"] for entry in outbox), outbox
    assert invite(client, name="Ines again", contact=address).user_exist is True
    assert client.search_users(SearchUsersRequest(search_key=address)).count == 1


@covers("error", "invite_user")
def test_who_cannot_be_reached_is_not_invited(client):
    for body in (
        {"name": "x", "contact": "nothing of the kind"},
        # There is no SMS gateway.
        {"name": "x", "contact": "+351900"},
        {"name": "x" * 97, "contact": "x@example.test"},
        {"name": "x", "contact": f"{uuid.uuid4().hex}@example.test", "dept_code": "nowhere"},
    ):
        with sdk.refused(400, WRONG):
            invite(client, **body)
