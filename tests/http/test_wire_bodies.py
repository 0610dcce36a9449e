"""Requests that are wrong before anybody looks at a field, and connections that misbehave."""

import json
import select
import socket

import pytest

from test_seed import read_answer
from wire import (
    ACCOUNT_AUTH,
    CREATE,
    CREATE_SERIES,
    TIMEOUT_S,
    VALIDATE,
    Api,
    basic,
    refused,
    utc,
)

JSON = {"Content-Type": "application/json"}
PADDED = json.dumps({"subject": "x", "mediaTypes": "Voice"})
LIMIT = 1 << 20


@pytest.mark.parametrize("path", [CREATE, CREATE_SERIES])
@pytest.mark.parametrize(
    "code, body",
    [
        ("MMC.111072057", b""),
        ("MMC.111072057", b" \r\n\t "),
        ("MMC.111071062", b"{"),
        ("MMC.111071062", b"not json"),
        ("MMC.111071062", b'{"subject": "x",}'),
        ("MMC.111071062", b'{"subject": "x"} {}'),
        ("MMC.111071062", b'{"subject": "\xff\xfe"}'),
        ("MMC.111071062", b'{"unknown": "\xc3\x28"}'),
        ("MMC.111071062", '{"subject": "x"}'.encode("utf-16")),
        ("MMC.111071062", b"[" * 5000),
        ("MMC.111071062", b"[" * 5000 + b"]" * 5000),
        ("MMC.111071062", b'{"a":' * 5000 + b"1" + b"}" * 5000),
        ("MMC.111071062", b'{"attendees":' + b"[" * 5000 + b"]" * 5000 + b"}"),
        ("MMC.111071061", b"[]"),
        ("MMC.111071061", b'"text"'),
        ("MMC.111071061", b"17"),
        ("MMC.111071061", b"true"),
        ("MMC.111071061", b'{"mediaTypes": "Voice", "attendees": 5}'),
        ("MMC.111071061", b'{"mediaTypes": "Voice", "attendees": {"name": "x"}}'),
        ("MMC.111071061", b'{"mediaTypes": "Voice", "attendees": ["x"]}'),
        ("MMC.111071022", b'{"mediaTypes": "Voice", "subject": ["x"]}'),
        ("MMC.111071061", b'{"mediaTypes": "Voice", "confConfigInfo": []}'),
    ],
    ids=lambda value: repr(value[:24]) if isinstance(value, bytes) else value,
)
def test_bodies_that_are_no_request(user, path, code, body):
    message = refused(user.post(path, data=body, headers=JSON), 400, code)
    assert len(message) < 500
    assert user.page()["count"] == 0


def test_null_is_no_request(user):
    answer = user.post(CREATE, data=b"null", headers=JSON)
    assert (answer.status_code, answer.json()["error_code"]) in (
        (400, "MMC.111071061"), (400, "MMC.111071018"), (400, "MMC.111072057"),
    )  # fmt: skip


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 5000, b'{"token": "\xff"}', b"[]", b'{"token": 5}'])
def test_bodies_of_the_directory_have_its_codes(anybody, body):
    refused(anybody.post(VALIDATE, data=body, headers=JSON), 400, "USG.200000003")


def test_a_body_of_exactly_one_mebibyte_is_read(user):
    user.done(user.post(CREATE, data=PADDED.ljust(LIMIT).encode(), headers=JSON))


def test_a_larger_body_is_refused(user):
    before = user.page()["count"]
    answer = user.post(CREATE, data=PADDED.ljust(LIMIT + 1).encode(), headers=JSON)
    refused(answer, 413, "MMC.111071061")
    assert user.page()["count"] == before


def test_a_larger_body_in_chunks_is_refused(user):
    def chunks():
        yield PADDED.encode()
        for _ in range(LIMIT // 65536 + 1):
            yield b" " * 65536

    try:
        answer = user.post(CREATE, data=chunks(), headers=JSON)
    except (ConnectionError, OSError):
        # The server may stop listening once it has heard enough, before the client is done.
        pass
    else:
        refused(answer, 413, "MMC.111071061")
    assert user.page()["count"] == 0


@pytest.mark.parametrize(
    "content_type", [None, "application/json;charset=UTF-8", "application/json; charset=utf-8", "text/plain"]
)
def test_the_content_type_of_a_request_does_not_matter(user, content_type):
    headers = {"Content-Type": content_type} if content_type else {}
    user.done(user.post(CREATE, data=PADDED.encode(), headers=headers))


def test_lenient_values(user):
    meeting = user.create(
        length="45", conferenceType="0", isAutoRecord="1", recordType="2", vmrFlag="0", encryptMode="", language=None,
        timeZoneID=None, groupuri="", cycleParams=None, attendees=[
            {"name": "Ines", "phone": "+99100010002", "role": "1", "isMute": "0", "email": "", "sms": None},
        ], confConfigInfo={
            "isAutoMute": "false", "prolongLength": "15", "callInRestriction": "2", "unknown": {"x": []},
        },
        userUUID="ignored", unknown=[1, {"deep": None}], startTime=utc(hours=1),
    )  # fmt: skip
    assert meeting["endTime"] == utc(hours=1, minutes=45)
    assert (meeting["isAutoRecord"], meeting["recordType"], meeting["isAutoMute"]) == (1, 2, 0)
    assert meeting["confConfigInfo"]["prolongLength"] == 15
    assert meeting["confConfigInfo"]["callInRestriction"] == 2


@pytest.mark.parametrize("number", ["", None])
def test_an_empty_number_is_none(user, number):
    assert user.create(length=number, startTime=utc(hours=1))["endTime"] == utc(hours=1, minutes=30)


@pytest.mark.parametrize("length", ["abc", "4.5", 4.5, True, [], {}, "１５", 10**30, -1, "0x20", " 45x"])
def test_what_is_no_number_is_refused(user, length):
    answer = user.post(CREATE, json={"mediaTypes": "Voice", "length": length})
    assert answer.status_code == 400, answer.text
    assert answer.json()["error_code"] in ("MMC.111071021", "MMC.111071061")


def test_lengths_are_counted_in_characters(user):
    # Four bytes each in UTF-8, two units each in UTF-16.
    assert user.create(subject="🏠" * 128)["subject"] == "🏠" * 128
    user.refuse("MMC.111071022", subject="🏠" * 129)


def test_messages_name_what_is_wrong(user):
    assert "length" in user.refuse("MMC.111071021", length=14)
    assert "subject" in user.refuse("MMC.111071022", subject="s" * 129)
    wrong_second = [{"name": "a", "phone": "1"}, {"name": "n" * 97, "phone": "1"}]
    assert "2" in user.refuse("MMC.111072034", attendees=wrong_second)


def test_markup_comes_back_as_it_was_sent(user):
    subject = "<script>alert('x')</script> \" \\ \u0000\u2028"
    answer = user.post(CREATE, json={"mediaTypes": "Voice", "subject": subject, "startTime": utc(hours=1)})
    if answer.status_code == 200:
        assert answer.json()[0]["subject"] == subject
        assert user.page()["data"][0]["subject"] == subject
    else:
        refused(answer, 400, "MMC.111071022")


def raw(server):
    return socket.create_connection(("127.0.0.1", server.http_port), TIMEOUT_S)


def head(length, *more):
    lines = [
        f"POST {ACCOUNT_AUTH} HTTP/1.1",
        "Host: x",
        "Content-Type: application/json",
        f"Content-Length: {length}",
        *more,
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def test_clients_that_leave_in_the_middle_harm_nobody(server, user):
    for unfinished in (b"", b"PO", head(100)[:40], head(100), head(100) + b'{"account"'):
        for _ in range(20):
            with raw(server) as connection:
                connection.sendall(unfinished)
    assert user.create()["conferenceID"]


def test_half_a_request_holds_up_nobody(server, user):
    waiting = [raw(server) for _ in range(50)]
    try:
        for connection in waiting:
            connection.sendall(head(100, "Authorization: " + basic("a", "b")) + b'{"account"')
        assert user.create()["conferenceID"]
    finally:
        for connection in waiting:
            connection.close()


def test_an_early_answer_says_whether_the_connection_goes_on(server, user):
    """Clients that send head and body apart keep the connection for their next request."""
    early = f"POST {CREATE} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n"
    with raw(server) as connection, connection.makefile("rb") as stream:
        connection.sendall(early.encode())
        answered = bool(select.select([connection], [], [], 3)[0])
        if not answered:
            # Waiting for the body before answering is just as good.
            connection.sendall(b"{}")
        status, headers, _ = read_answer(stream)
        if answered and headers.get("connection") != "close":
            connection.sendall(b"{}")
        assert status.startswith("HTTP/1.1 401")
        if headers.get("connection") != "close":
            connection.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
            assert read_answer(stream)[0].startswith("HTTP/1.1 200")


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\x16\x03\x01\x00\x05hello",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x00" * 4096,
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: y\r\n" % number for number in range(2000)) + b"\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    ],
    ids=lambda value: repr(value[:20]),
)
def test_what_is_no_http_harms_nobody(server, user, request_bytes):
    with raw(server) as connection:
        try:
            connection.sendall(request_bytes)
            connection.shutdown(socket.SHUT_WR)
            answer = connection.recv(64)
        except OSError:
            # The server may be gone before it was told everything.
            answer = b""
    assert answer == b"" or answer.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4")), answer
    assert user.page()["count"] == 0


def test_many_idle_connections(server, user):
    idle = [raw(server) for _ in range(500)]
    try:
        assert user.create()["conferenceID"]
    finally:
        for connection in idle:
            connection.close()
    assert Api(server).get("/health").status_code == 200
