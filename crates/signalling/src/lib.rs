//! What a client and the server say to each other while somebody is on the way into a meeting and
//! in it: JSON over one WebSocket at [`PATH`]. `docs/signalling.md` is the specification; a test
//! holds its types to these.
//!
//! A client sends [`Request`]s, each with a number of its own; each is answered by exactly one
//! [`Reply`] with that number. In between the server sends [`Notice`]s. Media is negotiated by
//! [`Ask::Offer`]: the client always offers, the server always answers, so the two never collide.
//!
//! This crate is spelling and limits only. What a request does is decided by the conference, what
//! happens to packets by the SFU.

mod ask;
mod noun;
mod say;
mod stage;

pub use ask::{Ask, FlowDirection, FlowStats, Request, SlotView};
pub use noun::{
    ChatMessage, ChatRule, ConferenceState, MeetingFacts, MicrophoneState, Participant, ParticipantId, ParticipantKind,
    Person, Reaction, RecordTrouble, Recording, Role, ShareRule, Source, StreamOf, StreamState, StreamTarget,
    StreamTrouble, WaitReason, WebinarFacts,
};
pub use say::{Answer, LeftReason, Notice, OutReason, PeerQuality, Refused, Reply, Said, Speaker};
pub use stage::{Layout, Pane, Stage, View};

/// Version of the protocol that this server speaks, sent with [`Ask::Enter`].
pub const VERSION: u32 = 1;

/// Path of the WebSocket.
pub const PATH: &str = "/signal";

/// Name of the WebSocket subprotocol (RFC 6455, section 1.9).
pub const SUBPROTOCOL: &str = "convoca.v1";

/// Longest message from a client, in bytes. An offer with some dozens of media sections fits.
pub const LONGEST_REQUEST: usize = 256 * 1024;

/// Longest name of a participant, in characters.
pub const LONGEST_NAME: usize = 96;

/// Longest chat message, in characters.
pub const LONGEST_CHAT: usize = 4000;

/// Most slots that one [`Ask::View`] may name.
pub const MOST_SLOTS: usize = 64;

/// Most flows that one [`Ask::Stats`] may tell of: each source in each direction.
pub const MOST_FLOWS: usize = 8;

#[cfg(test)]
mod tests;
