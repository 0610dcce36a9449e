//! What is remembered of meetings that were held. Their details are
//! [`ConferenceDetail`](crate::conference::ConferenceDetail).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One stay of somebody in a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttendanceRecord {
    /// Name shown in the meeting.
    #[schema(examples("Ines"))]
    pub display_name: String,
    /// SIP number or account, if he had one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_number: Option<String>,
    /// How he took part, in the language asked for.
    #[schema(examples("Browser"))]
    pub device_type: String,
    /// When he came in, in milliseconds since 1970.
    #[schema(examples(1_935_489_600_000_i64))]
    pub join_time: i64,
    /// When he left, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_time: Option<i64>,
    /// Whether pictures were part of it, in the language asked for.
    #[schema(examples("Video"))]
    pub media_type: String,
    /// His department, if he was invited with one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dept_name: Option<String>,
}

/// Something done to a meeting while it was held. Texts are in the language asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ControlRecord {
    /// When, in milliseconds since 1970.
    #[schema(examples(1_935_489_600_000_i64))]
    pub operate_time: i64,
    /// Where it was done: in a client, by a program, or by the server itself.
    #[schema(examples("Conference System"))]
    pub operate_source: String,
    /// Name of who did it; absent for the server itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
    /// What was done.
    #[schema(examples("Mute a participant"))]
    pub operate_code: String,
    /// Name of whom it was done to, if to anybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation_object: Option<String>,
    /// Whether it was done.
    #[schema(examples("Success"))]
    pub operate_result: String,
    /// Whether it was turned on or off, for what can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}
