//! Controlling a meeting that is being held: what is shown, the rules, and the time.

use super::control::{CONFERENCE_TOKEN, PARTICIPANT_ID, TAG};
use super::meeting::CONFERENCE_ID;
use crate::control::show::{
    AudienceRequest, DisplayModeRequest, HostViewRequest, LayoutRequest, LayoutsAnswer, LockRequest, LockViewRequest,
    ParticipantViewRequest, PauseRequest, ProlongRequest, RunningConfigRequest, SaveLayoutRequest,
};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, SchemaOf};
use crate::recording::{MmrRecordRequest, MmrStreamRequest, RecordRequest, StreamRequest};

const HERE: &[Param] = &[CONFERENCE_ID, CONFERENCE_TOKEN];
const ONE: &[Param] = &[CONFERENCE_ID, PARTICIPANT_ID, CONFERENCE_TOKEN];

/// A layout that is remembered. The spelling is the vendor's.
const LAYOUT: &[Param] =
    &[CONFERENCE_ID, Param::query("uuID", Kind::String, "ID of the layout.").required(), CONFERENCE_TOKEN];

/// What these operations have in common.
const CONTROL: Operation = Operation {
    id: "",
    sdk: None,
    method: Method::Put,
    path: "",
    summary: "",
    tag: TAG,
    auth: Auth::ConferenceToken,
    params: HERE,
    body: None,
    answer: Answer::Empty,
    statuses: &[],
};

/// Lock or unlock the meeting.
pub const LOCK_MEETING: Operation = Operation {
    id: "lock_meeting",
    sdk: Some("LockMeeting"),
    path: "/v1/mmc/control/conferences/lock",
    summary: "Lock or unlock the meeting",
    body: Some(SchemaOf::one::<LockRequest>()),
    ..CONTROL
};

/// Show everybody one participant.
pub const BROADCAST_PARTICIPANT: Operation = Operation {
    id: "broadcast_participant",
    sdk: Some("BroadcastParticipant"),
    path: "/v1/mmc/control/conferences/participants/broadcast",
    summary: "Show everybody one participant",
    params: ONE,
    ..CONTROL
};

/// Give one participant the floor.
pub const ROLL_CALL_PARTICIPANT: Operation = Operation {
    id: "roll_call_participant",
    sdk: Some("RollcallParticipant"),
    path: "/v1/mmc/control/conferences/participants/rollCall",
    summary: "Give one participant the floor",
    params: ONE,
    ..CONTROL
};

/// End a broadcast or a roll call.
pub const CANCEL_BROADCAST: Operation = Operation {
    id: "cancel_broadcast",
    sdk: Some("CancelBroadcast"),
    path: "/v1/mmc/control/conferences/cancelBroadcast",
    summary: "End a broadcast or a roll call",
    ..CONTROL
};

/// Show everybody a layout, or whoever speaks.
pub const SWITCH_MODE: Operation = Operation {
    id: "switch_mode",
    sdk: Some("SwitchMode"),
    path: "/v1/mmc/control/conferences/display/mode",
    summary: "Show everybody a layout, or whoever speaks",
    body: Some(SchemaOf::one::<DisplayModeRequest>()),
    ..CONTROL
};

/// Set the layout.
pub const SET_LAYOUT: Operation = Operation {
    id: "set_layout",
    sdk: Some("SetCustomMultiPicture"),
    path: "/v1/mmc/control/conferences/display/customMultiPicture",
    summary: "Set the layout",
    body: Some(SchemaOf::one::<LayoutRequest>()),
    ..CONTROL
};

/// Set the layout by participant IDs (retired).
pub const SET_OLD_LAYOUT: Operation = Operation {
    id: "set_old_layout",
    sdk: Some("SetMultiPicture"),
    path: "/v1/mmc/control/conferences/display/multiPicture",
    summary: "Set the layout by participant IDs (retired)",
    body: Some(SchemaOf::one::<LayoutRequest>()),
    ..CONTROL
};

/// Remember a layout as long as the meeting lasts.
pub const SAVE_LAYOUT: Operation = Operation {
    id: "save_layout",
    sdk: Some("SaveLayout"),
    path: "/v1/mmc/control/conferences/layOut",
    summary: "Remember a layout as long as the meeting lasts",
    body: Some(SchemaOf::one::<SaveLayoutRequest>()),
    ..CONTROL
};

/// List the layouts that are remembered.
pub const LIST_LAYOUTS: Operation = Operation {
    id: "list_layouts",
    sdk: Some("ShowLayout"),
    method: Method::Get,
    path: "/v1/mmc/control/conferences/layOut",
    summary: "List the layouts that are remembered",
    answer: Answer::Schema(SchemaOf::one::<LayoutsAnswer>()),
    ..CONTROL
};

/// Forget a layout.
pub const DELETE_LAYOUT: Operation = Operation {
    id: "delete_layout",
    sdk: Some("DeleteLayout"),
    method: Method::Delete,
    path: "/v1/mmc/control/conferences/layOut",
    summary: "Forget a layout",
    params: LAYOUT,
    ..CONTROL
};

/// Decide what the host looks at.
pub const SET_HOST_VIEW: Operation = Operation {
    id: "set_host_view",
    sdk: Some("SetHostView"),
    path: "/v1/mmc/control/conferences/chairView",
    summary: "Decide what the host looks at",
    body: Some(SchemaOf::one::<HostViewRequest>()),
    ..CONTROL
};

/// Decide what a participant looks at.
pub const SET_PARTICIPANT_VIEW: Operation = Operation {
    id: "set_participant_view",
    sdk: Some("SetParticipantView"),
    path: "/v1/mmc/control/conferences/partView",
    summary: "Decide what a participant looks at",
    params: ONE,
    body: Some(SchemaOf::one::<ParticipantViewRequest>()),
    ..CONTROL
};

/// Say whether a participant may look at something else.
pub const LOCK_VIEW: Operation = Operation {
    id: "lock_view",
    sdk: Some("LockView"),
    path: "/v1/mmc/control/conferences/lockView",
    summary: "Say whether a participant may look at something else",
    params: ONE,
    body: Some(SchemaOf::one::<LockViewRequest>()),
    ..CONTROL
};

/// Move the end once, or have it move by itself.
pub const PROLONG_MEETING: Operation = Operation {
    id: "prolong_meeting",
    sdk: Some("ProlongMeeting"),
    path: "/v1/mmc/control/conferences/duration",
    summary: "Move the end once, or have it move by itself",
    body: Some(SchemaOf::one::<ProlongRequest>()),
    ..CONTROL
};

/// Change rules of the running meeting.
pub const UPDATE_RUNNING_CONFIG: Operation = Operation {
    id: "update_running_config",
    sdk: Some("UpdateStartedConfConfig"),
    path: "/v1/mmc/control/conferences/updateStartedConfConfig",
    summary: "Change rules of the running meeting",
    body: Some(SchemaOf::one::<RunningConfigRequest>()),
    ..CONTROL
};

/// Let a webinar's audience in.
pub const ALLOW_AUDIENCE: Operation = Operation {
    id: "allow_audience",
    sdk: Some("AllowAudienceJoin"),
    path: "/v1/mmc/control/conferences/allowAudience",
    summary: "Let a webinar's audience in",
    body: Some(SchemaOf::one::<AudienceRequest>()),
    ..CONTROL
};

/// Pause a webinar for its audience, or go on.
pub const PAUSE_MEETING: Operation = Operation {
    id: "pause_meeting",
    sdk: Some("PauseConference"),
    path: "/v1/mmc/control/conferences/pause",
    summary: "Pause a webinar for its audience, or go on",
    body: Some(SchemaOf::one::<PauseRequest>()),
    ..CONTROL
};

/// Record the meeting, or end that.
pub const RECORD_MEETING: Operation = Operation {
    id: "record_meeting",
    sdk: Some("Record"),
    path: "/v1/mmc/control/conferences/record",
    summary: "Record the meeting on the server, or end that",
    body: Some(SchemaOf::one::<RecordRequest>()),
    ..CONTROL
};

/// Record the meeting, interrupt or end that.
pub const RECORD_MMR_MEETING: Operation = Operation {
    id: "record_mmr_meeting",
    sdk: Some("SetMmrRecord"),
    path: "/v1/mmc/control/conferences/mmrRecord",
    summary: "Record the meeting on the server, interrupt or end that",
    body: Some(SchemaOf::one::<MmrRecordRequest>()),
    ..CONTROL
};

/// Stream the meeting live, or end that.
pub const STREAM_MEETING: Operation = Operation {
    id: "stream_meeting",
    sdk: Some("Live"),
    path: "/v1/mmc/control/conferences/live",
    summary: "Stream the meeting live, or end that",
    body: Some(SchemaOf::one::<StreamRequest>()),
    ..CONTROL
};

/// Stream the meeting live, or end that.
pub const STREAM_MMR_MEETING: Operation = Operation {
    id: "stream_mmr_meeting",
    sdk: Some("SetMmrLive"),
    path: "/v1/mmc/control/conferences/mmrLive",
    summary: "Stream the meeting live, or end that; the same as the older call",
    body: Some(SchemaOf::one::<MmrStreamRequest>()),
    ..CONTROL
};

/// End the meeting for all.
pub const STOP_MEETING: Operation = Operation {
    id: "stop_meeting",
    sdk: Some("StopMeeting"),
    path: "/v1/mmc/control/conferences/stop",
    summary: "End the meeting for all",
    ..CONTROL
};
