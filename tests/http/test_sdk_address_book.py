"""The vendor's SDK: the address book as everybody in the corporation sees it, and contacts outside."""

import uuid

import pytest
from huaweicloudsdkmeeting.v1 import (
    AddDepartmentRequest,
    AddUserDTO,
    AddUserRequest,
    BatchShowUserDetailsRequest,
    BatchUpdateUserStatusRequest,
    DeptDTO,
    ModUserDTO,
    SearchCorpDirRequest,
    SearchCorpExternalDirRequest,
    ShowMyInfoRequest,
    ShowUserRequestDTO,
    UpdateUserRequest,
)

import sdk
from covers import covers
from wire import Api, refused

PASSWORD = "Roof-Tiles-12"
WRONG = "USG.200000003"


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


def add(client, **body):
    account = f"user-{uuid.uuid4().hex[:12]}"
    body = {"name": account, "account": account, "pwd": PASSWORD, "send_notify": "0"} | body
    return client.add_user(AddUserRequest(body=AddUserDTO(**body)))


def department(client, **body):
    body = {"dept_name": f"Dept {uuid.uuid4().hex}"} | body
    return client.add_department(AddDepartmentRequest(body=DeptDTO(**body))).value


def member_of(server, client, code):
    added = add(client, dept_code=code)
    return added, sdk.by_account(server, added.user_account, PASSWORD)


def names(client, **query):
    return [row.account for row in client.search_corp_dir(SearchCorpDirRequest(limit=100, **query)).data]


def details(client, *ids, **query):
    body = [ShowUserRequestDTO(id=one) for one in ids]
    return client.batch_show_user_details(BatchShowUserDetailsRequest(body=body, **query)).body


@covers("success", "list_book_users", "show_book_users")
def test_everybody_is_in_the_book(server, client):
    works = department(client)
    north = department(client, parent_dept_code=works)
    third = f"third-{uuid.uuid4().hex}"
    ana = add(
        client,
        dept_code=north,
        name="Ana",
        english_name="Anne",
        title="Roofer",
        signature="Dry",
        desc="New",
        phone="+351900100",
        email="ana@example.test",
        third_account=third,
        sort_level=3,
    )
    bob, member = member_of(server, client, works)
    [row] = member.search_corp_dir(SearchCorpDirRequest(dept_code=north)).data
    assert (row.id, row.account, row.name, row.english_name) == (ana.id, ana.user_account, "Ana", "Anne")
    assert (row.title, row.signature, row.description, row.phone) == ("Roofer", "Dry", "New", "+351900100")
    assert (row.type, row.is_hard_terminal, row.dept_codes, row.number) == ("NORMAL_USER", False, [north], ana.sip_num)
    assert row.vmr_id == ana.vmr_list[0].vmr_id and row.update_time > 0
    assert names(member, dept_code=works) == [ana.user_account, bob.user_account], "the smaller place comes first"
    assert names(member, dept_code=works, query_sub_dept=False) == [bob.user_account]
    assert names(member, search_key="+351900100") == [ana.user_account]
    assert names(member, search_key=ana.sip_num) == [ana.user_account]
    assert names(member, dept_code=works, search_scope="HARD_TERMINAL") == []
    assert names(member, dept_code=works, search_scope="NORMAL_USER") == [ana.user_account, bob.user_account]
    [found, missing] = details(member, ana.id, "nobody")
    assert (found.status_code, found.name) == (0, "Ana")
    assert (missing.status_code, missing.id, missing.name) == (2, "nobody", None)
    [found] = details(member, third, id_type="THIRD_ACCOUNT")
    assert found.id == ana.id


def test_hidden_numbers_and_disabled_people_do_not_show(server, client):
    works = department(client)
    ana = add(client, dept_code=works, phone="+351900200", hide_phone=True)
    _, member = member_of(server, client, works)
    own = sdk.by_account(server, ana.user_account, PASSWORD)
    [row] = [row for row in member.search_corp_dir(SearchCorpDirRequest(dept_code=works)).data if row.id == ana.id]
    assert (row.hide_phone, row.phone) == (True, None)
    [row] = [row for row in own.search_corp_dir(SearchCorpDirRequest(dept_code=works)).data if row.id == ana.id]
    assert row.phone == "+351900200"
    client.batch_update_user_status(BatchUpdateUserStatusRequest(value=1, body=[ana.user_account]))
    assert ana.user_account not in names(member, dept_code=works)
    assert details(member, ana.id)[0].status_code == 2


def test_departments_say_whom_their_people_see(server, client):
    closed = department(client, out_permission="ONLY_SELF")
    branch = department(client, out_permission="SELF_AND_CHILD_DEPARTMENT")
    leaf = department(client, parent_dept_code=branch)
    opened = department(client, in_permission="OPEN")
    (ana, by_ana), (bob, by_bob) = member_of(server, client, closed), member_of(server, client, branch)
    carl, _ = member_of(server, client, leaf)
    dora, _ = member_of(server, client, opened)
    mate, _ = member_of(server, client, closed)
    everybody = {one.user_account for one in (ana, bob, carl, dora, mate)}

    def seen(client):
        return {account for account in names(client, search_key="user-") if account in everybody}

    assert seen(client) == everybody
    assert seen(by_ana) == {ana.user_account, dora.user_account}
    assert seen(by_bob) == {bob.user_account, carl.user_account, dora.user_account}
    assert [row.status_code for row in details(by_bob, carl.id, ana.id)] == [0, 3]
    client.update_user(UpdateUserRequest(account=carl.user_account, body=ModUserDTO(dept_code=closed)))
    assert seen(by_bob) == {bob.user_account, dora.user_account}


@covers("error", "list_book_users", "show_book_users")
def test_what_cannot_be_looked_for(client):
    me = client.show_my_info(ShowMyInfoRequest()).id
    with sdk.refused(400, WRONG):
        names(client, search_scope="EVERYTHING")
    with sdk.refused(400, WRONG):
        details(client, me, id_type="PHONE")
    with sdk.refused(400, WRONG):
        details(client, *[me] * 101)
    with sdk.refused(400, WRONG):
        client.batch_show_user_details(BatchShowUserDetailsRequest(body=[]))
    assert names(client, dept_code="nowhere") == []


@covers("authorisation", "list_book_users", "show_book_users", "list_contacts", "add_contact", "delete_contacts")
def test_nobody_without_a_sign_in(anybody):
    body = {"json": [{"id": "x"}]}
    refused(anybody.get("/v1/usg/abs/users"), 401, "USG.206020000")
    refused(anybody.post("/v1/usg/abs/users/list", **body), 401, "USG.206020000")
    refused(anybody.get("/v1/usg/abs/external-contacts"), 401, "USG.206020000")
    refused(anybody.post("/v1/convoca/contacts", json={"name": "x"}), 401, "USG.206020000")
    refused(anybody.post("/v1/convoca/contacts/delete", json=["x"]), 401, "USG.206020000")


@pytest.fixture(scope="module")
def people(server, client, admin):
    """Two members' API and SDK clients."""

    def one():
        account = add(client).user_account
        api = Api(server)
        api.token = api.done(api.try_account(account, PASSWORD)).json()["accessToken"]
        return api, sdk.by_account(server, account, PASSWORD)

    return one(), one()


def contacts(client, **query):
    return client.search_corp_external_dir(SearchCorpExternalDirRequest(**query))


@covers("success", "list_contacts", "add_contact", "delete_contacts")
def test_contacts_are_their_owners_or_everybodys(admin, people):
    (ana, by_ana), (_, by_bob) = people
    tag = uuid.uuid4().hex
    body = {"name": f"Own {tag}", "phone": "+4470", "email": "own@example.test", "corpName": "Tiles", "remarks": "r"}
    own = ana.done(ana.post("/v1/convoca/contacts", json=body)).json()
    shared = admin.done(admin.post("/v1/convoca/contacts", json={"name": f"All {tag}", "type": "CORP"})).json()
    page = contacts(by_ana, search_key=tag)
    assert ([row.id for row in page.data], page.count) == ([shared["id"], own["id"]], 2)
    row = page.data[1]
    assert (row.name, row.phone, row.email, row.corp_name) == (f"Own {tag}", "+4470", "own@example.test", "Tiles")
    assert (row.type, row.remarks) == ("PERSONAL", "r") and row.update_time > 0
    assert [row.id for row in contacts(by_ana, search_key=tag, search_scope="CORP").data] == [shared["id"]]
    assert [row.id for row in contacts(by_ana, search_key=tag, search_scope="PERSONAL").data] == [own["id"]]
    assert [row.id for row in contacts(by_bob, search_key=tag).data] == [shared["id"]]
    ana.done(ana.post("/v1/convoca/contacts/delete", json=[own["id"]]))
    assert [row.id for row in contacts(by_ana, search_key=tag).data] == [shared["id"]]


@covers("error", "list_contacts", "add_contact", "delete_contacts")
def test_contacts_of_others_stay(admin, people):
    (ana, by_ana), (bob, _) = people
    own = ana.done(ana.post("/v1/convoca/contacts", json={"name": "Own"})).json()
    shared = admin.done(admin.post("/v1/convoca/contacts", json={"name": "All", "type": "CORP"})).json()
    for ids in ([own["id"]], [shared["id"]], ["nobody"], []):
        refused(bob.post("/v1/convoca/contacts/delete", json=ids), 400, WRONG)
    for body in ({}, {"name": "x", "type": "X"}, {"name": "x", "email": "x"}, {"name": "x" * 97}):
        refused(bob.post("/v1/convoca/contacts", json=body), 400, WRONG)
    assert bob.post("/v1/convoca/contacts", json={"name": "x", "type": "CORP"}).status_code == 403
    with sdk.refused(400, WRONG):
        contacts(by_ana, search_scope="EVERYTHING")
