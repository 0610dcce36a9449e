//! Forwards media between the people of a room.
//!
//! [`Sfu::start`] opens one UDP port (and one TCP port for those whose network lets no UDP through)
//! and a few media threads. A [`Room`] lives on one of them; its peers offer, the SFU answers
//! ([`Room::negotiate`]), and from then on packets flow: audio of the loudest into whatever audio
//! sections a receiver has, video as he asks for ([`Room::view`]) and as his line carries.
//!
//! The SFU obeys and reports. Who may send is said by [`Room::allow`] (nobody, unless told), what
//! happens is told by [`Event`]s; whoever records takes media out by [`Room::tap`]. It knows nothing of accounts, meetings or names.
//!
//! What it deliberately does not do: mix or transcode, keep media, make ICE checks of its own (it
//! is ICE-lite, RFC 8445 section 2.5), offer, or trickle candidates.

mod config;
mod core;
mod error;
mod event;
mod figures;
mod hall;
mod mailbox;
mod net;
mod noun;
mod offer;
mod outbox;
mod packet;
mod peer;
mod room;
mod sfu;
mod tap;

pub use config::Config;
pub use core::quality::score;
pub use error::{NegotiateError, StartError};
pub use event::{Event, FlowFigures, PeerFigures, QualityReport, Way, What};
pub use figures::Figures;
pub use noun::{PeerId, PeerKind, RoomId, Slot, Source};
pub use room::Room;
pub use sfu::Sfu;
pub use tap::{Codec, TapSink, TapWish, Tapped};
