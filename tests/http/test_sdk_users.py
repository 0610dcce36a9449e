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
    UserFunctionDTO,
)

import sdk
from covers import covers
from wire import refused

PASSWORD = "Roof-Tiles-12"


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


def add(client, **body):
    account = f"user-{uuid.uuid4().hex[:12]}"
    body = {"name": account, "account": account, "pwd": PASSWORD, "send_notify": "0"} | body
    return client.add_user(AddUserRequest(body=AddUserDTO(**body)))


@covers("success", "add_user", "show_user", "list_users")
def test_a_member_is_added_and_found(client):
    added = add(client, name="Ana Souza", email="ana@example.test", phone="+8613800000001", country="chinaPR")
    assert added.id and added.user_account
    assert (added.name, added.status, added.admin_type) == ("Ana Souza", 0, 2)
    shown = client.show_user_detail(ShowUserDetailRequest(account=added.user_account))
    assert (shown.id, shown.name, shown.email) == (added.id, "Ana Souza", "ana@example.test")
    page = client.search_users(SearchUsersRequest(search_key=added.user_account))
    assert ([row.id for row in page.data], page.count, page.limit) == ([added.id], 1, 10)


@covers("error", "add_user")
def test_an_account_is_taken_once(client):
    taken = add(client)
    with sdk.refused(400, "USG.201040001"):
        add(client, account=taken.user_account)


@covers("error", "show_user", "update_user", "delete_users", "set_users_status")
def test_nobody_of_that_name(client):
    for attempt in (
        lambda: client.update_user(UpdateUserRequest(account="nobody-of-that-name", body=ModUserDTO(name="x"))),
        lambda: client.batch_delete_users(BatchDeleteUsersRequest(body=["nobody-of-that-name"])),
        lambda: client.batch_update_user_status(BatchUpdateUserStatusRequest(value=1, body=["nobody-of-that-name"])),
    ):
        with sdk.refused(400, "USG.201040000"):
            attempt()
    with sdk.refused(400, "USG.201040000"):
        client.show_user_detail(ShowUserDetailRequest(account="nobody-of-that-name"))


@covers("success", "update_user")
def test_a_member_is_edited(client):
    added = add(client)
    request = UpdateUserRequest(account=added.user_account, body=ModUserDTO(name="Renamed", email="new@example.test"))
    client.update_user(request)
    shown = client.show_user_detail(ShowUserDetailRequest(account=added.user_account))
    assert (shown.name, shown.email) == ("Renamed", "new@example.test")


@covers("success", "show_my_info")
@covers("authorisation", "add_user", "list_users", "delete_users", "show_user", "update_user", "set_users_status")
def test_only_administrators_manage_members(server, client):
    member = sdk.by_account(server, add(client).user_account, PASSWORD)
    assert member.show_my_info(ShowMyInfoRequest()).admin_type == 2
    for attempt in (
        lambda: add(member),
        lambda: member.search_users(SearchUsersRequest()),
        lambda: member.batch_delete_users(BatchDeleteUsersRequest(body=["x"])),
        lambda: member.show_user_detail(ShowUserDetailRequest(account="x")),
        lambda: member.update_user(UpdateUserRequest(account="x", body=ModUserDTO(name="x"))),
        lambda: member.batch_update_user_status(BatchUpdateUserStatusRequest(value=1, body=["x"])),
    ):
        with pytest.raises(sdk.ClientRequestException) as caught:
            attempt()
        assert caught.value.status_code == 403


@covers("success", "set_users_status")
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


@covers("success", "delete_users")
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


def test_everything_about_a_member_is_kept(client):
    profile = {
        "english_name": "Anne",
        "title": "Roofer",
        "signature": "Dry inside",
        "desc": "New",
        "country": "chinaPR",
        "sort_level": 12,
        "hide_phone": True,
    }
    added = add(client, phone="+8613800000002", function=UserFunctionDTO(enable_room=True), **profile)
    shown = client.show_user_detail(ShowUserDetailRequest(account=added.user_account))
    assert {name: getattr(shown, name) for name in profile} == profile
    assert (shown.function.enable_room, shown.dept_code, shown.user_type) == (True, "1", 2)
    changed = profile | {"title": "Foreman", "sort_level": 1, "hide_phone": False}
    client.update_user(UpdateUserRequest(account=added.user_account, body=ModUserDTO(**changed)))
    [row] = client.search_users(SearchUsersRequest(search_key=added.user_account)).data
    assert {name: getattr(row, name) for name in changed} == changed
    assert (row.phone, row.vmr_id) == ("+8613800000002", added.vmr_list[0].vmr_id)


def test_members_are_filtered_and_ordered(client):
    tag = uuid.uuid4().hex
    ana = add(client, name=f"Ana {tag}", sort_level=9)
    bob = add(client, name=f"Bob {tag}", sort_level=5, status=1)
    eva = add(client, name=f"Eva {tag}", sort_level=7, function=UserFunctionDTO(enable_room=True))

    def names(**query):
        page = client.search_users(SearchUsersRequest(search_key=tag, **query))
        assert page.count == len(page.data)
        return [row.name.split()[0] for row in page.data]

    by_account = [row.name.split()[0] for row in sorted((ana, bob, eva), key=lambda row: row.user_account)]
    assert names() == names(sort_field="ldapAccount") == by_account
    assert names(is_asc=False) == by_account[::-1]
    assert names(sort_field="sortLevel") == ["Bob", "Eva", "Ana"]
    assert names(sort_field="sortLevel", is_asc=False) == ["Ana", "Eva", "Bob"]
    assert names(sort_field="status")[-1] == "Bob"
    assert names(status=1) == ["Bob"] and "Bob" not in names(status=0)
    assert names(enable_room=True) == ["Eva"]
    assert names(admin_type=1) == [] and len(names(admin_type=2)) == 3
    assert len(names(user_type=[2, 12])) == 3 and names(user_type=[12]) == []
    assert names(dept_code="nowhere") == [] and len(names(dept_code="1")) == 3


@covers("error", "list_users")
@pytest.mark.parametrize("query", [{"sort_field": "mood"}, {"admin_type": 3}, {"status": 2}, {"limit": 501}])
def test_what_cannot_be_asked_of_the_list(client, query):
    with sdk.refused(400, "USG.200000003"):
        client.search_users(SearchUsersRequest(**query))


@covers("authorisation", "show_my_info")
@covers("error", "show_my_info")
def test_nobody_has_no_profile(anybody):
    refused(anybody.get("/v1/usg/dcs/member"), 401, "USG.206020000")
    # There is nothing else to be wrong in what it is asked.
    refused(anybody.get("/v1/usg/dcs/member", headers={"X-Access-Token": "x" * 48}), 401, "USG.206020000")
