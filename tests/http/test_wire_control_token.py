"""The conference token: how it is got, prolonged, and what it is good for."""

import base64

import pytest

from covers import covers
from wire import Api, refused, utc

TOKEN = "/v1/mmc/control/conferences/token"
INFO = "/v1/mmc/control/conferences/realTimeInfo"
START = "/v1/mmc/management/conferences/start"


@pytest.fixture(scope="module")
def api(server):
    api = Api(server).sign_in()
    yield api
    api.close()


def password(meeting, role):
    [one] = [entry["password"] for entry in meeting["passwordEntry"] if entry["conferenceRole"] == role]
    return one


def running(api, **body):
    meeting = api.create(startTime=utc(minutes=10), **body)
    api.done(api.post(START, json={"conferenceID": meeting["conferenceID"], "password": password(meeting, "chair")}))
    return meeting


def ask(api, meeting, method="GET", secret=None, **headers):
    headers = {key.replace("_", "-"): value for key, value in headers.items()}
    if secret:
        headers |= {"X-Password": secret, "X-Login-Type": "1"}
    return api.call(method, TOKEN, params={"conferenceID": meeting["conferenceID"]}, headers=headers)


def info(api, meeting, token):
    return api.get(
        INFO, params={"conferenceID": meeting["conferenceID"]}, headers={"X-Conference-Authorization": token}
    )


@covers("success", "create_conference_token", "post_conference_token", "show_real_time_info")
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_host_password_gives_a_hosts_token(server, api, method):
    meeting = running(api)
    stranger = Api(server)
    answer = api.done(ask(stranger, meeting, method, password(meeting, "chair"))).json()
    data = answer["data"]
    assert data["role"] == 1 and data["vmrCurrentConfID"] == meeting["conferenceID"]
    assert 1700 < data["confTokenExpireTime"] <= 1800
    assert data["wsURL"].startswith("ws") and data["tmpWsToken"] and "ParticipantsNotify" in data["supportNotifyType"]
    assert answer["gloablPublicIP"]
    basic = "Basic " + base64.b64encode(data["token"].encode()).decode()
    for token in (data["token"], basic):
        shown = api.done(info(stranger, meeting, token)).json()
        assert shown["participants"] == [] and shown["confInfo"] == {"chairID": "", "coHosts": []}
    stranger.close()


def test_the_password_may_be_in_the_query(api):
    meeting = running(api)
    answer = api.get(
        TOKEN,
        params={
            "conferenceID": meeting["conferenceID"],
            "X-Password": password(meeting, "chair"),
            "X-Login-Type": "1",
        },
    )
    assert api.done(answer).json()["data"]["role"] == 1


def test_the_guests_password_gives_a_guests_token(api):
    meeting = running(api)
    data = api.done(ask(api, meeting, secret=password(meeting, "general"))).json()["data"]
    assert data["role"] == 0


def test_a_token_is_prolonged_without_a_password(api):
    meeting = running(api)
    first = api.done(ask(api, meeting, secret=password(meeting, "chair"))).json()["data"]
    again = api.done(ask(api, meeting, X_Conference_Authorization=first["token"])).json()["data"]
    assert again["token"] == first["token"] and again["expireTime"] >= first["expireTime"]
    assert again["tmpWsToken"] != first["tmpWsToken"]
    other = running(api)
    refused(ask(api, other, X_Conference_Authorization=first["token"]), 400, "MMC.111072065")
    fresh = api.done(
        ask(api, other, secret=password(other, "chair"), X_Conference_Authorization="cnv00")
    ).json()["data"]
    assert fresh["token"] != first["token"], "who has the password gets a new one"


@covers("authorisation", "create_conference_token", "post_conference_token")
@covers("error", "create_conference_token", "post_conference_token")
def test_what_is_wrong_is_said(api):
    meeting = running(api)
    for method in ("GET", "POST"):
        refused(ask(api, meeting, method, "000000"), 400, "MMC.111072065")
        refused(ask(api, {"conferenceID": "1"}, method, "123456"), 400, "MMC.111072065")
    refused(ask(api, meeting), 400, "MMC.111072065")
    booked = api.create(startTime=utc(minutes=10))
    refused(ask(api, booked, secret=password(booked, "chair")), 400, "MMC.111072005")
    refused(api.get(TOKEN), 400, "MMC.111071061")


@covers("authorisation", "show_real_time_info")
@covers("error", "show_real_time_info")
def test_a_token_is_good_for_its_meeting_alone(api):
    meeting, other = running(api), running(api)
    token = api.done(ask(api, meeting, secret=password(meeting, "chair"))).json()["data"]["token"]
    refused(info(api, other, token), 401, "MMC.111081006")
    refused(info(api, meeting, "cnv" + "0" * 48), 401, "MMC.111081006")
    refused(info(api, meeting, ""), 401, "MMC.111081006")
    refused(api.get(INFO, headers={"X-Conference-Authorization": token}), 400, "MMC.111071061")
    api.done(api.cancel(meeting["conferenceID"], type=1))
    assert info(api, meeting, token).status_code in (400, 401)


def test_guessing_is_slowed(server):
    api = Api(server, address="127.0.0.77").sign_in()
    meeting = running(api)
    codes = set()
    for guess in range(40):
        codes.add(ask(api, meeting, secret=f"{guess:06}").status_code)
    assert 429 in codes
    api.close()
