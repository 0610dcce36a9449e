"""A program that listens to a meeting, written from the description of the WebSocket alone.

It knows nothing of the server's insides: it reads JSON, keeps what an increment leaves out, and puts
the participants together from what is pushed.
"""

import base64
import json
import time
import uuid

from websockets.sync.client import connect

PATH = "/cms/open/websocket/confctl/increment/conn"
CONTROL = "/v1/mmc/control/conferences"
START = "/v1/mmc/management/conferences/start"
FLAT = ("ConfBasicInfoNotify", "ConfDynamicInfoNotify", "CustomMultiPicNotify")
TYPES = [
    "ConfBasicInfoNotify", "ConfDynamicInfoNotify", "ParticipantsNotify", "AttendeesNotify",
    "SpeakerChangeNotify", "NetConditionNotify", "InviteResultNotify", "WaitingListNotify", "CustomMultiPicNotify",
]  # fmt: skip
DEADLINE_S = 60


def dial(url, **how):
    """A connection that its test closes, or the server."""
    return connect(url, open_timeout=DEADLINE_S, legacy=True, **how)


def started(api, **body):
    """A meeting that has been started, and a conference token for it: (meeting, token)."""
    meeting = api.create(**{"confConfigInfo": {"isSendNotify": False}} | body)
    passwords = {entry["conferenceRole"]: entry["password"] for entry in meeting["passwordEntry"]}
    api.done(api.post(START, json={"conferenceID": meeting["conferenceID"], "password": passwords["chair"]}))
    return meeting, conference_token(api, meeting, passwords["chair"])


def conference_token(api, meeting, password):
    """What asking for a conference token brings: its `data`."""
    headers = {"X-Password": password, "X-Login-Type": "1"}
    answer = api.done(api.get(f"{CONTROL}/token", params={"conferenceID": meeting["conferenceID"]}, headers=headers))
    return answer.json()["data"]


def socket_token(api, meeting, token):
    """A token with which the WebSocket is opened."""
    headers = {"X-Conference-Authorization": token}
    answer = api.get(f"{CONTROL}/wsToken", params={"conferenceID": meeting["conferenceID"]}, headers=headers)
    return api.done(answer).json()["webSocketToken"]


def address(server, meeting, ticket):
    host = server.http.replace("http", "ws", 1)
    return f"{host}{PATH}?confID={meeting['conferenceID']}&tmpToken={ticket}"


def subscription(meeting, token, types, as_text=True):
    """A frame that subscribes."""
    data = {
        "conferenceID": meeting["conferenceID"],
        "subscribeType": types,
        "confToken": "Basic " + base64.b64encode(token.encode()).decode(),
    }
    data = json.dumps(data) if as_text else data
    return json.dumps({"action": "Subscribe", "sequence": str(uuid.uuid4().int)[:24], "data": data})


class Listener:
    """A connection to a meeting, and what was heard over it."""

    def __init__(self, server, meeting, token, ticket):
        self.meeting, self.token = meeting, token
        self.socket = dial(address(server, meeting, ticket))
        self.versions = {}
        self.ids = set()
        self.frames = []
        self.flat = {}
        self.people = {}
        self.waiting = {}

    def close(self):
        self.socket.close()

    def subscribe(self, types, token=None, as_text=True):
        """Subscribes and returns the answer."""
        self.socket.send(subscription(self.meeting, token or self.token, types, as_text))
        while (frame := self.hear())["action"] != "Subscribe":
            pass
        return frame

    def hear(self, timeout=DEADLINE_S):
        """The next frame, taken in."""
        frame = json.loads(self.socket.recv(timeout=timeout))
        self.frames.append(frame)
        action = frame["action"]
        if action not in TYPES:
            return frame
        assert len(frame["msgID"]) == 32 and frame["confID"] == self.meeting["conferenceID"], frame
        if frame["msgMode"] == 1:
            assert frame["version"] == self.versions[action] + 1, f"a gap: {frame}"
            assert frame["msgID"] not in self.ids, "a push that came twice"
            self.ids.add(frame["msgID"])
        self.versions[action] = frame["version"]
        if action in FLAT:
            assert "data" not in frame
            self.flat[action] = frame
        if action == "ParticipantsNotify":
            self.take(self.people, frame)
        if action == "WaitingListNotify":
            self.take(self.waiting, frame)
        return frame

    @staticmethod
    def take(people, frame):
        if frame["msgMode"] == 0:
            people.clear()
        for entry in frame["data"]:
            if entry["mode"] == 1:
                del people[entry["pid"]]
                continue
            said = entry["pinfoMap"]
            assert all(isinstance(value, str) for value in said.values()), said
            known = people.setdefault(entry["pid"], {})
            known.update(said)
            for key in ("NAME", "ACCOUNT"):
                known[key] = said.get(key, "")

    def wait_for(self, what, deadline_s=DEADLINE_S):
        """Hears until `what(self)` is true."""
        until = time.monotonic() + deadline_s
        while not (found := what(self)):
            self.hear(timeout=max(0.01, until - time.monotonic()))
        return found

    def shown(self):
        """The participants as a snapshot has them."""
        return {
            pid: (one["NAME"], one["TEL"], int(one["STATE"]), int(one["VIDEO"]), int(one["MUTE"]), int(one["HAND"]))
            for pid, one in self.people.items()
        }


def snapshot(api, meeting, token):
    """The participants by REST, and who is host and co-host."""
    headers = {"X-Conference-Authorization": token}
    answer = api.get(f"{CONTROL}/realTimeInfo", params={"conferenceID": meeting["conferenceID"]}, headers=headers)
    info = api.done(answer).json()
    fields = ("name", "phone", "state", "video", "mute", "hand")
    people = {one["pid"]: tuple(one[field] for field in fields) for one in info["participants"]}
    return people, info["confInfo"]
