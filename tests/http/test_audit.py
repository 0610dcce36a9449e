"""The audit trail: who changed what of the corporation, when and from where."""

import time
import uuid

from wire import refused

AUDIT = "/v1/convoca/audit"
MEMBERS = "/v1/usg/dcs/corp/member"


def trail(person, **query):
    answer = person.done(person.get(AUDIT, params=query)).json()
    assert answer["count"] >= len(answer["data"])
    return answer["data"]


def test_a_change_is_in_the_trail_without_its_secrets(admin):
    account, before = f"trail-{uuid.uuid4().hex[:8]}", int(time.time() * 1000)
    body = {"name": "Bo Lind", "account": account, "pwd": "Roof-Tiles-12", "sendNotify": "0"}
    answer = admin.done(admin.post(MEMBERS, json=body, headers={"X-Request-Id": f"r-{account}"}))
    admin.done(admin.put(f"{MEMBERS}/{account}", json={"name": "Bo Berg"}))
    admin.done(admin.post(f"{MEMBERS}/delete", json=[account]))
    after = int(time.time() * 1000)
    assert answer.headers["X-Request-Id"] == f"r-{account}"

    rows = trail(admin, searchKey=account)
    assert [(row["operation"], row["object"]) for row in rows] == [
        ("delete_users", account), ("update_user", account), ("add_user", account)]
    first = rows[-1]
    assert first["requestId"] == f"r-{account}" and first["ip"] in ("127.0.0.1", "::1")
    assert first["account"] == admin.done(admin.get("/v1/usg/dcs/member")).json()["userAccount"]
    assert before - 1000 <= first["at"] <= after + 1000
    detail = {pair["name"]: pair["value"] for pair in first["detail"]}
    assert (detail["name"], detail["pwd"]) == ("Bo Lind", "***")
    assert "Roof-Tiles" not in str(rows)
    assert trail(admin, searchKey=account, startDate=after + 60_000) == []
    assert len(trail(admin, searchKey=account, endDate=after + 60_000, limit=1, offset=1)) == 1


def test_what_was_refused_changed_nothing_and_is_not_there(admin, user):
    marker = f"trail-{uuid.uuid4().hex[:8]}"
    refused(admin.put(f"{MEMBERS}/{marker}", json={"name": "X"}), 400, "USG.201040000")
    assert user.post(MEMBERS, json={"name": "X", "account": marker}).status_code == 403
    assert trail(admin, searchKey=marker) == []


def test_it_is_for_administrators_and_for_their_own_corporation(admin, user, stranger):
    assert user.get(AUDIT).status_code == 403
    account = f"trail-{uuid.uuid4().hex[:8]}"
    admin.add_user(account)
    assert trail(admin, searchKey=account) and not trail(stranger, searchKey=account)


def test_what_is_asked_for_is_checked(admin):
    for query in ({"limit": 501}, {"startDate": "yesterday"}, {"searchKey": "x" * 129}):
        assert admin.get(AUDIT, params=query).status_code == 400, query
