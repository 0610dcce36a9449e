"""The vendor's SDK: administrators of a corporation."""

import uuid

import pytest
from huaweicloudsdkmeeting.v1 import (
    AddCorpAdminRequest,
    AddUserDTO,
    AddUserRequest,
    BatchDeleteCorpAdminsRequest,
    CorpAdminDTO,
    SearchCorpAdminsRequest,
    SearchUsersRequest,
    ShowCorpAdminRequest,
)

import sdk
from covers import covers
from running import ADMIN_ACCOUNT

PASSWORD = "Roof-Tiles-12"


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


def add_user(client, **body):
    account = f"user-{uuid.uuid4().hex[:12]}"
    body = {"name": account, "account": account, "pwd": PASSWORD, "send_notify": "0"} | body
    client.add_user(AddUserRequest(body=AddUserDTO(**body)))
    return account


def make(client, account, **more):
    return client.add_corp_admin(AddCorpAdminRequest(body=CorpAdminDTO(account=account), **more))


def unmake(client, *accounts):
    return client.batch_delete_corp_admins(BatchDeleteCorpAdminsRequest(body=list(accounts)))


@covers("success", "add_administrator", "show_administrator", "list_administrators", "delete_administrators")
def test_administrators_come_and_go(server, client):
    account = add_user(client, email="ana@example.test")
    member = sdk.by_account(server, account, PASSWORD)
    with pytest.raises(sdk.ClientRequestException) as caught:
        member.search_users(SearchUsersRequest())
    assert caught.value.status_code == 403
    make(client, account)
    assert member.search_users(SearchUsersRequest()).count > 1
    shown = client.show_corp_admin(ShowCorpAdminRequest(account=account))
    assert (shown.account, shown.admin_type, shown.email, shown.dept.dept_code) == (account, 1, "ana@example.test", "1")
    rows = member.search_corp_admins(SearchCorpAdminsRequest(limit=100)).data
    assert (rows[0].account, rows[0].admin_type) == (ADMIN_ACCOUNT, 0)
    assert account in [row.account for row in rows]
    page = client.search_corp_admins(SearchCorpAdminsRequest(search_key=account))
    assert ([row.account for row in page.data], page.count) == ([account], 1)
    unmake(client, account)
    with pytest.raises(sdk.ClientRequestException) as caught:
        member.search_users(SearchUsersRequest())
    assert caught.value.status_code == 403


def test_third_party_ids_name_administrators_too(client):
    third = f"third-{uuid.uuid4().hex}"
    account = add_user(client, third_account=third)
    make(client, third, account_type=1)
    assert client.show_corp_admin(ShowCorpAdminRequest(account=third, account_type=1)).account == account


@covers("error", "add_administrator", "show_administrator", "list_administrators", "delete_administrators")
def test_who_is_none_and_who_stays(client):
    account = add_user(client)
    with sdk.refused(400, "USG.201040000"):
        make(client, "nobody-of-that-name")
    with sdk.refused(400, "USG.201040047"):
        make(client, ADMIN_ACCOUNT)
    with sdk.refused(400, "USG.201040000"):
        client.show_corp_admin(ShowCorpAdminRequest(account=account))
    with sdk.refused(400, "USG.200000003"):
        client.search_corp_admins(SearchCorpAdminsRequest(limit=0))
    make(client, account)
    for bad, code in ((ADMIN_ACCOUNT, "USG.201040047"), ("nobody-of-that-name", "USG.201040000")):
        with sdk.refused(400, code):
            unmake(client, account, bad)
    assert client.show_corp_admin(ShowCorpAdminRequest(account=account)).admin_type == 1, "all or none"


@covers("authorisation", "add_administrator", "show_administrator", "list_administrators", "delete_administrators")
def test_the_default_administrator_alone_makes_others(server, client):
    account, other = add_user(client), add_user(client)
    member = sdk.by_account(server, account, PASSWORD)
    everything = (
        lambda: make(member, other),
        lambda: unmake(member, other),
        lambda: member.show_corp_admin(ShowCorpAdminRequest(account=ADMIN_ACCOUNT)),
        lambda: member.search_corp_admins(SearchCorpAdminsRequest()),
    )
    for attempt in everything:
        with pytest.raises(sdk.ClientRequestException) as caught:
            attempt()
        assert caught.value.status_code == 403
    make(client, account)
    for attempt in everything[:2]:
        with pytest.raises(sdk.ClientRequestException) as caught:
            attempt()
        assert caught.value.status_code == 403
    for attempt in everything[2:]:
        attempt()
