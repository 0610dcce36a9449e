//! What is remembered of a meeting that was held.

use crate::{Booking, HeldRole, UserId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One holding of a meeting, remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// ID of the holding, 32 hex digits.
    pub holding: String,
    /// The meeting as it was booked when it began to be held.
    pub booking: Booking,
    /// The occurrence that was held, of a series.
    pub occurrence: Option<String>,
    /// When the first person came in, or somebody started it.
    pub started_at: Timestamp,
    /// When it was over; `None` while it is held.
    pub ended_at: Option<Timestamp>,
}

/// How somebody took part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Device {
    /// A browser on a computer.
    Browser,
    /// A browser on a phone or tablet.
    Mobile,
    /// A program that publishes or watches (WHIP, WHEP).
    Program,
}

/// One stay of somebody in a meeting: who leaves and comes in again has two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// The participant's ID.
    pub participant: String,
    /// The person on this server, when he was signed in.
    pub user: Option<UserId>,
    /// His account, or empty.
    pub account: String,
    /// Name shown in the meeting.
    pub name: String,
    /// His SIP number, or empty.
    pub number: String,
    /// His role when he came in.
    pub role: HeldRole,
    /// How he took part.
    pub device: Device,
    /// What his client calls itself, up to 256 characters, or empty.
    pub user_agent: String,
    /// Whether pictures were part of the meeting, as opposed to voice alone.
    pub video: bool,
    /// When he came in.
    pub joined_at: Timestamp,
    /// When he left; `None` while he is in.
    pub left_at: Option<Timestamp>,
}

/// Where something was done to a meeting that is being held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// In the client, by somebody in the meeting.
    Client,
    /// By a program through the API.
    Program,
    /// By the server itself.
    Server,
}

/// What was done to a meeting that is being held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    /// It began.
    Start,
    /// It ended.
    End,
    /// Its end was moved.
    Extend,
    /// Somebody was let in from the waiting room.
    Admit,
    /// Somebody was put out.
    Remove,
    /// Somebody was sent back to the waiting room.
    SendBack,
    /// Somebody was muted or unmuted.
    Mute,
    /// Everybody was muted or unmuted.
    MuteAll,
    /// Somebody's camera or screen was stopped.
    StopSource,
    /// Somebody became co-host, or is not any more.
    Cohost,
    /// Somebody else became host.
    Host,
    /// Somebody was renamed.
    Rename,
    /// The meeting was locked or opened.
    Lock,
    /// The waiting room was turned on or off.
    WaitingRoom,
    /// The recording began, stood still, went on or ended.
    Record,
    /// The live stream began or ended.
    Stream,
    /// Another rule was changed.
    Rule,
    /// Somebody was invited.
    Invite,
    /// Something was shown to everybody, or no longer.
    Show,
    /// What somebody looks at was decided for him.
    View,
    /// A hand was raised or lowered.
    Hand,
    /// Somebody was asked to turn something on, or no longer.
    Ask,
}

/// Something done to a meeting that is being held, remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    /// When.
    pub at: Timestamp,
    /// Where.
    pub origin: Origin,
    /// Name of who did it, or empty for the server itself.
    pub by: String,
    /// What.
    pub deed: Deed,
    /// Name of whom it was done to, or empty.
    pub to: String,
    /// Whether it was turned on, for what can be turned on and off.
    pub on: Option<bool>,
    /// Whether it was done, as opposed to refused or in vain.
    pub done: bool,
}
