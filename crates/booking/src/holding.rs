//! A booking while it is held: what of the running meeting has to outlive the server that holds it.

use crate::booking::Admission;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One time that a meeting is held, and what has to outlive the server that holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// ID of this holding, 32 hex digits.
    pub id: String,
    /// The occurrence that is held, of a series.
    #[serde(default)]
    pub occurrence: Option<String>,
    /// When the first person came in.
    pub started_at: Timestamp,
    /// When it ends unless it is extended once more.
    pub ends_at: Timestamp,
    /// The rules as hosts have changed them; `None`: as booked.
    #[serde(default)]
    pub rules: Option<HeldRules>,
    /// People whose role has changed since they came in, by participant ID.
    #[serde(default)]
    pub roles: BTreeMap<String, HeldRole>,
    /// Participant IDs of those who were put out or sent back and may not come back by themselves.
    #[serde(default)]
    pub banned: BTreeSet<String>,
}

/// The rules of a meeting that is being held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldRules {
    /// No guests come in by themselves.
    pub locked: bool,
    /// Newcomers wait until they are admitted.
    pub waiting_room: bool,
    /// Guests may unmute themselves.
    pub may_unmute: bool,
    /// Only hosts share.
    pub hosts_share: bool,
    /// Who writes to whom.
    pub chat: HeldChat,
    /// All guests have been muted, and so are those who come.
    #[serde(default)]
    pub all_muted: bool,
    /// Guests may rename themselves.
    #[serde(default = "yes")]
    pub may_rename: bool,
    /// Guests may turn cameras on.
    #[serde(default = "yes")]
    pub may_show: bool,
    /// Guests may share while somebody else does.
    #[serde(default = "yes")]
    pub may_take_over: bool,
    /// Who may record in the client.
    #[serde(default)]
    pub record: HeldRecord,
    /// Who may come in; `None`: as booked.
    #[serde(default)]
    pub admission: Option<Admission>,
    /// By how many minutes the meeting extends itself; `None`: as booked.
    #[serde(default)]
    pub prolong_min: Option<u32>,
    /// A webinar's audience is let in.
    #[serde(default)]
    pub audience_admitted: bool,
    /// A webinar's audience sees and hears nothing for the time being.
    #[serde(default)]
    pub paused: bool,
    /// Whether it is recorded; `None`: as booked.
    #[serde(default)]
    pub recording: Option<HeldRecording>,
    /// Whether it is streamed; `None`: as booked.
    #[serde(default)]
    pub streaming: Option<bool>,
    /// It is recorded, or has been.
    #[serde(default)]
    pub recorded: bool,
}

/// Whether a meeting that is being held is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeldRecording {
    /// It is not.
    Off,
    /// It is.
    On,
    /// It is, but stands still for the time being.
    Paused,
}

fn yes() -> bool {
    true
}

/// Who may record in the client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeldRecord {
    /// Everybody.
    Everybody,
    /// Whom a host lets, one by one.
    Some,
    /// Hosts alone.
    #[default]
    Hosts,
}

/// Who writes to whom in a meeting that is being held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeldChat {
    /// Everybody to everybody.
    Everybody,
    /// Everybody to all, and privately to hosts alone.
    Public,
    /// Guests to hosts alone.
    Hosts,
    /// To one person at a time.
    Private,
    /// Hosts alone.
    Nobody,
}

/// Somebody's role in a meeting that is being held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeldRole {
    /// Host.
    Host,
    /// Co-host.
    Cohost,
    /// Guest.
    Guest,
    /// One of a webinar's audience.
    Audience,
}
