"""The vendor's SDK: saying where events go, to a subscriber written from the description alone."""

import hashlib
import hmac
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from huaweicloudsdkmeeting.v1 import (
    DeleteWebHookConfigRequest,
    SetWebHookConfigRequest,
    ShowWebHookConfigRequest,
    UpdateWebHookConfigStatusRequest,
    WebHookConfigRequest,
)

import sdk
from conftest import STORES

KEY = "a key of the subscriber's"
ENABLED, DISABLED, LOCKED = 0, 1, 2


class Subscriber(BaseHTTPRequestHandler):
    """Checks the signature over the bytes that came, and agrees to a verification."""

    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.came.append((self.headers["X-Request-ID"], raw))
        body = json.loads(raw)
        answer = {"event": "meeting.verify", "nonce": body["nonce"]} if self.server.agrees else {}
        text = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *arguments):
        """Says nothing: what came is in `came`."""


def signature(raw):
    """What the signature has to be, from the raw body: `eventInfo` is sliced out of it."""
    body = json.loads(raw)
    _, info = raw.split(b'"eventInfo":', 1)
    info = info[: info.rindex(b"}")]
    message = f"{body['appID']}{body['timestamp']}{body['nonce']}".encode() + info
    return hmac.new(KEY.encode(), message, hashlib.sha256).hexdigest()


@pytest.fixture(scope="module", params=STORES)
def server(request, make_server):
    server = make_server(request.param, CONVOCA_WEBHOOK_HTTP="on", CONVOCA_WEBHOOK_PRIVATE="on")
    yield server
    server.stop()


@pytest.fixture
def subscriber():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Subscriber)
    server.came, server.agrees = [], True
    server.url = f"http://127.0.0.1:{server.server_port}/events"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def client(server):
    client = sdk.by_account(server)
    yield client
    if shown := client.show_web_hook_config(ShowWebHookConfigRequest()).id:
        client.delete_web_hook_config(DeleteWebHookConfigRequest(id=shown))


def subscribe(client, url):
    body = WebHookConfigRequest(subscriber_id="sub-11", subscriber_key=KEY, url=url)
    client.set_web_hook_config(SetWebHookConfigRequest(body=body))
    return client.show_web_hook_config(ShowWebHookConfigRequest())


def change(client, subscription, status):
    client.update_web_hook_config_status(UpdateWebHookConfigStatusRequest(id=subscription.id, status=status))
    return client.show_web_hook_config(ShowWebHookConfigRequest()).status


def test_from_setting_to_deleting(client, subscriber):
    shown = subscribe(client, subscriber.url)
    assert sdk.set_fields(shown) == {
        "return_code": 0, "return_desc": "Success", "id": shown.id, "subscriber_id": "sub-11",
        "url": subscriber.url, "status": DISABLED,
    }  # fmt: skip
    assert change(client, shown, LOCKED) == LOCKED
    assert change(client, shown, DISABLED) == DISABLED
    assert subscriber.came == []
    client.delete_web_hook_config(DeleteWebHookConfigRequest(id=shown.id))
    assert client.show_web_hook_config(ShowWebHookConfigRequest()).id is None
    with sdk.refused(400, "MMC.111070122"):
        client.delete_web_hook_config(DeleteWebHookConfigRequest(id=shown.id))


def test_enabling_asks_the_subscriber(client, subscriber):
    assert change(client, subscribe(client, subscriber.url), ENABLED) == ENABLED
    [(request_id, raw)] = subscriber.came
    body = json.loads(raw)
    assert request_id
    assert (body["appID"], body["eventInfo"]["event"], len(body["nonce"])) == ("sub-11", "meeting.verify", 8)
    assert body["signature"] == signature(raw)


def test_one_who_does_not_agree_is_not_enabled(client, subscriber):
    subscriber.agrees = False
    shown = subscribe(client, subscriber.url)
    with sdk.refused(400, "MMC.111070121"):
        change(client, shown, ENABLED)
    assert client.show_web_hook_config(ShowWebHookConfigRequest()).status == DISABLED


def test_there_is_one_for_each_corporation(client, subscriber):
    subscribe(client, subscriber.url)
    with sdk.refused(400, "MMC.111070121"):
        subscribe(client, subscriber.url)


def test_members_may_not(server, admin):
    member = sdk.by_account(server, *admin.add_user())
    with sdk.refused(403, "MMC.111070002"):
        member.show_web_hook_config(ShowWebHookConfigRequest())
