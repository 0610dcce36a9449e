"""The WebSocket that tells programs of a running meeting, with an independent WebSocket client.

People are in the meeting over the signalling protocol. What a listener puts together from pushes alone
must be what the snapshot by REST says.
"""

import asyncio
import contextlib
import json
import random
import threading

import pytest
from websockets.asyncio.client import connect as connect_async
from websockets.exceptions import ConnectionClosed

import listener as listening
from covers import covers
from listener import CONTROL, TYPES, Listener, address, conference_token, dial, snapshot, socket_token, started, subscription
from running import eventually
from wire import Api, refused

NOBODY = "x" * 40


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def world(request, make_server):
    server = make_server(request.param)
    api = Api(server).sign_in()
    yield server, api
    api.close()
    server.stop()


class Person:
    """Somebody in a meeting. What he is told is read all the time, and mostly forgotten."""

    def __init__(self, server, meeting, name, role="guest"):
        url = server.http.replace("http", "ws", 1) + "/signal"
        self.socket = dial(url, subprotocols=["convoca.v1"])
        self.next = 0
        self.answers, self.spoke, self.id, self.over = {}, threading.Condition(), None, False
        threading.Thread(target=self._read, daemon=True).start()
        link = meeting["chairJoinUri" if role == "host" else "guestJoinUri"].split("/")[-1]
        self.ask(type="enter", version=1, meeting=meeting["conferenceID"], token=link)
        self.ask(type="join", name=name, microphone=True, camera=False)

    def _read(self):
        with contextlib.suppress(ConnectionClosed):
            for text in self.socket:
                said = json.loads(text)
                with self.spoke:
                    if "re" in said:
                        self.answers[said["re"]] = said
                    if said["type"] == "joined":
                        self.id = said["you"]
                    self.spoke.notify_all()
        with self.spoke:
            self.over = True
            self.spoke.notify_all()

    def ask(self, **what):
        """Asks, and returns the answer; `None` when the connection has ended."""
        self.next += 1
        number = self.next
        try:
            self.socket.send(json.dumps(what | {"id": number}))
        except ConnectionClosed:
            return None
        with self.spoke:
            assert self.spoke.wait_for(lambda: number in self.answers or self.over, 60)
            return self.answers.pop(number, None)

    def joined(self):
        with self.spoke:
            assert self.spoke.wait_for(lambda: self.id or self.over, 60)
        return self

    def leave(self):
        self.ask(type="leave")
        self.socket.close()


def listens(server, api, meeting, token, types=TYPES):
    """Somebody who has subscribed."""
    one = Listener(server, meeting, token, socket_token(api, meeting, token))
    assert one.subscribe(types)["data"] == {"returnCode": 0, "returnDesc": "SUCCESS"}
    return one


def closed(one, deadline_s=60):
    """That the server closes a connection; the code."""
    with pytest.raises(ConnectionClosed) as caught:
        while True:
            one.recv(timeout=deadline_s)
    return caught.value.rcvd.code if caught.value.rcvd else None


def test_the_whole_of_each_type_comes_after_the_answer(world):
    server, api = world
    meeting, token = started(api)
    assert token["supportNotifyType"] == TYPES
    assert token["wsURL"] == f"wss://meet.example.test{listening.PATH}"
    for as_text in (True, False):
        one = Listener(server, meeting, token["token"], socket_token(api, meeting, token["token"]))
        wanted = [*TYPES, "InterpreterGroupNotify", "NobodyKnowsNotify"]
        answer = one.subscribe(wanted, as_text=as_text)
        assert answer["data"] == {"returnCode": 0, "returnDesc": "SUCCESS"} and answer["sequence"].isdigit()
        assert one.frames == [answer], "the answer comes first"
        full = [one.hear() for _ in TYPES]
        assert {frame["action"] for frame in full} == set(TYPES)
        assert all(frame["msgMode"] == 0 for frame in full)
        # Subscribing again gives it again, and nothing of what is not known.
        one.subscribe(["ParticipantsNotify", "NobodyKnowsNotify"])
        assert one.hear()["action"] == "ParticipantsNotify"
        one.socket.send(json.dumps({"action": "HeartBeat", "sequence": "12345678901234567890"}))
        assert one.hear() == {"action": "HeartBeat", "sequence": "12345678901234567890"}
        one.close()


def test_basics_and_state_are_those_of_the_booking(world):
    server, api = world
    meeting, token = started(api, subject="Slates")
    one = listens(server, api, meeting, token["token"])
    one.wait_for(lambda it: len(it.flat) == 3)
    basic, state = one.flat["ConfBasicInfoNotify"], one.flat["ConfDynamicInfoNotify"]
    assert (basic["title"], basic["displayID"]) == ("Slates", meeting["conferenceID"])
    passwords = {entry["conferenceRole"]: entry["password"] for entry in meeting["passwordEntry"]}
    assert {entry["role"]: entry["pwd"] for entry in basic["pwds"]} == passwords
    assert isinstance(basic["startTime"], str) and basic["startTime"].isdigit()
    assert (state["state"], state["mode"], state["lock"]) == ("Created", "FREE", 0)
    with contextlib.closing(one):
        host = Person(server, meeting, "Hana", "host").joined()
        assert host.ask(type="lock", locked=True)["type"] == "done"
        one.wait_for(lambda it: it.flat["ConfDynamicInfoNotify"]["lock"] == 1)
        assert one.wait_for(lambda it: it.people[host.id])["ROLE"] == "1"
        host.leave()


@pytest.mark.parametrize("seed", range(5))
def test_a_listener_knows_who_is_in_through_a_storm(world, seed):
    server, api = world
    dice = random.Random(seed)
    meeting, token = started(api)
    token = token["token"]
    host = Person(server, meeting, "Hana", "host").joined()
    first = listens(server, api, meeting, token)
    people, second = [], None
    for step in range(120):
        if step == 60:
            second = listens(server, api, meeting, token)
        somebody = dice.choice(people) if people else None
        kind = dice.randrange(10)
        if somebody is None or (kind < 3 and len(people) < 12):
            people.append(Person(server, meeting, f"Guest {dice.randrange(100)}").joined())
        elif kind == 3:
            people.remove(somebody)
            somebody.leave()
        elif kind == 4:
            somebody.ask(type="media", microphone=dice.random() < 0.5, camera=dice.random() < 0.5)
        elif kind == 5:
            somebody.ask(type="rename", name=f"Ćiro 李 {step}")
        elif kind == 6:
            somebody.ask(type="hand", raised=dice.random() < 0.7)
        elif kind == 7:
            host.ask(type="mute", participant=somebody.id)
        elif kind == 8:
            host.ask(type="set_cohost", participant=somebody.id, cohost=dice.random() < 0.5)
        elif kind == 9 and dice.random() < 0.3:
            host.ask(type="mute")
    last = f"The last {seed}"
    host.ask(type="rename", name=last)
    rebuilt = []
    for one in (first, second):
        one.wait_for(lambda it: it.people.get(host.id, {}).get("NAME") == last)
        rebuilt.append(one.shown())
    wanted, roles = snapshot(api, meeting, token)
    assert rebuilt == [wanted, wanted]
    for one in (first, second):
        assert [pid for pid, who in one.people.items() if who["ROLE"] == "1"] == [roles["chairID"]]
        assert {pid for pid, who in one.people.items() if who["IS_COHOST"] == "1"} == set(roles["coHosts"])
        one.close()
    for somebody in people:
        somebody.leave()
    host.leave()


def test_who_waits_is_told_until_he_is_admitted(world):
    server, api = world
    meeting, token = started(api, confConfigInfo={"isSendNotify": False, "enableWaitingRoom": True})
    host = Person(server, meeting, "Hana", "host").joined()
    one = listens(server, api, meeting, token["token"])
    guest = Person(server, meeting, "Wu")
    pid = one.wait_for(lambda it: next(iter(it.waiting), None))
    assert one.waiting[pid]["NAME"] == "Wu" and one.waiting[pid]["WAITINGSTATE"] == "0"
    host.ask(type="admit", participant=pid)
    guest.joined()
    one.wait_for(lambda it: not it.waiting)
    gone = [frame for frame in one.frames if frame["action"] == "WaitingListNotify"][-1]["data"][0]
    assert (gone["mode"], gone["delType"]) == (1, 1)
    assert one.wait_for(lambda it: it.people.get(guest.id))["NAME"] == "Wu"
    one.close()
    guest.leave()
    host.leave()


@covers("error", "create_web_socket_token", "put_web_socket_token")
def test_the_end_is_told_and_closes_every_connection(world):
    server, api = world
    meeting, token = started(api)
    host = Person(server, meeting, "Hana", "host").joined()
    one = listens(server, api, meeting, token["token"])
    silent = dial(address(server, meeting, socket_token(api, meeting, token["token"])))
    # Its token has been looked at once something is answered.
    silent.send(json.dumps({"action": "HeartBeat", "sequence": "1" * 20}))
    assert json.loads(silent.recv(timeout=listening.DEADLINE_S))["action"] == "HeartBeat"
    assert host.ask(type="end")["type"] == "done"
    one.wait_for(lambda it: it.flat.get("ConfDynamicInfoNotify", {}).get("state") == "Destroyed")
    assert closed(one.socket) == 1000
    assert closed(silent) == 1000
    # Neither token is good for what is over.
    headers = {"X-Conference-Authorization": token["token"]}
    for ask in (api.get, api.put):
        where = {"params": {"conferenceID": meeting["conferenceID"]}, "headers": headers}
        # A client's end is told before it is kept.
        eventually(lambda ask=ask, where=where: ask(f"{CONTROL}/wsToken", **where).status_code == 400)
    assert closed(dial(address(server, meeting, token["tmpWsToken"]))) == 1008


@covers("success", "create_web_socket_token", "put_web_socket_token")
@covers("authorisation", "create_web_socket_token", "put_web_socket_token")
def test_a_token_opens_one_connection_to_its_meeting(world):
    server, api = world
    meeting, token = started(api)
    other, _ = started(api)
    ticket = socket_token(api, meeting, token["token"])
    first = dial(address(server, meeting, ticket))
    assert closed(dial(address(server, meeting, ticket))) == 1008, "a second time"
    assert closed(dial(address(server, other, socket_token(api, meeting, token["token"])))) == 1008
    for wrong in ["", NOBODY, token["token"], ticket[:-2], "%00", "A" * 5000]:
        assert closed(dial(address(server, meeting, wrong))) == 1008, wrong
    first.close()
    # The one that comes with the conference token, at the older address.
    base = server.http.replace("http", "ws", 1)
    path = f"/conferences/{meeting['conferenceID']}/websocket/{token['tmpWsToken']}"
    older = dial(base + listening.PATH + path)
    older.send(subscription(meeting, token["token"], ["ParticipantsNotify"]))
    assert json.loads(older.recv(timeout=60))["data"]["returnCode"] == 0
    older.close()
    params, put = {"conferenceID": meeting["conferenceID"]}, {"X-Conference-Authorization": token["token"]}
    api.done(api.put(f"{CONTROL}/wsToken", params=params, headers=put))
    for headers in ({}, {"X-Conference-Authorization": NOBODY}):
        for ask in (api.get, api.put):
            refused(ask(f"{CONTROL}/wsToken", params=params, headers=headers), 401, "MMC.111081006")


def test_a_subscription_needs_the_token_of_this_meeting(world):
    server, api = world
    meeting, token = started(api)
    _, other = started(api)
    one = Listener(server, meeting, token["token"], token["tmpWsToken"])
    for wrong in (other["token"], NOBODY, "é"):
        answer = one.subscribe(TYPES, token=wrong)
        assert answer["data"]["returnCode"] == 111081006, answer
    one.socket.send(json.dumps({"action": "Subscribe", "sequence": "1", "data": "not JSON"}))
    assert one.hear()["data"]["returnCode"] != 0
    control = {"action": "ConfControl", "type": "REALTIMESUBTITLE", "sequence": "2", "data": "{}"}
    one.socket.send(json.dumps(control))
    assert one.hear()["data"]["returnCode"] != 0
    # Nothing of this has done any harm.
    assert one.subscribe(TYPES)["data"]["returnCode"] == 0
    one.close()


def test_a_guests_token_does_not_show_the_hosts_password(world):
    server, api = world
    meeting, token = started(api)
    passwords = {entry["conferenceRole"]: entry["password"] for entry in meeting["passwordEntry"]}
    guest = conference_token(api, meeting, passwords["general"])
    one = Listener(server, meeting, guest["token"], guest["tmpWsToken"])
    one.subscribe(TYPES)
    one.wait_for(lambda it: len(it.flat) == 3)
    assert passwords["chair"] not in json.dumps(one.frames)
    assert passwords["general"] in json.dumps(one.frames)
    one.close()


def test_what_makes_no_sense_closes_the_connection(world):
    server, api = world
    meeting, token = started(api)
    for frames in (["", "[]", "{"], ['{"action":"Nothing"}'] * 3, [b"\x00\x01"] * 3, ["[" * 9000] * 3):
        one = dial(address(server, meeting, socket_token(api, meeting, token["token"])))
        for frame in frames:
            one.send(frame)
        assert closed(one) == 1008, frames
    one = dial(address(server, meeting, socket_token(api, meeting, token["token"])))
    one.send("x" * 100_000)
    closed(one)


def test_a_slow_reader_is_cut_off_and_holds_up_nobody(world):
    server, api = world
    meeting, token = started(api)
    people = [Person(server, meeting, "N" * 90).joined() for _ in range(10)]
    quick = listens(server, api, meeting, token["token"])
    ticket = socket_token(api, meeting, token["token"])
    slow = dial(address(server, meeting, ticket), max_queue=1, ping_interval=None)
    frame = subscription(meeting, token["token"], TYPES)
    stop = threading.Event()

    def press():
        # Each brings the whole of everything again; fewer than fifty a second, which would be too many.
        with contextlib.suppress(ConnectionClosed, OSError):
            while not stop.wait(0.025):
                slow.send(frame)

    pressing = threading.Thread(target=press, daemon=True)
    pressing.start()
    number = 0
    while pressing.is_alive():
        somebody, name = people[number % 10], f"Quick {number}" + "n" * 80
        somebody.ask(type="rename", name=name)
        quick.wait_for(lambda it, pid=somebody.id, name=name: it.people.get(pid, {}).get("NAME") == name)
        number += 1
        assert number < 20_000, "nobody cut it off"
    stop.set()
    # It learns why, unless there is no room left even for that.
    with pytest.raises(ConnectionClosed) as caught:
        while True:
            slow.recv(timeout=60)
    assert caught.value.rcvd is None or "keep up" in caught.value.rcvd.reason
    quick.close()
    for somebody in people:
        somebody.leave()


def test_a_thousand_listen(make_server):
    server = make_server("sqlite")
    api = Api(server).sign_in()
    meeting, token = started(api)
    host = Person(server, meeting, "Hana", "host").joined()
    tickets = [socket_token(api, meeting, token["token"]) for _ in range(1000)]

    async def one(ticket, ready, gate):
        async with connect_async(address(server, meeting, ticket), open_timeout=120) as own:
            await own.send(subscription(meeting, token["token"], ["ParticipantsNotify"]))
            assert json.loads(await own.recv())["data"]["returnCode"] == 0
            full = json.loads(await own.recv())
            assert full["msgMode"] == 0 and len(full["data"]) == 1
            ready.release()
            await gate.wait()
            return json.loads(await own.recv())

    async def all_of_them():
        ready, gate = asyncio.Semaphore(0), asyncio.Event()
        running = []
        # Tickets are good for a minute; connections are made in batches so that none waits so long.
        for begin in range(0, len(tickets), 100):
            running += [asyncio.create_task(one(ticket, ready, gate)) for ticket in tickets[begin : begin + 100]]
            for _ in range(100):
                await asyncio.wait_for(ready.acquire(), 120)
        await asyncio.to_thread(host.ask, type="rename", name="Hana of the thousand")
        gate.set()
        return await asyncio.wait_for(asyncio.gather(*running), 120)

    pushes = asyncio.run(all_of_them())
    assert len({push["msgID"] for push in pushes}) == 1, "made once and shared"
    assert pushes[0]["data"][0]["pinfoMap"]["NAME"] == "Hana of the thousand"
    host.leave()
    api.close()
    server.stop()


def test_without_a_sign_of_life_a_connection_is_closed(make_server):
    server = make_server("sqlite", CONVOCA_CLOCK_SPEED="60")
    api = Api(server).sign_in()
    meeting, token = started(api, length=600)
    headers = {"X-Conference-Authorization": token["token"]}
    params = {"conferenceID": meeting["conferenceID"]}
    silent = dial(address(server, meeting, socket_token(api, meeting, token["token"])))
    lively = listens(server, api, meeting, token["token"], ["SpeakerChangeNotify"])

    gone = threading.Thread(target=lambda: closed(silent))
    gone.start()
    while gone.is_alive():
        lively.socket.send(json.dumps({"action": "HeartBeat", "sequence": "1"}))
        while lively.hear()["action"] != "HeartBeat":
            pass
        gone.join(1)
    # It lives as long as its conference token does, which was not prolonged.
    with pytest.raises(ConnectionClosed) as caught:
        while True:
            lively.socket.send(json.dumps({"action": "HeartBeat", "sequence": "1"}))
            while lively.hear()["action"] != "HeartBeat":
                pass
            with contextlib.suppress(TimeoutError):
                lively.hear(timeout=1)
    assert caught.value.rcvd.code == 1008 and "token" in caught.value.rcvd.reason
    refused(api.get(f"{CONTROL}/wsToken", params=params, headers=headers), 401, "MMC.111081006")
    api.close()
    server.stop()
