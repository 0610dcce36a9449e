"""`Idempotency-Key`: a client that got no answer asks again and gets the first one's."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from wire import CREATE, CREATE_SERIES, Api, utc

CYCLE = {"startDate": "2031-06-03", "endDate": "2031-06-12", "cycle": "Day", "interval": 3, "preRemindDays": 1}


def booking(**changes):
    return {"subject": "Roof repair", "mediaTypes": "HDVideo", "startTime": "2031-06-03 01:00"} | changes


@pytest.fixture
def key():
    return {"Idempotency-Key": str(uuid.uuid4())}


@pytest.mark.parametrize(
    "path, body", [(CREATE, booking()), (CREATE_SERIES, booking(cycleParams=CYCLE)), (CREATE, {"mediaTypes": "Voice"})]
)
def test_the_same_key_and_body_get_the_same_answer(user, key, path, body):
    first, second = (user.done(user.post(path, headers=key, json=body)) for _ in range(2))
    assert second.json() == first.json()
    assert second.headers["X-Request-Id"] != first.headers["X-Request-Id"]
    assert user.page()["count"] == 1


def test_the_same_key_with_another_body_is_refused(user, key):
    user.done(user.post(CREATE, headers=key, json=booking()))
    answer = user.post(CREATE, headers=key, json=booking(subject="Something else"))
    assert 400 <= answer.status_code < 500
    assert "Idempotency-Key" in answer.json()["error_msg"]
    assert user.page()["count"] == 1


def test_without_a_key_every_request_is_a_meeting(user):
    user.create()
    user.create()
    assert user.page()["count"] == 2


def test_keys_of_different_users_have_nothing_to_do_with_each_other(user, other_user, key):
    mine = user.done(user.post(CREATE, headers=key, json=booking())).json()
    theirs = other_user.done(other_user.post(CREATE, headers=key, json=booking())).json()
    assert mine[0]["conferenceID"] != theirs[0]["conferenceID"]


def test_a_refused_request_does_not_use_its_key_up(user, key):
    assert user.post(CREATE, headers=key, json=booking(length=14)).status_code == 400
    user.done(user.post(CREATE, headers=key, json=booking()))


@pytest.mark.parametrize("length, status", [(0, 400), (255, 200), (256, 400), (10_000, 400)])
def test_keys_have_an_end(user, length, status):
    answer = user.post(CREATE, headers={"Idempotency-Key": "k" * length}, json=booking())
    assert answer.status_code == status or (length == 0 and answer.status_code == 200), answer.text


def test_many_at_once_make_one_meeting(server, user, key):
    def ask(_):
        api = Api(server, user.token)
        answer = api.post(CREATE, headers=key, json=booking())
        api.close()
        return answer

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(ask, range(32)))
    assert {answer.status_code for answer in answers} == {200}, [
        answer.text for answer in answers if answer.status_code != 200
    ]
    assert len({answer.json()[0]["conferenceID"] for answer in answers}) == 1
    assert user.page()["count"] == 1


def test_the_answer_survives_a_restart(own_server, key):
    body = booking(startTime=utc(hours=2))
    api = Api(own_server).sign_in()
    first = api.done(api.post(CREATE, headers=key, json=body)).json()
    own_server.restart()
    api = Api(own_server, api.token)
    assert api.done(api.post(CREATE, headers=key, json=body)).json() == first
    assert api.page()["count"] == 1
