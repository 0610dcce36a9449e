//! Makes one picture and one sound of a meeting, and keeps or passes on what comes of it.
//!
//! [`Recorder::start`] makes a thread for one meeting. Media packets go in as the media plane forwards
//! them ([`Recorder::media`], which never waits), and so does what is known of the people
//! ([`Recorder::tell`]). A [`Programme`] is what may come out: everything composed, people alone, the
//! shared screen alone, or the sound alone. Each is made only while somebody wants it, as a file
//! ([`Command::Record`]) or live ([`Recorder::watch`]), and is encoded once for all who do.
//!
//! A [`Programme::Track`] keeps every track of a kind by itself and as it came, which needs no codec at all.
//!
//! Files are fragmented MP4 with H.264 and Opus: after a crash they play up to the last two seconds,
//! and [`mend`] gives them their length back. Falling behind drops pictures and never grows memory.
//!
//! [`Chunker`] makes small pieces of MP4 of what is watched, and [`Push`] sends it to an RTMP server.
//!
//! What this deliberately does not do: know meetings, accounts or stores, speak to the network itself, or
//! carry codecs of pictures. They are decoded and encoded by an `ffmpeg` found at run time; without one
//! whoever asks is told what cannot be done ([`Trouble`]), and sound and tracks by themselves still work.

mod arrangement;
mod chunk;
mod codec;
mod command;
mod config;
mod encoded;
mod event;
mod file;
mod mailbox;
mod noun;
mod outlet;
mod picture;
mod push;
mod recorder;
mod rehearsal;
mod rtp;
mod sound;
mod studio;
mod tracks;

pub use arrangement::{Arrangement, Pane};
pub use chunk::{Chunk, Chunker};
pub use command::Command;
pub use config::Config;
pub use encoded::{Encoded, Format, Medium};
pub use event::{Event, Part, Trouble};
pub use file::{MendError, Mended, mend, track_name};
pub use noun::{Codec, Packet, PersonId, Programme, SenderReport, Source, TrackId};
pub use push::{Push, PushState, PushTarget, PushTrouble};
pub use recorder::{Recorder, StartError};
pub use rehearsal::Rehearsal;
