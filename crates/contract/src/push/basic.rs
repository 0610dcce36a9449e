//! What the booking says of a meeting.

use serde::{Deserialize, Serialize};

/// Payload of [`Topic::BasicInfo`](super::Topic::BasicInfo).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BasicInfo {
    /// The number to show: that of the room or the personal one if there is one, else the meeting ID.
    #[serde(rename = "displayID")]
    pub display_id: String,
    /// Topic.
    pub title: String,
    /// When it began, in ms since 1970.
    pub start_time: String,
    /// When it was booked for, in ms since 1970.
    pub scheduled_start_time: String,
    /// Passwords that the subscriber may know.
    pub pwds: Vec<RolePassword>,
    /// 0 nothing, 1 record, 2 record and live, 3 live.
    pub rec_type: u8,
    /// 1 voice, 2 video.
    pub media: u8,
    /// Name of who booked it.
    pub owner: String,
    /// His ID.
    #[serde(rename = "ownerID")]
    pub owner_id: String,
    /// What he is: 2 a user of a corporation.
    pub user_type: u8,
    /// Whether there is a watermark, 0 or 1.
    pub support_watermark: u8,
    /// Link for guests; empty when guests are not expected.
    pub guest_join_uri: String,
    /// Who may come in: 0 everybody, 2 the corporation, 3 who is invited.
    pub call_in_restriction: u8,
    /// The same for an audience.
    pub audience_call_in_restriction: u8,
    /// `COMMON` or `RTC`.
    pub conf_mode: String,
    /// Subtitles, 0 off.
    pub real_time_subtitle: u8,
    /// Corporation.
    #[serde(rename = "orgID")]
    pub org_id: String,
    /// Whether it is a webinar.
    pub webinar: bool,
    /// Interpretation, 0 off.
    pub simultaneous_interpretation: u8,
    /// Whether there may be co-hosts, 0 or 1.
    pub support_cohost: u8,
    /// Whether clients may record, 0 or 1.
    pub support_client_record: u8,
    /// Whether there may be a waiting room.
    pub support_waiting_room: bool,
    /// Whether people may be asked to share.
    pub invite_share_switch: bool,
    /// Whether views of single people may be chosen.
    pub part_view_switch: bool,
    /// Whether layouts may have many panes.
    pub bignum_multi_pic_switch: bool,
}

/// A password of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RolePassword {
    /// `chair` or `general`.
    pub role: String,
    /// The password.
    pub pwd: String,
}
