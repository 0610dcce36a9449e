"""The vendor's SDK: recording a running meeting, and what it was recorded into.

Nobody here sends media: what is recorded is silence, as long as the meeting was recorded.
"""

import hashlib
import time

import pytest
import requests
from huaweicloudsdkmeeting.v1 import (
    AddUserDTO,
    AddUserRequest,
    DeleteRecordingsRequest,
    RecordInfoReq,
    RecordRequest,
    RestSetMmrRecordReqBody,
    RestSetRecordReqBody,
    SearchHisMeetingsRequest,
    SearchRecordingsRequest,
    SetMmrRecordRequest,
    ShowHisMeetingDetailRequest,
    ShowRecordInfoRequest,
    ShowRecordingDetailRequest,
    ShowRecordingFileDownloadUrlsRequest,
)

import sdk
import tenants
from conftest import STORES
from covers import covers
from meeting_live import Live
from running import eventually
from tenants import resource
from wire import Api, refused

DAY_MS = 24 * 3600 * 1000
PASSWORD = "Ridge-And-Valley-4"
VOICE = {"mediaTypes": "Voice", "recordType": 2}


@pytest.fixture(scope="module", params=STORES)
def server(request, make_server):
    server = make_server(request.param, **tenants.SETTINGS)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


@pytest.fixture(scope="module")
def api(server):
    api = Api(server).sign_in()
    yield api
    api.close()


@pytest.fixture
def live(server, api):
    live = Live(server, api, **VOICE)
    yield live
    live.close()


def record(client, live, wanted, token=None):
    body = RestSetMmrRecordReqBody(record_type=wanted)
    request = SetMmrRecordRequest(
        conference_id=live.id, x_conference_authorization=token or live.token, body=body
    )
    client.set_mmr_record(request)


def search(client, **wanted):
    now = int(time.time() * 1000)
    span = {"start_date": now - DAY_MS, "end_date": now + DAY_MS} | wanted
    return client.search_recordings(SearchRecordingsRequest(**span))


def info(client, holding, **wanted):
    body = RecordInfoReq(conf_uuid=holding, **wanted)
    return client.show_record_info(ShowRecordInfoRequest(body=body)).data


def recorded(server, client, api, audience=0, **body):
    """A meeting that was recorded for a moment and is over; its row in the list, and who was in it."""
    live = Live(server, api, **VOICE | {"recordAuthType": audience} | body)
    ines = live.join("Ines")
    record(client, live, 1)
    ines.told("conference")
    time.sleep(1.5)
    record(client, live, 2)
    live.close()
    rows = eventually(lambda: search(client, search_key=live.id).data)
    assert len(rows) == 1
    return rows[0]


@pytest.fixture(scope="module")
def recording(server, client, api):
    return recorded(server, client, api, subject="Slates")


def fetch(server, url, token):
    # Links lead to the public address, which is this server's own by another name.
    here = f"{server.http}{url[url.index('/recordings/') :]}"
    return requests.get(here, headers={"Authorization": token} if token else {}, timeout=20)


@covers("success", "record_mmr_meeting")
def test_a_meeting_is_recorded_stands_still_and_is_not(client, live):
    ana, ben = live.join("Ana", role="host"), live.join("Ben")
    for wanted, told, state in [(1, "on", 1), (1, "on", 1), (0, "paused", 0), (1, "on", 1), (2, "off", 0), (2, "off", 0)]:
        record(client, live, wanted)
        for one in (ana, ben):
            one.wait_for(lambda it: latest(it) == told)
        live.listener.wait_for(lambda it: pushed(it) == (state, 1))


def pushed(listener):
    """Whether it is recorded, and has been, as was pushed last."""
    said = listener.flat.get("ConfDynamicInfoNotify", {})
    return said.get("recState"), said.get("recOccurred")


def latest(somebody):
    """How the meeting was recorded when he was last told."""
    states = [said["conference"]["recording"] for said in somebody.said if "conference" in said]
    return states[-1] if states else None


@covers("success", "record_meeting")
def test_the_older_call_does_the_same(client, live):
    ana = live.join("Ana", role="host")
    for wanted, told in [(1, "on"), (0, "off")]:
        body = RestSetRecordReqBody(is_record=wanted)
        client.record(RecordRequest(conference_id=live.id, x_conference_authorization=live.token, body=body))
        ana.wait_for(lambda it: latest(it) == told)


@covers("authorisation", "record_meeting", "record_mmr_meeting")
def test_recording_is_for_hosts(client, live):
    live.join("Ana", role="host")
    with sdk.refused(403, "MMC.111072070"):
        record(client, live, 1, live.guest_token)
    refused(live.call("PUT", "record", token=live.guest_token, isRecord=1), 403, "MMC.111072070")


@covers("error", "record_meeting", "record_mmr_meeting")
def test_what_cannot_be_recorded(server, client, api, live):
    live.join("Ana", role="host")
    for wanted in (3, -1, "x", None):
        refused(live.call("PUT", "mmrRecord", recordType=wanted), 400, "MMC.111072045")
        refused(live.call("PUT", "record", isRecord=wanted), 400, "MMC.111072045")
    refused(live.call("PUT", "mmrRecord", recordType=0), 400, "MMC.111072011")
    other = Live(server, api, mediaTypes="Voice")
    try:
        other.join("Ana", role="host")
        refused(other.call("PUT", "mmrRecord", recordType=1), 400, "MMC.111072020")
        refused(other.call("PUT", "record", isRecord=1), 400, "MMC.111072020")
    finally:
        other.close()


@pytest.mark.parametrize("space, code", [([], "MMC.111072066"), ([resource("RECORD", 0)], "MMC.111072066")])
def test_recording_needs_space(server, space, code):
    provider = tenants.provider(server)
    tenant = tenants.add(provider, resource("CONF_CALL", 5), *[one for one in space if one.count])
    api = tenant.api(server)
    live = Live(server, api, **VOICE)
    try:
        live.join("Ana", role="host")
        refused(live.call("PUT", "record", isRecord=1), 400, code)
    finally:
        live.close()
    tenants.give(provider, tenant, resource("RECORD", 1))
    live = Live(server, api, **VOICE)
    try:
        live.join("Ana", role="host")
        api.done(live.call("PUT", "record", isRecord=1))
    finally:
        live.close()


@covers("success", "list_recordings", "show_recording")
def test_recordings_are_listed_and_shown(client, recording):
    assert (recording.subject, recording.available, recording.is_decode_finish) == ("Slates", True, True)
    assert recording.rcd_time >= 1 and recording.rcd_size == 1 and recording.record_auth_type == 0
    assert recording.url[0].split("/watch#")[1].startswith(recording.conf_uuid + "/")
    detail = client.show_recording_detail(ShowRecordingDetailRequest(conf_uuid=recording.conf_uuid))
    for name in recording.openapi_types:
        assert getattr(detail, name) == getattr(recording, name), name
    assert search(client, search_key="no such topic").count == 0
    now = int(time.time() * 1000)
    # As one client asks.
    assert search(client, start_date=now + DAY_MS, end_date=now - DAY_MS).count == 0
    both = [search(client, sort_type=way, query_all=True).data for way in ("ASC_StartTIME", "DSC_StartTIME")]
    assert [row.conf_uuid for row in both[0]] == [row.conf_uuid for row in reversed(both[1])]


def test_the_past_says_that_there_is_a_recording(client, recording):
    now = int(time.time() * 1000)
    span = {"start_date": now - DAY_MS, "end_date": now + DAY_MS, "search_key": recording.conf_id}
    [row] = client.search_his_meetings(SearchHisMeetingsRequest(**span)).data
    assert row.is_has_record_file is True
    detail = client.show_his_meeting_detail(ShowHisMeetingDetailRequest(conf_uuid=recording.conf_uuid))
    assert detail.conference_data.is_has_record_file is True


@covers("success", "show_segments", "list_downloads")
def test_each_file_is_fetched_once(server, client, recording):
    data = info(client, recording.conf_uuid)
    assert (data.segment_count, data.subject) == (1, "Slates")
    [segment] = data.segment_list
    [file] = segment.file_list
    assert (segment.manual_order, segment.segment_order, segment.segment_size) == (1, 1, str(file.file_size))
    assert (file.record_type, file.begin_time < file.end_time) == ("AUDIO", True)
    whole = fetch(server, file.download_url, None)
    assert whole.status_code == 200 and whole.headers["Content-Type"] == "video/mp4"
    assert (len(whole.content), hashlib.sha256(whole.content).hexdigest()) == (file.file_size, file.sha256)
    refused(fetch(server, file.download_url, None), 403, "MMC.111070002")
    # A player asks for parts, as often as it likes.
    for _ in range(2):
        here = f"{server.http}{file.play_url[file.play_url.index('/recordings/') :]}"
        part = requests.get(here, headers={"Range": "bytes=4-7"}, timeout=20)
        assert (part.status_code, part.content) == (206, whole.content[4:8])

    request = ShowRecordingFileDownloadUrlsRequest(conf_uuid=recording.conf_uuid)
    [downloads] = client.show_recording_file_download_urls(request).record_urls
    [url] = downloads.urls
    assert (downloads.conf_uuid, url.file_type) == (recording.conf_uuid, "Hd")
    refused(fetch(server, url.url.replace("-1.mp4", "-2.mp4"), url.token), 403, "MMC.111070002")
    refused(fetch(server, url.url, "0" * 64), 403, "MMC.111070002")
    refused(fetch(server, url.url, None), 403, "MMC.111070002")
    assert fetch(server, url.url, url.token).content == whole.content
    refused(fetch(server, url.url, url.token), 403, "MMC.111070002")
    assert info(client, recording.conf_uuid, segment_offset=1).segment_list == []


@covers("authorisation", "list_recordings", "show_recording", "delete_recordings", "list_downloads", "show_segments")
def test_recordings_are_their_corporations(server, client, recording):
    tenant = tenants.add(tenants.provider(server))
    other = tenant.client(server)
    assert search(other, query_all=True).count == 0
    holding = recording.conf_uuid
    for uuid in (holding, "0" * 32):
        with sdk.refused(400, "MMC.111077201"):
            other.show_recording_detail(ShowRecordingDetailRequest(conf_uuid=uuid))
        with sdk.refused(400, "MMC.111077201"):
            other.show_recording_file_download_urls(ShowRecordingFileDownloadUrlsRequest(conf_uuid=uuid))
        with sdk.refused(400, "MMC.111077201"):
            info(other, uuid)
        other.delete_recordings(DeleteRecordingsRequest(conf_uui_ds=uuid))
    assert client.show_recording_detail(ShowRecordingDetailRequest(conf_uuid=holding)).available
    member = colleague(server, client)
    with sdk.refused(403, "MMC.111070002"):
        member.show_recording_file_download_urls(ShowRecordingFileDownloadUrlsRequest(conf_uuid=holding))
    with pytest.raises(Exception) as caught:
        member.delete_recordings(DeleteRecordingsRequest(conf_uui_ds=holding))
    assert caught.value.status_code in (400, 403)


def colleague(server, client):
    account = f"colleague-{time.time_ns()}"
    client.add_user(AddUserRequest(body=AddUserDTO(name="Caio", account=account, pwd=PASSWORD, send_notify="0")))
    return sdk.by_account(server, account, PASSWORD)


@covers("error", "list_recordings", "show_recording", "delete_recordings", "list_downloads", "show_segments")
def test_what_is_asked_for_wrongly(server, client, api):
    for params in ({}, {"startDate": 0}, {"startDate": "x", "endDate": 1}, {"startDate": 0, "endDate": 1, "sortType": "x"}):
        refused(api.get("/v1/mmc/management/record/files", params=params), 400, "MMC.111071061")
    refused(api.get("/v1/mmc/management/conferences/record/files"), 400, "MMC.111071061")
    refused(api.get("/v1/mmc/management/record/downloadurls"), 400, "MMC.111071061")
    refused(api.call("DELETE", "/v1/mmc/management/record/files"), 400, "MMC.111071061")
    many = ",".join(["0" * 32] * 101)
    refused(api.call("DELETE", "/v1/mmc/management/record/files", params={"confUUIDs": many}), 400, "MMC.111071061")
    for body in ({}, {"confUUID": "x" * 65}, {"confUUID": "x", "segmentLimit": 0}, {"confUUID": "x", "segmentOffset": -1}):
        refused(api.post("/v1/mmc/rlm/record/info", json=body), 400, "MMC.111071061")


@pytest.mark.parametrize("audience, allowed", [(0, 3), (1, 2), (2, 1)])
@covers("success", "watch_recording")
@covers("authorisation", "watch_recording")
def test_who_may_watch(server, client, api, audience, allowed):
    stranger = Api(server)
    tia = Api(server).sign_in_app(user_id=f"tia-{time.time_ns()}")
    caio = Api(server).sign_in_app(user_id=f"caio-{time.time_ns()}")
    live = Live(server, api, **VOICE | {"recordAuthType": audience})
    live.join("Tia", access_token=tia.token)
    record(client, live, 1)
    time.sleep(1.5)
    record(client, live, 2)
    live.close()
    [row] = eventually(lambda: search(client, search_key=live.id).data)
    holding, key = row.url[0].split("#")[1].split("/")
    watch = lambda who, **body: who.post("/v1/convoca/recordings/watch", json={"confUUID": holding, "key": key} | body)
    answers = [watch(who) for who in (stranger, caio, tia)]
    assert [answer.status_code == 200 for answer in answers] == [number < allowed for number in (2, 1, 0)]
    assert watch(api).status_code == 200, "whoever looks after the meeting"
    seen = watch(tia).json()
    assert seen["files"][0]["recordType"] == "AUDIO"
    assert fetch(server, seen["files"][0]["playUrl"], None).status_code == 200
    for who in (stranger, caio, tia, api):
        refused(watch(who, key="0" * 32), 400, "MMC.111077201")
        refused(watch(who, confUUID="0" * 32), 400, "MMC.111077201")


@covers("error", "watch_recording")
def test_a_link_that_makes_no_sense(server):
    for body in ({}, {"confUUID": "x"}, {"key": "x"}, {"confUUID": {}, "key": "x"}):
        refused(Api(server).post("/v1/convoca/recordings/watch", json=body), 400, "MMC.111071061")


@covers("success", "delete_recordings")
def test_recordings_are_deleted(server, client, api):
    first, second = recorded(server, client, api), recorded(server, client, api)
    both = f"{first.conf_uuid}, {second.conf_uuid}"
    for _ in range(2):
        client.delete_recordings(DeleteRecordingsRequest(conf_uui_ds=both))
    for row in (first, second):
        assert search(client, search_key=row.conf_id).count == 0
        with sdk.refused(400, "MMC.111077201"):
            client.show_recording_detail(ShowRecordingDetailRequest(conf_uuid=row.conf_uuid))
