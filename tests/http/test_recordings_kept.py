"""What becomes of recordings: told when they are ready, deleted when they are old, ended when there is no room.

Nobody here sends media: what is recorded is silence, as long as the meeting was recorded.
"""

import contextlib
import hashlib
import os
import shutil
import sqlite3
import time

import pytest
import requests

import tenants
from conftest import STORES
from meeting_live import Live
from receivers_push import Subscriber
from running import eventually
from tenants import resource
from wire import Api

KEY = "a-key-of-the-subscriber"
CONFIG = "/v1/mmc/management/webhook/link-config"
STATUS = "/v1/mmc/management/webhook/change-status"
FILES = "/v1/mmc/management/record/files"
INFO = "/v1/mmc/rlm/record/info"
VOICE = {"mediaTypes": "Voice", "recordType": 2}
DAY_MS = 24 * 3600 * 1000


def rows(api, **wanted):
    """The recordings of meetings that are over."""
    now = int(time.time() * 1000)
    params = {"startDate": now - DAY_MS, "endDate": now + DAY_MS, "queryAll": "true"} | wanted
    return api.done(api.get(FILES, params=params)).json()["data"]


def files(api, holding):
    """The files of a recording, of a meeting that is held perhaps; none while nothing is listed."""
    answer = api.post(INFO, json={"confUUID": holding})
    if answer.status_code != 200:
        return []
    return [file for segment in answer.json()["data"]["segmentList"] for file in segment["fileList"]]


def fetched(server, file):
    """The whole of a file."""
    path = file["downloadUrl"][file["downloadUrl"].index("/recordings/") :]
    answer = requests.get(server.http + path, timeout=20)
    assert answer.status_code == 200, answer.text
    return answer.content


def is_whole(server, file):
    content = fetched(server, file)
    return (len(content), hashlib.sha256(content).hexdigest()) == (file["fileSize"], file["sha256"])


def switch(live, on):
    live.api.done(live.call("PUT", "mmrRecord", recordType=1 if on else 2))


def recorded(server, api, seconds=1.5):
    """A meeting that was recorded for a moment and is over."""
    live = Live(server, api, **VOICE)
    live.join("Ana", role="host")
    switch(live, True)
    time.sleep(seconds)
    live.close()
    return live.id, eventually(lambda: rows(api, searchKey=live.id))[0]["confUUID"]


def folder(server, holding):
    return server.folder / "data" / "recordings" / holding


@contextlib.contextmanager
def database(server):
    """The database of a server on SQLite, which may be running."""
    connection = sqlite3.connect(server.folder / "data" / "convoca.db", timeout=20)
    with contextlib.closing(connection), connection:
        yield connection


@pytest.fixture(scope="module", params=STORES)
def listened(request, make_server):
    """A server whose events somebody listens to."""
    server = make_server(request.param, CONVOCA_WEBHOOK_HTTP="on", CONVOCA_WEBHOOK_PRIVATE="on")
    api, subscriber = Api(server).sign_in(), Subscriber(KEY).start()
    corporation = api.done(api.try_account()).json()["user"]["companyId"]
    body = {"corpId": corporation, "subscriberId": subscriber.id, "subscriberKey": KEY, "url": subscriber.url}
    api.done(api.post(CONFIG, json=body))
    config = api.done(api.get(CONFIG, params={"corpId": corporation})).json()
    api.done(api.put(STATUS, params={"id": config["id"], "status": 0}))
    yield server, api, subscriber
    subscriber.stop()
    api.close()
    server.stop()


def test_that_a_recording_is_ready_is_told_once(listened):
    server, api, subscriber = listened
    live = Live(server, api, **VOICE)
    live.join("Ana", role="host")
    for _ in range(2):
        switch(live, True)
        time.sleep(1.2)
        switch(live, False)
    began = lambda: [push for push in subscriber.heard(live.id) if push.event == "meeting.started"]
    holding = eventually(began)[0].meeting["meetingUUID"]
    eventually(lambda: len(files(api, holding)) == 2)
    # Not while it is held: more may come.
    assert not [push for push in subscriber.heard(live.id) if push.event == "record.finish"]
    live.close()
    told = lambda: [push for push in subscriber.heard(live.id) if push.event == "record.finish"]
    [push] = eventually(told)
    assert push.is_genuine and push.meeting == {"meetingID": live.id, "meetingUUID": holding}
    assert rows(api, searchKey=live.id)[0]["available"] is True
    # One that was not recorded comes to its end without it, and nothing is told twice meanwhile.
    silent = Live(server, api, mediaTypes="Voice")
    silent.join("Ana", role="host")
    silent.close()
    eventually(lambda: [push for push in subscriber.heard(silent.id) if push.event == "meeting.end"])
    assert not [push for push in subscriber.heard(silent.id) if push.event == "record.finish"]
    assert len(told()) == 1


def test_without_ffmpeg_pictures_are_refused_or_kept_as_they_come(make_server, tmp_path):
    pictures = {"mediaTypes": "HDVideo", "recordType": 2}
    server = make_server("sqlite", PATH=str(tmp_path))
    live = Live(server, Api(server).sign_in(), **pictures)
    ana = live.join("Ana", role="host")
    switch(live, True)
    ana.told("recording_failed", why="no_encoder")
    live.close()
    server.stop()
    server = make_server("sqlite", PATH=str(tmp_path), CONVOCA_RECORDINGS_TRACKS="on")
    live = Live(server, Api(server).sign_in(), **pictures)
    live.join("Ana", role="host")
    switch(live, True)
    time.sleep(1.5)
    live.close()
    holding = eventually(lambda: rows(live.api, searchKey=live.id))[0]["confUUID"]
    # Nobody sends anything: there is the silence of all, and no track.
    assert [file["recordType"] for file in eventually(lambda: files(live.api, holding))] == ["AUDIO"]


def test_recordings_are_kept_for_so_many_days(make_server):
    server = make_server("sqlite", CONVOCA_RECORDINGS_DAYS="30")
    api = Api(server).sign_in()
    (_, old), (kept_id, kept) = recorded(server, api), recorded(server, api)
    server.stop()
    with database(server) as rows_of:
        for holding, days in [(old, 31), (kept, 29)]:
            ended = int(time.time() * 1000) - days * DAY_MS
            rows_of.execute("UPDATE record SET ended_at = ? WHERE holding = ?", (ended, holding))
    # A recording of which the database knows nothing is nobody's to remove.
    stray = folder(server, "0" * 32)
    shutil.copytree(folder(server, kept), stray)
    server.start()
    assert not folder(server, old).exists() and folder(server, kept).exists() and stray.exists()
    assert [row["confUUID"] for row in rows(api)] == [kept]
    assert api.post(INFO, json={"confUUID": old}).status_code == 400
    assert is_whole(server, files(api, kept)[0]), kept_id
    server.stop()


def test_a_recording_ends_when_its_space_is_used_up(make_server):
    server = make_server("sqlite", **tenants.SETTINGS)
    tenant = tenants.add(tenants.provider(server), resource("CONF_CALL", 5), resource("RECORD", 1))
    api, ours = tenant.api(server), Api(server).sign_in()
    _, before = recorded(server, api)
    live, other = Live(server, api, **VOICE), Live(server, ours, **VOICE)
    ana, ben, una = live.join("Ana", role="host"), live.join("Ben"), other.join("Una", role="host")
    for one in (live, other):
        switch(one, True)
    with database(server) as rows_of:
        rows_of.execute("UPDATE recording SET bytes = 1000000000 WHERE holding = ?", (before,))
    ana.told("recording_failed", why="no_space")
    ben.wait_for(lambda it: latest(it) == "off")
    assert not [said for said in ben.said if said["type"] == "recording_failed"], "it is for hosts"
    assert latest(una) == "on", "another corporation's goes on"
    assert api.done(live.call("GET", "realTimeInfo")).json()["participants"], "and so does the meeting"
    assert live.call("PUT", "mmrRecord", recordType=1).json()["error_code"] == "MMC.111072067"
    for one in (live, other):
        one.close()
    server.stop()


def latest(somebody):
    """How the meeting was recorded when he was last told."""
    states = [said["conference"]["recording"] for said in somebody.said if "conference" in said]
    return states[-1] if states else None


def free_bytes(where):
    room = os.statvfs(where)
    return room.f_bavail * room.f_frsize


def test_a_full_disk_ends_recordings_and_nothing_else(make_server, tmp_path):
    """The disk is full when less is free than is to be left free; something else takes two gigabytes of it."""
    taken = 2 << 30
    leave = (free_bytes(tmp_path) - (taken >> 1)) >> 20
    assert leave > taken >> 20, "the test needs a disk with some gigabytes free"
    server = make_server("sqlite", CONVOCA_RECORDINGS_KEEP_FREE=str(leave))
    api = Api(server).sign_in()
    live = Live(server, api, **VOICE)
    ana, ben = live.join("Ana", role="host"), live.join("Ben")
    switch(live, True)
    time.sleep(1.5)
    assert latest(ana) == "on"
    ballast = tmp_path / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, taken)
    ana.told("recording_failed", why="no_space")
    ben.wait_for(lambda it: latest(it) == "off")
    # The meeting goes on, and what was recorded is there while it does.
    ben.ask(type="chat", text="still here")
    ana.wait_for(lambda it: any(said["type"] == "chatted" for said in it.said))
    assert live.row(live.join("Cleo"))
    holding = next((server.folder / "data" / "recordings").iterdir()).name
    [file] = eventually(lambda: files(api, holding))
    assert file["duration"] >= 1 and is_whole(server, file)
    # Booking is none of it.
    api.create()
    # It is recorded again once there is room.
    ballast.unlink()
    switch(live, True)
    time.sleep(1.5)
    live.close()
    eventually(lambda: len(files(api, holding)) == 2)
    server.stop()
