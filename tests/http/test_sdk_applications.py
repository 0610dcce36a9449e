"""The vendor's SDK: applications (App ID and key), from their making to their end."""

import pytest
from huaweicloudsdkmeeting.v1 import (
    AddAppIdRequest,
    AddAppIdRequestBody,
    BatchSearchAppIdRequest,
    DeleteAppIdRequest,
    ResetAppKeyRequest,
    SearchMeetingsRequest,
    UpdateAppIdRequest,
    UpdateAppIdRequestBody,
)

import sdk
from running import APP_ID


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


@pytest.fixture
def application(client):
    return client.add_app_id(
        AddAppIdRequest(body=AddAppIdRequestBody(app_name="Roof planner", description="Plans roofs"))
    )


def try_app(server, app_id, key):
    return sdk.by_app(server, app_id=app_id, key=key).search_meetings(SearchMeetingsRequest())


def test_a_new_application_signs_in(server, application):
    assert (application.app_name, application.description, application.status) == ("Roof planner", "Plans roofs", 0)
    assert application.create_time and application.last_update_time
    assert try_app(server, application.app_id, application.app_key).data is not None


def test_applications_are_listed(client, application):
    page = client.batch_search_app_id(BatchSearchAppIdRequest(offset=0, limit=100))
    assert page.limit == 100
    rows = {row.app_id: row for row in page.data}
    assert page.count == len(rows)
    assert {APP_ID, application.app_id} <= rows.keys()
    assert rows[application.app_id].app_name == "Roof planner"


def test_a_stopped_application_is_out_until_it_is_let_in_again(server, client, application):
    def update(**body):
        body = UpdateAppIdRequestBody(**body)
        return client.update_app_id(UpdateAppIdRequest(app_id=application.app_id, body=body))

    assert update(status=1).status == 1
    with sdk.refused(401, "USG.206010025"):
        try_app(server, application.app_id, application.app_key)
    renamed = update(status=0, app_name="Gutter planner")
    assert (renamed.status, renamed.app_name, renamed.description) == (0, "Gutter planner", "Plans roofs")
    assert try_app(server, application.app_id, application.app_key).data is not None


def test_a_new_key_replaces_the_old_one(server, client, application):
    fresh = client.reset_app_key(ResetAppKeyRequest(app_id=application.app_id))
    assert fresh.app_key and fresh.app_key != application.app_key
    with sdk.refused(401, "USG.206010025"):
        try_app(server, application.app_id, application.app_key)
    assert try_app(server, application.app_id, fresh.app_key).data is not None


def test_a_deleted_application_is_gone(server, client, application):
    client.delete_app_id(DeleteAppIdRequest(app_id=application.app_id))
    with sdk.refused(401, "USG.206010025"):
        try_app(server, application.app_id, application.app_key)
    rows = client.batch_search_app_id(BatchSearchAppIdRequest(limit=100)).data
    assert application.app_id not in {row.app_id for row in rows}
    with pytest.raises(sdk.ClientRequestException) as caught:
        client.delete_app_id(DeleteAppIdRequest(app_id=application.app_id))
    assert caught.value.status_code == 400


def test_only_the_default_administrator_has_applications(server):
    member = sdk.by_app(server, user_id="no-administrator")
    with pytest.raises(sdk.ClientRequestException) as caught:
        member.batch_search_app_id(BatchSearchAppIdRequest())
    assert caught.value.status_code == 403
