"""Bad input that would show in notices: what people get is read from the outbox as mails."""

import email
import email.policy
from html.parser import HTMLParser

import pytest
import requests

from running import eventually
from wire import CREATE, refused, utc

OUTBOX = "/v1/convoca/outbox"


def mails(admin, meeting_id, count):
    """The mails about a meeting, once there are so many and none waits, parsed."""

    def sent():
        page = admin.page(OUTBOX, kind="mail", conferenceID=meeting_id, state="done", limit=500)
        return page if page["count"] >= count else None

    # A slow machine renders three hundred mails in half a minute.
    page = eventually(sent, deadline_s=120)
    assert admin.page(OUTBOX, kind="mail", conferenceID=meeting_id, state="waiting")["count"] == 0
    return [mail(admin, entry["id"]) for entry in page["data"]]


def mail(admin, entry):
    path = f"{admin.server.http}{OUTBOX}/{entry}/mail"
    answer = requests.get(path, headers={"X-Access-Token": admin.token}, timeout=30)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "message/rfc822"), answer.text
    return email.message_from_bytes(answer.content, policy=email.policy.default)


class Elements(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.names, self.text = set(), ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)

    def handle_data(self, data):
        self.text += data


def body(message, subtype):
    [part] = [part for part in message.walk() if part.get_content_type() == f"text/{subtype}"][:1]
    return part.get_content()


def invite(user, subject="Roof repair", **attendee):
    attendees = [{"email": "bea@roofers.example"} | attendee]
    return user.create(subject=subject, language="en-US", attendees=attendees)["conferenceID"]


@pytest.mark.parametrize("field", ["subject", "name"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\x0b"])
def test_no_text_adds_a_header(admin, user, field, end):
    text = f"Roof{end}Bcc: carl@roofers.example{end}{end}X"
    [message] = mails(admin, invite(user, **{field: text}), 1)
    assert message["Bcc"] is None
    assert message["To"].addresses[0].addr_spec == "bea@roofers.example"
    assert len(message["To"].addresses) == 1
    for name in ["Subject", "To", "From", "Date", "Message-ID"]:
        assert len(message.get_all(name)) == 1, name
    if field == "subject":
        assert "carl@roofers.example" in message["Subject"]


def test_no_address_adds_a_header(user):
    for address in ["bea@roofers.example\r\nBcc: carl@roofers.example", "bea@roofers.example, carl@roofers.example"]:
        body = {"subject": "Roof", "mediaTypes": "Voice", "attendees": [{"email": address}]}
        refused(user.post(CREATE, json=body), 400, "MMC.111071024")


def test_html_in_a_subject_is_text(admin, user):
    subject = '<script>alert("1")</script><img src=x onerror=y> & co'
    [message] = mails(admin, invite(user, subject=subject), 1)
    assert subject in message["Subject"]
    assert subject in body(message, "plain")
    shown = Elements(body(message, "html"))
    assert "script" not in shown.names
    assert subject in shown.text


def test_a_zone_that_does_not_exist(user):
    for zone in ["0", "78", "-1", "Europe/Atlantis", "26.5"]:
        user.refuse("MMC.111071061", startTime=utc(hours=1), timeZoneID=zone)


def test_three_hundred_attendees_get_one_mail_each(admin, user):
    attendees = [{"name": f"Guest {number}", "email": f"guest{number}@roofers.example"} for number in range(300)]
    meeting = user.create(attendees=attendees, language="en-US")
    assert meeting["size"] == 300
    sent = mails(admin, meeting["conferenceID"], 300)
    assert sorted(message["To"].addresses[0].addr_spec for message in sent) == sorted(
        attendee["email"] for attendee in attendees
    )
    assert len({message["Message-ID"] for message in sent}) == 300


def test_an_attendee_twice_is_invited_once(admin, user):
    attendees = [
        {"name": "Bea", "email": "bea@roofers.example", "role": 0},
        {"name": "Bea again", "email": "BEA@roofers.example", "role": 1},
        {"name": "Carl", "email": "carl@roofers.example"},
    ]
    meeting = user.create(attendees=attendees, language="en-US")
    assert meeting["size"] == 2
    sent = mails(admin, meeting["conferenceID"], 2)
    names = {message["To"].addresses[0].display_name for message in sent}
    assert names == {"Bea", "Carl"}
    changed = {"mediaTypes": "HDVideo", "attendees": attendees + attendees}
    answer = user.put(CREATE, params={"conferenceID": meeting["conferenceID"]}, json=changed)
    assert user.done(answer).json()[0]["size"] == 2
