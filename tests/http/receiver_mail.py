"""A mail server that keeps what it gets, and a calendar that does what invitations say.

The server is aiosmtpd's, so what the server under test sends is understood by somebody else. The
calendar applies iTIP as a mail program does (RFC 5546, section 3.2) and leaves reading and
expanding to two libraries that nobody here wrote.
"""

import email
import email.policy
import json
import socket
import subprocess
import threading
from datetime import datetime, timezone
from pathlib import Path

import icalendar
import recurring_ical_events
from aiosmtpd.controller import Controller

WAIT_S = 60
EXPAND = Path(__file__).parent / "expand_calendar.mjs"


class MailServer:
    """Takes mails on loopback. `refusals` are answers to give to the next ones instead of taking them."""

    def __init__(self):
        self.mails = []
        self.refusals = []
        self._came = threading.Condition()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    async def handle_DATA(self, server, session, envelope):
        with self._came:
            if self.refusals:
                return self.refusals.pop(0)
            mail = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
            mail.raw = envelope.original_content
            self.mails.append((envelope.rcpt_tos, mail))
            self._came.notify_all()
        return "250 OK"

    def to(self, address, count):
        """The first `count` mails to an address, once they are there."""

        def found():
            return [mail for recipients, mail in self.mails if recipients == [address]]

        with self._came:
            assert self._came.wait_for(lambda: len(found()) >= count, WAIT_S), (
                f"{len(found())} of {count} mails to {address}; there are {[to for to, _ in self.mails]}"
            )
            return found()[:count]

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}?tls=none"

    def close(self):
        self._controller.stop()


def calendar_of(mail):
    """The calendar part of a mail, with its method; the attachment has to say the same."""
    [part] = [part for part in mail.walk() if part.get_content_type() == "text/calendar" and not part.get_filename()]
    attached = [part for part in mail.walk() if part.get_filename() == "invite.ics"]
    text = part.get_content()
    for attachment in attached:
        content = attachment.get_content()
        same = content if isinstance(content, str) else content.decode()
        assert same.splitlines() == text.splitlines()
    calendar = icalendar.Calendar.from_ical(text)
    method = str(calendar["METHOD"])
    assert part.get_param("method") == method, part["Content-Type"]
    return method, calendar


class Calendar:
    """One person's calendar, to which invitations are applied."""

    def __init__(self):
        self.entries = {}
        self.zones = {}

    def apply(self, mail):
        method, calendar = calendar_of(mail)
        for zone in calendar.walk("VTIMEZONE"):
            self.zones[str(zone["TZID"])] = zone
        events = calendar.walk("VEVENT")
        for event in events:
            uid, which = str(event["UID"]), _recurrence(event)
            known = self.entries.get((uid, which))
            assert known is None or event["SEQUENCE"] >= known["SEQUENCE"], "a newer one has a higher sequence"
            if which is None:
                # A series as a whole takes the place of all that was known of it.
                self.entries = {key: entry for key, entry in self.entries.items() if key[0] != uid}
        for event in events:
            key = (str(event["UID"]), _recurrence(event))
            if method == "CANCEL" and key[1] is None:
                self.entries = {known: entry for known, entry in self.entries.items() if known[0] != key[0]}
            else:
                self.entries[key] = event

    def text(self):
        whole = icalendar.Calendar()
        whole.add("PRODID", "-//Tests//EN")
        whole.add("VERSION", "2.0")
        for component in [*self.zones.values(), *self.entries.values()]:
            whole.add_component(component)
        return whole.to_ical()

    def spans(self):
        """What takes place, as pairs of start and end in UTC; both libraries have to agree."""
        one, other = expand_in_python(self.text()), expand_in_javascript(self.text())
        assert one == other, f"two libraries read it differently:\n{one}\n{other}\n{self.text().decode()}"
        return one


def _recurrence(event):
    value = event.get("RECURRENCE-ID")
    return None if value is None else value.dt.astimezone(timezone.utc)


def expand_in_python(text):
    """By icalendar and recurring-ical-events."""
    calendar = icalendar.Calendar.from_ical(text)
    begin, end = datetime(2020, 1, 1, tzinfo=timezone.utc), datetime(2045, 1, 1, tzinfo=timezone.utc)
    events = recurring_ical_events.of(calendar).between(begin, end)
    live = [event for event in events if str(event.get("STATUS", "")) != "CANCELLED"]
    return sorted((_utc(event["DTSTART"].dt), _utc(event["DTEND"].dt)) for event in live)


def expand_in_javascript(text):
    """By ical.js."""
    done = subprocess.run(["node", EXPAND], input=text, capture_output=True, timeout=WAIT_S, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return sorted(tuple(span) for span in json.loads(done.stdout))


def _utc(moment):
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%d %H:%M")
