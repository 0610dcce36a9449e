//! Somebody invited to a meeting.

use crate::UserId;
use serde::{Deserialize, Serialize};

/// What somebody is in a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// An ordinary participant.
    #[default]
    Guest,
    /// The host.
    Host,
}

/// The kind of endpoint an attendee is reached at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndpointKind {
    /// The app or the browser.
    #[default]
    App,
    /// A meeting-room or other hard terminal.
    Terminal,
    /// Somebody outside the corporation.
    Outside,
    /// A mobile phone number.
    Mobile,
    /// An IdeaHub.
    IdeaHub,
    /// A whiteboard.
    Board,
    /// A smart screen.
    Screen,
    /// Any dialled number, a cascaded meeting included.
    CustomNumber,
    /// Telepresence with three screens (old).
    Telepresence,
    /// A fixed telephone (old).
    Telephone,
}

impl EndpointKind {
    /// Whether this is a device in a room rather than a person's app or phone.
    pub fn is_terminal(self) -> bool {
        matches!(self, Self::Terminal | Self::IdeaHub | Self::Board | Self::Screen | Self::Telepresence)
    }
}

/// Somebody invited to a meeting. Texts that were not given are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attendee {
    /// The person on this server, when known.
    pub user: Option<UserId>,
    /// The account or third-party ID given.
    pub account: String,
    /// The application whose third-party ID `account` is.
    pub application: String,
    /// Display name.
    pub name: String,
    /// Role in the meeting.
    pub role: Role,
    /// SIP or phone number.
    pub phone: String,
    /// Left screen of a three-screen room (reserved).
    pub phone2: String,
    /// Right screen of a three-screen room (reserved).
    pub phone3: String,
    /// Address for e-mail notices.
    pub email: String,
    /// Number for SMS notices.
    pub sms: String,
    /// Join muted, when invited into a running meeting.
    pub muted: bool,
    /// Call this attendee when the meeting starts.
    pub auto_invite: bool,
    /// Kind of endpoint.
    pub kind: EndpointKind,
    /// Room of the terminal (reserved).
    pub address: String,
    /// Department's ID.
    pub department_id: String,
    /// Department's name.
    pub department: String,
    /// The corporation's one site of a cascade.
    pub unique_site: bool,
}
