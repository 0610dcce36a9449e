"""The API as plain requests: signing in, signatures, and what every answer must look like.

Every answer that passes through `Api` is held to the rules that hold for all of them (request ID,
content type, shape of an error), so no test has to repeat them.
"""

import base64
import hashlib
import hmac
import re
import time
import uuid
import weakref
from datetime import UTC, datetime, timedelta

import requests
from requests.adapters import HTTPAdapter

from running import ADMIN_ACCOUNT, ADMIN_PASSWORD, APP_ID, APP_KEY

CREATE = "/v1/mmc/management/conferences"
CREATE_SERIES = "/v1/mmc/management/cycleconferences"
DETAIL = "/v1/mmc/management/conferences/confDetail"
ACCOUNT_AUTH = "/v1/usg/acs/auth/account"
APP_AUTH = "/v2/usg/acs/auth/appauth"
PROXY_AUTH = "/v1/usg/acs/auth/proxy"
TOKEN = "/v1/usg/acs/token"
VALIDATE = "/v1/usg/acs/token/validate"
MEMBER = "/v1/usg/dcs/corp/member"
MEMBER_ROOMS = "/v1/usg/dcs/member/vmr"

ERROR_CODE = re.compile(r"[A-Z]+\.\d{9}")
REQUEST_ID = re.compile(r"[0-9A-Za-z_-]{16,64}")
TIMEOUT_S = 30


def utc(**ahead):
    """A start time that far ahead, as requests write it."""
    return (datetime.now(UTC) + timedelta(**ahead)).strftime("%Y-%m-%d %H:%M")


def basic(account, password):
    return "Basic " + base64.b64encode(f"{account}:{password}".encode()).decode()


def signature(key, *fields):
    return hmac.new(key.encode(), ":".join(fields).encode(), hashlib.sha256).hexdigest()


def app_auth(app_id=APP_ID, key=APP_KEY, user_id=None, **changes):
    """Headers and body of an App ID sign-in, signed for what the body says."""
    body = {"appId": app_id, "clientType": 72, "expireTime": int(time.time()) + 600, "nonce": str(uuid.uuid4())}
    if user_id is not None:
        body["userId"] = user_id
    body |= changes
    fields = [body["appId"], body.get("userId") or "", str(body["expireTime"]), body["nonce"]]
    if body.get("corpId"):
        fields.insert(1, body["corpId"])
    access = base64.b64encode(app_id.encode()).decode()
    header = f"HMAC-SHA256 signature={signature(key, *fields)},access={access}"
    return {"Authorization": header}, body


def refused(answer, status, code):
    """Holds a refusal to its status and code, and returns its message."""
    assert (answer.status_code, answer.json().get("error_code")) == (status, code), answer.text
    return answer.json()["error_msg"]


class _Bound(HTTPAdapter):
    """Sends from a given address of this machine."""

    def __init__(self, address):
        self._address = (address, 0)
        super().__init__()

    def init_poolmanager(self, *arguments, **keywords):
        super().init_poolmanager(*arguments, source_address=self._address, **keywords)


class Api:
    """Somebody who speaks to the server, perhaps signed in."""

    def __init__(self, server, token=None, address=None):
        self.server = server
        self.token = token
        self.address = address or "127.0.0.1"
        self._session = requests.Session()
        # Tests make many and forget them; the connections should not outlive them.
        weakref.finalize(self, self._session.close)
        self._session.trust_env = False
        if address:
            self._session.mount("http://", _Bound(address))

    def close(self):
        self._session.close()

    def call(self, method, path, headers=None, **request):
        headers = dict(headers or {})
        if self.token is not None:
            headers.setdefault("X-Access-Token", self.token)
        answer = self._session.request(
            method, self.server.http + path, headers=headers, timeout=TIMEOUT_S, allow_redirects=False, **request
        )
        check_answer(answer)
        return answer

    def get(self, path, **request):
        return self.call("GET", path, **request)

    def post(self, path, **request):
        return self.call("POST", path, **request)

    def put(self, path, **request):
        return self.call("PUT", path, **request)

    def delete(self, path, **request):
        return self.call("DELETE", path, **request)

    def done(self, answer):
        assert answer.status_code == 200, (
            f"{answer.request.method} {answer.request.url}: {answer.status_code} {answer.text}"
        )
        return answer

    # What tests do all the time.

    def try_account(self, account=ADMIN_ACCOUNT, password=ADMIN_PASSWORD):
        body = {"account": account, "clientType": 72}
        return self.post(ACCOUNT_AUTH, headers={"Authorization": basic(account, password)}, json=body)

    def try_app(self, **how):
        headers, body = app_auth(**how)
        return self.post(APP_AUTH, headers=headers, json=body)

    def sign_in(self, account=ADMIN_ACCOUNT, password=ADMIN_PASSWORD):
        self.token = self.done(self.try_account(account, password)).json()["accessToken"]
        return self

    def sign_in_app(self, **how):
        self.token = self.done(self.try_app(**how)).json()["accessToken"]
        return self

    def create(self, path=CREATE, headers=None, **body):
        """Creates a meeting and returns it."""
        body = {"subject": "Roof repair", "mediaTypes": "HDVideo", "startTime": utc(hours=2)} | body
        [meeting] = self.done(self.post(path, headers=headers, json=body)).json()
        return meeting

    def refuse(self, code, status=400, path=CREATE, **body):
        """Tries to create a meeting and expects a refusal; returns its message."""
        body = {"subject": "Roof repair", "mediaTypes": "HDVideo"} | body
        return refused(self.post(path, json=body), status, code)

    def page(self, path=CREATE, **parameters):
        return self.done(self.get(path, params=parameters)).json()

    def detail(self, meeting_id):
        return self.done(self.get(DETAIL, params={"conferenceID": meeting_id})).json()["conferenceData"]

    def cancel(self, meeting_id, path=CREATE, **parameters):
        return self.delete(path, params={"conferenceID": meeting_id} | parameters)

    def add_user(self, account=None, password="Roof-Tiles-12", **body):
        """A member made by this administrator, as (account, password)."""
        account = account or f"user-{uuid.uuid4().hex[:12]}"
        body = {"name": account, "account": account, "pwd": password, "sendNotify": "0"} | body
        self.done(self.post(MEMBER, json=body))
        return account, password


def check_answer(answer):
    """What holds for every answer, whatever was asked."""
    where = f"{answer.request.method} {answer.request.url}: {answer.status_code} {answer.text[:500]}"
    assert REQUEST_ID.fullmatch(answer.headers.get("X-Request-Id", "")), f"no request ID: {where}"
    assert answer.status_code < 500, where
    if answer.status_code >= 400:
        body = answer.json()
        assert ERROR_CODE.fullmatch(body["error_code"]), where
        assert isinstance(body["error_msg"], str) and body["error_msg"], where
    if answer.content and answer.headers["Content-Type"].startswith("application/json"):
        assert answer.headers["Content-Type"] == "application/json;charset=UTF-8", where
