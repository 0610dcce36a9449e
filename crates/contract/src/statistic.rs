//! Figures by day, month or hour, as text, as the vendor writes them. Of each row only the fields of the
//! category that was asked for are there.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Meetings of a part of time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MeetingFigures {
    /// The day, the month or, of `conference_hourly_info`, the hour from `00` to `23`.
    #[schema(examples("2031-05-02"))]
    pub time: String,
    /// Meetings that began in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("7"))]
    pub conf_count: Option<String>,
    /// How long meetings took of it, together, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("18900"))]
    pub conf_duration: Option<String>,
    /// Times that somebody came into a meeting in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("34"))]
    pub attendee_count: Option<String>,
    /// Most meetings that there were at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("3"))]
    pub conf_concurrent_used_count: Option<String>,
    /// Meetings that there were in the hour.
    #[serde(rename = "conf24hCount", skip_serializing_if = "Option::is_none")]
    #[schema(examples("2"))]
    pub conf24h_count: Option<String>,
    /// Times that somebody was in a meeting in the hour.
    #[serde(rename = "conf24hAttendeeCount", skip_serializing_if = "Option::is_none")]
    #[schema(examples("11"))]
    pub conf24h_attendee_count: Option<String>,
}

/// Who took part, or with what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttendanceFigures {
    /// The day or month.
    #[schema(examples("2031-05-02"))]
    pub time: String,
    /// The user's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("Ines"))]
    pub conf_user_name: Option<String>,
    /// The user's account.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("ines"))]
    pub conf_user_account: Option<String>,
    /// The user's department; empty, as there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conf_user_dept_name: Option<String>,
    /// Meetings that the user was in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("3"))]
    pub conf_user_count: Option<String>,
    /// How long he was, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("5400"))]
    pub conf_user_duration: Option<String>,
    /// Name of a hard terminal. There are none, and no rows of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conf_hard_terminal_name: Option<String>,
    /// Model of a hard terminal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conf_hard_terminal_model: Option<String>,
    /// User ID of a hard terminal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conf_hard_terminal_user_id: Option<String>,
    /// Meetings that a hard terminal was in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conf_hard_terminal_count: Option<String>,
    /// How long it was, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conf_hard_terminal_duration: Option<String>,
    /// Kind of device: `WEB`, `MOBILE` or `OTHER`, which is a program.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("WEB"))]
    pub device_type: Option<String>,
    /// What it runs, as far as it says: a browser and its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("Firefox 140"))]
    pub device_version: Option<String>,
    /// Times that somebody came in with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("12"))]
    pub device_attendance_count: Option<String>,
}

/// What was used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ResourceFigures {
    /// The day or month.
    #[schema(examples("2031-05-02"))]
    pub time: String,
    /// Most people that the meetings in a room take, by which rooms are counted; `0`: as many as come.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("100"))]
    pub vmr_parties: Option<String>,
    /// Most meetings that were held in such rooms at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("2"))]
    pub max_concurrency_vmr_count: Option<String>,
    /// Most live streams that there were at once; `0`, as this server sends none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live_port_used_count: Option<String>,
    /// Room that recordings took, in GB (10⁹ bytes), of what was recorded then and is still there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_used_size: Option<String>,
    /// Minutes of outgoing telephone calls; `0`, as this server makes none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pstn_used_duration: Option<String>,
}

/// Users of a part of time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserFigures {
    /// The day or month.
    #[schema(examples("2031-05-02"))]
    pub time: String,
    /// Users who signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("19"))]
    pub user_login_count: Option<String>,
    /// Those of them who did on a computer: with any client that is not a phone's.
    #[serde(rename = "userPCLoginCount", skip_serializing_if = "Option::is_none")]
    #[schema(examples("17"))]
    pub user_pc_login_count: Option<String>,
    /// Those of them who did on a phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("4"))]
    pub user_mobile_login_count: Option<String>,
    /// Users who were added: they are active at once. Those deleted since are not counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("2"))]
    pub user_activated_count: Option<String>,
    /// Kind of client: `API`, `WEB`, `PC` or `MOBILE`; of another its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("API"))]
    pub user_login_devices_name: Option<String>,
    /// Users who signed in with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("12"))]
    pub user_login_devices_count: Option<String>,
}
