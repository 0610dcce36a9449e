//! Names of things: newtypes over the text that the API shows, so that one cannot stand for another.

use crate::random::{Random, digits};
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes text as an ID, unchecked: an ID that names nothing is simply not found.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The ID as the API shows it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// A meeting's own ID, digits starting with 9 (the vendor's `conferenceID`). People dial it
    /// unless the meeting is held in a room with a fixed number.
    MeetingId
}
text_id! {
    /// A person's ID, 32 hex digits.
    UserId
}
text_id! {
    /// A corporation's ID (tenant), nine digits.
    CorporationId
}
text_id! {
    /// A room's ID, 32 hex digits. Not the number that people dial.
    RoomId
}
text_id! {
    /// A third-party application's ID, 32 hex digits unless the operator chose it.
    ApplicationId
}
text_id! {
    /// A department's code, unique in its corporation: chosen by whoever adds it, or made up.
    DepartmentCode
}

impl DepartmentCode {
    /// The department that every corporation has and that all others are below.
    pub fn root() -> Self {
        Self::new("1")
    }
}

/// A meeting ID that is very likely free: 9 and eight random digits. Only the store knows whether
/// it is taken; the caller then puts another one into the booking.
pub fn fresh_id(random: &mut Random<'_>) -> MeetingId {
    MeetingId::new(format!("9{}", digits(random, 8)))
}
