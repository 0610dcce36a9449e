"""The vendor's SDK: departments."""

import uuid

import pytest
from huaweicloudsdkmeeting.v1 import (
    AddDepartmentRequest,
    AddUserDTO,
    AddUserRequest,
    BatchDeleteUsersRequest,
    DeleteDepartmentRequest,
    DeptDTO,
    ModDeptDTO,
    ModUserDTO,
    SearchDepartmentByNameRequest,
    ShowDepartmentRequest,
    ShowDeptAndChildDeptRequest,
    ShowUserDetailRequest,
    UpdateDepartmentRequest,
    UpdateUserRequest,
)

import sdk
from covers import covers
from wire import refused

PASSWORD = "Roof-Tiles-12"
WRONG = "USG.200000003"


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


@pytest.fixture(scope="module")
def member(server, client):
    account = f"user-{uuid.uuid4().hex[:12]}"
    client.add_user(AddUserRequest(body=AddUserDTO(name=account, account=account, pwd=PASSWORD, send_notify="0")))
    return sdk.by_account(server, account, PASSWORD)


def add(client, **body):
    body = {"dept_name": f"Dept {uuid.uuid4().hex}"} | body
    return client.add_department(AddDepartmentRequest(body=DeptDTO(**body))).value


def show(client, code):
    return client.show_dept_and_child_dept(ShowDeptAndChildDeptRequest(dept_code=code))


@covers("success", "add_department", "show_department", "find_departments", "show_book_department")
def test_departments_are_a_tree(client, member):
    name = f"Works {uuid.uuid4().hex}"
    works = add(client, dept_name=name, note="All roofs", sort_level=7)
    chosen = f"north-{uuid.uuid4().hex[:8]}"
    assert add(client, dept_code=chosen, dept_name="North", parent_dept_code=works) == chosen
    root = show(member, "1")
    assert (root.dept_level, root.parent_dept_code, root.is_leaf_node) == (0, None, False)
    shown = show(member, works)
    assert (shown.dept_name, shown.note, shown.sort_level, shown.dept_level) == (name, "All roofs", 7, 1)
    assert (shown.in_permission, shown.out_permission) == ("UNLIMITED", "UNLIMITED")
    [child] = shown.child_depts
    assert (child.dept_code, child.dept_level, child.parent_dept_code) == (chosen, 2, works)
    assert (child.dept_name_path, child.dept_code_path) == (f"{name}/North", f"1/{works}/{chosen}")
    found = member.search_department_by_name(SearchDepartmentByNameRequest(dept_name=name[3:20].upper())).body
    assert [row.dept_code for row in found] == [works]
    book = member.show_department(ShowDepartmentRequest(dept_code=works))
    assert (book.dept_name, book.is_leaf_nodes) == (name, False)
    assert [(row.dept_code, row.dept_name, row.is_leaf_nodes) for row in book.child_depts] == [(chosen, "North", True)]


@covers("success", "update_department", "delete_department")
def test_departments_are_renamed_moved_and_removed(client):
    one, two = add(client), add(client)
    body = ModDeptDTO(
        dept_name="Moved",
        parent_dept_code=two,
        out_permission="DESIGNATED_DEPARTMENT",
        designated_out_dept_codes=[two],
    )
    client.update_department(UpdateDepartmentRequest(dept_code=one, body=body))
    shown = show(client, one)
    assert (shown.dept_name, shown.parent_dept_code) == ("Moved", two)
    assert [mark.id for mark in shown.designated_out_dept_codes] == [two]
    client.delete_department(DeleteDepartmentRequest(dept_code=one))
    with sdk.refused(400, WRONG):
        show(client, one)
    assert show(client, two).child_depts == []


@covers("error", "add_department", "update_department", "delete_department")
def test_what_does_not_fit_is_refused(client):
    works = add(client)
    north = add(client, parent_dept_code=works)
    for attempt in (
        {"dept_name": "x", "parent_dept_code": "nowhere"},
        {"dept_code": works},
        {"dept_code": "1"},
        {"dept_code": "a/b"},
        {"dept_name": "a/b"},
        {"dept_name": show(client, works).dept_name},
        {"in_permission": "CLOSE"},
        {"out_permission": "NOBODY"},
        {"out_permission": "DESIGNATED_DEPARTMENT", "designated_out_dept_codes": ["nowhere"]},
        {"sort_level": -1},
    ):
        with sdk.refused(400, WRONG):
            add(client, **attempt)
    for code, parent in ((works, north), (works, works), ("1", works), ("nowhere", works), (north, "nowhere")):
        with sdk.refused(400, WRONG):
            client.update_department(UpdateDepartmentRequest(dept_code=code, body=ModDeptDTO(parent_dept_code=parent)))
    for code in ("1", works, "nowhere"):
        with sdk.refused(400, WRONG):
            client.delete_department(DeleteDepartmentRequest(dept_code=code))


@covers("error", "show_department", "find_departments", "show_book_department")
def test_departments_that_are_not_there(client):
    with sdk.refused(400, WRONG):
        show(client, "nowhere")
    with sdk.refused(400, WRONG):
        client.show_department(ShowDepartmentRequest(dept_code="nowhere"))
    with sdk.refused(400, WRONG):
        client.search_department_by_name(SearchDepartmentByNameRequest(dept_name="x" * 129))
    assert client.search_department_by_name(SearchDepartmentByNameRequest(dept_name="no such name")).body is None


def test_a_department_holds_who_is_in_it(client):
    works = add(client)
    account = f"user-{uuid.uuid4().hex[:12]}"
    body = AddUserDTO(name=account, account=account, dept_code=works, send_notify="0")
    added = client.add_user(AddUserRequest(body=body))
    assert (added.dept_code, added.dept_name) == (works, show(client, works).dept_name)
    with sdk.refused(400, WRONG):
        client.delete_department(DeleteDepartmentRequest(dept_code=works))
    with sdk.refused(400, WRONG):
        client.update_user(UpdateUserRequest(account=account, body=ModUserDTO(dept_code="nowhere")))
    with sdk.refused(400, WRONG):
        client.add_user(AddUserRequest(body=AddUserDTO(name="x", dept_code="nowhere", send_notify="0")))
    assert client.show_user_detail(ShowUserDetailRequest(account=account)).dept_code == works
    client.batch_delete_users(BatchDeleteUsersRequest(body=[account]))
    client.delete_department(DeleteDepartmentRequest(dept_code=works))


@covers("authorisation", "add_department", "update_department", "delete_department")
def test_members_do_not_change_departments(client, member):
    works = add(client)
    for attempt in (
        lambda: add(member),
        lambda: member.update_department(UpdateDepartmentRequest(dept_code=works, body=ModDeptDTO(note="x"))),
        lambda: member.delete_department(DeleteDepartmentRequest(dept_code=works)),
    ):
        with pytest.raises(sdk.ClientRequestException) as caught:
            attempt()
        assert caught.value.status_code == 403


@covers("authorisation", "show_department", "find_departments", "show_book_department")
def test_strangers_see_no_departments(anybody):
    for path in ("dcs/member/dept/1", "dcs/member/dept?deptName=x", "abs/departments/1"):
        refused(anybody.get(f"/v1/usg/{path}"), 401, "USG.206020000")
