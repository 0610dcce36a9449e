//! The sound: voices decoded, mixed and encoded once.
//!
//! Everything is 48 kHz and one channel: a meeting's sound is speech, two channels cost twice, and what
//! is shared with two is mixed down by the decoder.

mod mixer;
mod voice;

pub(crate) use mixer::Mixer;

/// Samples in a second.
pub(crate) const RATE: u64 = 48_000;

/// Samples in a block, 20 ms: what is mixed and encoded at a time.
pub(crate) const BLOCK: usize = 960;
