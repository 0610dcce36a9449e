//! A meeting as it is answered: fields of the vendor in their exact types, of which those that
//! the vendor leaves out at times are `Option`.
//!
//! `isAutoMute` is an integer here and a boolean in [`ConfConfigInfo`]; `scheduserName` and
//! `terminlCount` are spelt so in the contract.

use crate::Page;
use crate::values::{ConfMode, ConfType, ConferenceRole, ConferenceState, CycleWord, EndpointKind};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

mod layout;
mod occurrence;

pub use layout::{MultiPicDisplay, PicInfo, PicLayoutInfo, SubPicLayoutInfo};
pub use occurrence::{ShowAudienceCountInfo, SubConf, SubConfConfigInfo};

/// A meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConferenceInfo {
    /// Meeting ID, for every later call.
    #[serde(rename = "conferenceID")]
    #[schema(examples("936120447"))]
    pub conference_id: String,
    /// Topic.
    #[schema(examples("Roof repair"))]
    pub subject: String,
    /// Number of attendees given.
    pub size: i64,
    /// Zone, 1 to 77.
    #[serde(rename = "timeZoneID")]
    #[schema(examples("56"))]
    pub time_zone_id: String,
    /// Start, `YYYY-MM-DD HH:MM`, UTC.
    #[schema(examples("2031-05-02 12:00"))]
    pub start_time: String,
    /// End, `YYYY-MM-DD HH:MM`, UTC.
    #[schema(examples("2031-05-02 12:45"))]
    pub end_time: String,
    /// Media, with commas.
    #[schema(examples("Voice,Data,HDVideo"))]
    pub media_types: String,
    /// State.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conference_state: Option<ConferenceState>,
    /// Language of notices.
    #[schema(examples("en-US"))]
    pub language: String,
    /// SIP access number.
    #[schema(examples("+991000"))]
    pub access_number: String,
    /// Passwords that the caller may see.
    pub password_entry: Vec<PasswordEntry>,
    /// Scheduler's ID.
    #[serde(rename = "userUUID")]
    #[schema(examples("0f3c5f8d2b1e4a7fae5d0c9b8a776655"))]
    pub user_uuid: String,
    /// Scheduler's name.
    #[serde(rename = "scheduserName")]
    #[schema(examples("ana"))]
    pub scheduser_name: String,
    /// 0 ordinary, 2 recurring.
    pub conference_type: i64,
    /// How it was booked.
    pub conf_type: ConfType,
    /// Recurrence, with the last day adjusted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cycle_params: Option<CycleParams>,
    /// Whether guests join muted: 0 no, 1 yes.
    pub is_auto_mute: i64,
    /// Whether recording starts by itself: 0 no, 1 yes.
    pub is_auto_record: i64,
    /// Host's link; to the scheduler only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("https://meet.example/#/j/936120447/6a30b8b5a325105da031442627828e496f91021ece36405f"))]
    pub chair_join_uri: Option<String>,
    /// Guests' link.
    #[schema(examples("https://meet.example/#/j/936120447/9505dc3349228b1ce0db8165590cc977bcff89785130fe0d"))]
    pub guest_join_uri: String,
    /// Audience's link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience_join_uri: Option<String>,
    /// 0 off, 1 live, 2 record, 3 live and record.
    pub record_type: i64,
    /// Push address of the main stream.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live_address: Option<String>,
    /// Push address of the shared-screen stream.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aux_address: Option<String>,
    /// Whether the shared screen is recorded too: 0 no, 1 yes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_aux_stream: Option<i64>,
    /// Who may watch a recording: 0 anyone with the link, 1 corporation users, 2 participants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_auth_type: Option<i64>,
    /// Where to watch live.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live_url: Option<String>,
    /// Effective settings.
    pub conf_config_info: ConfConfigInfo,
    /// Whether a room is used: 0 no, 1 yes.
    pub vmr_flag: i64,
    /// Number of the room, to show to people.
    #[serde(rename = "vmrConferenceID", skip_serializing_if = "Option::is_none")]
    pub vmr_conference_id: Option<String>,
    /// The room's `id`.
    #[serde(rename = "vmrID", skip_serializing_if = "Option::is_none")]
    pub vmr_id: Option<String>,
    /// Whether there is a recording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_has_record_file: Option<bool>,
    /// UUID of this holding, once it has started.
    #[serde(rename = "confUUID", skip_serializing_if = "Option::is_none")]
    #[schema(examples("5a1d9e0033bb11f0a2c40242ac120002"))]
    pub conf_uuid: Option<String>,
    /// The first 20 invited apps and the first 20 invited hard terminals.
    pub part_attendee_info: Vec<PartAttendee>,
    /// Number of invited hard terminals.
    #[serde(rename = "terminlCount")]
    pub terminl_count: i64,
    /// Number of invited apps.
    pub normal_count: i64,
    /// Scheduler's corporation.
    #[schema(examples("Roofers"))]
    pub dept_name: String,
    /// Caller's own role; in details only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<ConferenceRole>,
    /// 1: several streams per person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multi_stream_flag: Option<i64>,
    /// Whether it is a webinar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webinar: Option<bool>,
    /// People connected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online_attendee_amount: Option<i64>,
    /// Media stack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conf_mode: Option<ConfMode>,
    /// Whether it is a room meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule_vmr: Option<bool>,
    /// Most people in the meeting; 0: no limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concurrent_participants: Option<i64>,
    /// Simultaneous interpretation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_simultaneous_interpretation: Option<bool>,
    /// Current layout.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pic_display: Option<MultiPicDisplay>,
    /// The meetings of a series.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_confs: Option<Vec<SubConf>>,
    /// UUID of the first meeting of a series.
    #[serde(rename = "cycleSubConfID", skip_serializing_if = "Option::is_none")]
    pub cycle_sub_conf_id: Option<String>,
}

/// A password of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PasswordEntry {
    /// Whose it is: `chair` or `general`.
    pub conference_role: ConferenceRole,
    /// The password, readable.
    #[schema(examples("402817"))]
    pub password: String,
}

/// An invited person, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PartAttendee {
    /// SIP or phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Reserved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone2: Option<String>,
    /// Reserved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone3: Option<String>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Kind of endpoint.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<EndpointKind>,
    /// 0 ordinary, 1 host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<i64>,
    /// Whether to join muted: 0 no, 1 yes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_mute: Option<i64>,
}

/// Recurrence of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CycleParams {
    /// First day, `YYYY-MM-DD`.
    pub start_date: String,
    /// Last day, `YYYY-MM-DD`.
    pub end_date: String,
    /// Period.
    pub cycle: CycleWord,
    /// Every so many periods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<i64>,
    /// Days of the week (0 Sunday) or of the month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<Vec<i64>>,
    /// Days of notice.
    pub pre_remind_days: i64,
}

/// Effective settings of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConfConfigInfo {
    /// E-mail notices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_send_notify: Option<bool>,
    /// SMS notices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_send_sms: Option<bool>,
    /// Calendar e-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_send_calendar: Option<bool>,
    /// Guests' apps join muted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_auto_mute: Option<bool>,
    /// Guests' hard terminals join muted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_hard_terminal_auto_mute: Option<bool>,
    /// Guests need no password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_guest_free_pwd: Option<bool>,
    /// Who may join: 0 everybody, 2 corporation users, 3 invited people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_in_restriction: Option<i64>,
    /// Guests may start the meeting before the host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_guest_start_conf: Option<bool>,
    /// Guest password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guest_pwd: Option<String>,
    /// For a cloud room: 0 the room's own ID, 1 a random ID.
    #[serde(rename = "vmrIDType", skip_serializing_if = "Option::is_none")]
    pub vmr_id_type: Option<i64>,
    /// Minutes by which the meeting is extended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prolong_length: Option<i64>,
    /// Waiting room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_waiting_room: Option<bool>,
    /// The host's camera is on when he joins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_host_camera_on: Option<bool>,
    /// Guests' cameras are on when they join.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_guest_camera_on: Option<bool>,
}

/// A meeting with a page of the people invited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConferenceDetail {
    /// The meeting.
    pub conference_data: ConferenceInfo,
    /// People invited.
    pub data: Page<ParticipantInfo>,
}

/// An invited person, in full.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantInfo {
    /// The person's number.
    #[serde(rename = "participantID", skip_serializing_if = "Option::is_none")]
    pub participant_id: Option<String>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Reserved.
    #[serde(rename = "subscriberID", skip_serializing_if = "Option::is_none")]
    pub subscriber_id: Option<String>,
    /// 1 host, 0 ordinary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<i64>,
    /// Always [`INVITED_STATE`](crate::values::INVITED_STATE).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Room of the terminal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Kind of endpoint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendee_type: Option<EndpointKind>,
    /// Account or third-party user ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// Reserved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone2: Option<String>,
    /// Reserved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone3: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Number for SMS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms: Option<String>,
    /// Department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dept_name: Option<String>,
    /// The person's ID on this server.
    #[serde(rename = "userUUID", skip_serializing_if = "Option::is_none")]
    pub user_uuid: Option<String>,
    /// Application whose third-party user ID `accountId` is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_id: Option<String>,
    /// Whether to call when the meeting starts: 0 no, 1 yes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_auto_invite: Option<i64>,
    /// Whether the terminal's own name is left alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_not_overlay_pid_name: Option<bool>,
}
