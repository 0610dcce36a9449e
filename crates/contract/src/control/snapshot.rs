//! A meeting that is being held, at one moment.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Who is invited, who is connected, and who is host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RealTimeInfo {
    /// Invited people, in the meeting or not.
    pub attendees: Vec<InvitedPerson>,
    /// People who are connected or being called.
    pub participants: Vec<ConnectedPerson>,
    /// Who is host and co-host.
    pub conf_info: ChairInfo,
}

/// Somebody who is invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InvitedPerson {
    /// Account, or empty.
    #[serde(rename = "accountID")]
    pub account_id: String,
    /// UUID of somebody of the corporation, or empty.
    #[serde(rename = "userUUID")]
    pub user_uuid: String,
    /// Name.
    pub name: String,
    /// Call number.
    pub phone: String,
    /// Retired; empty.
    pub phone_left: String,
    /// Retired; empty.
    pub phone_right: String,
}

/// Somebody who is connected or being called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConnectedPerson {
    /// ID, as `participantID` takes it.
    pub pid: String,
    /// Name.
    pub name: String,
    /// Call number; of somebody without one, the ID.
    pub phone: String,
    /// 0 in the meeting, 1 being called.
    pub state: i64,
    /// 1 with video, 0 with audio only.
    pub video: i64,
    /// 1 muted.
    pub mute: i64,
    /// 1 with the hand up.
    pub hand: i64,
}

/// Who is host and co-host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChairInfo {
    /// ID of the host, or empty.
    #[serde(rename = "chairID")]
    pub chair_id: String,
    /// IDs of the co-hosts.
    pub co_hosts: Vec<String>,
}
