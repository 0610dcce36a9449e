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


def test_everybody_has_a_personal_meeting_id(admin_client, member):
    _, client = member
    mine, admins = personal_room(client), personal_room(admin_client)
    assert mine.vmr_id != admins.vmr_id
    assert mine.id != mine.vmr_id
    assert mine.status == 0
    assert mine.gust_pwd and mine.chair_pwd and mine.gust_pwd != mine.chair_pwd
    page = client.search_member_vmr(SearchMemberVmrRequest(offset=0, limit=1))
    assert (page.offset, page.limit, page.count, len(page.data)) == (0, 1, 1, 1)


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


def test_a_cloud_room_is_deleted(admin_client, cloud_room):
    admin_client.delete_corp_vmr(DeleteCorpVmrRequest(body=[cloud_room.id]))
    assert admin_client.search_corp_vmr(SearchCorpVmrRequest(search_key=cloud_room.vmr_name)).data == []


def test_members_do_not_manage_rooms(member, cloud_room):
    account, client = member
    for attempt in (
        lambda: client.search_corp_vmr(SearchCorpVmrRequest()),
        lambda: client.associate_vmr(AssociateVmrRequest(account=account, body=[cloud_room.id])),
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
