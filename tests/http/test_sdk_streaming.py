"""The vendor's SDK: streaming a running meeting live, and who watches it by its link.

Nobody here sends media: what is streamed is silence. Where it is sent nobody listens; browsers and an
RTMP server are in `tests/e2e/streaming.test.js`.
"""

import pytest
import requests
from huaweicloudsdkmeeting.v1 import (
    LiveRequest,
    RestSetLiveReqBody,
    RestSetMmrLiveReqBody,
    SetMmrLiveRequest,
    ShowMeetingDetailRequest,
    ShowOrgResRequest,
)

import sdk
import tenants
from conftest import STORES
from covers import covers
from meeting_live import Live
from running import eventually
from tenants import resource
from wire import Api, refused

VOICE = {"mediaTypes": "Voice", "recordType": 1}
# Nobody listens at the first port (RFC 6335: tcpmux), and the second is an address in the machine's own network.
NOBODY = "rtmp://127.0.0.1:1/live/key"


@pytest.fixture(scope="module", params=STORES)
def server(request, make_server):
    server = make_server(request.param, CONVOCA_STREAM_PRIVATE="on", **tenants.SETTINGS)
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


def stream(client, live, wanted, token=None):
    body = RestSetMmrLiveReqBody(live_state=wanted)
    token = token or live.token
    client.set_mmr_live(SetMmrLiveRequest(conference_id=live.id, x_conference_authorization=token, body=body))


def states(somebody):
    return [said["conference"] for said in somebody.said if "conference" in said]


def told(somebody, streaming):
    somebody.wait_for(lambda it: states(it) and states(it)[-1]["streaming"] is streaming)


def link(server, client, live):
    """Where the stream's pieces are, and the link that people are given."""
    url = client.show_meeting_detail(ShowMeetingDetailRequest(conference_id=live.id)).conference_data.live_url
    meeting, key = url.split("/live#")[1].split("/")
    assert meeting == live.id
    return f"{server.http}/live/{meeting}/{key}", url


@covers("success", "stream_mmr_meeting")
def test_a_meeting_is_streamed_and_is_not(client, live):
    ana, ben = live.join("Ana", role="host"), live.join("Ben")
    assert states(ana)[0]["streams"] is True and states(ana)[0]["streaming"] is False
    for wanted in (1, 1, 0, 0, 1):
        stream(client, live, wanted)
        for one in (ana, ben):
            told(one, bool(wanted))


@covers("success", "stream_meeting")
def test_the_older_call_does_the_same(client, live):
    ana = live.join("Ana", role="host")
    for wanted in (1, 0):
        body = RestSetLiveReqBody(is_live=wanted)
        client.live(LiveRequest(conference_id=live.id, x_conference_authorization=live.token, body=body))
        told(ana, bool(wanted))


@covers("authorisation", "stream_meeting", "stream_mmr_meeting")
def test_streaming_is_for_hosts(client, live):
    live.join("Ana", role="host")
    with sdk.refused(403, "MMC.111072070"):
        stream(client, live, 1, live.guest_token)
    refused(live.call("PUT", "live", token=live.guest_token, isLive=1), 403, "MMC.111072070")


@covers("error", "stream_meeting", "stream_mmr_meeting")
def test_what_cannot_be_streamed(server, api, live):
    live.join("Ana", role="host")
    for wanted in (2, -1, "x", None):
        refused(live.call("PUT", "mmrLive", liveState=wanted), 400, "MMC.111072045")
        refused(live.call("PUT", "live", isLive=wanted), 400, "MMC.111072045")
    other = Live(server, api, mediaTypes="Voice", recordType=2)
    try:
        other.join("Ana", role="host")
        refused(other.call("PUT", "mmrLive", liveState=1), 400, "MMC.111072068")
        refused(other.call("PUT", "live", isLive=1), 400, "MMC.111072068")
    finally:
        other.close()


def test_one_with_an_address_begins_by_itself_and_hosts_see_what_becomes_of_it(server, api):
    live = Live(server, api, **VOICE | {"liveAddress": NOBODY})
    try:
        ana = live.join("Ana", role="host")
        told(ana, True)
        expected = [{"of": "composed", "state": "waiting", "why": "unreachable"}]
        ana.wait_for(lambda it: states(it)[-1]["targets"] == expected)
    finally:
        live.close()
    live = Live(server, api, **VOICE | {"liveAddress": "https://watch.example/no"})
    try:
        ana = live.join("Ana", role="host")
        expected = [{"of": "composed", "state": "failed", "why": "address"}]
        ana.wait_for(lambda it: states(it)[-1]["targets"] == expected)
    finally:
        live.close()


def test_whoever_has_the_link_watches(server, client, live):
    pieces, _ = link(server, client, live)
    get = lambda name, **query: requests.get(f"{pieces}/{name}", params=query, timeout=20)
    state = get("state.json")
    assert (state.json()["state"], state.json()["subject"]) == ("waiting", live.meeting["subject"])
    assert get("main.m3u8").status_code == 404
    ana = live.join("Ana", role="host")
    stream(client, live, 1)
    told(ana, True)
    assert get("state.json").json()["state"] == "live"

    first = get("main.m3u8")
    assert first.headers["content-type"] == "application/vnd.apple.mpegurl"
    assert first.headers["access-control-allow-origin"] == "*"
    lines = first.text.splitlines()
    [header] = [line.split('"')[1] for line in lines if line.startswith("#EXT-X-MAP")]
    assert get(header).content[4:8] == b"ftyp"
    # What does not exist yet is waited for; a hint leads to it.
    hint = lines[-1].split('"')[1]
    assert get(hint).content[4:8] == b"moof"
    number = int(lines[-1].split('"')[1].split("-")[0])
    later = get("main.m3u8", _HLS_msn=number, _HLS_part=4)
    assert f'{number}-3.m4s"' in later.text
    whole = get(f"{number}.m4s").content
    assert whole.startswith(get(f"{number}-0.m4s").content) and whole.count(b"moof") > 4
    refused(get("main.m3u8", _HLS_msn=number + 99), 400, "MMC.111071061")
    refused(get("main.m3u8", _HLS_part=1), 400, "MMC.111071061")
    for none in ("x.m4s", f"{number - 1}.m4s", f"{number + 50}-0.m4s", "header-1.mp4", "key"):
        assert get(none).status_code == 404, none

    stream(client, live, 0)
    told(ana, False)
    assert get("main.m3u8").text.endswith("#EXT-X-ENDLIST\n")
    assert get("state.json").json()["state"] == "waiting"
    for wrong in (pieces[:-1] + ("0" if pieces[-1] != "0" else "1"), f"{server.http}/live/000000000/{'0' * 32}"):
        for name in ("state.json", "main.m3u8", "1.m4s"):
            assert requests.get(f"{wrong}/{name}", timeout=20).status_code == 404


def test_no_more_go_out_at_once_than_were_bought(server):
    provider = tenants.provider(server)
    tenant = tenants.add(provider, resource("CONF_CALL", 5), resource("LIVE", 1))
    api = tenant.api(server)
    lives = [Live(server, api, **VOICE) for _ in range(2)]
    try:
        for one in lives:
            one.join("Ana", role="host")
        api.done(lives[0].call("PUT", "live", isLive=1))
        told(lives[0].people[0], True)
        refused(lives[1].call("PUT", "live", isLive=1), 400, "MMC.111072068")
        api.done(lives[0].call("PUT", "live", isLive=1))
        api.done(lives[0].call("PUT", "live", isLive=0))
        told(lives[0].people[0], False)
        api.done(lives[1].call("PUT", "live", isLive=1))
    finally:
        for one in lives:
            one.close()


def test_figures_say_how_many_go_out(client, live):
    count = lambda: client.show_org_res(ShowOrgResRequest()).used_live_count
    before = count()
    ana = live.join("Ana", role="host")
    stream(client, live, 1)
    told(ana, True)
    eventually(lambda: count() == before + 1)
