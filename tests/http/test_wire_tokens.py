"""Signing in over plain requests: signatures, nonces, proxy sign-in, tokens and their life."""

import base64
import time
import uuid

import pytest

from running import ADMIN_ACCOUNT, ADMIN_PASSWORD, APP_ID, APP_KEY
from wire import (
    ACCOUNT_AUTH,
    APP_AUTH,
    CREATE,
    PROXY_AUTH,
    TOKEN,
    VALIDATE,
    Api,
    app_auth,
    basic,
    refused,
    signature,
)


def test_the_answer_of_signing_in(anybody):
    answer = anybody.done(anybody.try_account()).json()
    now = time.time()
    assert 12 * 3600 < answer["validPeriod"] <= 24 * 3600
    assert abs(answer["expireTime"] - answer["validPeriod"] - now) < 60
    assert abs(answer["createTime"] / 1000 - now) < 60
    assert (answer["clientType"], answer["tokenType"]) == (72, 0)
    assert answer["refreshToken"] and answer["refreshToken"] != answer["accessToken"]
    assert answer["refreshValidPeriod"] > answer["validPeriod"]
    assert abs(answer["refreshExpireTime"] - answer["refreshValidPeriod"] - now) < 60
    user = answer["user"]
    assert user["ucloginAccount"] == ADMIN_ACCOUNT
    assert (user["userType"], user["adminType"], user["status"]) == (2, 0, 0)
    assert user["userId"] and user["companyId"] and user["serviceAccount"].startswith("sip:")
    assert not user.get("password")
    assert answer["tokenIp"] == anybody.address


def test_a_sign_in_without_a_token(anybody):
    body = {"account": ADMIN_ACCOUNT, "clientType": 72, "createTokenType": 1}
    answer = anybody.post(ACCOUNT_AUTH, headers={"Authorization": basic(ADMIN_ACCOUNT, ADMIN_PASSWORD)}, json=body)
    assert answer.status_code == 200
    assert not answer.json().get("accessToken")


def test_a_password_may_hold_colons_and_any_character(server, admin):
    account, password = admin.add_user(password="a:b:ü-木 9")
    assert Api(server).sign_in(account, password).page()["count"] == 0


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Basic",
        "Basic !!!",
        "Basic " + base64.b64encode(b"no colon").decode(),
        "Basic " + base64.b64encode(b"\xff:\xff").decode(),
        "Bearer x",
    ],  # noqa: E501
)
def test_sign_in_headers_that_say_nothing(anybody, authorization):
    headers = {} if authorization is None else {"Authorization": authorization}
    for path, body in ((ACCOUNT_AUTH, {"account": ADMIN_ACCOUNT, "clientType": 72}), (APP_AUTH, app_auth()[1])):
        answer = anybody.post(path, headers=headers, json=body)
        assert answer.status_code in (400, 401), answer.text


def test_the_accounts_of_header_and_body_must_agree(anybody, admin):
    account, password = admin.add_user()
    body = {"account": ADMIN_ACCOUNT, "clientType": 72}
    answer = anybody.post(ACCOUNT_AUTH, headers={"Authorization": basic(account, password)}, json=body)
    assert answer.status_code in (400, 401), answer.text


def signed(case=str, separator=",", access=True, prefix="HMAC-SHA256 ", **how):
    headers, body = app_auth(**how)
    hexed = headers["Authorization"].split("signature=")[1].split(",")[0]
    tail = f"{separator}access={base64.b64encode(body['appId'].encode()).decode()}" if access else ""
    return {"Authorization": f"{prefix}signature={case(hexed)}{tail}"}, body


@pytest.mark.parametrize(
    "how",
    [
        {"case": str.upper},
        {"case": str.lower},
        {"access": False},
        {"separator": ", "},
        {"user_id": "third-party-user"},
        {"user_id": ""},
        {"corpId": None},
        {"corpId": ""},
        {"expireTime": 0},
        # In milliseconds, in 2061.
        {"expireTime": 2_871_763_200_000},
        {"nonce": "n" * 64},
        {
            "userName": "Ana",
            "userEmail": "ana@example.test",
            "userPhone": "+8613800000001",
            "deptCode": None,
            "user_id": "ana",
        },
    ],
    ids=str,
)
def test_forms_of_the_signature(anybody, how):
    headers, body = signed(**how)
    answer = anybody.done(anybody.post(APP_AUTH, headers=headers | {"X-Token-Type": "LongTicket"}, json=body))
    assert answer.json()["accessToken"]


def test_what_is_told_about_a_third_party_user_is_kept(server):
    user_id = f"third-{uuid.uuid4().hex}"
    api = Api(server).sign_in_app(user_id=user_id, userName="Ana Souza", userEmail="ana@example.test")
    me = api.get("/v1/usg/dcs/member").json()
    assert (me["name"], me["email"], me["thirdAccount"]) == ("Ana Souza", "ana@example.test", user_id)


@pytest.mark.parametrize(
    "how",
    [
        {"key": "wrong" + APP_KEY},
        {"app_id": "no-such-application"},
        {"case": lambda hexed: hexed[:-1]},
        {"case": lambda hexed: "0" * 64},
        {"case": lambda hexed: "zz" * 32},
        {"case": lambda hexed: ""},
    ],
    ids=["wrong key", "unknown application", "cut", "zeros", "not hex", "empty"],
)
def test_a_wrong_signature(anybody, how):
    headers, body = signed(**how)
    refused(anybody.post(APP_AUTH, headers=headers, json=body), 401, "USG.206010025")


@pytest.mark.parametrize(
    "field, value", [("userId", "somebody-else"), ("nonce", "a-nonce-that-nobody-has-signed-01"), ("expireTime", 1900000001)]
)
def test_what_is_signed_cannot_be_changed(anybody, field, value):
    headers, body = app_auth(user_id="u1")
    refused(anybody.post(APP_AUTH, headers=headers, json=body | {field: value}), 401, "USG.206010025")


def test_access_must_name_the_application(anybody):
    headers, body = app_auth()
    wrong = headers["Authorization"].split(",access=")[0] + ",access=" + base64.b64encode(b"other").decode()
    refused(anybody.post(APP_AUTH, headers={"Authorization": wrong}, json=body), 401, "USG.206010025")


def test_an_expired_signature(anybody):
    refused(anybody.try_app(expireTime=int(time.time()) - 60), 401, "USG.206010057")


@pytest.mark.parametrize("nonce", ["n" * 31, "n" * 65, "", None])
def test_a_nonce_has_32_to_64_characters(anybody, nonce):
    body = {"appId": APP_ID, "clientType": 72, "expireTime": int(time.time()) + 600, "nonce": nonce}
    hexed = signature(APP_KEY, APP_ID, "", str(body["expireTime"]), nonce or "")
    answer = anybody.post(APP_AUTH, headers={"Authorization": f"HMAC-SHA256 signature={hexed}"}, json=body)
    assert answer.status_code == 400, answer.text


def test_a_nonce_is_good_once(anybody):
    headers, body = app_auth(user_id="replayed")
    anybody.done(anybody.post(APP_AUTH, headers=headers, json=body))
    for _ in range(2):
        refused(anybody.post(APP_AUTH, headers=headers, json=body), 401, "USG.206010025")
    again, other = app_auth(user_id="somebody-else", nonce=body["nonce"])
    refused(anybody.post(APP_AUTH, headers=again, json=other), 401, "USG.206010025")


def test_a_refused_signature_does_not_use_its_nonce_up(anybody):
    headers, body = app_auth(key="wrong" + APP_KEY)
    refused(anybody.post(APP_AUTH, headers=headers, json=body), 401, "USG.206010025")
    anybody.done(anybody.try_app(nonce=body["nonce"]))


def test_the_corporations_application_takes_no_multi_tenant_sign_in(anybody):
    answer = anybody.try_app(corpId="c9")
    assert answer.status_code in (400, 401), answer.text


def test_proxy_sign_in_takes_account_and_password(server, anybody):
    body = {
        "account": ADMIN_ACCOUNT,
        "pwd": ADMIN_PASSWORD,
        "authServerType": "workplace",
        "authType": "AccountAndPwd",
        "clientType": 72,
    }
    answer = anybody.done(anybody.post(PROXY_AUTH, json=body)).json()
    assert answer["user"]["ucloginAccount"] == ADMIN_ACCOUNT
    assert Api(server, answer["accessToken"]).page()["count"] >= 0
    refused(anybody.post(PROXY_AUTH, json=body | {"pwd": "Wrong-Horse-7"}), 401, "USG.206010000")
    answer = anybody.post(PROXY_AUTH, json=body | {"authType": "AuthCode"})
    assert answer.status_code in (400, 401), answer.text


@pytest.mark.parametrize("token", [None, "", "0" * 48, "x", "t" * 10_000, "%00", "tök".encode("latin-1")])
def test_a_token_that_nobody_was_given(server, token):
    refused(Api(server, token).get(CREATE), 401, "USG.206020000")
    refused(Api(server, token).post(CREATE, json={"mediaTypes": "Voice"}), 401, "USG.206020000")


def test_who_asks_comes_before_what_is_asked(anybody):
    for body in (b"", b"{", b"[" * 5000):
        refused(anybody.post(CREATE, data=body), 401, "USG.206020000")


def test_signing_out_ends_one_token_only(server):
    one, other = Api(server).sign_in(), Api(server).sign_in()
    assert one.done(one.delete(TOKEN)).status_code == 200
    refused(one.get(CREATE), 401, "USG.206020000")
    refused(one.delete(TOKEN), 401, "USG.206020000")
    assert other.page()["count"] >= 0


def test_sixty_four_tokens_live_at_once(server, admin):
    credentials = admin.add_user()
    first, second = Api(server).sign_in(*credentials), Api(server).sign_in(*credentials)
    apis = [Api(server).sign_in(*credentials) for _ in range(62)]
    assert first.page()["count"] == 0
    apis.append(Api(server).sign_in(*credentials))
    refused(first.get(CREATE), 401, "USG.206020000")
    for api in (second, apis[0], apis[-1]):
        assert api.page()["count"] == 0


def test_a_refresh_token_is_no_access_token(server, anybody):
    answer = anybody.try_account().json()
    refused(Api(server, answer["refreshToken"]).get(CREATE), 401, "USG.206020000")


def test_validating(anybody, admin):
    def validate(**body):
        return anybody.post(VALIDATE, json={"token": admin.token, "needGenNewToken": False} | body)

    with_user = anybody.done(validate(needAccountInfo=True)).json()
    assert with_user["user"]["ucloginAccount"] == ADMIN_ACCOUNT
    assert not anybody.done(validate(needAccountInfo=False)).json().get("user")
    refused(validate(token="0" * 48), 401, "USG.000000004")
    refused(validate(token=""), 400, "USG.200000003")


def test_tokens_and_meetings_survive_a_restart(own_server):
    api = Api(own_server).sign_in()
    app = Api(own_server).sign_in_app(user_id="carla")
    made = [api.create(subject="Kept"), app.create(subject="Kept too")]
    own_server.restart()
    for one, meeting in zip((api, app), made, strict=True):
        again = Api(own_server, one.token)
        assert again.detail(meeting["conferenceID"])["guestJoinUri"] == meeting["guestJoinUri"]
    assert Api(own_server).sign_in_app().page()["count"] == 1


def test_a_nonce_stays_used_over_a_restart(own_server):
    headers, body = app_auth()
    api = Api(own_server)
    api.done(api.post(APP_AUTH, headers=headers, json=body))
    own_server.restart()
    refused(Api(own_server).post(APP_AUTH, headers=headers, json=body), 401, "USG.206010025")


def test_secrets_are_shown_at_the_first_start_only_and_never_logged(own_server):
    assert ADMIN_PASSWORD in own_server.output and APP_KEY in own_server.output
    api = Api(own_server).sign_in()
    meeting = api.create()
    own_server.restart()
    api = Api(own_server).sign_in()
    api.create(subject="After")
    secrets = [ADMIN_PASSWORD, APP_KEY, api.token, meeting["chairJoinUri"].rsplit("/", 1)[1]]
    own_server.stop()
    assert not [secret for secret in secrets if secret in own_server.output]
    stored = b"".join(path.read_bytes() for path in (own_server.folder / "data").rglob("*") if path.is_file())
    assert not [secret for secret in secrets[:3] if secret.encode() in stored]
    own_server.start()
