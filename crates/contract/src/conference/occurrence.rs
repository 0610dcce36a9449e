//! One meeting of a series.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One meeting of a series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubConf {
    /// UUID of this one.
    #[serde(rename = "cycleSubConfID")]
    pub cycle_sub_conf_id: String,
    /// Meeting ID of the series.
    #[serde(rename = "conferenceID", skip_serializing_if = "Option::is_none")]
    pub conference_id: Option<String>,
    /// Media, with commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Start, `YYYY-MM-DD HH:MM`, UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<String>,
    /// End, `YYYY-MM-DD HH:MM`, UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<String>,
    /// Whether recording starts by itself: 0 no, 1 yes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_auto_record: Option<i64>,
    /// Who may watch a recording: 0 anyone with the link, 1 corporation users, 2 participants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_auth_type: Option<i64>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Settings of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conf_config_info: Option<SubConfConfigInfo>,
}

/// Settings of one meeting of a series.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubConfConfigInfo {
    /// Who may join: 0 everybody, 2 corporation users, 3 invited people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_in_restriction: Option<i64>,
    /// Who may join as audience: 0 everybody, 2 corporation users and invited people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience_call_in_restriction: Option<i64>,
    /// Guests may start the meeting before the host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_guest_start_conf: Option<bool>,
    /// Waiting room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_waiting_room: Option<bool>,
    /// How the size of the audience is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_audience_count_info: Option<ShowAudienceCountInfo>,
}

/// How the size of the audience is shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShowAudienceCountInfo {
    /// 0 hidden, 1 multiplied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_audience_mode: Option<i64>,
    /// What is added to the number, 0 to 10000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_audience_count: Option<i64>,
    /// What the number is multiplied with, 1 to 10 with one decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multiple: Option<f64>,
}
