"""The vendor's SDK steers the people of a running meeting: each effect is looked for in the next
snapshot, in what is pushed, and in what the people are told."""

import contextlib
import threading
import uuid

import pytest
from huaweicloudsdkmeeting.v1 import (
    AllowClientRecordRequest,
    AllowGuestUnmuteRequest,
    AllowWaitingParticipantRequest,
    Attendee,
    BatchHandRequest,
    BatchMoveToWaitingRoomRequest,
    DelAttendInfo,
    DeleteAttendeesRequest,
    HandRequest,
    HangUpRequest,
    InviteOperateVideoRequest,
    InviteParticipantRequest,
    InviteShareDTO,
    InviteShareRequest,
    InviteWithPwdRequest,
    MoveToWaitingRoomRequest,
    MuteMeetingRequest,
    MuteParticipantRequest,
    RenameParticipantRequest,
    RestAllowClientRecordReqBody,
    RestAllowUnMuteReqBody,
    RestAllowWaitingParticipantReqBody,
    RestBatchHandsUpReqBody,
    RestBatchMoveToWaitingRoomReqBody,
    RestBulkDelAttendReqBody,
    RestBulkHangUpReqBody,
    RestChairTokenReqBody,
    RestHandsUpReqBody,
    RestInviteReqBody,
    RestInviteWithPwdReqBody,
    RestMoveToWaitingRoomReqBody,
    RestMuteParticipantReqBody,
    RestMuteReqBody,
    RestRenamePartReqBody,
    RestSetCohostBody,
    RestVideoBody,
    SetCohostRequest,
    SetRoleRequest,
)

import sdk
from covers import covers
from listener import conference_token
from meeting_live import Live, signed_in
from running import eventually
from wire import Api

CALLS = "/v1/convoca/calls"
WAITING_ROOM = {"confConfigInfo": {"enableWaitingRoom": True}}


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


@pytest.fixture
def live(server, admin):
    with held(server, admin) as live:
        yield live


@contextlib.contextmanager
def held(server, admin, **body):
    live = Live(server, admin, **body)
    try:
        yield live
    finally:
        live.close()


class Steering:
    """The SDK with a meeting's token."""

    def __init__(self, client, live, token=None):
        self.client, self.live, self.token = client, live, token or live.token

    def __call__(self, method, request, body, who=None):
        parameters = {"conference_id": self.live.id, "x_conference_authorization": self.token, "body": body}
        if who is not None:
            parameters["participant_id"] = getattr(who, "id", who)
        return getattr(self.client, method)(request(**parameters))

    def mute(self, who, muted):
        body = RestMuteParticipantReqBody(is_mute=int(muted))
        self("mute_participant", MuteParticipantRequest, body, who)

    def mute_all(self, muted, **more):
        self("mute_meeting", MuteMeetingRequest, RestMuteReqBody(is_mute=int(muted), **more))

    def hand(self, who, raised):
        self("hand", HandRequest, RestHandsUpReqBody(hands_state=int(raised)), who)

    def hands(self, people, raised):
        body = RestBatchHandsUpReqBody(hands_state=int(raised), pids=[getattr(who, "id", who) for who in people])
        self("batch_hand", BatchHandRequest, body)

    def role(self, who, claims, password=None):
        self("set_role", SetRoleRequest, RestChairTokenReqBody(apply_chair=int(claims), chairman_pwd=password), who)

    def cohost(self, who, cohost):
        self("set_cohost", SetCohostRequest, RestSetCohostBody(is_cohost=int(cohost)), who)

    def video(self, who, closes):
        self("invite_operate_video", InviteOperateVideoRequest, RestVideoBody(status=int(closes)), who)

    def share(self, who, asks):
        self("invite_share", InviteShareRequest, InviteShareDTO(share=int(asks)), who)

    def record(self, who, allowed):
        body = RestAllowClientRecordReqBody(allow_client_record=int(allowed))
        self("allow_client_record", AllowClientRecordRequest, body, who)

    def rename(self, name, who=None, number="1"):
        body = RestRenamePartReqBody(new_name=name, number=number, participant_id=who and getattr(who, "id", who))
        self("rename_participant", RenameParticipantRequest, body)

    def hang_up(self, *people):
        body = RestBulkHangUpReqBody(bulk_hang_up_participants=[getattr(who, "id", who) for who in people])
        self("hang_up", HangUpRequest, body)

    def delete(self, number, who=None):
        one = DelAttendInfo(number=number, participant_id=who and getattr(who, "id", who))
        self("delete_attendees", DeleteAttendeesRequest, RestBulkDelAttendReqBody(bulk_del_attend_info=[one]))

    def invite(self, *people):
        people = [Attendee(**({"type": "normal"} | one)) for one in people]
        self("invite_participant", InviteParticipantRequest, RestInviteReqBody(attendees=people))

    def admit(self, who=None):
        body = RestAllowWaitingParticipantReqBody(participant_id=who) if who else None
        body = body or RestAllowWaitingParticipantReqBody(allow_all=True)
        self("allow_waiting_participant", AllowWaitingParticipantRequest, body)

    def send_back(self, who):
        body = RestMoveToWaitingRoomReqBody(participant_id=getattr(who, "id", who))
        self("move_to_waiting_room", MoveToWaitingRoomRequest, body)

    def send_all_back(self, *people):
        body = RestBatchMoveToWaitingRoomReqBody(batch_participants=[getattr(who, "id", who) for who in people])
        self("batch_move_to_waiting_room", BatchMoveToWaitingRoomRequest, body)


@pytest.fixture
def steer(client, live):
    return Steering(client, live)


@covers("success", "mute_participant")
def test_one_is_muted_and_heard_again(live, steer):
    ana, ben = live.join("Ana"), live.join("Ben")
    for _ in range(2):
        steer.mute(ana, True)
    ana.told("stopped", source="microphone", by=None)
    ben.sees(ana, microphone="muted_by_host")
    live.shown(ana, mute=1)
    live.shown(ben, mute=0)
    live.pushed(ana, MUTE="1")
    steer.mute(ana, False)
    ana.told("unmuted", by=None)
    live.shown(ana, mute=0)
    live.pushed(ana, MUTE="0")
    # Nobody is made to be heard who turned it off himself.
    ana.ask(type="media", microphone=False)
    steer.mute(ana, False)
    ana.told("asked", source="microphone", by=None)
    live.shown(ana, mute=1)


@covers("success", "mute_meeting", "allow_guest_unmute")
def test_all_are_muted_but_the_host(live, steer):
    hana, ana = live.join("Hana", "host"), live.join("Ana")
    steer.mute_all(True, allow_unmute_by_oneself=0)
    ana.told("stopped", source="microphone")
    live.shown(ana, mute=1)
    live.shown(hana, mute=0)
    live.pushed(ana, MUTE="1")
    state = lambda: live.listener.flat["ConfDynamicInfoNotify"]
    live.listener.wait_for(lambda it: (state()["mute"], state()["canUnmute"]) == (1, 0))
    assert ana.ask(type="media", microphone=True)["type"] == "refused"
    body = RestAllowUnMuteReqBody(allow_unmute_by_oneself=1)
    steer("allow_guest_unmute", AllowGuestUnmuteRequest, body)
    live.listener.wait_for(lambda it: (state()["mute"], state()["canUnmute"]) == (1, 1))
    assert ana.ask(type="media", microphone=True)["type"] == "done"
    live.shown(ana, mute=0)
    steer.mute_all(True)
    late = live.join("Late")
    live.shown(late, mute=1)
    # Read when muting only.
    steer.mute_all(False, allow_unmute_by_oneself=0)
    live.listener.wait_for(lambda it: (state()["mute"], state()["canUnmute"]) == (0, 1))
    ana.told("unmuted", by=None)
    live.shown(ana, mute=0)


@covers("success", "raise_hand", "raise_hands")
def test_hands_go_up_and_down(live, steer):
    hana, ana, ben = live.join("Hana", "host"), live.join("Ana"), live.join("Ben")
    steer.hand(ana, True)
    live.shown(ana, hand=1)
    live.pushed(ana, HAND="1")
    ben.wait_for(lambda it: it.people[ana.id]["handAtMs"])
    steer.hands([ana, ben], True)
    live.shown(ben, hand=1)
    steer.hands([ana, ben, ana], False)
    for who in (ana, ben):
        live.shown(who, hand=0)
        live.pushed(who, HAND="0")
        hana.sees(who, handAtMs=None)


@covers("error", "raise_hand", "raise_hands")
def test_the_host_raises_no_hand_and_hands_move_together(live, steer):
    hana, ana = live.join("Hana", "host"), live.join("Ana")
    with sdk.refused(400, "MMC.111072069"):
        steer.hand(hana, True)
    with sdk.refused(400, "MMC.111072069"):
        steer.hands([ana, hana], True)
    with sdk.refused(400, "MMC.111072008"):
        steer.hands([ana, "0123456789abcdef"], True)
    with sdk.refused(400, "MMC.111072017"):
        steer.hands([], True)
    live.shown(ana, hand=0)


@covers("success", "set_role", "set_cohost")
def test_roles_are_given_and_taken(live, steer):
    hana, ana, ben = live.join("Hana", "host"), live.join("Ana"), live.join("Ben")
    steer.cohost(ben, True)
    ben.sees(ben, role="cohost")
    live.pushed(ben, IS_COHOST="1")
    assert live.info()["confInfo"] == {"chairID": hana.id, "coHosts": [ben.id]}
    for _ in range(2):
        steer.role(ana, True, live.passwords["chair"])
    ana.sees(ana, role="host")
    hana.sees(hana, role="guest")
    live.pushed(ana, ROLE="1")
    live.pushed(hana, ROLE="0")
    assert live.info()["confInfo"]["chairID"] == ana.id
    steer.role(ana, False)
    live.pushed(ana, ROLE="0")
    ana.sees(ana, role="guest")
    assert live.info()["confInfo"]["chairID"] == ""
    steer.cohost(ben, False)
    live.pushed(ben, IS_COHOST="0")
    assert live.info()["confInfo"]["coHosts"] == []


@covers("error", "set_role", "set_cohost")
def test_roles_that_cannot_be_given(live, steer):
    hana, ana = live.join("Hana", "host"), live.join("Ana")
    for wrong in ("000000", live.passwords["general"], None, "x" * 1000):
        with sdk.refused(400, "MMC.111072018"):
            steer.role(ana, True, wrong)
    with sdk.refused(400, "MMC.111072011"):
        steer.role(ana, False)
    with sdk.refused(400, "MMC.111072107"):
        steer.cohost(hana, True)
    assert live.info()["confInfo"] == {"chairID": hana.id, "coHosts": []}


def test_guessing_the_hosts_password_is_slowed(server, admin, live):
    guesser = Api(server, address="127.0.0.78")
    guesser.token = admin.token
    ana = live.join("Ana")
    live.api = guesser
    path, codes = "participants/role", set()
    for guess in range(40):
        codes.add(live.call("PUT", path, participant=ana.id, applyChair=1, chairmanPwd=f"{guess:06}").status_code)
    assert codes == {400, 429}
    live.api = admin
    guesser.close()


@covers("success", "operate_camera", "invite_to_share", "allow_client_record")
def test_what_people_are_asked_for(live, steer):
    live.join("Hana", "host")
    ana, ben = live.join("Ana"), live.join("Ben")
    steer.video(ana, False)
    ana.told("asked", source="camera", by=None)
    ana.ask(type="media", camera=True)
    live.shown(ana, video=1)
    live.pushed(ana, CAMERASTATE="1")
    steer.video(ana, True)
    ana.told("stopped", source="camera", by=None)
    live.shown(ana, video=0)
    live.pushed(ana, CAMERASTATE="0")
    steer.share(ana, True)
    ana.told("asked", source="screen", by=None)
    ben.sees(ana, askedToShare=True)
    live.pushed(ana, INVITE_SHARE_STATE="1")
    steer.share(ana, False)
    ana.told("withdrawn", source="screen", by=None)
    live.pushed(ana, INVITE_SHARE_STATE="0")
    before = ana.people[ana.id]["mayRecord"]
    for allowed in (not before, before):
        steer.record(ana, allowed)
        ana.sees(ana, mayRecord=allowed)
        live.pushed(ana, ALLOW_CLIENT_REC=str(int(allowed)))


@covers("error", "operate_camera", "invite_to_share", "allow_client_record", "mute_participant")
def test_nobody_is_asked_who_is_not_there(live, steer):
    for do in (steer.video, steer.share, steer.record, steer.mute):
        for wrong in ("0123456789abcdef", "somebody", "0000000000000000"):
            with sdk.refused(400, "MMC.111072008"):
                do(wrong, True)


def test_a_voice_meeting_has_no_cameras(server, admin, client):
    with held(server, admin, mediaTypes="Voice") as live:
        ana, steer = live.join("Ana"), Steering(client, live)
        with sdk.refused(400, "MMC.111072025"):
            steer.video(ana, False)
        with sdk.refused(400, "MMC.111072111"):
            steer.share(ana, True)


@covers("success", "rename_participant")
def test_somebody_gets_another_name(live, steer, server, admin):
    live.join("Hana", "host")
    ana = live.join("Ana")
    steer.rename("Änne 李", ana)
    ana.sees(ana, name="Änne 李")
    live.shown(ana, name="Änne 李")
    live.pushed(ana, NAME="Änne 李")
    # Without an ID by his number: somebody without one has his ID for it.
    steer.rename("Anna", number=ana.id)
    live.shown(ana, name="Anna")


@covers("error", "rename_participant")
def test_names_that_cannot_be(live, steer):
    ana = live.join("Ana")
    with sdk.refused(400, "MMC.111072047"):
        steer.rename("n" * 97, ana)
    with sdk.refused(400, "MMC.111072046"):
        steer.rename("", ana)
    with sdk.refused(400, "MMC.111072031"):
        steer.rename("Anna", ana, number=None)
    with sdk.refused(400, "MMC.111072008"):
        steer.rename("Anna", "0123456789abcdef")
    with sdk.refused(400, "MMC.111072008"):
        steer.rename("Anna", number="+99100010002")
    live.shown(ana, name="Ana")


@covers("success", "admit_participant", "send_back", "send_back_all")
def test_the_waiting_room_in_and_out(server, admin, client):
    with held(server, admin, **WAITING_ROOM) as live:
        steer, hana = Steering(client, live), live.join("Hana", "host")
        people = [live.join(name, waits=True) for name in ("Ana", "Ben", "Cleo")]
        for who in people:
            who.told("waiting")
        live.listener.wait_for(lambda it: len(it.waiting) == 3)
        pids = {entry["NAME"]: pid for pid, entry in live.listener.waiting.items()}
        steer.admit(pids["Ana"])
        people[0].joined()
        live.listener.wait_for(lambda it: pids["Ana"] not in it.waiting and pids["Ana"] in it.people)
        steer.admit()
        for who in people:
            who.joined()
            live.shown(who, state=0)
        live.listener.wait_for(lambda it: not it.waiting)
        steer.admit()
        steer.send_back(people[0])
        people[0].wait_for(lambda it: sum(said["type"] == "waiting" for said in it.said) == 2)
        hana.told("left", participant=people[0].id, why="sent_back")
        live.gone(people[0])
        steer.send_all_back(*people[1:])
        for who in people[1:]:
            live.gone(who)
        live.listener.wait_for(lambda it: len(it.waiting) == 3)


@covers("error", "admit_participant", "send_back", "send_back_all")
def test_who_cannot_be_sent_back_or_admitted(server, admin, client, live, steer):
    ana = live.join("Ana")
    with sdk.refused(400, "MMC.111072011"):
        steer.send_back(ana)
    with sdk.refused(400, "MMC.111072008"):
        steer.admit("0123456789abcdef")
    with sdk.refused(400, "MMC.111071061"):
        steer("allow_waiting_participant", AllowWaitingParticipantRequest, RestAllowWaitingParticipantReqBody())
    with held(server, admin, **WAITING_ROOM) as other:
        steer, hana = Steering(client, other), other.join("Hana", "host")
        ben = other.join("Ben", waits=True)
        other.listener.wait_for(lambda it: it.waiting)
        steer.admit()
        ben.joined()
        steer.cohost(ben, True)
        for code, who in (("MMC.111112004", ben), ("MMC.111072110", hana), ("MMC.111072008", ana)):
            with sdk.refused(400, code):
                steer.send_back(who)
            with sdk.refused(400, code):
                steer.send_all_back(who)
        other.shown(ben, state=0)


@covers("success", "hang_up")
def test_people_are_put_out_and_stay_invited(live, steer):
    hana, ana, ben = live.join("Hana", "host"), live.join("Ana"), live.join("Ben")
    steer.hang_up(ana, ben)
    for who in (ana, ben):
        who.told("out", why="removed")
        hana.told("left", participant=who.id, why="removed")
        live.gone(who)


@covers("error", "hang_up", "delete_attendees")
def test_who_is_not_there_is_not_put_out(live, steer):
    ana = live.join("Ana")
    with sdk.refused(400, "MMC.111072008"):
        steer.hang_up(ana, "0123456789abcdef")
    with sdk.refused(400, "MMC.111072017"):
        steer.hang_up()
    with sdk.refused(400, "MMC.111072008"):
        steer.delete("+99100010002")
    with sdk.refused(400, "MMC.111072031"):
        steer.delete(None, ana)
    live.shown(ana, state=0)


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


# Path, body, and whether a guest's token may do it for the person who got it.
OPERATIONS = [
    ("POST", "participants", {"attendees": [{"name": "A", "phone": "1"}]}, False),
    ("POST", "participants/delete", {"bulkHangUpParticipants": ["PID"]}, False),
    ("POST", "attendees/delete", {"bulkDelAttendInfo": [{"number": "1", "participantID": "PID"}]}, False),
    ("PUT", "participants/name", {"number": "1", "newName": "N", "participantID": "PID"}, True),
    ("PUT", "participants/mute", {"isMute": 1}, True),
    ("PUT", "mute", {"isMute": 1}, False),
    ("PUT", "mute/guestUnMute", {"allowUnmuteByOneself": 0}, False),
    ("PUT", "participants/hands", {"handsState": 1}, True),
    ("PUT", "participants/batch/hands", {"handsState": 1, "pids": ["PID"]}, False),
    ("PUT", "participants/role", {"applyChair": 1, "chairmanPwd": "PASSWORD"}, True),
    ("PUT", "participants/cohost", {"isCohost": 1}, False),
    ("PUT", "participants/video", {"status": 1}, False),
    ("PUT", "participants/share/invite", {"share": 1}, False),
    ("PUT", "allowClientRecord", {"allowClientRecord": 1}, False),
    ("PUT", "allowWaitingParticipant", {"participantID": "PID"}, False),
    ("PUT", "moveToWaitingRoom", {"participantID": "PID"}, False),
    ("PUT", "batchMoveToWaitingRoom", {"batchParticipants": ["PID"]}, False),
]


def filled(value, pid, password):
    if isinstance(value, dict):
        return {key: filled(one, pid, password) for key, one in value.items()}
    if isinstance(value, list):
        return [filled(one, pid, password) for one in value]
    return {"PID": pid, "PASSWORD": password}.get(value, value)


def outcome(answer):
    return answer.status_code, answer.json().get("error_code")


@covers(
    "authorisation",
    "invite_participants", "hang_up", "delete_attendees", "rename_participant", "mute_participant", "mute_meeting",
    "allow_guest_unmute", "raise_hand", "raise_hands", "set_role", "set_cohost", "operate_camera", "invite_to_share",
    "allow_client_record", "admit_participant", "send_back", "send_back_all",
)  # fmt: skip
def test_who_may_what(server, admin, live):
    portal, account = signed_in(server, admin)
    own = live.join("Own", access_token=portal.token)
    other = live.join("Other")
    guests = conference_token(portal, live.meeting, live.passwords["general"])["token"]
    with held(server, admin) as another:
        for method, path, body, by_oneself in OPERATIONS:
            def call(token, who=other):
                query = who.id if "participants/" in path or path == "allowClientRecord" else None
                return live.call(method, path, token, query, **filled(body, who.id, live.passwords["chair"]))

            for token in ("", "cnv" + "0" * 48, another.token, "Basic ///", "é"):
                assert outcome(call(token.encode())) == (401, "MMC.111081006"), (path, token)
            assert outcome(call(live.guest_token)) == (403, "MMC.111072070"), path
            expected = "MMC.111072071" if by_oneself else "MMC.111072070"
            assert outcome(call(guests)) == (403, expected), path
            live.shown(other, name="Other", mute=0, hand=0)
    # For himself he may, also become host with the password.
    for method, path, body, by_oneself in OPERATIONS:
        if by_oneself:
            body = filled(body, own.id, live.passwords["chair"])
            live.api.done(live.call(method, path, guests, own.id, **body))
    live.shown(own, name="N", mute=1)
    live.pushed(own, ROLE="1", MUTE="1", NAME="N")


def test_a_guest_does_not_get_round_the_rules(server, admin, live, steer):
    portal, _ = signed_in(server, admin)
    own = live.join("Own", access_token=portal.token)
    guests = conference_token(portal, live.meeting, live.passwords["general"])["token"]
    steer.mute_all(True, allow_unmute_by_oneself=0)
    answer = live.call("PUT", "participants/mute", guests, own.id, isMute=0)
    assert outcome(answer) == (403, "MMC.111072070")
    live.shown(own, mute=1)


SWITCHES = [
    ("participants/mute", "isMute"),
    ("mute", "isMute"),
    ("mute/guestUnMute", "allowUnmuteByOneself"),
    ("participants/hands", "handsState"),
    ("participants/batch/hands", "handsState"),
    ("participants/role", "applyChair"),
    ("participants/cohost", "isCohost"),
    ("participants/video", "status"),
    ("participants/share/invite", "share"),
    ("allowClientRecord", "allowClientRecord"),
]


@covers("error", "mute_meeting", "allow_guest_unmute")
def test_switches_are_0_or_1(live):
    ana = live.join("Ana")
    for path, name in SWITCHES:
        for wrong in (2, -1, "x", [1], {"a": 1}, 0.5, None, True):
            answer = live.call("PUT", path, participant=ana.id, **{name: wrong, "more": 1})
            assert outcome(answer) == (400, "MMC.111072045"), (path, wrong)
        assert outcome(live.call("PUT", path, participant=ana.id)) == (400, "MMC.111072057"), path
    for path in ("participants/mute", "participants/hands", "participants/role", "participants/cohost"):
        assert outcome(live.call("PUT", path, isMute=1, handsState=1, applyChair=0, isCohost=1))[0] == 400
    live.shown(ana, mute=0, hand=0, video=0)


def test_two_programs_and_a_host_at_once(live, steer, client):
    hana, ana = live.join("Hana", "host"), live.join("Ana")
    other = Steering(client, live)

    def storm(act):
        for number in range(20):
            act(number % 2 == 0)

    acts = [
        lambda on: steer.mute(ana, on),
        lambda on: other.hand(ana, on),
        lambda on: hana.ask(type="set_cohost", participant=ana.id, cohost=on),
    ]
    threads = [threading.Thread(target=storm, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    live.shown(ana, mute=0, hand=0)
    live.pushed(ana, MUTE="0", HAND="0", IS_COHOST="0")
    ana.sees(ana, handAtMs=None, role="guest")
    assert live.info()["confInfo"] == {"chairID": hana.id, "coHosts": []}


def test_an_ended_meeting_takes_nothing(server, admin, client):
    with held(server, admin) as live:
        ana, steer = live.join("Ana"), Steering(client, live)
        admin.done(admin.cancel(live.id, type=1))
        with sdk.refused(400, "MMC.111072006"):
            steer.mute(ana, True)
