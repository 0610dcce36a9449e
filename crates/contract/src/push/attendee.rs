//! Who is invited to a meeting.

use serde::{Deserialize, Serialize};

/// An entry of [`Topic::Attendees`](super::Topic::Attendees).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AttendeeEntry {
    /// ID of our user; empty for others.
    #[serde(rename = "userUUID")]
    pub user_uuid: String,
    /// `pid` while he is in; empty otherwise.
    #[serde(rename = "participantID")]
    pub participant_id: String,
    /// [`REFRESH`](super::REFRESH) or [`REMOVE`](super::REMOVE).
    pub mode: u8,
    /// Call number.
    pub phone: String,
    /// Name.
    pub name: String,
    /// Account; empty for others.
    pub account_id: String,
    /// 1 host, 0 guest.
    pub role: u8,
    /// E-mail address, or empty.
    pub email: String,
    /// Phone number for short messages, or empty.
    pub sms: String,
    /// Whether he comes in muted, 0 or 1.
    pub is_mute: u8,
    /// Kind of endpoint.
    #[serde(rename = "type")]
    pub kind: String,
}
