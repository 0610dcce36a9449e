"""schemathesis against the server's own description: no server error, nothing undocumented.

Runs the command-line tool as an outsider would, as the default administrator, on a server of
its own whose data it may spoil. Left out: what ends the very token it uses, and what waits until
somebody calls.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from wire import CREATE

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
DEADLINE_S = 420
SIGN_OUT = "/v1/usg/acs/token"  # DELETE ends the token, PUT replaces it.
LISTEN = "/v1/convoca/calls"
CONTROL = "^/v1/mmc/control/"


def run(server, token, folder, *options):
    tool = Path(sys.executable).parent / "schemathesis"
    return subprocess.run(
        [
            tool, "run", f"{server.http}/openapi.json", "--url", server.http,
            "--header", f"X-Access-Token: {token}",
            "--checks", CHECKS, "--exclude-path", SIGN_OUT, "--exclude-path", LISTEN,
            "--phases", "examples,coverage,fuzzing", "--max-examples", "30", "--seed", "2",
            "--request-timeout", "20", "--generation-database", "none", "--no-color", *options,
        ],
        cwd=folder, env=os.environ | {"COLUMNS": "160"}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=DEADLINE_S,
    )  # fmt: skip


def test_the_server_does_what_it_describes(server, admin, tmp_path):
    done = run(server, admin.token, tmp_path, "--exclude-path-regex", CONTROL)
    assert done.returncode == 0, done.stdout
    # A run that got nowhere finds nothing: the token is still good, and meetings were made with it.
    assert admin.page(limit=1)["data"] is not None
    made = re.search(
        rf'^convoca_http_requests_total\{{method="POST",route="{CREATE}",status="200"\}}',
        admin.get("/metrics").text,
        re.M,
    )
    assert made, done.stdout


def test_controlling_a_meeting_is_as_described(server, admin, tmp_path):
    done = run(server, admin.token, tmp_path, "--include-path-regex", CONTROL, "--max-examples", "20")
    assert done.returncode == 0, done.stdout


def test_somebody_not_signed_in_finds_nothing_either(server, anybody, tmp_path):
    done = run(server, "0" * 48, tmp_path, "--phases", "coverage")
    assert done.returncode == 0, done.stdout
