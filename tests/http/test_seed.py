"""The documentation page this project starts from: its request, its cURL sample, its answer.

The texts are the page's own. Only the host and the token are replaced, because they name somebody
else's server and session. The page says `Content-Length: 548` about a body whose line breaks it
does not show; here the body is filled up to that length with the white space that JSON allows.

Fields that Convoca sends beyond the sample's: none at the top, in `passwordEntry` and in
`partAttendeeInfo`. `confConfigInfo` carries the effective settings of the meeting, all of them
fields that the page's table of ConfConfigInfo names; the sample shows three.
"""

import json
import re
import socket
import ssl
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from running import PUBLIC_URL
from wire import REQUEST_ID, TIMEOUT_S

PAGE_TOKEN = "stbX5ElstO5QwOwPB9KGQWUZ1DHoFrTsQjjC"
PAGE_HOST = "api.meeting.huaweicloud.com"

PAGE_HEAD = [
    "POST /v1/mmc/management/conferences",
    "Connection: keep-alive",
    f"X-Access-Token: {PAGE_TOKEN}",
    "Content-Type: application/json",
    "user-agent: WeLink-desktop",
    "Content-Length: 548",
    f"Host: {PAGE_HOST}",
    "User-Agent: Apache-HttpClient/4.5.3 (Java/1.8.0_191)",
]

PAGE_BODY = """{ "mediaTypes": "Video,Voice", "startTime": "", "length": 120, "attendees": [ { "accountId": "user01", "name": "user01", "role": "0", "phone": "+991116003815", "isMute": "1" } ], "subject": "user01's meeting" }"""  # noqa: E501

PAGE_ANSWER = """[ { "conferenceID": "914083136", "mediaTypes": "Voice,Data,Video", "subject": "user01's meeting", "size": 1, "timeZoneID": "56", "startTime": "2019-12-18 07:28", "endTime": "2019-12-18 09:28", "conferenceState": "Created", "accessNumber": "+991117", "language": "zh-CN", "passwordEntry": [ { "conferenceRole": "chair", "password": "157599" }, { "conferenceRole": "general", "password": "582397" } ], "userUUID": "ff808081699b56cb0169be103500012b", "scheduserName": "user8002", "conferenceType": 0, "confType": "IMMEDIATELY", "isAutoMute": 1, "isAutoRecord": 0, "chairJoinUri": "https://c.meeting.huaweicloud.com/#/j/914083136/6a30b8b5a325105da031442627828e496f91021ece36405f", "guestJoinUri": "https://c.meeting.huaweicloud.com/#/j/914083136/9505dc3349228b1ce0db8165590cc977bcff89785130fe0d", "recordType": 0, "recordAuxStream": 0, "confConfigInfo": { "isSendNotify": true, "isSendSms": true, "isAutoMute": true }, "vmrFlag": 0, "isHasRecordFile": false, "partAttendeeInfo": [ { "phone": "+991116003815", "name": "user01", "type": "normal" } ], "terminlCount": 0, "normalCount": 1, "deptName": "wangyue", "confUUID": "050c7898216811eaa6958bf3bb9ac167" } ]"""  # noqa: E501

PAGE_CURL = [
    "curl", "-k", "-i", "-H", "content-type: application/json", "-X", "POST",
    "-H", f"X-Access-Token:{PAGE_TOKEN}",
    "-d", '{"conferenceType": "0","subject": "user01 conference","mediaTypes": "HDVideo","attendees": [{"name": "user01","role": 1,"phone": "+8657*******"}]}',  # noqa: E501
    f"https://{PAGE_HOST}/v1/mmc/management/conferences",
]  # fmt: skip

# Fields of the page's ConfConfigInfo table, with their types.
CONFIG_FIELDS = {
    "isSendNotify": bool, "isSendSms": bool, "isSendCalendar": bool, "isAutoMute": bool,
    "isHardTerminalAutoMute": bool, "isGuestFreePwd": bool, "callInRestriction": int,
    "allowGuestStartConf": bool, "guestPwd": str, "vmrIDType": int, "prolongLength": int,
    "enableWaitingRoom": bool,
}  # fmt: skip


def over_tls(server, request):
    """Sends bytes and reads one answer, as (status line, headers by lower-case name, body)."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with socket.create_connection(("127.0.0.1", server.https_port), TIMEOUT_S) as plain:
        with context.wrap_socket(plain, server_hostname="localhost") as connection:
            connection.sendall(request)
            with connection.makefile("rb") as stream:
                return read_answer(stream)


def read_answer(stream):
    status = stream.readline().decode().rstrip("\r\n")
    headers = {}
    while line := stream.readline().decode().rstrip("\r\n"):
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return status, headers, stream.read(int(headers["content-length"]))


def same_shape(given, sample, where="answer"):
    """The same fields with the same JSON types, all the way down (settings apart)."""
    assert type(given) is type(sample), f"{where}: {given!r} instead of something like {sample!r}"
    if isinstance(sample, dict) and where.endswith(".confConfigInfo"):
        assert sample.keys() <= given.keys() <= CONFIG_FIELDS.keys(), where
        assert {name: type(value) for name, value in given.items()} == {name: CONFIG_FIELDS[name] for name in given}
    elif isinstance(sample, dict):
        assert given.keys() == sample.keys(), where
        for name in sample:
            same_shape(given[name], sample[name], f"{where}.{name}")
    elif isinstance(sample, list):
        assert len(given) == len(sample), where
        for index, (one, other) in enumerate(zip(given, sample, strict=True)):
            same_shape(one, other, f"{where}[{index}]")


def follows_from_any_request(meeting):
    """What must be true of the sample's values, for whatever was asked."""
    assert re.fullmatch(r"9\d{8}", meeting["conferenceID"])
    assert meeting["accessNumber"].startswith("+99")
    assert re.fullmatch(r"[0-9a-f]{32}", meeting["userUUID"])
    assert re.fullmatch(r"[0-9a-f]{32}", meeting["confUUID"])
    assert [entry["conferenceRole"] for entry in meeting["passwordEntry"]] == ["chair", "general"]
    assert all(re.fullmatch(r"\d{6}", entry["password"]) for entry in meeting["passwordEntry"])
    for link in (meeting["chairJoinUri"], meeting["guestJoinUri"]):
        assert re.fullmatch(re.escape(f"{PUBLIC_URL}/#/j/{meeting['conferenceID']}/") + "[0-9a-f]{48}", link)
    assert meeting["chairJoinUri"] != meeting["guestJoinUri"]
    sample = json.loads(PAGE_ANSWER)[0]
    for name in (
        "size", "timeZoneID", "conferenceState", "language", "conferenceType", "confType", "isAutoMute", "isAutoRecord",
        "recordType", "recordAuxStream", "vmrFlag", "isHasRecordFile", "terminlCount", "normalCount",
    ):  # fmt: skip
        assert meeting[name] == sample[name], name
    assert sample["confConfigInfo"].items() <= meeting["confConfigInfo"].items()
    assert meeting["scheduserName"] and meeting["deptName"]


def lasts(meeting):
    start, end = (datetime.strptime(meeting[name], "%Y-%m-%d %H:%M") for name in ("startTime", "endTime"))
    assert abs(datetime.now(UTC).replace(tzinfo=None) - start) < timedelta(minutes=5)
    return end - start


@pytest.mark.parametrize("length", ["as the page says", "of the text as printed"])
def test_the_request_of_the_page(server, admin, length):
    body = PAGE_BODY.ljust(548) if length == "as the page says" else PAGE_BODY
    head = "\r\n".join([PAGE_HEAD[0] + " HTTP/1.1", *PAGE_HEAD[1:]]) + "\r\n\r\n"
    head = head.replace(PAGE_TOKEN, admin.token).replace(PAGE_HOST, f"127.0.0.1:{server.https_port}")
    head = head.replace("Content-Length: 548", f"Content-Length: {len(body)}")

    status, headers, answer = over_tls(server, (head + body).encode())

    assert status.startswith("HTTP/1.1 200"), (status, answer)
    assert headers["content-type"] == "application/json;charset=UTF-8"
    assert REQUEST_ID.fullmatch(headers["x-request-id"])
    same_shape(json.loads(answer), json.loads(PAGE_ANSWER))
    [meeting] = json.loads(answer)
    follows_from_any_request(meeting)
    assert meeting["subject"] == "user01's meeting"
    assert set(meeting["mediaTypes"].split(",")) == {"Voice", "Data", "Video"}
    assert meeting["partAttendeeInfo"] == json.loads(PAGE_ANSWER)[0]["partAttendeeInfo"]
    assert lasts(meeting) == timedelta(minutes=120)


def test_the_curl_sample_of_the_page(server, admin):
    arguments = [
        word.replace(PAGE_TOKEN, admin.token).replace(PAGE_HOST, f"127.0.0.1:{server.https_port}") for word in PAGE_CURL
    ]
    # -s only takes away the progress meter; -q keeps the developer's own curl settings out.
    done = subprocess.run(
        [arguments[0], "-q", "-s", *arguments[1:]], capture_output=True, timeout=TIMEOUT_S, check=True
    )

    head, _, answer = done.stdout.decode().partition("\r\n\r\n")
    assert re.match(r"HTTP/(1\.1|2) 200", head), done.stdout
    assert re.search(r"(?im)^content-type: application/json;charset=UTF-8\r?$", head)
    assert re.search(r"(?im)^x-request-id: \S+", head)
    same_shape(json.loads(answer), json.loads(PAGE_ANSWER))
    [meeting] = json.loads(answer)
    follows_from_any_request(meeting)
    assert meeting["subject"] == "user01 conference"
    assert set(meeting["mediaTypes"].split(",")) == {"Voice", "Data", "HDVideo"}
    assert meeting["partAttendeeInfo"] == [{"phone": "+8657*******", "name": "user01", "type": "normal"}]
    assert lasts(meeting) == timedelta(minutes=30)


def test_the_pages_meeting_can_be_found_again(admin):
    [created] = admin.done(admin.post("/v1/mmc/management/conferences", data=PAGE_BODY.encode())).json()
    listed = {row["conferenceID"]: row for row in admin.page()["data"]}
    assert listed[created["conferenceID"]]["subject"] == "user01's meeting"
    assert admin.detail(created["conferenceID"])["guestJoinUri"] == created["guestJoinUri"]
    assert created["scheduserName"] == listed[created["conferenceID"]]["scheduserName"]
