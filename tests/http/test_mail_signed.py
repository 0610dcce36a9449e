"""Mails signed with DKIM, checked by a library that knows nothing of the server's code."""

import re
import subprocess

import dkim
import pytest

from receiver_mail import MailServer
from wire import Api, utc

SELECTOR = "tests"


@pytest.fixture(scope="module")
def signed(tmp_path_factory, make_server):
    """A server that signs, the mail server it uses, and what the DNS would say of its key."""
    key = tmp_path_factory.mktemp("dkim") / "key.pem"
    subprocess.run(["openssl", "genrsa", "-out", key, "2048"], check=True, capture_output=True)
    public = subprocess.run(["openssl", "rsa", "-in", key, "-pubout"], check=True, capture_output=True, text=True)
    record = f"v=DKIM1; k=rsa; p={''.join(public.stdout.splitlines()[1:-1])}".encode()
    mails = MailServer()
    server = make_server(
        "sqlite", CONVOCA_SMTP_URL=mails.url, CONVOCA_MAIL_FROM="Roofers <meetings@roofers.example>",
        CONVOCA_DKIM_KEY=str(key), CONVOCA_DKIM_SELECTOR=SELECTOR,
    )  # fmt: skip
    yield server, mails, record
    server.stop()
    mails.close()


def test_a_signature_holds_and_covers_what_is_read(signed):
    server, mails, record = signed
    api = Api(server).sign_in()
    # Long, not ASCII, and with blanks that a server on the way may fold at.
    attendees = [{"name": "Bén  Ö", "email": "ben@example.org"}]
    api.create(subject="屋顶维修 – telhas  e calhas " * 4, startTime=utc(days=1), attendees=attendees)
    api.close()
    [mail] = mails.to("ben@example.org", 1)
    raw = mail.raw

    def dns(name, timeout=5):
        assert name == f"{SELECTOR}._domainkey.roofers.example.".encode()
        return record

    assert dkim.verify(raw, dnsfunc=dns)
    covered = re.search(rb"h=([a-zA-Z:-]+)", raw.replace(b"\r\n ", b""))[1].lower().split(b":")
    assert {b"from", b"to", b"subject", b"date", b"message-id"} <= set(covered)
    assert not dkim.verify(raw.replace(b"To: ", b"To: x", 1), dnsfunc=dns)
    assert not dkim.verify(raw + b"more\r\n", dnsfunc=dns)
