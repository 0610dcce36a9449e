"""A subscriber to events, written from the description of the push alone.

It checks the signature over the raw body: what is signed is the subscriber's ID, the time, the nonce
and the text of `eventInfo`, one after the other, and the text is cut out of the body as it came.
"""

import hashlib
import hmac
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_BODY = re.compile(
    rb'\{"appID":"(?P<id>[^"]*)","timestamp":(?P<at>\d+),"nonce":"(?P<nonce>[^"]*)",'
    rb'"signature":"(?P<signature>[0-9a-f]{64})","eventInfo":(?P<info>\{.*\})\}',
    re.DOTALL,
)


def signature(key, body):
    """The signature that a body should have, from its own bytes; None when it has another shape."""
    if not (parts := _BODY.fullmatch(body)):
        return None
    signed = parts["id"] + parts["at"] + parts["nonce"] + parts["info"]
    return hmac.new(key.encode(), signed, hashlib.sha256).hexdigest()


class Push:
    """One request that came."""

    def __init__(self, headers, body, key):
        self.headers = headers
        self.body = body
        self.json = json.loads(body)
        self.is_genuine = hmac.compare_digest(self.json["signature"], signature(key, body) or "")

    @property
    def event(self):
        return self.json["eventInfo"]["event"]

    @property
    def meeting(self):
        return self.json["eventInfo"]["payload"].get("meetingInfo", {})

    @property
    def attendee(self):
        return self.json["eventInfo"]["payload"].get("attendeeInfo", {})

    @property
    def request_id(self):
        return self.headers["X-Request-ID"]


class Subscriber:
    """Listens on loopback. `answers` holds statuses for the next requests; after them it is 200."""

    def __init__(self, key, subscriber_id="sub-11"):
        self.id = subscriber_id
        self.key = key
        self.answers = []
        self.verifies = True
        self._pushes = []
        self._arrived = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def _handler(self):
        subscriber = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status, answer = subscriber._take(Push(self.headers, body, subscriber.key))
                self.send_response(status)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        return Handler

    def _take(self, push):
        with self._arrived:
            status = self.answers.pop(0) if self.answers else 200
            if push.event == "meeting.verify":
                nonce = push.json["nonce"] if self.verifies else "another"
                return status, json.dumps({"event": "meeting.verify", "nonce": nonce}).encode()
            self._pushes.append((push, status))
            self._arrived.notify_all()
        return status, b""

    def start(self):
        self._thread.start()
        return self

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}/events"

    def heard(self, meeting_id=None, refused=False):
        """The events that were taken, or with `refused` all attempts; of one meeting, if it is named."""
        with self._arrived:
            pushes = [push for push, status in self._pushes if refused or status == 200]
        return [push for push in pushes if meeting_id in (None, push.meeting.get("meetingID"))]

    def wait_for(self, meeting_id, events, deadline_s=30):
        """Waits until so many events of a meeting were taken as are named, and returns them all."""
        with self._arrived:
            self._arrived.wait_for(lambda: len(self._taken(meeting_id)) >= len(events), deadline_s)
            taken = self._taken(meeting_id)
        assert [push.event for push in taken] == events, f"{[push.event for push in taken]} after {deadline_s} s"
        return taken

    def _taken(self, meeting_id):
        return [push for push, status in self._pushes if status == 200 and push.meeting.get("meetingID") == meeting_id]
