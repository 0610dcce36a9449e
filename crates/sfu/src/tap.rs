//! Media that is taken out of a room, for whoever records it.

use crate::{PeerId, Source};
use std::fmt;
use std::sync::Arc;
use std::time::Instant;

/// How a track is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Codec {
    /// Opus in the payload format of RFC 7587, at 48 kHz.
    Opus,
    /// VP8 in the payload format of RFC 7741, at 90 kHz.
    Vp8,
    /// H.264 in the payload format of RFC 6184, at 90 kHz.
    H264,
}

/// A packet of somebody who may send it, as it came.
#[derive(Clone, Debug)]
pub struct Tapped {
    /// Whose.
    pub peer: PeerId,
    /// Which of his sources.
    pub source: Source,
    /// Names the run of numbers that this packet belongs to. Another layer, another encoder or a track
    /// that was stopped and comes again is another run; it begins with a keyframe.
    pub run: u64,
    /// How the payload is encoded.
    pub codec: Codec,
    /// Number in its run, without wrapping.
    pub number: u64,
    /// The sender's media time in ticks of the codec's clock, without wrapping.
    pub ticks: u64,
    /// RTP's marker: the last packet of a picture.
    pub marker: bool,
    /// Whether decoding can begin with this packet.
    pub keyframe: bool,
    /// When it came.
    pub at: Instant,
    /// RTP's payload; never redundant (RFC 2198).
    pub payload: Arc<[u8]>,
}

/// A video that whoever records wants to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TapWish {
    /// Whose.
    pub peer: PeerId,
    /// Camera or screen.
    pub source: Source,
    /// Height at which it is shown, in pixels; decides which layer is taken.
    pub height: u32,
}

/// Where tapped packets go: called on the media thread for each, so it must not block. It answers
/// whether it wants more; the tap ends when it does not.
pub struct TapSink(Box<dyn FnMut(Tapped) -> bool + Send>);

impl TapSink {
    /// Hands every packet to `take`.
    pub fn new(take: impl FnMut(Tapped) -> bool + Send + 'static) -> Self {
        Self(Box::new(take))
    }

    /// Hands over one packet; whether more are wanted.
    pub(crate) fn give(&mut self, tapped: Tapped) -> bool {
        (self.0)(tapped)
    }
}

impl fmt::Debug for TapSink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TapSink")
    }
}
