"""Somebody in a meeting: the signalling protocol with a WebSocket client of the Python world."""

import json
from contextlib import contextmanager, suppress

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect


class Refused(Exception):
    """The server's word for why not."""


class Participant:
    def __init__(self, socket):
        self.socket = socket
        self.next = 0
        self.id = None

    def ask(self, **what):
        self.next += 1
        self.socket.send(json.dumps(what | {"id": self.next}))
        while True:
            said = json.loads(self.socket.recv(timeout=20))
            if said.get("re") == self.next:
                if said["type"] == "refused":
                    raise Refused(said)
                return said

    def hear(self, kind):
        while (said := json.loads(self.socket.recv(timeout=20)))["type"] != kind:
            pass
        return said


@contextmanager
def at_the_door(server):
    """Somebody who has not entered any meeting yet."""
    url = server.http.replace("http", "ws") + "/signal"
    with connect(url, subprotocols=["convoca.v1"], user_agent_header="Tests/1.0 Firefox/140.0") as socket:
        yield Participant(socket)


@contextmanager
def inside(server, meeting_id, name, **proof):
    """Somebody who has come in with this proof, and leaves in the end: whom the network has lost would
    be waited for."""
    with at_the_door(server) as somebody:
        somebody.ask(type="enter", version=1, meeting=meeting_id, **proof)
        somebody.ask(type="join", name=name, microphone=False, camera=False)
        somebody.hear("joined")
        yield somebody
        # Who has ended the meeting is out already.
        with suppress(Refused, ConnectionClosed):
            somebody.ask(type="leave")
