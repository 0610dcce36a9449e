"""Erasing a person: he is deleted and taken out of what is remembered, and a report says so."""

import uuid

from covers import covers
from meeting_live import Live
from running import eventually
from wire import Api, refused

HISTORY = "/v1/mmc/management/conferences/history"


def erase(api, account):
    return api.post(f"/v1/convoca/members/{account}/erase")


def attendance(admin, holding):
    return admin.page(f"{HISTORY}/confAttendeeRecord", confUUID=holding)["data"]


@covers("success", "erase_user")
def test_a_person_goes_and_what_he_did_stays(server, admin):
    name = f"Ines {uuid.uuid4().hex[:8]}"
    account, password = admin.add_user(name=name, email="ines@example.test")
    ines = Api(server).sign_in(account, password)
    upcoming = ines.create(subject="Not over yet")
    live = Live(server, admin)
    somebody = live.join(name, access_token=ines.token)
    live.join("Bo")
    # Who is in is kept a moment later, and read from there.
    eventually(lambda: admin.page("/v1/mmc/management/orgRes")["usedAccountsCount"] == 2)
    refused(erase(admin, account), 400, "USG.200000003")
    somebody.ask(type="leave")
    live.gone(somebody)
    live.close()
    [record] = eventually(lambda: [row for row in past(admin) if row["conferenceID"] == live.id])
    holding = record["confUUID"]
    assert {row["displayName"] for row in attendance(admin, holding)} >= {name, "Bo"}

    report = admin.done(erase(admin, account)).json()
    gone = {one["what"]: one["count"] for one in report["gone"]}
    assert gone["Names and clients in attendance"] == 1
    assert gone["The account with profile, passwords, sign-ins and contacts"] == 1
    assert {"account", "stays"} <= {one["code"] for one in report["gone"]}
    kept = {one["what"]: one for one in report["kept"]}
    [meetings] = [one for what, one in kept.items() if what.startswith("Meetings that are not over")]
    assert meetings["code"] == "meetings"
    assert meetings["count"] == 1 and meetings["why"]

    names = [row["displayName"] for row in attendance(admin, holding)]
    assert name not in names and "Bo" in names and len(names) == 2
    assert account not in str(attendance(admin, holding))
    assert ines.get("/v1/usg/dcs/member").status_code == 401
    refused(admin.get(f"/v1/usg/dcs/corp/member/{account}"), 400, "USG.201040000")
    assert admin.detail(upcoming["conferenceID"])["subject"] == "Not over yet"
    ines.close()


def past(admin):
    return admin.page(HISTORY, startDate=0, endDate=4102444800000, limit=100, queryAll="true")["data"]


@covers("error", "erase_user")
def test_who_stays_is_not_erased(admin):
    refused(erase(admin, "nobody-of-that-name"), 400, "USG.201040000")
    own = admin.done(admin.get("/v1/usg/dcs/member")).json()["userAccount"]
    refused(erase(admin, own), 400, "USG.201040047")


@covers("authorisation", "erase_user")
def test_nobody_erases_who_administers_nothing(user, other_user):
    account = other_user.done(other_user.get("/v1/usg/dcs/member")).json()["userAccount"]
    assert erase(user, account).status_code == 403
    assert other_user.get("/v1/usg/dcs/member").status_code == 200
