//! A meeting being held, as a pure state machine.
//!
//! [`Conference`] decides who is in, who waits, who may do what and who is told of it. It does no
//! I/O and knows no clock and no dice: the time, IDs and everything that happens arrive as
//! arguments, and the same inputs always lead to the same outputs. Whoever runs it does three
//! things, in this order, for ever:
//!
//! 1. `conference.handle(now, input)`, when something happens or the time of `wake` has come;
//! 2. `while let Some(output) = conference.poll()`, which says whom to answer, whom to tell what,
//!    and what the outside must do;
//! 3. `conference.wake()`, which says until when to sleep if nothing happens before.
//!
//! What it deliberately does not do: check passwords and links (a [`Join`] says what was proved),
//! slow down those who ask too much, negotiate or move media (it says what may be published, the
//! SFU obeys), and keep anything beyond its own life.
//!
//! Reading order: `setup`, `input`, `action` and `output` are what goes in and comes out; `conference`
//! is the way through it; `entering`, `leaving`, `inviting`, `roles`, `rules`, `media`, `recording`,
//! `streaming`, `stage` and `acting` are the rules; `clock` is what happens by itself, and `telling` who hears of all that.

mod acting;
mod action;
mod audience;
mod chat;
mod clock;
mod conference;
mod entering;
#[cfg(test)]
mod fixture;
mod input;
mod inviting;
mod leaving;
mod media;
mod member;
mod output;
mod participant;
mod recording;
mod roles;
mod rules;
mod setup;
mod stage;
mod streaming;
mod telling;

pub use action::Action;
pub use audience::{MOST_FOUND, MOST_HANDS, MOST_LOUNGE, MOST_SPEAKING};
pub use chat::{ChatMessage, LONGEST_CHAT, MOST_CHAT};
pub use clock::{GRACE, LONGEST, WakeReason};
pub use conference::{Conference, LONGEST_NAME};
pub use entering::MOST_WAITING;
pub use input::{Input, Join};
pub use inviting::{Call, CallOutcome, Invitee, MOST_CALLS, MOST_INVITED};
pub use output::{
    EndReason, Event, LeftReason, Notice, OutReason, Output, PeerQuality, Reaction, RecordTrouble, Refused, Speaker,
};
pub use participant::{MicrophoneState, Participant, ParticipantId, ParticipantKind, Person, Role, Source, WaitReason};
pub use rules::RuleChanges;
pub use setup::{
    AudienceShown, ChatRule, ConferenceState, EntryRule, RecordRule, Recording, Setup, ShareRule, WebinarSetup,
};
pub use stage::{LONGEST_SIDE, Layout, MOST_IN_PANE, MOST_LAYOUTS, MOST_PANES, Pane, SavedLayout, Stage, View};
pub use streaming::{StreamOf, StreamState, StreamTarget, StreamTrouble};
pub use telling::MOST_SPEAKERS;
