"""The vendor's SDK: members of the corporation, as far as trying meetings needs them."""

import uuid

import pytest
from huaweicloudsdkmeeting.v1 import (
    AddUserDTO,
    AddUserRequest,
    BatchDeleteUsersRequest,
    BatchUpdateUserStatusRequest,
    ModUserDTO,
    SearchMeetingsRequest,
    SearchUsersRequest,
    ShowMyInfoRequest,
    ShowUserDetailRequest,
    UpdateUserRequest,
)

import sdk

PASSWORD = "Roof-Tiles-12"


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


def add(client, **body):
    account = f"user-{uuid.uuid4().hex[:12]}"
    body = {"name": account, "account": account, "pwd": PASSWORD, "send_notify": "0"} | body
    return client.add_user(AddUserRequest(body=AddUserDTO(**body)))


def test_a_member_is_added_and_found(client):
    added = add(client, name="Ana Souza", email="ana@example.test", phone="+8613800000001", country="chinaPR")
    assert added.id and added.user_account
    assert (added.name, added.status, added.admin_type) == ("Ana Souza", 0, 2)
    shown = client.show_user_detail(ShowUserDetailRequest(account=added.user_account))
    assert (shown.id, shown.name, shown.email) == (added.id, "Ana Souza", "ana@example.test")
    page = client.search_users(SearchUsersRequest(search_key=added.user_account))
    assert ([row.id for row in page.data], page.count, page.limit) == ([added.id], 1, 10)


def test_an_account_is_taken_once(client):
    taken = add(client)
    with sdk.refused(400, "USG.201040001"):
        add(client, account=taken.user_account)


def test_nobody_of_that_name(client):
    with sdk.refused(400, "USG.201040000"):
        client.show_user_detail(ShowUserDetailRequest(account="nobody-of-that-name"))


def test_a_member_is_edited(client):
    added = add(client)
    request = UpdateUserRequest(account=added.user_account, body=ModUserDTO(name="Renamed", email="new@example.test"))
    client.update_user(request)
    shown = client.show_user_detail(ShowUserDetailRequest(account=added.user_account))
    assert (shown.name, shown.email) == ("Renamed", "new@example.test")


def test_only_administrators_manage_members(server, client):
    member = sdk.by_account(server, add(client).user_account, PASSWORD)
    assert member.show_my_info(ShowMyInfoRequest()).admin_type == 2
    for attempt in (
        lambda: add(member),
        lambda: member.search_users(SearchUsersRequest()),
        lambda: member.batch_delete_users(BatchDeleteUsersRequest(body=["x"])),
    ):
        with pytest.raises(sdk.ClientRequestException) as caught:
            attempt()
        assert caught.value.status_code == 403


def test_a_disabled_member_is_out_until_enabled(server, client):
    added = add(client)
    member = sdk.by_account(server, added.user_account, PASSWORD)
    member.search_meetings(SearchMeetingsRequest())
    client.batch_update_user_status(BatchUpdateUserStatusRequest(value=1, body=[added.user_account]))
    with sdk.refused(412, "USG.206010007"):
        sdk.by_account(server, added.user_account, PASSWORD).search_meetings(SearchMeetingsRequest())
    with pytest.raises(sdk.ClientRequestException) as caught:
        member.search_meetings(SearchMeetingsRequest())
    assert caught.value.status_code in (401, 412)
    client.batch_update_user_status(BatchUpdateUserStatusRequest(value=0, body=[added.user_account]))
    sdk.by_account(server, added.user_account, PASSWORD).search_meetings(SearchMeetingsRequest())


def test_a_deleted_member_is_gone(server, client):
    added = add(client)
    member = sdk.by_account(server, added.user_account, PASSWORD)
    member.search_meetings(SearchMeetingsRequest())
    client.batch_delete_users(BatchDeleteUsersRequest(body=[added.user_account]))
    with sdk.refused(401, "USG.206020000"):
        member.search_meetings(SearchMeetingsRequest())
    with sdk.refused(401, "USG.206010000"):
        sdk.by_account(server, added.user_account, PASSWORD).search_meetings(SearchMeetingsRequest())
    with sdk.refused(400, "USG.201040000"):
        client.show_user_detail(ShowUserDetailRequest(account=added.user_account))


def test_members_are_found_by_their_third_party_account(server, client):
    user_id = f"third-{uuid.uuid4().hex}"
    me = sdk.by_app(server, user_id=user_id).show_my_info(ShowMyInfoRequest())
    shown = client.show_user_detail(ShowUserDetailRequest(account=user_id, account_type=1))
    assert (shown.id, shown.user_account) == (me.id, f"Auto-{user_id}")


@pytest.mark.parametrize("password", ["short-1", "x" * 33, "onlyletters"])
def test_weak_passwords_are_refused(client, password):
    with pytest.raises(sdk.ClientRequestException) as caught:
        add(client, pwd=password)
    assert caught.value.status_code == 400
    assert caught.value.error_code.startswith("USG.")
