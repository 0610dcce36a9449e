"""Servers for the tests: one per module and store, on a folder and a database of its own."""

import itertools
import os
import shutil
import signal
import subprocess
import uuid
from glob import glob
from urllib.parse import urlsplit, urlunsplit

import pytest

from running import Server, binary, eventually
from wire import Api

STORES = ["sqlite", "postgres"]
_ADDRESSES = itertools.count()


def pytest_configure():
    # So that fixtures end their servers when ./test is told to stop.
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def _psql(command):
    url = os.environ.get("CONVOCA_TEST_POSTGRES")
    assert url, "CONVOCA_TEST_POSTGRES names no PostgreSQL; ./test python starts one"
    psql = shutil.which("psql") or sorted(glob("/usr/lib/postgresql/*/bin/psql"))[-1]
    subprocess.run([psql, "--quiet", "--no-psqlrc", "--command", command, url], check=True, stdin=subprocess.DEVNULL)
    return urlsplit(url)


@pytest.fixture(scope="session")
def make_server(tmp_path_factory):
    """Starts servers on a given store and ends all of them. Their databases stay: the cluster is
    temporary, and dropping them one by one takes longer than the tests."""
    assert binary().exists(), f"{binary()} is not built; ./test python builds it"
    servers = []

    def make(store, **settings):
        url = None
        if store == "postgres":
            name = f"convoca_{uuid.uuid4().hex}"
            url = urlunsplit(_psql(f"CREATE DATABASE {name}")._replace(path=f"/{name}"))
        server = Server(tmp_path_factory.mktemp("convoca"), url, settings)
        servers.append(server)
        server.start()
        anybody = Api(server)
        eventually(lambda: anybody.get("/health").status_code == 200)
        anybody.close()
        return server

    yield make
    for server in servers:
        server.kill()


@pytest.fixture(scope="module", params=STORES)
def server(request, make_server):
    """The module's server; it has to end well when the module is done."""
    server = make_server(request.param)
    yield server
    server.stop()


@pytest.fixture(params=STORES)
def own_server(request, make_server):
    """A server for one test that restarts it or exhausts its limits."""
    server = make_server(request.param)
    yield server
    server.stop()


@pytest.fixture
def anybody(server):
    """Somebody not signed in, at an address of his own: guesses count against addresses."""
    number = next(_ADDRESSES)
    api = Api(server, address=f"127.1.{number // 250}.{number % 250 + 1}")
    yield api
    api.close()


@pytest.fixture(scope="module")
def admin(server):
    """The default administrator, signed in once per module."""
    api = Api(server).sign_in()
    yield api
    api.close()


@pytest.fixture
def user(server, admin):
    """A fresh member, signed in."""
    api = Api(server).sign_in(*admin.add_user())
    yield api
    api.close()


@pytest.fixture
def other_user(server, admin):
    """Another fresh member of the same corporation, signed in."""
    api = Api(server).sign_in(*admin.add_user())
    yield api
    api.close()


@pytest.fixture(scope="module")
def stranger(server):
    """The administrator of another corporation on the same server."""
    server.run(
        "corporation", "add", "--name", "Strangers",
        "--admin-account", "stranger", "--admin-password", "Other-House-42",
        "--app-id", "strangers-app", "--app-key", "fedcba9876543210fedcba9876543210",
    )  # fmt: skip
    api = Api(server).sign_in("stranger", "Other-House-42")
    yield api
    api.close()
