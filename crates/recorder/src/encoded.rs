//! What a programme consists of once it is encoded: what files are made of, and whoever watches live.

use std::sync::Arc;
use std::time::Duration;

/// Picture or sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Medium {
    /// An H.264 access unit, its units behind lengths of four bytes (ISO 14496-15), or a VP8 frame.
    Picture,
    /// An Opus packet.
    Sound,
}

/// A picture or a stretch of sound, encoded.
#[derive(Clone, Debug)]
pub struct Encoded {
    /// Which.
    pub medium: Medium,
    /// When it is due, since the recorder's start; the same clock for picture and sound.
    pub time: Duration,
    /// How long it lasts.
    pub duration: Duration,
    /// Whether a decoder can begin with it; always so for sound.
    pub keyframe: bool,
    /// What a decoder has to know. It is the same `Arc` until it changes.
    pub format: Arc<Format>,
    /// The bytes.
    pub data: Arc<[u8]>,
}

/// What a decoder has to know before it can decode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// H.264.
    H264 {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The sequence parameter set, without start code.
        sps: Vec<u8>,
        /// The picture parameter set, without start code.
        pps: Vec<u8>,
    },
    /// VP8; pictures of another size may follow.
    Vp8 {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// Opus at 48 kHz.
    Opus {
        /// 1 or 2.
        channels: u8,
        /// Samples at the beginning that are not to be heard.
        pre_skip: u16,
    },
}
