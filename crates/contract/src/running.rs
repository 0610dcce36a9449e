//! What can be asked about meetings that are being held. The meetings themselves are
//! [`ConferenceInfo`](crate::conference::ConferenceInfo).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where a running meeting is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RegionInfo {
    /// Host name or address of this server, as others reach it.
    #[serde(rename = "regionIP")]
    #[schema(examples("meet.example"))]
    pub region_ip: String,
    /// URL of this server, as others reach it.
    #[serde(rename = "regionUrl")]
    #[schema(examples("https://meet.example"))]
    pub region_url: String,
}

/// Somebody who is in a running meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OnlineAttendee {
    /// The participant's ID.
    #[schema(examples("5d1e8a90c4b7f263"))]
    pub participant_id: String,
    /// Name shown in the meeting.
    #[schema(examples("Ines"))]
    pub name: String,
    /// SIP number; of who has none, the participant's ID.
    pub call_number: String,
    /// 1: host, 0: everybody else.
    #[schema(examples(0))]
    pub role: i64,
    /// Third-party user ID, of who has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_account: Option<String>,
    /// Account, of who is signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// User ID, of who is signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
}

/// Whether a number is in a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NumberInMeeting {
    /// Whether it is in a running meeting of the corporation.
    pub in_conf: bool,
    /// Which, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("936120447"))]
    pub conf_id: Option<String>,
}

/// Whose a meeting is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MeetingOwner {
    /// ID of its corporation.
    #[serde(rename = "orgID")]
    #[schema(examples("651284930"))]
    pub org_id: String,
}
