//! A tenant and what it lays down for its meetings.

use crate::booking::Encryption;
use crate::{CorporationId, ZoneId};
use serde::{Deserialize, Serialize};

/// A tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corporation {
    /// ID.
    pub id: CorporationId,
    /// Name, shown as the scheduler's company.
    pub name: String,
    /// What its meetings get when a request says nothing.
    pub defaults: Defaults,
}

/// What a meeting gets where the request says nothing, and what a corporation has at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Defaults {
    /// Zone of notices and of series' dates.
    pub zone: ZoneId,
    /// Language tag of notices.
    pub language: String,
    /// Media encryption.
    pub encryption: Encryption,
    /// E-mail notices.
    pub send_mail: bool,
    /// SMS notices.
    pub send_sms: bool,
    /// Calendar entries by mail.
    pub send_calendar: bool,
    /// Guests' apps join muted.
    pub mute_apps: bool,
    /// Guests' hard terminals join muted.
    pub mute_terminals: bool,
    /// Attendees are called when the meeting starts.
    pub auto_invite: bool,
    /// Guests may open a meeting before its host.
    pub guests_may_start: bool,
    /// Newcomers wait until they are admitted.
    pub waiting_room: bool,
    /// Whether the corporation has simultaneous interpretation.
    pub interpretation: bool,
    /// A meeting that was ended before its time may be entered again until then.
    pub keep_booking: bool,
    /// How many minutes ahead people are reminded of a meeting, 0 to 1440; 0: not.
    pub remind_min: u16,
    /// How many days meetings that were held are remembered, 1 to 366.
    pub history_days: u16,
}

impl Default for Defaults {
    fn default() -> Self {
        Self {
            zone: ZoneId::BEIJING,
            language: "zh-CN".to_owned(),
            encryption: Encryption::Adaptive,
            send_mail: true,
            send_sms: true,
            send_calendar: true,
            mute_apps: true,
            mute_terminals: true,
            auto_invite: false,
            guests_may_start: false,
            waiting_room: false,
            interpretation: false,
            keep_booking: true,
            remind_min: 15,
            history_days: 183,
        }
    }
}
