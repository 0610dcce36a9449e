"""The vendor's SDK calls people into a running meeting, and hears what came of it."""

import uuid

from huaweicloudsdkmeeting.v1 import (
    InviteWithPwdRequest,
    RestInviteWithPwdReqBody,
)

import sdk
from covers import covers
from meeting_live import signed_in
from running import eventually
from steering import client, held, live, steer  # noqa: F401
from wire import Api

CALLS = "/v1/convoca/calls"


def results(live):
    """What was pushed of calls: result by number."""
    frames = [frame for frame in live.listener.frames if frame["action"] == "InviteResultNotify"]
    return {one["callNumber"]: one["resultCode"] for frame in frames for one in frame["data"]}


class Portal:
    """A signed-in user whose portal is open."""

    def __init__(self, server, admin):
        self.api, self.account = signed_in(server, admin)
        self.id = self.api.done(self.api.get("/v1/usg/dcs/member")).json()["id"]
        self.listen(0)

    def listen(self, wait=20):
        return self.api.done(self.api.get(CALLS, params={"wait": wait})).json()["calls"]

    def answer(self, call, accept):
        self.api.done(self.api.post(f"{CALLS}/{call['id']}", json={"accept": accept}))


@covers("success", "invite_participants", "delete_attendees")
def test_a_signed_in_user_is_rung(server, admin, live, steer):
    live.join("Hana", "host")
    for accept, code in ((True, "0"), (False, "11076009")):
        portal = Portal(server, admin)
        number = f"+99{uuid.uuid4().int % 10**10}"
        steer.invite({"name": "Portal", "phone": number, "user_uuid": portal.id, "account_id": portal.account})
        live.listener.wait_for(lambda it: any(one.get("TEL") == number for one in it.people.values()))
        [called] = [row for row in live.info()["participants"] if row["phone"] == number]
        assert (called["state"], called["name"]) == (1, "Portal")
        [call] = portal.listen()
        assert call["conferenceID"] == live.id
        portal.answer(call, accept)
        live.listener.wait_for(lambda it: results(live).get(number) == code)
        [row] = [row for row in live.info()["attendees"] if row["phone"] == number]
        assert (row["userUUID"], row["accountID"]) == (portal.id, portal.account)
        assert not any(row["phone"] == number for row in live.info()["participants"])
        steer.delete(number)
        assert not any(row["phone"] == number for row in live.info()["attendees"])


def test_who_is_called_comes_into_a_locked_meeting(server, admin, live, steer):
    live.join("Hana", "host")
    portal = Portal(server, admin)
    live.api.done(live.call("PUT", "lock", isLock=1))
    comes = lambda: live.join("Portal", waits=True, access_token=portal.api.token)
    comes().told("refused", code="locked")
    steer.invite({"name": "Portal", "phone": "+991235", "account_id": portal.account})
    [call] = portal.listen()
    portal.answer(call, True)
    live.listener.wait_for(lambda it: results(live).get("+991235") == "0")
    live.shown(comes().joined(), name="Portal")
    live.join("Stranger", waits=True).told("refused", code="locked")


def test_a_call_that_is_taken_back_stops_ringing(server, admin, live, steer):
    portal = Portal(server, admin)
    steer.invite({"name": "Portal", "phone": "+991234", "account_id": portal.account})
    assert len(portal.listen()) == 1
    [called] = [row for row in live.info()["participants"] if row["state"] == 1]
    steer.hang_up(called["pid"])
    live.listener.wait_for(lambda it: results(live).get("+991234") == "11076002")
    eventually(lambda: portal.listen(0) == [])
    assert [row["phone"] for row in live.info()["attendees"]] == ["+991234"]


def test_who_cannot_be_reached_is_reported(live, steer):
    steer.invite({"name": "Nobody", "phone": "+99100010002"}, {"name": "Nobody else", "phone": "+99100010003"})
    live.listener.wait_for(lambda it: len(results(live)) == 2)
    assert results(live) == {"+99100010002": "11076007", "+99100010003": "11076007"}
    assert {row["phone"] for row in live.info()["attendees"]} == set(results(live))
    assert live.info()["participants"] == []


def test_who_does_not_answer_is_reported(make_server):
    # A clock that is quick makes the ringing short.
    server = make_server("sqlite", CONVOCA_CLOCK_SPEED="60")
    admin = Api(server).sign_in()
    with held(server, admin, length=600) as live:
        portal = Portal(server, admin)
        token = {"X-Conference-Authorization": live.token}
        body = {"attendees": [{"name": "Portal", "phone": "+991234", "userUUID": portal.id}]}
        path = "/v1/mmc/control/conferences/participants"
        # The published sample leaves out `type`.
        admin.done(admin.post(path, params={"conferenceID": live.id}, headers=token, json=body))
        live.listener.wait_for(lambda it: results(live).get("+991234") == "11076005")
        assert portal.listen(0) == []
    admin.close()
    server.stop()


@covers("error", "invite_participants")
def test_people_who_cannot_be_invited(live, steer):
    sound = {"name": "Ana", "phone": "+99100010002"}
    for code, wrong in (
        ("MMC.111072031", {"phone": None}),
        ("MMC.111072032", {"phone": "1" * 128}),
        ("MMC.111072033", {"phone": "12 34"}),
        ("MMC.111072046", {"name": None}),
        ("MMC.111072034", {"name": "n" * 97}),
        ("MMC.111072035", {"role": 5}),
        ("MMC.111072036", {"email": "e" * 256}),
        ("MMC.111072037", {"sms": "1" * 33}),
    ):
        with sdk.refused(400, code):
            steer.invite(sound, sound | wrong)
    with sdk.refused(400, "MMC.111072017"):
        steer.invite()
    assert live.info()["attendees"] == []


def invite_with_password(client, live, number="+99100010002", password=None, meeting=None):
    meeting = meeting or live.id
    body = RestInviteWithPwdReqBody(call_num=number, conf_id=meeting, pwd=password or live.passwords["chair"])
    client.invite_with_pwd(InviteWithPwdRequest(conference_id=meeting, body=body))


@covers("success", "invite_with_password")
def test_a_number_is_called_with_the_password_alone(server, admin, client, live):
    invite_with_password(client, live)
    live.listener.wait_for(lambda it: results(live) == {"+99100010002": "11076007"})
    assert [row["phone"] for row in live.info()["attendees"]] == ["+99100010002"]


@covers("error", "invite_with_password")
@covers("authorisation", "invite_with_password")
def test_a_number_is_not_called_without_the_hosts_password(admin, client, live):
    with sdk.refused(400, "MMC.111072065"):
        invite_with_password(client, live, password="000000")
    with sdk.refused(400, "MMC.111072065"):
        invite_with_password(client, live, meeting="900000000")
    with sdk.refused(403, "MMC.111072070"):
        invite_with_password(client, live, password=live.passwords["general"])
    with sdk.refused(400, "MMC.111072032"):
        invite_with_password(client, live, number="1" * 128)
    booked = admin.create()
    [password] = [one["password"] for one in booked["passwordEntry"] if one["conferenceRole"] == "chair"]
    with sdk.refused(400, "MMC.111072005"):
        invite_with_password(client, live, password=password, meeting=booked["conferenceID"])
    assert live.info()["attendees"] == []
