"""The vendor's SDK: its screens and whiteboards, of which this server has none, and says so."""

import pytest
from huaweicloudsdkmeeting.v1 import (
    BatchDeleteMaterialsRequest,
    SearchMeetingFileListRequest,
    SearchProgramsRequest,
    ShowPublicationRequest,
)

import sdk

CALLS = {
    "search_programs": SearchProgramsRequest(offset=0, limit=10, search_key="lobby"),
    "show_publication": ShowPublicationRequest(id="1"),
    "batch_delete_materials": BatchDeleteMaterialsRequest(body=["1"]),
    "search_meeting_file_list": SearchMeetingFileListRequest(),
}


@pytest.mark.parametrize("call", CALLS)
def test_it_is_not_supported(server, call):
    with sdk.refused(400, "MMC.111072010"):
        getattr(sdk.by_account(server), call)(CALLS[call])


def test_every_one_of_them_says_so(server, anybody, admin):
    paths = anybody.done(anybody.get("/openapi.json")).json()["paths"]
    rows = [(path, method) for path, methods in paths.items() for method, row in methods.items()
            if isinstance(row, dict) and "signage" in row.get("tags", [])]
    assert len(rows) == 18
    for path, method in rows:
        path = path.replace("{id}", "1").replace("{file_code}", "1")
        assert anybody.call(method.upper(), path).status_code == 401, path
        answer = admin.call(method.upper(), path, json={} if method != "get" else None)
        assert (answer.status_code, answer.json()["error_code"]) == (400, "MMC.111072010"), path
