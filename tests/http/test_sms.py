"""SMS by an HTTP gateway and by a message centre, each taken by somebody else's code."""

import pytest

from receivers_sms import Gateway, MessageCentre
from wire import CREATE, Api, utc

BEN = "+5511987654321"
# Letters that the alphabet of SMS has not, so that it takes the other one, and long, so that it is cut.
SUBJECT = "屋顶维修 – " + "telhas e calhas " * 7


@pytest.fixture(params=["gateway", "centre"])
def phones(request, make_server, tmp_path):
    if request.param == "gateway":
        receiver = Gateway().start()
        settings = {"CONVOCA_SMS_GATEWAY": receiver.settings(tmp_path)}
    else:
        receiver = MessageCentre().start()
        settings = {"CONVOCA_SMPP_URL": receiver.url}
    server = make_server("sqlite", **settings)
    api = Api(server).sign_in()
    yield api, receiver.inbox
    api.close()
    server.stop()
    receiver.stop()


def test_those_with_a_number_are_told(phones):
    api, inbox = phones
    body = {
        "subject": SUBJECT,
        "language": "pt-BR",
        "startTime": utc(days=3),
        "attendees": [{"name": "Ben", "sms": BEN}, {"name": "Cleo", "email": "cleo@example.org"}],
        "confConfigInfo": {"isSendSms": True, "isSendNotify": False, "isSendCalendar": False},
    }
    meeting = api.create(**body)
    [text] = inbox.wait_for(BEN)
    assert "屋顶维修" in text and meeting["guestJoinUri"] in text, text
    assert meeting["chairJoinUri"] not in text
    api.done(api.delete(CREATE, params={"conferenceID": meeting["conferenceID"]}))
    told = inbox.wait_for(BEN, 2)
    assert told[1] != told[0] and meeting["guestJoinUri"] not in told[1], told


def test_nobody_is_told_when_it_is_off(phones):
    api, inbox = phones
    quiet = {"isSendSms": False, "isSendNotify": False, "isSendCalendar": False}
    attendees = [{"name": "Ben", "sms": BEN}]
    api.create(subject="Quiet", startTime=utc(days=3), attendees=attendees, confConfigInfo=quiet)
    # One that is told, after it, shows that there was time.
    loud = quiet | {"isSendSms": True}
    api.create(subject="Loud", startTime=utc(days=3), attendees=attendees, confConfigInfo=loud)
    [text] = inbox.wait_for(BEN)
    assert "Loud" in text
