"""A running `convoca serve`: where it listens, how it is started, restarted and ended.

Decides how long a start or an end may take. Knows nothing of the API that the server speaks.
"""

import os
import re
import signal
import subprocess
import threading
import time
from pathlib import Path

START_DEADLINE_S = 60
END_DEADLINE_S = 60

ADMIN_ACCOUNT = "admin"
ADMIN_PASSWORD = "Correct-Horse-7"
APP_ID = "app-of-the-tests"
APP_KEY = "0123456789abcdef0123456789abcdef"
PUBLIC_URL = "https://meet.example.test"

_ADDRESS = re.compile(r"^  (HTTPS?) .*?(https?)://[^ ]+:(\d+)")


def binary():
    """The server under test, built beforehand."""
    if given := os.environ.get("CONVOCA_BIN"):
        return Path(given)
    top = Path(__file__).parents[2]
    return Path(os.environ.get("CARGO_TARGET_DIR", top / "target")) / "debug" / "convoca"


class Server:
    """One data folder and the process that serves it, if any."""

    def __init__(self, folder, database_url=None, settings=None):
        self.folder = Path(folder)
        self.database_url = database_url
        self.settings = settings or {}
        self.process = None
        self.http_port = None
        self.https_port = None
        self._output = []
        self._spoke = threading.Condition()
        self._readers = []

    @property
    def http(self):
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def https(self):
        return f"https://127.0.0.1:{self.https_port}"

    @property
    def output(self):
        """What the process printed, both streams."""
        with self._spoke:
            return "".join(self._output)

    def environment(self):
        given = {name: value for name, value in os.environ.items() if not name.startswith("CONVOCA_")}
        given |= {
            "CONVOCA_DATA_DIR": str(self.folder / "data"),
            "CONVOCA_HTTP_ADDR": "127.0.0.1:0",
            "CONVOCA_HTTPS_ADDR": "127.0.0.1:0",
            "CONVOCA_PUBLIC_URL": PUBLIC_URL,
            "CONVOCA_ADMIN_ACCOUNT": ADMIN_ACCOUNT,
            "CONVOCA_ADMIN_PASSWORD": ADMIN_PASSWORD,
            "CONVOCA_APP_ID": APP_ID,
            "CONVOCA_APP_KEY": APP_KEY,
        }
        if self.database_url:
            given["CONVOCA_DATABASE_URL"] = self.database_url
        return given | self.settings

    def run(self, *arguments):
        """Another subcommand on the same set-up, run to its end; returns what it printed."""
        done = subprocess.run(
            [binary(), *arguments],
            env=self.environment(),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=START_DEADLINE_S,
        )
        assert done.returncode == 0, f"convoca {' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def start(self):
        """Starts the process and returns when it has said where it listens."""
        self._output = []
        self.http_port = self.https_port = None
        self.process = process = subprocess.Popen(
            [binary(), "serve"],
            env=self.environment(),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._readers = [
            threading.Thread(target=self._read, args=(process, process.stdout), daemon=True),
            threading.Thread(target=self._read, args=(process, process.stderr), daemon=True),
        ]
        for reader in self._readers:
            reader.start()
        with self._spoke:
            told = self._spoke.wait_for(
                lambda: (self.http_port and self.https_port) or process.poll() is not None, START_DEADLINE_S
            )
        if not (self.http_port and self.https_port):
            self.kill()
            raise AssertionError(f"the server did not say where it listens ({told=}):\n{self.output}")
        return self

    def _read(self, process, stream):
        for line in stream:
            found = _ADDRESS.match(line) if stream is process.stdout else None
            with self._spoke:
                self._output.append(line)
                if found and found[1] == "HTTP":
                    self.http_port = int(found[3])
                elif found:
                    self.https_port = int(found[3])
                self._spoke.notify_all()
        stream.close()
        # The stream ends a moment before the process can be waited for.
        process.wait(END_DEADLINE_S)
        with self._spoke:
            self._spoke.notify_all()

    def stop(self):
        """Asks the process to end as an operator would, and holds it to its word."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(END_DEADLINE_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(
                f"the server was still there {END_DEADLINE_S} s after SIGTERM:\n{self.output}"
            ) from None
        self._join()
        assert code == 0, f"the server ended with {code} after SIGTERM:\n{self.output}"

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self._join()

    def _join(self):
        for reader in self._readers:
            reader.join(END_DEADLINE_S)
        self.process = None

    def restart(self):
        self.stop()
        return self.start()


def eventually(state, deadline_s=20):
    """Waits until `state()` is true and returns its value; an assertion error when it stays false."""
    end = time.monotonic() + deadline_s
    pause = threading.Event()
    while not (value := state()):
        assert time.monotonic() < end, f"still {value!r} after {deadline_s} s"
        pause.wait(0.02)
    return value
