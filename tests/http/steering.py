"""The people of a running meeting, steered by the vendor's SDK with the meeting's token: fixtures for tests."""

import contextlib

import pytest
from huaweicloudsdkmeeting.v1 import (
    AllowClientRecordRequest,
    AllowWaitingParticipantRequest,
    Attendee,
    BatchHandRequest,
    BatchMoveToWaitingRoomRequest,
    DelAttendInfo,
    DeleteAttendeesRequest,
    HandRequest,
    HangUpRequest,
    InviteOperateVideoRequest,
    InviteParticipantRequest,
    InviteShareDTO,
    InviteShareRequest,
    MoveToWaitingRoomRequest,
    MuteMeetingRequest,
    MuteParticipantRequest,
    RenameParticipantRequest,
    RestAllowClientRecordReqBody,
    RestAllowWaitingParticipantReqBody,
    RestBatchHandsUpReqBody,
    RestBatchMoveToWaitingRoomReqBody,
    RestBulkDelAttendReqBody,
    RestBulkHangUpReqBody,
    RestChairTokenReqBody,
    RestHandsUpReqBody,
    RestInviteReqBody,
    RestMoveToWaitingRoomReqBody,
    RestMuteParticipantReqBody,
    RestMuteReqBody,
    RestRenamePartReqBody,
    RestSetCohostBody,
    RestVideoBody,
    SetCohostRequest,
    SetRoleRequest,
)

import sdk
from meeting_live import Live

WAITING_ROOM = {"confConfigInfo": {"enableWaitingRoom": True}}


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


@pytest.fixture
def live(server, admin):
    with held(server, admin) as live:
        yield live


@contextlib.contextmanager
def held(server, admin, **body):
    live = Live(server, admin, **body)
    try:
        yield live
    finally:
        live.close()


class Steering:
    """The SDK with a meeting's token."""

    def __init__(self, client, live, token=None):
        self.client, self.live, self.token = client, live, token or live.token

    def __call__(self, method, request, body, who=None):
        parameters = {"conference_id": self.live.id, "x_conference_authorization": self.token, "body": body}
        if who is not None:
            parameters["participant_id"] = getattr(who, "id", who)
        return getattr(self.client, method)(request(**parameters))

    def mute(self, who, muted):
        body = RestMuteParticipantReqBody(is_mute=int(muted))
        self("mute_participant", MuteParticipantRequest, body, who)

    def mute_all(self, muted, **more):
        self("mute_meeting", MuteMeetingRequest, RestMuteReqBody(is_mute=int(muted), **more))

    def hand(self, who, raised):
        self("hand", HandRequest, RestHandsUpReqBody(hands_state=int(raised)), who)

    def hands(self, people, raised):
        body = RestBatchHandsUpReqBody(hands_state=int(raised), pids=[getattr(who, "id", who) for who in people])
        self("batch_hand", BatchHandRequest, body)

    def role(self, who, claims, password=None):
        self("set_role", SetRoleRequest, RestChairTokenReqBody(apply_chair=int(claims), chairman_pwd=password), who)

    def cohost(self, who, cohost):
        self("set_cohost", SetCohostRequest, RestSetCohostBody(is_cohost=int(cohost)), who)

    def video(self, who, closes):
        self("invite_operate_video", InviteOperateVideoRequest, RestVideoBody(status=int(closes)), who)

    def share(self, who, asks):
        self("invite_share", InviteShareRequest, InviteShareDTO(share=int(asks)), who)

    def record(self, who, allowed):
        body = RestAllowClientRecordReqBody(allow_client_record=int(allowed))
        self("allow_client_record", AllowClientRecordRequest, body, who)

    def rename(self, name, who=None, number="1"):
        body = RestRenamePartReqBody(new_name=name, number=number, participant_id=who and getattr(who, "id", who))
        self("rename_participant", RenameParticipantRequest, body)

    def hang_up(self, *people):
        body = RestBulkHangUpReqBody(bulk_hang_up_participants=[getattr(who, "id", who) for who in people])
        self("hang_up", HangUpRequest, body)

    def delete(self, number, who=None):
        one = DelAttendInfo(number=number, participant_id=who and getattr(who, "id", who))
        self("delete_attendees", DeleteAttendeesRequest, RestBulkDelAttendReqBody(bulk_del_attend_info=[one]))

    def invite(self, *people):
        people = [Attendee(**({"type": "normal"} | one)) for one in people]
        self("invite_participant", InviteParticipantRequest, RestInviteReqBody(attendees=people))

    def admit(self, who=None):
        body = RestAllowWaitingParticipantReqBody(participant_id=who) if who else None
        body = body or RestAllowWaitingParticipantReqBody(allow_all=True)
        self("allow_waiting_participant", AllowWaitingParticipantRequest, body)

    def send_back(self, who):
        body = RestMoveToWaitingRoomReqBody(participant_id=getattr(who, "id", who))
        self("move_to_waiting_room", MoveToWaitingRoomRequest, body)

    def send_all_back(self, *people):
        body = RestBatchMoveToWaitingRoomReqBody(batch_participants=[getattr(who, "id", who) for who in people])
        self("batch_move_to_waiting_room", BatchMoveToWaitingRoomRequest, body)


@pytest.fixture
def steer(client, live):
    return Steering(client, live)
