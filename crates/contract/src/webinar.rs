//! Webinars: meetings with an audience that looks on. Their states are spelt in lower case, and their zones
//! are numbers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// A webinar to book.
    pub struct WebinarRequest {
        /// Topic.
        subject: String = "subject", required = true, max_length = 128, example = "What is new";
        /// What it is about.
        description: String = "description", max_length = 1000, example = "Three talks and questions";
        /// When it starts, in UTC, `yyyy-MM-dd HH:mm`.
        start_time: String = "startTime", required = true, pattern = r"^([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2})?$", example = "2031-06-05 02:00";
        /// Length in minutes.
        duration: i64 = "duration", required = true, minimum = 15, maximum = 1440, example = 60;
        /// Number of the zone of notices.
        time_zone_id: i64 = "timeZoneId", required = true, minimum = 1, maximum = 77, example = 56;
        /// Who is on the panel. The audience cannot be invited.
        attendees: Vec<PanellistRequest> = "attendees";
        /// What the panel is sent.
        notify_setting: NotifyRequest = "notifySetting";
        /// `id` of a webinar room of the caller.
        vmr_id: String = "vmrID", required = true, max_length = 512;
        /// The panel's password, 4 to 16 digits; drawn when absent.
        guest_passwd: String = "guestPasswd", secret = true, pattern = r"^([0-9]{4,16})?$", example = "135790";
        /// The audience's password, 4 to 16 digits; drawn when absent.
        audience_passwd: String = "audiencePasswd", secret = true, pattern = r"^([0-9]{4,16})?$", example = "246802";
        /// false: anybody comes in; true: the next two count.
        call_restriction: bool = "callRestriction";
        /// Who comes as host or on the panel: 0 everybody, 2 corporation users, 3 invited people.
        scope: i64 = "scope", minimum = 0, maximum = 3;
        /// Who comes as audience: 0 everybody, 2 corporation users.
        audience_scope: i64 = "audienceScope", minimum = 0, maximum = 2;
        /// `Y`: it is recorded. `N` is the default.
        enable_recording: String = "enableRecording", example = "N";
        /// Push address of the main stream.
        live_address: String = "liveAddress", max_length = 255;
        /// Push address of the shared screen's stream.
        aux_address: String = "auxAddress", max_length = 255;
        /// Page where the stream is watched.
        live_url: String = "liveUrl", max_length = 255;
    }
}

request! {
    /// A change of a webinar that has not started. What is absent and not mandatory stays.
    pub struct UpdateWebinarRequest {
        /// Which.
        conference_id: String = "conferenceId", required = true;
        /// Topic.
        subject: String = "subject", required = true, max_length = 128, example = "What is new";
        /// What it is about.
        description: String = "description", max_length = 1000, example = "Three talks and questions";
        /// When it starts, in UTC, `yyyy-MM-dd HH:mm`.
        start_time: String = "startTime", required = true, pattern = r"^([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2})?$", example = "2031-06-05 02:00";
        /// Length in minutes.
        duration: i64 = "duration", required = true, minimum = 15, maximum = 1440, example = 60;
        /// Number of the zone of notices.
        time_zone_id: i64 = "timeZoneId", required = true, minimum = 1, maximum = 77, example = 56;
        /// Who is on the panel, all of them.
        attendees: Vec<PanellistRequest> = "attendees";
        /// What the panel is sent.
        notify_setting: NotifyRequest = "notifySetting";
        /// The panel's password, 4 to 16 digits.
        guest_passwd: String = "guestPasswd", secret = true, pattern = r"^([0-9]{4,16})?$", example = "135790";
        /// The audience's password, 4 to 16 digits.
        audience_passwd: String = "audiencePasswd", secret = true, pattern = r"^([0-9]{4,16})?$", example = "246802";
        /// false: anybody comes in; true: the next two count.
        call_restriction: bool = "callRestriction";
        /// Who comes as host or on the panel: 0 everybody, 2 corporation users, 3 invited people.
        scope: i64 = "scope", minimum = 0, maximum = 3;
        /// Who comes as audience: 0 everybody, 2 corporation users.
        audience_scope: i64 = "audienceScope", minimum = 0, maximum = 2;
        /// `Y`: it is recorded.
        enable_recording: String = "enableRecording", example = "N";
        /// Push address of the main stream.
        live_address: String = "liveAddress", max_length = 255;
        /// Push address of the shared screen's stream.
        aux_address: String = "auxAddress", max_length = 255;
        /// Page where the stream is watched.
        live_url: String = "liveUrl", max_length = 255;
    }
}

request! {
    /// Somebody on the panel.
    pub struct PanellistRequest {
        /// App ID, where `userAccount` is the application's own name for him. The vendor wants it always.
        app_id: String = "appId", max_length = 255;
        /// Account.
        user_account: String = "userAccount", max_length = 255;
        /// Name.
        user_name: String = "userName", max_length = 96;
        /// Department.
        dept_name: String = "deptName", max_length = 128;
        /// Number to call.
        phone: String = "phone", max_length = 127;
        /// Address for mail.
        email: String = "email", max_length = 255;
        /// Number for SMS.
        sms: String = "sms", max_length = 32;
        /// It is a room system.
        is_hard_terminal: bool = "isHardTerminal";
    }
}

request! {
    /// What the panel is sent, each `Y` or `N`.
    pub struct NotifyRequest {
        /// Calendar entries.
        enable_calendar: String = "enableCalendar", required = true, example = "Y";
        /// SMS.
        enable_sms: String = "enableSms", required = true, example = "N";
        /// Mail.
        enable_email: String = "enableEmail", required = true, example = "Y";
    }
}

request! {
    /// How a webinar presents itself; what is absent stays.
    pub struct PageRequest {
        /// Introduction, up to 5000 characters.
        room_introduce: String = "roomIntroduce", max_length = 5000;
        /// File ID of the logo.
        crop_logo_id: String = "cropLogoId", max_length = 64;
        /// File ID of the cover.
        cover_picture_id: String = "coverPictureId", max_length = 64;
        /// `none`: nobody is told how many are in the audience; `real_time` (default): everybody is.
        show_audience_mode: String = "showAudienceMode", example = "real_time";
        /// `Y` (default) or `N`: whether the two below count.
        is_redouble_open: String = "isRedoubleOpen", example = "Y";
        /// What is shown of an empty audience.
        base_audience_count: i64 = "baseAudienceCount", minimum = 0, maximum = 10000;
        /// How much each one of the audience counts, 0 to 10 with one decimal.
        multiple: String = "multiple", example = "1.5";
    }
}

/// A picture that was uploaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UploadedFile {
    /// By which a webinar's logo or cover is named.
    pub file_id: String,
}

/// How a webinar presents itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebinarPage {
    /// Introduction.
    pub room_introduce: String,
    /// File ID of the logo, or empty.
    pub crop_logo_id: String,
    /// File ID of the cover, or empty.
    pub cover_picture_id: String,
    /// `none` or `real_time`.
    pub show_audience_mode: String,
    /// `Y` or `N`.
    pub is_redouble_open: String,
    /// What is shown of an empty audience.
    pub base_audience_count: i64,
    /// How much each one of the audience counts.
    pub multiple: f64,
}

/// What the panel is sent, each `Y` or `N`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NotifySetting {
    /// Calendar entries.
    pub enable_calendar: String,
    /// SMS.
    pub enable_sms: String,
    /// Mail.
    pub enable_email: String,
}

/// A webinar. Links and passwords are those that the caller may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Webinar {
    /// Meeting ID.
    pub conference_id: String,
    /// Corporation.
    pub corp_id: String,
    /// Topic.
    pub subject: String,
    /// What it is about.
    pub description: String,
    /// When it starts, in UTC.
    pub start_time: String,
    /// Length in minutes.
    pub duration: i64,
    /// Number of the zone of notices.
    pub time_zone_id: i64,
    /// `schedule`, `created` or `destroyed`.
    pub state: String,
    /// Who booked it.
    pub scheduser_id: String,
    /// The corporation's name when it was booked.
    pub dept_name: String,
    /// His name when he booked it.
    pub scheduser_name: String,
    /// The room's package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vmr_pkg_name: Option<String>,
    /// Not anybody comes in.
    pub call_restriction: bool,
    /// Who comes as host or on the panel.
    pub scope: i64,
    /// Who comes as audience.
    pub audience_scope: i64,
    /// Host's link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chair_join_uri: Option<String>,
    /// Host's password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chair_passwd: Option<String>,
    /// The panel's link.
    pub guest_join_uri: String,
    /// The panel's password.
    pub guest_passwd: String,
    /// The audience's link.
    pub audience_join_uri: String,
    /// The audience's password.
    pub audience_passwd: String,
    /// `Y` or `N`.
    pub enable_recording: String,
    /// Push address of the main stream.
    pub live_address: String,
    /// Push address of the shared screen's stream.
    pub aux_address: String,
    /// Page where the stream is watched.
    pub live_url: String,
    /// What the panel is sent; only where one webinar is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_setting: Option<NotifySetting>,
    /// Names of who is on the panel.
    pub attendees: Vec<String>,
}

/// A webinar in a list of those that come or run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebinarRow {
    /// Meeting ID.
    pub conference_id: String,
    /// Corporation.
    pub corp_id: String,
    /// Topic.
    pub subject: String,
    /// What it is about.
    pub description: String,
    /// When it starts, in UTC.
    pub start_time: String,
    /// Length in minutes; of those that come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<i64>,
    /// Number of the zone of notices.
    pub time_zone_id: i64,
    /// Who booked it.
    pub scheduser_id: String,
    /// The corporation's name when it was booked.
    pub dept_name: String,
    /// His name when he booked it.
    pub scheduser_name: String,
    /// The room's package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vmr_pkg_name: Option<String>,
    /// Host's link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chair_join_uri: Option<String>,
    /// Host's password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chair_passwd: Option<String>,
    /// The panel's link.
    pub guest_join_uri: String,
    /// The panel's password.
    pub guest_passwd: String,
    /// The audience's link.
    pub audience_join_uri: String,
    /// The audience's password.
    pub audience_passwd: String,
    /// How many are in, of whatever role; of those that run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online_attendee_count: Option<i64>,
    /// ID of the holding; of those that run.
    #[serde(rename = "confUUID", skip_serializing_if = "Option::is_none")]
    pub conf_uuid: Option<String>,
}

/// A webinar that was held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PastWebinar {
    /// Meeting ID.
    pub conference_id: String,
    /// ID of the holding.
    #[serde(rename = "confUUID")]
    pub conf_uuid: String,
    /// Topic.
    pub subject: String,
    /// Name of who booked it.
    pub scheduser_name: String,
    /// Name of the first host, or empty.
    pub moderator: String,
    /// The corporation's name when it was booked.
    pub dept_name: String,
    /// Number of the zone of notices.
    pub time_zone_id: i64,
    /// When it was to start, in UTC.
    pub start_time: String,
    /// How long it was to last, in minutes.
    pub duration: i64,
    /// When it began, in UTC.
    pub actual_start_time: String,
    /// When it ended, in UTC.
    pub end_time: String,
    /// How long it lasted, in minutes.
    pub actual_duration: i64,
    /// How many came, of whatever role.
    pub attendee_count: i64,
    /// How many of them as host.
    pub chair_count: i64,
    /// How many of them on the panel.
    pub guest_count: i64,
    /// How many of them as audience.
    pub audience_count: i64,
    /// The room.
    pub vmr_id: String,
    /// Most people in its audience; 0: no limit.
    pub vmr_pkg_audience_parties: i64,
    /// The room's package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vmr_pkg_name: Option<String>,
}
