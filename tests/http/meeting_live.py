"""A meeting that is being held, seen from three sides: by the snapshot, by what is pushed to a program,
and by what the people in it are told.

Everybody is an independent WebSocket client. What has been said is kept, and a test waits for what it
expects instead of sleeping.
"""

import contextlib
import json
import threading

from websockets.exceptions import ConnectionClosed

from listener import CONTROL, TYPES, Listener, conference_token, dial, socket_token, started
from wire import Api

DEADLINE_S = 20


class Participant:
    """Somebody in a meeting, and everything that he has been told."""

    def __init__(self, server, meeting, name, role="guest", microphone=True, camera=False, access_token=None):
        self.socket = dial(server.http.replace("http", "ws", 1) + "/signal", subprotocols=["convoca.v1"])
        self.said, self.people, self.over, self.id, self.next = [], {}, False, None, 0
        self.spoke = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()
        link = meeting["chairJoinUri" if role == "host" else "guestJoinUri"].split("/")[-1]
        proof = {"accessToken": access_token} if access_token else {}
        self.ask(type="enter", version=1, meeting=meeting["conferenceID"], token=link, **proof)
        self.ask(type="join", name=name, microphone=microphone, camera=camera)

    def _read(self):
        with contextlib.suppress(ConnectionClosed):
            for text in self.socket:
                with self.spoke:
                    self._take(json.loads(text))
                    self.spoke.notify_all()
        with self.spoke:
            self.over = True
            self.spoke.notify_all()

    def _take(self, said):
        self.said.append(said)
        if said["type"] == "joined":
            self.id, self.people = said["you"], {}
        if said["type"] in ("joined", "participants"):
            self.people.update({one["id"]: one for one in said["participants"]})
        if said["type"] == "left":
            self.people.pop(said["participant"], None)

    def ask(self, **what):
        """Asks, and returns the answer."""
        self.next += 1
        number = self.next
        self.socket.send(json.dumps(what | {"id": number}))
        return self.wait_for(lambda it: next((one for one in it.said if one.get("re") == number), None))

    def wait_for(self, what):
        """Waits until `what(self)` is true; its value."""
        with self.spoke:
            met = self.spoke.wait_for(lambda: what(self) or self.over, DEADLINE_S)
            assert met and what(self), f"not told within {DEADLINE_S} s; last: {self.said[-3:]}"
            return what(self)

    def told(self, kind, **fields):
        """Waits until he is told this, with these fields among others; the notice."""
        fits = lambda said: said["type"] == kind and all(said.get(key) == value for key, value in fields.items())
        return self.wait_for(lambda it: next((said for said in it.said if fits(said)), None))

    def sees(self, who, **fields):
        """Waits until this is what he sees of somebody, himself perhaps."""
        self.wait_for(lambda it: who.id in it.people and fields.items() <= it.people[who.id].items())

    def joined(self):
        self.wait_for(lambda it: it.id)
        return self

    def close(self):
        self.socket.close()


class Live:
    """A started meeting with a conference token of its host, one of a guest, and a program that listens."""

    def __init__(self, server, api, **body):
        self.server, self.api = server, api
        config = {"isSendNotify": False, "isAutoMute": False} | body.pop("confConfigInfo", {})
        self.meeting, data = started(api, confConfigInfo=config, **body)
        self.id = self.meeting["conferenceID"]
        self.passwords = {entry["conferenceRole"]: entry["password"] for entry in self.meeting["passwordEntry"]}
        self.token = data["token"]
        self.guest_token = conference_token(Api(server), self.meeting, self.passwords["general"])["token"]
        self.listener = Listener(server, self.meeting, self.token, socket_token(api, self.meeting, self.token))
        self.listener.subscribe(TYPES)
        self.people = []

    def join(self, name, role="guest", **how):
        """Somebody who is in, or waits when `waits`."""
        waits = how.pop("waits", False)
        somebody = Participant(self.server, self.meeting, name, role, **how)
        self.people.append(somebody)
        return somebody if waits else somebody.joined()

    def call(self, method, path, token=None, participant=None, **body):
        """A control operation as a plain request."""
        params = {"conferenceID": self.id} | ({"participantID": participant} if participant is not None else {})
        headers = {"X-Conference-Authorization": self.token if token is None else token}
        return self.api.call(method, f"{CONTROL}/{path}", params=params, headers=headers, json=body or None)

    def info(self):
        """The snapshot."""
        headers = {"X-Conference-Authorization": self.token}
        return self.api.done(self.api.get(f"{CONTROL}/realTimeInfo", params={"conferenceID": self.id}, headers=headers)).json()

    def row(self, who):
        """What the snapshot says of somebody; `None` when he is not in."""
        return next((row for row in self.info()["participants"] if row["pid"] == who.id), None)

    def shown(self, who, **fields):
        """That the next snapshot has this of somebody."""
        row = self.row(who)
        assert row and fields.items() <= row.items(), row

    def pushed(self, who, **fields):
        """Waits until this has been pushed of somebody."""
        self.listener.wait_for(lambda it: who.id in it.people and fields.items() <= it.people[who.id].items())

    def gone(self, who):
        """Waits until somebody is gone, on all three sides."""
        self.listener.wait_for(lambda it: who.id not in it.people)
        assert self.row(who) is None

    def close(self):
        self.listener.close()
        for somebody in self.people:
            somebody.close()
        self.api.cancel(self.id, type=1)


def signed_in(server, admin, **body):
    """A member of the corporation: his access token and his account."""
    account, password = admin.add_user(**body)
    return Api(server).sign_in(account, password), account
