//! What goes over the WebSocket on which a program hears about a running meeting.
//!
//! Client frames are read leniently, as requests are; what is pushed is exact. All frames are JSON
//! text with `action`. Some payloads stand beside the common fields of a push (they are flat), the
//! others in an array called `data` ([`Listed`]).

pub mod attendee;
pub mod basic;
pub mod client;
pub mod dynamic;
pub mod invitation;
pub mod layout;
pub mod network;
pub mod people;
pub mod speaker;
pub mod token;

use serde::{Deserialize, Serialize};

words! {
    /// What a program can subscribe to.
    pub enum Topic {
        /// What the booking says of the meeting.
        BasicInfo = "ConfBasicInfoNotify",
        /// The state of the meeting that is not about one person.
        DynamicInfo = "ConfDynamicInfoNotify",
        /// Who is in, and who is being called.
        Participants = "ParticipantsNotify",
        /// Who is invited, in or not.
        Attendees = "AttendeesNotify",
        /// Who speaks.
        Speakers = "SpeakerChangeNotify",
        /// How good connections are.
        NetCondition = "NetConditionNotify",
        /// What became of calls.
        InviteResult = "InviteResultNotify",
        /// Who waits to be let in.
        WaitingList = "WaitingListNotify",
        /// The layout that is shown.
        Layout = "CustomMultiPicNotify",
    }
}

/// The whole state, as `msgMode` says it.
pub const FULL: u8 = 0;
/// A change to it, as `msgMode` says it.
pub const INCREMENT: u8 = 1;

/// A push.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Push<T> {
    /// What it is about.
    pub action: Topic,
    /// [`FULL`] or [`INCREMENT`].
    pub msg_mode: u8,
    /// Of a full state a time stamp in ms; each increment after it has the next number.
    pub version: u64,
    /// When it was made, in ms since 1970.
    pub create_time: i64,
    /// Its own, 32 hex digits.
    #[serde(rename = "msgID")]
    pub msg_id: String,
    /// Meeting ID.
    #[serde(rename = "confID")]
    pub conf_id: String,
    /// What it says.
    #[serde(flatten)]
    pub what: T,
}

/// A payload that is an array.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed<T> {
    /// The array; left out by [`Topic::Speakers`] when nobody speaks.
    #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
    pub data: Option<Vec<T>>,
}

impl<T> Listed<T> {
    /// An array, which may be empty.
    pub fn of(data: Vec<T>) -> Self {
        Self { data: Some(data) }
    }
}

/// An entry is new or as it is now, as `mode` says it.
pub const REFRESH: u8 = 0;
/// An entry is no more, as `mode` says it.
pub const REMOVE: u8 = 1;

#[cfg(test)]
mod tests;
