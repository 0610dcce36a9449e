"""The vendor's SDK: personal meeting IDs and cloud rooms, and meetings booked on them."""

import uuid

import pytest
from huaweicloudsdkmeeting.v1 import (
    AddUserDTO,
    AddUserRequest,
    AssociateVmrRequest,
    CancelMeetingRequest,
    CreateMeetingRequest,
    DeleteCorpVmrRequest,
    DisassociateVmrRequest,
    ModVmrDTO,
    RestConfConfigDTO,
    RestScheduleConfDTO,
    SearchCorpVmrRequest,
    SearchMemberVmrRequest,
    UpdateMeetingRequest,
    UpdateMemberVmrRequest,
)

import sdk
from covers import covers
from participant import inside
from running import eventually

PASSWORD = "Roof-Tiles-12"


@pytest.fixture(scope="module")
def admin_client(server):
    return sdk.by_account(server)


@pytest.fixture
def member(server, admin_client):
    """A fresh member, as (account, SDK client)."""
    account = f"user-{uuid.uuid4().hex[:12]}"
    body = AddUserDTO(name=account, account=account, pwd=PASSWORD, send_notify="0")
    admin_client.add_user(AddUserRequest(body=body))
    return account, sdk.by_account(server, account, PASSWORD)


@pytest.fixture
def cloud_room(server, admin):
    """A cloud room that is nobody's."""
    corporation = admin.try_account().json()["user"]["companyId"]
    name = f"Attic {uuid.uuid4().hex}"
    server.run("room", "add", "--corporation", corporation, "--name", name)
    [room] = sdk.by_account(server).search_corp_vmr(SearchCorpVmrRequest(search_key=name, vmr_mode=1)).data
    return room


def rooms(client, **parameters):
    return client.search_member_vmr(SearchMemberVmrRequest(**parameters)).data


def personal_room(client):
    [room] = [room for room in rooms(client) if room.vmr_mode == 0]
    return room


def book(client, start_time, **body):
    body = {"subject": "1:1", "media_types": "HDVideo", "start_time": start_time, "length": 60, "vmr_flag": 1} | body
    [meeting] = client.create_meeting(CreateMeetingRequest(body=RestScheduleConfDTO(**body))).body
    return meeting


@covers("success", "list_my_rooms")
def test_everybody_has_a_personal_meeting_id(admin_client, member):
    _, client = member
    mine, admins = personal_room(client), personal_room(admin_client)
    assert mine.vmr_id != admins.vmr_id
    assert mine.id != mine.vmr_id
    assert mine.status == 0
    assert mine.gust_pwd and mine.chair_pwd and mine.gust_pwd != mine.chair_pwd
    page = client.search_member_vmr(SearchMemberVmrRequest(offset=0, limit=1))
    assert (page.offset, page.limit, page.count, len(page.data)) == (0, 1, 1, 1)


@covers("success", "update_my_room")
@covers("error", "update_my_room")
def test_a_room_is_edited_by_its_owner(member):
    _, client = member
    room = personal_room(client)
    body = ModVmrDTO(
        vmr_name="Ana's corner", gust_pwd="24680", chair_pwd="135791", allow_gust_first=True, gust_first_notice=True
    )
    client.update_member_vmr(UpdateMemberVmrRequest(id=room.id, body=body))
    edited = personal_room(client)
    assert (edited.vmr_name, edited.gust_pwd, edited.chair_pwd) == ("Ana's corner", "24680", "135791")
    assert (edited.allow_gust_first, edited.gust_first_notice) == (True, True)
    client.update_member_vmr(UpdateMemberVmrRequest(id=room.id, body=ModVmrDTO(vmr_name="Ana")))
    assert personal_room(client).gust_pwd == "24680"
    with sdk.refused(400, "USG.201080006"):
        client.update_member_vmr(UpdateMemberVmrRequest(id=room.id, body=ModVmrDTO(gust_pwd="135791")))


@covers("authorisation", "update_my_room")
def test_somebody_elses_room_is_not_edited(admin_client, member):
    _, client = member
    with pytest.raises(sdk.ClientRequestException) as caught:
        request = UpdateMemberVmrRequest(id=personal_room(admin_client).id, body=ModVmrDTO(vmr_name="Mine"))
        client.update_member_vmr(request)
    assert caught.value.status_code in (400, 403)


def test_a_meeting_on_the_personal_id(member):
    _, client = member
    room = personal_room(client)
    meeting = book(client, "2031-05-02 09:00", vmr_id=room.id)
    assert (meeting.vmr_flag, meeting.vmr_conference_id, meeting.vmr_id) == (1, room.vmr_id, room.id)
    assert meeting.conference_id not in (room.vmr_id, room.id)
    passwords = {entry.conference_role: entry.password for entry in meeting.password_entry}
    assert passwords == {"chair": room.chair_pwd, "general": room.gust_pwd}


def test_with_no_room_named_the_personal_one_is_taken(member):
    _, client = member
    assert book(client, "2031-05-02 09:00").vmr_conference_id == personal_room(client).vmr_id


def test_meetings_in_one_room_do_not_overlap(member):
    _, client = member
    room = personal_room(client)
    first = book(client, "2031-05-02 09:00", vmr_id=room.id)
    for start, length in (("09:00", 60), ("09:59", 15), ("08:30", 31), ("08:30", 120), ("09:15", 15)):
        with sdk.refused(400, "MMC.111071005"):
            book(client, f"2031-05-02 {start}", length=length, vmr_id=room.id)
    before = book(client, "2031-05-02 08:00", vmr_id=room.id)
    after = book(client, "2031-05-02 10:00", vmr_id=room.id)
    with sdk.refused(400, "MMC.111071005"):
        body = RestScheduleConfDTO(media_types="Voice", length=61)
        client.update_meeting(UpdateMeetingRequest(conference_id=before.conference_id, body=body))
    client.cancel_meeting(CancelMeetingRequest(conference_id=first.conference_id))
    assert book(client, "2031-05-02 09:00", vmr_id=room.id).vmr_conference_id == after.vmr_conference_id


def test_a_running_meeting_holds_its_room(member):
    _, client = member
    book(client, None)
    with sdk.refused(400, "MMC.111071064"):
        book(client, None)


@covers("success", "list_rooms", "assign_rooms", "recycle_rooms")
def test_a_cloud_room_is_given_and_taken_back(admin_client, member, cloud_room):
    account, client = member
    assert cloud_room.member is None or not cloud_room.member.id
    with sdk.refused(400, "MMC.111071063"):
        book(client, "2031-05-02 09:00", vmr_id=cloud_room.id)

    admin_client.associate_vmr(AssociateVmrRequest(account=account, body=[cloud_room.id]))
    [mine] = [room for room in rooms(client) if room.id == cloud_room.id]
    assert (mine.vmr_mode, mine.vmr_id, mine.vmr_name) == (1, cloud_room.vmr_id, cloud_room.vmr_name)
    [given] = admin_client.search_corp_vmr(SearchCorpVmrRequest(search_key=cloud_room.vmr_name, vmr_mode=1)).data
    assert given.member.id
    fixed = book(client, "2031-05-02 09:00", vmr_id=cloud_room.id, conf_config_info=RestConfConfigDTO(vmr_id_type=0))
    assert (fixed.vmr_conference_id, fixed.vmr_id) == (cloud_room.vmr_id, cloud_room.id)
    with sdk.refused(400, "MMC.111071005"):
        book(client, "2031-05-02 09:30", vmr_id=cloud_room.id, conf_config_info=RestConfConfigDTO(vmr_id_type=1))
    fresh = book(client, "2031-05-02 10:00", vmr_id=cloud_room.id, conf_config_info=RestConfConfigDTO(vmr_id_type=1))
    assert fresh.vmr_flag == 1 and fresh.conference_id != fixed.conference_id

    admin_client.disassociate_vmr(DisassociateVmrRequest(account=account, body=[cloud_room.id]))
    assert cloud_room.id not in {room.id for room in rooms(client)}
    with sdk.refused(400, "MMC.111071063"):
        book(client, "2031-05-02 14:00", vmr_id=cloud_room.id)


@covers("success", "delete_rooms")
def test_a_cloud_room_is_deleted(admin_client, cloud_room):
    admin_client.delete_corp_vmr(DeleteCorpVmrRequest(body=[cloud_room.id]))
    assert admin_client.search_corp_vmr(SearchCorpVmrRequest(search_key=cloud_room.vmr_name)).data == []


@covers("authorisation", "list_rooms", "assign_rooms", "recycle_rooms", "delete_rooms")
def test_members_do_not_manage_rooms(member, cloud_room):
    account, client = member
    for attempt in (
        lambda: client.search_corp_vmr(SearchCorpVmrRequest()),
        lambda: client.associate_vmr(AssociateVmrRequest(account=account, body=[cloud_room.id])),
        lambda: client.disassociate_vmr(DisassociateVmrRequest(account=account, body=[cloud_room.id])),
        lambda: client.delete_corp_vmr(DeleteCorpVmrRequest(body=[cloud_room.id])),
    ):
        with pytest.raises(sdk.ClientRequestException) as caught:
            attempt()
        assert caught.value.status_code == 403


def test_the_room_of_a_meeting_is_settled(member):
    _, client = member
    in_room = book(client, "2031-05-02 09:00")
    outside = book(client, "2031-05-03 09:00", vmr_flag=0)
    for code, meeting, change in (
        ("MMC.111071114", in_room, {"vmr_flag": 0}),
        ("MMC.111071114", outside, {"vmr_flag": 1}),
        ("MMC.111071113", in_room, {"vmr_flag": 1, "vmr_id": "another-room"}),
    ):
        body = RestScheduleConfDTO(media_types="Voice", **change)
        with sdk.refused(400, code):
            client.update_meeting(UpdateMeetingRequest(conference_id=meeting.conference_id, body=body))


@covers("authorisation", "list_my_rooms")
@covers("error", "list_my_rooms")
def test_own_rooms_are_for_who_is_signed_in(anybody, member):
    _, client = member
    answer = anybody.get("/v1/usg/dcs/member/vmr")
    assert (answer.status_code, answer.json()["error_code"]) == (401, "USG.206020000")
    for wrong in ({"limit": 0}, {"offset": -1}, {"search_key": "x" * 129}):
        with sdk.refused(400, "USG.200000003"):
            rooms(client, **wrong)


@covers("error", "list_rooms", "assign_rooms", "recycle_rooms", "delete_rooms")
def test_what_is_wrong_with_rooms(admin_client, member, cloud_room):
    account, client = member

    def assign(*ids, account=account):
        admin_client.associate_vmr(AssociateVmrRequest(account=account, body=list(ids)))

    def recycle(*ids):
        admin_client.disassociate_vmr(DisassociateVmrRequest(account=account, body=list(ids)))

    def delete(*ids):
        admin_client.delete_corp_vmr(DeleteCorpVmrRequest(body=list(ids)))

    for wrong in ({"vmr_mode": 3}, {"status": 3}, {"limit": 501}):
        with sdk.refused(400, "USG.200000003"):
            admin_client.search_corp_vmr(SearchCorpVmrRequest(**wrong))
    for attempt in (assign, recycle, delete):
        with sdk.refused(400, "USG.200000003"):
            attempt()
        with sdk.refused(400, "MMC.111070006"):
            attempt("no-such-room")
        with sdk.refused(400, "USG.200000003"):
            attempt(personal_room(client).id)
    with sdk.refused(400, "USG.201040000"):
        assign(cloud_room.id, account="nobody")
    with sdk.refused(400, "MMC.111071063"):
        recycle(cloud_room.id)
    assign(cloud_room.id)
    for attempt in (assign, delete):
        with sdk.refused(400, "USG.200000003"):
            attempt(cloud_room.id)
    assert cloud_room.id in {room.id for room in rooms(client)}


@covers("success", "list_rooms")
def test_webinar_rooms_are_listed_apart_and_have_a_status(server, admin, admin_client, member):
    account, client = member
    corporation = admin.try_account().json()["user"]["companyId"]
    name = f"Stage {uuid.uuid4().hex}"
    server.run(
        "room", "add", "--corporation", corporation, "--name", name, "--capacity", "20", "--webinar",
        "--audience", "300",
    )  # fmt: skip

    def found(**wanted):
        return admin_client.search_corp_vmr(SearchCorpVmrRequest(search_key=name, **wanted)).data

    assert found() == [] and found(vmr_mode=1) == []
    [room] = found(vmr_mode=2)
    assert (room.vmr_pkg_parties, room.max_audience_parties, room.status) == (20, 300, 2)
    assert found(vmr_mode=2, status=0) == []
    admin_client.associate_vmr(AssociateVmrRequest(account=account, body=[room.id]))
    [given] = found(vmr_mode=2, status=0)
    assert (given.id, given.member.id) == (room.id, account)
    assert [mine.vmr_mode for mine in rooms(client) if mine.id == room.id] == [2]


@covers("error", "assign_rooms")
def test_nobody_has_more_than_32_rooms(server, admin, admin_client, member):
    account, _ = member
    corporation = admin.try_account().json()["user"]["companyId"]
    name = f"Row {uuid.uuid4().hex}"
    for _ in range(33):
        server.run("room", "add", "--corporation", corporation, "--name", name)
    many = [room.id for room in admin_client.search_corp_vmr(SearchCorpVmrRequest(search_key=name, limit=50)).data]
    with sdk.refused(400, "USG.200000003"):
        admin_client.associate_vmr(AssociateVmrRequest(account=account, body=many))
    admin_client.associate_vmr(AssociateVmrRequest(account=account, body=many[:32]))
    with sdk.refused(400, "USG.200000003"):
        admin_client.associate_vmr(AssociateVmrRequest(account=account, body=many[32:]))


@covers("error", "recycle_rooms")
def test_a_room_is_not_taken_while_a_meeting_on_it_runs(server, admin_client, member, cloud_room):
    account, client = member
    admin_client.associate_vmr(AssociateVmrRequest(account=account, body=[cloud_room.id]))
    meeting = book(client, None, vmr_id=cloud_room.id)
    password = next(entry.password for entry in meeting.password_entry if entry.conference_role == "chair")
    take = DisassociateVmrRequest(account=account, body=[cloud_room.id])
    with inside(server, meeting.conference_id, "Ana", password=password) as somebody:
        with sdk.refused(400, "MMC.111071064"):
            admin_client.disassociate_vmr(take)
        somebody.ask(type="end")

    def taken():
        try:
            admin_client.disassociate_vmr(take)
        except sdk.ClientRequestException:
            return False
        return True

    eventually(taken)
    assert cloud_room.id not in {room.id for room in rooms(client)}


@covers("success", "update_my_room")
def test_who_wants_to_hears_that_guests_came_first(server, admin):
    account, password = admin.add_user(email=f"{uuid.uuid4().hex[:8]}@rooms.example")
    client = sdk.by_account(server, account, password)
    room = personal_room(client)
    body = ModVmrDTO(vmr_name=f"Nook {account}", allow_gust_first=True, gust_first_notice=True)
    client.update_member_vmr(UpdateMemberVmrRequest(id=room.id, body=body))
    meeting = book(client, None, vmr_id=room.id)
    guest = next(entry.password for entry in meeting.password_entry if entry.conference_role == "general")

    def told():
        mails = (server.folder / "data").rglob("*.eml")
        return any(f"Nook {account}" in mail.read_text().replace("=\n", "") for mail in mails)

    with inside(server, meeting.conference_id, "Guest", password=guest):
        eventually(told)
