"""Notices when the server dies at any step between the commit and the acknowledged sending.

A debug build ends at the step that CONVOCA_FAULT names. Whatever the step: what was acknowledged is
told at least once, nothing else is, and a repeat is recognised by its Message-ID.
"""

import pytest
import requests

from receiver_mail import MailServer
from running import eventually
from wire import CREATE, Api, utc

STEPS = ["after-claim", "before-send", "after-send", "before-finish", "after-finish"]
BEN, CLEO = "ben@example.org", "cleo@example.org"


@pytest.mark.parametrize("store", ["sqlite", "postgres"])
@pytest.mark.parametrize("time", [1, 2])
@pytest.mark.parametrize("step", STEPS)
def test_each_notice_is_delivered_whenever_the_server_dies(make_server, store, step, time):
    mails = MailServer()
    # What a dead server had claimed waits for a minute, which lasts a second with this clock.
    server = make_server(
        store, CONVOCA_SMTP_URL=mails.url, CONVOCA_CLOCK_SPEED="60", CONVOCA_FAULT=f"{step}@{time}"
    )
    api = Api(server).sign_in()
    body = {
        "subject": "Roof",
        "mediaTypes": "Voice",
        "language": "en-US",
        "startTime": utc(days=3),
        "attendees": [{"name": "Ben", "email": BEN}, {"name": "Cleo", "email": CLEO}],
        "confConfigInfo": {"isSendNotify": True, "isSendCalendar": True},
    }
    try:
        [meeting] = api.done(api.post(CREATE, json=body)).json()
    except requests.ConnectionError:
        # It died before it could acknowledge: that is not what was to be seen, but the rest holds.
        meeting = None
    eventually(lambda: server.process.poll() is not None)
    api.close()
    server.kill()
    del server.settings["CONVOCA_FAULT"]
    server.start()

    ids = {}
    for address in (BEN, CLEO):
        mails.to(address, 1)
    api = Api(server).sign_in()
    # The cancellation comes after everything else, so when it is there nothing is still to come.
    [listed] = api.done(api.get(CREATE)).json()["data"]
    assert meeting is None or listed["conferenceID"] == meeting["conferenceID"]
    api.done(api.delete(CREATE, params={"conferenceID": listed["conferenceID"]}))
    for address in (BEN, CLEO):
        eventually(lambda address=address: any(cancels(mail) for mail in all_to(mails, address)))
        ids[address] = {mail["Message-ID"] for mail in all_to(mails, address) if not cancels(mail)}
    assert all(len(of_one) == 1 for of_one in ids.values()), ids
    assert ids[BEN] != ids[CLEO]
    assert listed["conferenceID"] in mails.to(BEN, 1)[0].get_body(("plain",)).get_content().replace(" ", "")
    api.close()
    server.stop()
    mails.close()


def all_to(mails, address):
    return [mail for to, mail in mails.mails if to == [address]]


def cancels(mail):
    return mail["Subject"].startswith("Cancelled")
