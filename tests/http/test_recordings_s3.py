"""Recordings in an S3-compatible object store, which is another project's server for tests."""

import contextlib
import hashlib
import logging
import socket

import pytest
import requests
from moto.server import ThreadedMotoServer

from running import eventually
from test_recordings_kept import FILES, INFO, fetched, files, folder, is_whole, recorded, rows
from wire import Api

BUCKET = "tapes"


class Bucket:
    """An object store that can be down, and what lies in it."""

    def __init__(self):
        with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/{BUCKET}"
        self.server = None

    def start(self):
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.server = ThreadedMotoServer("127.0.0.1", self.port, verbose=False)
        self.server.start()
        assert requests.put(self.url, timeout=20).status_code == 200
        return self

    def stop(self):
        if self.server:
            self.server.stop()
            self.server = None

    def names(self):
        answer = requests.get(self.url, params={"list-type": "2"}, timeout=20)
        return [part.split("</Key>")[0] for part in answer.text.split("<Key>")[1:]]


@pytest.fixture
def bucket():
    bucket = Bucket()
    yield bucket
    bucket.stop()


def setting(bucket):
    return bucket.url.replace("http://", "http://key:hid%2Fden@") + "/con/voca?region=eu-west-1"


def lies_there(server, bucket, holding):
    """Waits until a recording is in the store alone; its name there."""
    eventually(lambda: not list(folder(server, holding).glob("*.mp4")), 60)
    [name] = [name for name in bucket.names() if holding in name and name.endswith(".mp4")]
    return name


def player(server, file):
    """Where a player gets a file."""
    return server.http + file["playUrl"][file["playUrl"].index("/recordings/") :]


def test_a_recording_goes_to_the_store_and_is_watched_from_there(make_server, bucket):
    server = make_server("sqlite", CONVOCA_RECORDINGS_S3=setting(bucket.start()))
    assert "tapes in http" in server.run("doctor") and "hid/den" not in server.run("doctor")
    api = Api(server).sign_in()
    _, holding = recorded(server, api)
    name = lies_there(server, bucket, holding)
    assert name.startswith(f"con/voca/{holding}-1-sound-1")
    [file] = files(api, holding)
    whole = fetched(server, file)
    assert (len(whole), hashlib.sha256(whole).hexdigest()) == (file["fileSize"], file["sha256"])
    # A player asks for parts.
    here = player(server, file)
    for asked, part in [("4-7", whole[4:8]), ("100-", whole[100:]), ("-16", whole[-16:])]:
        answer = requests.get(here, headers={"Range": f"bytes={asked}"}, timeout=20)
        assert (answer.status_code, answer.content) == (206, part), asked
        assert answer.headers["Content-Range"].endswith(f"/{len(whole)}")
        assert answer.headers["Content-Type"] == "video/mp4"
    beyond = requests.get(here, headers={"Range": f"bytes={len(whole)}-"}, timeout=20)
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{len(whole)}")
    # The server's own tokens and tickets count as before.
    assert requests.get(here.split("?")[0], timeout=20).status_code == 403
    assert requests.get(here.replace(holding, "0" * 32), timeout=20).status_code == 403
    server.restart()
    assert is_whole(server, files(api, holding)[0])
    api.done(api.call("DELETE", FILES, params={"confUUIDs": holding}))
    eventually(lambda: bucket.names() == [])
    assert api.post(INFO, json={"confUUID": holding}).status_code == 400 and rows(api) == []
    server.stop()


def test_a_recording_waits_until_the_store_is_there(make_server, bucket):
    """Pauses between attempts are short by this server's clock."""
    server = make_server("sqlite", CONVOCA_RECORDINGS_S3=setting(bucket), CONVOCA_CLOCK_SPEED="60")
    api = Api(server).sign_in()
    _, holding = recorded(server, api)
    # What is not there yet is here.
    assert is_whole(server, files(api, holding)[0])
    waiting = lambda: [job for job in outbox(api) if job["error"]]
    eventually(waiting, 60)
    assert list(folder(server, holding).glob("*.mp4"))
    bucket.start()
    lies_there(server, bucket, holding)
    assert is_whole(server, files(api, holding)[0])
    bucket.stop()
    assert requests.get(player(server, files(api, holding)[0]), timeout=60).status_code == 503
    server.stop()


def outbox(api):
    answer = api.done(api.get("/v1/convoca/outbox", params={"kind": "record-upload"}))
    return answer.json()["data"]
