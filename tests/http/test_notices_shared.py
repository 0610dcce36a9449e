"""Two servers on one PostgreSQL share what is to be sent: each mail once, and all of them when one dies."""

from collections import Counter

import pytest

from receiver_mail import WAIT_S, MailServer
from running import Server, eventually
from wire import CREATE, Api, utc

MEETINGS = 4
ATTENDEES = 250
# So many of the mails that a dead server had in hand may come twice: what it works on at a time.
IN_HAND = 16


@pytest.fixture
def pair(make_server, tmp_path):
    """Two servers with one database, one key and one mail server. What a dead one had claimed waits for
    a minute, which lasts six seconds with this clock."""
    mails = MailServer()
    settings = {"CONVOCA_SMTP_URL": mails.url, "CONVOCA_CLOCK_SPEED": "10"}
    one = make_server("postgres", **settings)
    key = str(one.folder / "data" / "secret.key")
    other = Server(tmp_path, one.database_url, settings | {"CONVOCA_SECRET_KEY_FILE": key})
    other.start()
    yield one, other, mails
    other.kill()
    one.kill()
    mails.close()


def book(server, which):
    """Books meetings with many attendees; the addresses of all of them."""
    api = Api(server).sign_in()
    addresses = []
    for meeting in range(MEETINGS):
        invited = [f"{which}{meeting}-{number}@example.org" for number in range(ATTENDEES)]
        body = {
            "subject": "Everybody",
            "mediaTypes": "Voice",
            "startTime": utc(days=30),
            "attendees": [{"name": address, "email": address} for address in invited],
            "confConfigInfo": {"isSendNotify": True, "isSendCalendar": False},
        }
        api.done(api.post(CREATE, json=body))
        addresses += invited
    api.close()
    return addresses


def got(mails, addresses):
    """How often each address got a mail, and under how many IDs."""
    wanted, times, ids = set(addresses), Counter(), {}
    for [to], mail in list(mails.mails):
        if to in wanted:
            times[to] += 1
            ids.setdefault(to, set()).add(mail["Message-ID"])
    return times, ids


def test_each_is_sent_once_and_none_is_lost_with_a_server(pair):
    one, other, mails = pair
    addresses = book(one, "a")
    eventually(lambda: len(got(mails, addresses)[0]) == len(addresses), WAIT_S * 2)
    times, _ = got(mails, addresses)
    assert set(times.values()) == {1}, "none was sent by both"
    assert all(worked(server) > 0 for server in (one, other)), "both had a part in it"

    addresses = book(one, "b")
    eventually(lambda: len(got(mails, addresses)[0]) > len(addresses) // 4, WAIT_S)
    other.kill()
    eventually(lambda: len(got(mails, addresses)[0]) == len(addresses), WAIT_S * 2)
    times, ids = got(mails, addresses)
    assert sum(times.values()) - len(addresses) <= IN_HAND
    assert all(len(of_one) == 1 for of_one in ids.values()), "a repeat shows itself as one"


def worked(server):
    """How many jobs a server has done."""
    api = Api(server)
    text = api.get("/metrics").text
    api.close()
    [line] = [line for line in text.splitlines() if line.startswith("convoca_jobs_done_total")]
    return int(line.split()[1])
