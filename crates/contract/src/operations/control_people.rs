//! People in a meeting that is being held.

use super::control::{CONFERENCE_TOKEN, PARTICIPANT_ID, TAG};
use super::meeting::CONFERENCE_ID;
use crate::control::people::{
    AdmitRequest, CameraRequest, ClientRecordRequest, CohostRequest, GuestUnmuteRequest, HandRequest, HandsRequest,
    HangUpRequest, HostRoleRequest, InviteRequest, InviteWithPasswordRequest, MuteAllRequest, MuteRequest,
    RemoveAttendeesRequest, RenameRequest, SendBackAllRequest, SendBackRequest, ShareInvitationRequest,
};
use crate::operation::{Answer, Auth, Method, Operation, SchemaOf};

/// What all have in common that need a token and are about the whole meeting.
const OF_MEETING: Operation = Operation {
    id: "",
    sdk: None,
    method: Method::Put,
    path: "",
    summary: "",
    tag: TAG,
    auth: Auth::ConferenceToken,
    params: &[CONFERENCE_ID, CONFERENCE_TOKEN],
    body: None,
    answer: Answer::Empty,
    statuses: &[],
};

/// What all have in common that are about one participant.
const OF_PARTICIPANT: Operation =
    Operation { params: &[CONFERENCE_ID, PARTICIPANT_ID, CONFERENCE_TOKEN], ..OF_MEETING };

/// Call people in.
pub const INVITE_PARTICIPANTS: Operation = Operation {
    id: "invite_participants",
    sdk: Some("InviteParticipant"),
    path: "/v1/mmc/control/conferences/participants",
    summary: "Put people on the list of those who are invited, and call them",
    body: Some(SchemaOf::one::<InviteRequest>()),
    method: Method::Post,
    ..OF_MEETING
};

/// Call a number in with the meeting's password.
pub const INVITE_WITH_PASSWORD: Operation = Operation {
    id: "invite_with_password",
    sdk: Some("InviteWithPwd"),
    path: "/v1/mmc/control/conferences/inviteWithPwd",
    summary: "Call a number into a meeting with the host's password alone",
    body: Some(SchemaOf::one::<InviteWithPasswordRequest>()),
    method: Method::Post,
    auth: Auth::None,
    params: &[CONFERENCE_ID],
    statuses: &[403],
    ..OF_MEETING
};

/// Put people out.
pub const HANG_UP: Operation = Operation {
    id: "hang_up",
    sdk: Some("HangUp"),
    path: "/v1/mmc/control/conferences/participants/delete",
    summary: "Put people out; they stay on the list of those who are invited",
    body: Some(SchemaOf::one::<HangUpRequest>()),
    method: Method::Post,
    ..OF_MEETING
};

/// Take people off the list.
pub const DELETE_ATTENDEES: Operation = Operation {
    id: "delete_attendees",
    sdk: Some("DeleteAttendees"),
    path: "/v1/mmc/control/conferences/attendees/delete",
    summary: "Take people off the list of those who are invited, and put them out",
    body: Some(SchemaOf::one::<RemoveAttendeesRequest>()),
    method: Method::Post,
    ..OF_MEETING
};

/// Rename somebody.
pub const RENAME_PARTICIPANT: Operation = Operation {
    id: "rename_participant",
    sdk: Some("RenameParticipant"),
    path: "/v1/mmc/control/conferences/participants/name",
    summary: "Give somebody another name",
    body: Some(SchemaOf::one::<RenameRequest>()),
    ..OF_MEETING
};

/// Mute one person.
pub const MUTE_PARTICIPANT: Operation = Operation {
    id: "mute_participant",
    sdk: Some("MuteParticipant"),
    path: "/v1/mmc/control/conferences/participants/mute",
    summary: "Mute somebody, or give him his microphone back",
    body: Some(SchemaOf::one::<MuteRequest>()),
    ..OF_PARTICIPANT
};

/// Mute everybody.
pub const MUTE_MEETING: Operation = Operation {
    id: "mute_meeting",
    sdk: Some("MuteMeeting"),
    path: "/v1/mmc/control/conferences/mute",
    summary: "Mute everybody but host and co-hosts, or take that back",
    body: Some(SchemaOf::one::<MuteAllRequest>()),
    ..OF_MEETING
};

/// Let guests unmute themselves.
pub const ALLOW_GUEST_UNMUTE: Operation = Operation {
    id: "allow_guest_unmute",
    sdk: Some("AllowGuestUnmute"),
    path: "/v1/mmc/control/conferences/mute/guestUnMute",
    summary: "Say whether guests may unmute themselves",
    body: Some(SchemaOf::one::<GuestUnmuteRequest>()),
    ..OF_MEETING
};

/// Raise a hand.
pub const RAISE_HAND: Operation = Operation {
    id: "raise_hand",
    sdk: Some("Hand"),
    path: "/v1/mmc/control/conferences/participants/hands",
    summary: "Raise or lower somebody's hand",
    body: Some(SchemaOf::one::<HandRequest>()),
    ..OF_PARTICIPANT
};

/// Raise several hands.
pub const RAISE_HANDS: Operation = Operation {
    id: "raise_hands",
    sdk: Some("BatchHand"),
    path: "/v1/mmc/control/conferences/participants/batch/hands",
    summary: "Raise or lower several hands, all or none",
    body: Some(SchemaOf::one::<HandsRequest>()),
    ..OF_MEETING
};

/// Make somebody host.
pub const SET_ROLE: Operation = Operation {
    id: "set_role",
    sdk: Some("SetRole"),
    path: "/v1/mmc/control/conferences/participants/role",
    summary: "Make somebody host with the host password, or the host an ordinary participant",
    body: Some(SchemaOf::one::<HostRoleRequest>()),
    ..OF_PARTICIPANT
};

/// Make somebody co-host.
pub const SET_COHOST: Operation = Operation {
    id: "set_cohost",
    sdk: Some("SetCohost"),
    path: "/v1/mmc/control/conferences/participants/cohost",
    summary: "Make somebody co-host, or an ordinary participant",
    body: Some(SchemaOf::one::<CohostRequest>()),
    ..OF_PARTICIPANT
};

/// Ask for a camera.
pub const OPERATE_CAMERA: Operation = Operation {
    id: "operate_camera",
    sdk: Some("InviteOperateVideo"),
    path: "/v1/mmc/control/conferences/participants/video",
    summary: "Ask somebody to turn his camera on, or turn it off",
    body: Some(SchemaOf::one::<CameraRequest>()),
    ..OF_PARTICIPANT
};

/// Ask for a screen.
pub const INVITE_TO_SHARE: Operation = Operation {
    id: "invite_to_share",
    sdk: Some("InviteShare"),
    path: "/v1/mmc/control/conferences/participants/share/invite",
    summary: "Ask somebody to share his screen, or take that back",
    body: Some(SchemaOf::one::<ShareInvitationRequest>()),
    ..OF_PARTICIPANT
};

/// Let somebody record.
pub const ALLOW_CLIENT_RECORD: Operation = Operation {
    id: "allow_client_record",
    sdk: Some("AllowClientRecord"),
    path: "/v1/mmc/control/conferences/allowClientRecord",
    summary: "Say whether somebody may record in his client",
    body: Some(SchemaOf::one::<ClientRecordRequest>()),
    ..OF_PARTICIPANT
};

/// Let people in from the waiting room.
pub const ADMIT_PARTICIPANT: Operation = Operation {
    id: "admit_participant",
    sdk: Some("AllowWaitingParticipant"),
    path: "/v1/mmc/control/conferences/allowWaitingParticipant",
    summary: "Let one person or all in from the waiting room",
    body: Some(SchemaOf::one::<AdmitRequest>()),
    ..OF_MEETING
};

/// Send somebody back into the waiting room.
pub const SEND_BACK: Operation = Operation {
    id: "send_back",
    sdk: Some("MoveToWaitingRoom"),
    path: "/v1/mmc/control/conferences/moveToWaitingRoom",
    summary: "Send somebody back into the waiting room",
    body: Some(SchemaOf::one::<SendBackRequest>()),
    ..OF_MEETING
};

/// Send several people back into the waiting room.
pub const SEND_BACK_ALL: Operation = Operation {
    id: "send_back_all",
    sdk: Some("BatchMoveToWaitingRoom"),
    path: "/v1/mmc/control/conferences/batchMoveToWaitingRoom",
    summary: "Send several people back into the waiting room, all or none",
    body: Some(SchemaOf::one::<SendBackAllRequest>()),
    ..OF_MEETING
};
