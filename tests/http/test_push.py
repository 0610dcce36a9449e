"""Events pushed to a subscriber that was written from the description of the push alone.

It checks each signature over the bytes that came. The meeting is a real one: somebody joins it over
the signalling protocol with an independent WebSocket client.
"""

import json
from contextlib import contextmanager

import pytest
from websockets.sync.client import connect

from receivers_push import Subscriber
from running import eventually
from wire import CREATE, Api, utc

KEY = "a-key-of-the-subscriber"
CONFIG = "/v1/mmc/management/webhook/link-config"
STATUS = "/v1/mmc/management/webhook/change-status"
OUTBOX = "/v1/convoca/outbox"
START = "/v1/mmc/management/conferences/start"


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def world(request, make_server):
    """A server that may post to this machine, and whose clock makes pauses between attempts short."""
    server = make_server(
        request.param, CONVOCA_WEBHOOK_HTTP="on", CONVOCA_WEBHOOK_PRIVATE="on", CONVOCA_CLOCK_SPEED="60"
    )
    api = Api(server).sign_in()
    yield server, api
    api.close()
    server.stop()


@pytest.fixture
def subscriber(world):
    """A subscriber whose subscription is enabled, and goes afterwards."""
    _, api = world
    subscriber = Subscriber(KEY).start()
    config = configured(api, subscriber)
    api.done(api.put(STATUS, params={"id": config["id"], "status": 0}))
    yield subscriber
    api.done(api.delete(CONFIG, params={"id": config["id"]}))
    subscriber.stop()


def configured(api, subscriber):
    """The subscription of the corporation, made and not enabled yet."""
    corporation = api.done(api.try_account()).json()["user"]["companyId"]
    body = {"corpId": corporation, "subscriberId": subscriber.id, "subscriberKey": KEY, "url": subscriber.url}
    api.done(api.post(CONFIG, json=body))
    config = api.done(api.get(CONFIG, params={"corpId": corporation})).json()
    assert config["status"] == 1 and "subscriberKey" not in config
    return config


class Participant:
    """Somebody in a meeting, with a WebSocket client of the Python world."""

    def __init__(self, socket):
        self.socket = socket
        self.next = 0

    def ask(self, **what):
        self.next += 1
        self.socket.send(json.dumps(what | {"id": self.next}))
        while True:
            said = json.loads(self.socket.recv(timeout=20))
            if said.get("re") == self.next:
                assert said["type"] != "refused", said
                return said

    def hear(self, kind):
        while (said := json.loads(self.socket.recv(timeout=20)))["type"] != kind:
            pass
        return said


@contextmanager
def joined(server, meeting, name):
    """Somebody who has joined by the host's link."""
    url = server.http.replace("http", "ws") + "/signal"
    with connect(url, subprotocols=["convoca.v1"], user_agent_header="Tests/1.0") as socket:
        somebody = Participant(socket)
        link = meeting["chairJoinUri"].split("/")[-1]
        somebody.ask(type="enter", version=1, meeting=meeting["conferenceID"], token=link)
        somebody.ask(type="join", name=name, microphone=False, camera=False)
        somebody.hear("joined")
        yield somebody


def booked(api, **body):
    return api.create(**{"startTime": utc(days=2), "confConfigInfo": {"isSendNotify": False}} | body)


def test_a_subscriber_hears_the_whole_life_of_a_meeting(world, subscriber):
    server, api = world
    api.done(api.put("/v1/convoca/corporation", json={"defaults": {"keepBooking": False}}))
    meeting = booked(api)
    id_ = meeting["conferenceID"]
    api.done(api.put(CREATE, params={"conferenceID": id_}, json={"subject": "Slates", "mediaTypes": "HDVideo"}))
    with joined(server, meeting, "Ana") as ana:
        ana.ask(type="end")
    events = ["meeting.create", "meeting.modify", "meeting.started", "meeting.join", "meeting.left"]
    pushes = subscriber.wait_for(id_, [*events, "meeting.end", "meeting.conclude"])
    assert all(push.is_genuine for push in pushes)
    assert all(push.json["appID"] == subscriber.id and push.request_id for push in pushes)
    assert len({push.request_id for push in pushes}) == len(pushes)
    holding = {push.meeting["meetingUUID"] for push in pushes[2:]}
    assert len(holding) == 1 and "meetingUUID" not in pushes[0].meeting
    came, left = pushes[3].attendee, pushes[4].attendee
    assert (came["displayName"], came["role"], came["userAgent"]) == ("Ana", "CHAIR", "Tests/1.0")
    assert left["participantID"] == came["participantID"]
    assert left["leftTime"] >= left["joinTime"] == came["joinTime"] == pushes[3].json["eventInfo"]["timestamp"]
    api.done(api.put("/v1/convoca/corporation", json={"defaults": {"keepBooking": True}}))


def test_a_subscriber_hears_of_a_bad_line_once(world, subscriber):
    server, api = world
    meeting = booked(api)
    lost = {"source": "microphone", "direction": "received", "bitrateBps": 30000, "packets": 75, "lost": 25}
    with joined(server, meeting, "Ana") as ana:
        ana.ask(type="stats", flows=[lost | {"jitterMs": 5}])
        ana.ask(type="stats", flows=[lost | {"jitterMs": 5}])
        ana.ask(type="end")
    events = ["meeting.create", "meeting.started", "meeting.join", "meeting.qosAlarm", "meeting.left", "meeting.end"]
    pushes = subscriber.wait_for(meeting["conferenceID"], events)
    assert all(push.is_genuine for push in pushes)
    alarm = pushes[3]
    assert alarm.attendee["participantID"] == pushes[2].attendee["participantID"]
    assert alarm.json["eventInfo"]["payload"]["alarmInfo"] == {
        "qosType": "audio",
        "direction": "receive",
        "figure": "packet_loss_max",
        "value": 25,
        "threshold": 10,
    }
    api.done(api.cancel(meeting["conferenceID"]))


def test_a_kept_booking_is_held_twice_and_cancelled(world, subscriber):
    _, api = world
    meeting = booked(api)
    id_, password = meeting["conferenceID"], meeting["passwordEntry"][0]["password"]
    server, _ = world
    for _ in range(2):
        api.done(api.post(START, json={"conferenceID": id_, "password": password}))
        with joined(server, meeting, "Ana") as ana:
            ana.ask(type="end")
        eventually(lambda: api.detail(id_)["conferenceState"] == "Schedule")
    api.done(api.cancel(id_))
    held = ["meeting.started", "meeting.join", "meeting.left", "meeting.end"]
    pushes = subscriber.wait_for(id_, ["meeting.create", *held, *held, "meeting.cancel"])
    assert pushes[1].meeting["meetingUUID"] != pushes[5].meeting["meetingUUID"]


def test_an_event_that_is_refused_comes_again_before_those_after_it(world, subscriber):
    _, api = world
    subscriber.answers = [500, 404, 302]
    id_ = booked(api)["conferenceID"]
    api.done(api.cancel(id_))
    subscriber.wait_for(id_, ["meeting.create", "meeting.cancel"], deadline_s=60)
    attempts = subscriber.heard(id_, refused=True)
    assert [push.event for push in attempts] == ["meeting.create"] * 4 + ["meeting.cancel"]
    assert len({push.request_id for push in attempts[:4]}) == 1, "a repeat shows itself as one"
    assert all(push.is_genuine for push in attempts)


def test_a_delivery_is_in_the_log_and_can_be_repeated(world, subscriber):
    _, api = world
    id_ = booked(api)["conferenceID"]
    [first] = subscriber.wait_for(id_, ["meeting.create"])

    def logged():
        page = api.done(api.get(OUTBOX, params={"kind": "push", "conferenceID": id_})).json()
        return [row for row in page["data"] if row["state"] == "done"]

    [row] = eventually(logged)
    assert "meeting.create" in row["title"]
    api.done(api.post(f"{OUTBOX}/{row['id']}/retry"))
    again = subscriber.wait_for(id_, ["meeting.create"] * 2)[1]
    assert again.request_id == first.request_id and again.is_genuine


def test_who_answers_wrongly_is_not_enabled(world):
    _, api = world
    subscriber = Subscriber(KEY, "sub-12").start()
    subscriber.verifies = False
    config = configured(api, subscriber)
    answer = api.put(STATUS, params={"id": config["id"], "status": 0})
    assert answer.status_code == 400, answer.text
    id_ = booked(api)["conferenceID"]
    api.done(api.cancel(id_))
    api.done(api.delete(CONFIG, params={"id": config["id"]}))
    assert subscriber.heard() == []
    subscriber.stop()
