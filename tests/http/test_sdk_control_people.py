"""The vendor's SDK steers the people of a running meeting: each effect is looked for in the next
snapshot, in what is pushed, and in what the people are told."""

import threading

from huaweicloudsdkmeeting.v1 import (
    AllowGuestUnmuteRequest,
    AllowWaitingParticipantRequest,
    RestAllowUnMuteReqBody,
    RestAllowWaitingParticipantReqBody,
)

import sdk
from covers import covers
from listener import conference_token
from meeting_live import signed_in
from steering import WAITING_ROOM, Steering, client, held, live, steer  # noqa: F401
from wire import Api


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
