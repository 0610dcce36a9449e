"""What does not belong to one operation: unknown paths and methods, request IDs, health, metrics, pages.

That every refusal has the vendor's shape and every answer a request ID is checked by `wire.Api`
for all answers of all tests.
"""

import re
import uuid

import pytest
import requests

from running import eventually
from wire import ACCOUNT_AUTH, CREATE, TIMEOUT_S, Api, check_answer


@pytest.mark.parametrize(
    "path",
    [
        "/v1/mmc/management/nothing",
        "/v9",
        "/v1/mmc/management/conferences/",
        "//",
        "/%00",
        "/%ff",
        "/..%2f..%2fetc/passwd",
        "/v1/" + "x" * 4000,
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_unknown_paths(anybody, method, path):
    assert anybody.call(method, path).status_code == 404


@pytest.mark.parametrize(
    "method, path", [("PATCH", CREATE), ("GET", ACCOUNT_AUTH), ("TRACE", CREATE), ("POST", "/health"), ("BREW", CREATE)]
)
def test_unknown_methods(admin, method, path):
    answer = admin.call(method, path)
    assert answer.status_code == 405
    assert answer.headers["Allow"]


def test_a_request_keeps_the_id_it_came_with(anybody):
    given = str(uuid.uuid4())
    assert anybody.get(CREATE, headers={"X-Request-ID": given}).headers["X-Request-Id"] == given


@pytest.mark.parametrize("given", ["", "x" * 1000, "two words", "<script>", "tab\there"])
def test_a_request_id_that_cannot_be_kept_is_replaced(anybody, given):
    # Api.call checks that the answer's ID is one.
    assert anybody.get(CREATE, headers={"X-Request-ID": given}).headers["X-Request-Id"] != given


def test_every_request_has_an_id_of_its_own(anybody):
    assert len({anybody.get("/health").headers["X-Request-Id"] for _ in range(10)}) == 10


def test_the_log_has_the_request_id(server, user):
    request_id = uuid.uuid4().hex
    user.get(CREATE, headers={"X-Request-ID": request_id})
    assert eventually(lambda: request_id in server.output)


def test_health(anybody):
    answer = anybody.get("/health")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"


def test_metrics_count_requests_without_naming_anybody(server, user):
    meeting = user.create(subject="Nobody's business")
    user.get("/v1/usg/dcs/corp/member/somebody-in-a-path")
    user.call("GET", "/no/such/path/at/all")
    text = user.get("/metrics").text
    counted = re.findall(r"^convoca_http_requests_total\{(.*)\} (\d+)", text, re.M)
    assert any(CREATE in labels and "POST" in labels and int(count) >= 1 for labels, count in counted), text
    for secret in (meeting["conferenceID"], user.token, "somebody-in-a-path", "/no/such/path"):
        assert secret not in text
    assert text.endswith("# EOF\n")


def test_metrics_stay_at_home(server, admin):
    answer = requests.get(server.https + "/metrics", verify=False, timeout=TIMEOUT_S)
    check_answer(answer)
    assert answer.status_code == 403


def test_the_description(anybody):
    document = anybody.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert document["paths"][CREATE].keys() >= {"post", "get", "put", "delete"}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert operation["operationId"], (method, path)
            assert operation["summary"] or operation["description"], (method, path)


#: What takes a conference token rather than an access token.
CONTROL = re.compile("/mmc/control/conferences/|/mmc/cqs/")


def test_everything_described_wants_a_token(anybody):
    """Walks the document: who is not signed in, or has no conference token, gets 401 from everything but
    the sign-in itself and what asks for a meeting's password."""
    document = anybody.get("/openapi.json").json()
    open_to_all = []
    for path, operations in document["paths"].items():
        for method in operations.keys() & {"get", "put", "post", "delete"}:
            address = re.sub(r"\{\w+\}", "1", path)
            # Which meeting it is about is asked before who asks.
            meeting = {"conferenceID": "1", "conferenceid": "1", "confuuid": "1"}
            answer = anybody.call(method.upper(), address, params=meeting, json={} if method != "get" else None)
            assert answer.status_code != 404, (method, path)
            code = "MMC.111081006" if CONTROL.search(path) else "USG.206020000"
            if (answer.status_code, answer.json().get("error_code")) != (401, code):
                open_to_all.append(path)
    assert all(
        re.search(
            "/acs/auth/(account|appauth|proxy)$|/token/validate$|^/health$|^/metrics$|^/openapi"
            r"|^/v1/convoca/(zones|replies/\{token\}|devices/activate|sign-in|recordings/watch)$"
            # The way to a new password.
            r"|/slideverifycode/(send|check)$|/acs/verifycode/(send|check)$|/acs/password/reset$"
            # These take a meeting's password, or tell whether the server is there.
            r"|/control/conferences/(token|inviteWithPwd)$|/queryMgmtSiteStatus$|/auth/random$|/anonymous/auth$",
            path,
        )
        for path in open_to_all
    ), open_to_all


def test_pages_for_people(anybody):
    for path in ("/", "/docs"):
        answer = anybody.get(path)
        if answer.status_code == 200:
            assert answer.headers["Content-Type"].startswith("text/html")
            assert "default-src" in answer.headers.get("Content-Security-Policy", "default-src")
    assert "text/html" in Api(anybody.server).get("/").headers["Content-Type"]


def test_both_addresses_serve_the_same(server, admin):
    answer = requests.get(
        server.https + CREATE, headers={"X-Access-Token": admin.token}, verify=False, timeout=TIMEOUT_S
    )
    check_answer(answer)
    assert answer.status_code == 200


def test_the_doctor_finds_nothing_wrong(server):
    assert server.run("doctor")
