//! The nouns of the recorder.

use std::sync::Arc;
use std::time::{Duration, Instant};

/// Names somebody in the meeting; chosen by the caller, like the media plane's peers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u64);

/// What a track shows or lets hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A voice.
    Microphone,
    /// A face.
    Camera,
    /// A shared screen.
    Screen,
    /// The sound of what is shared.
    ScreenAudio,
}

impl Source {
    /// All of them.
    pub const ALL: [Source; 4] = [Source::Microphone, Source::Camera, Source::Screen, Source::ScreenAudio];

    /// Whether this is heard, as opposed to seen.
    pub fn is_audio(self) -> bool {
        matches!(self, Source::Microphone | Source::ScreenAudio)
    }
}

/// Names a track: everybody has at most one of each [`Source`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TrackId {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub source: Source,
}

/// How a packet's payload is encoded. It may change in the middle of a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Codec {
    /// RFC 7741.
    Vp8,
    /// RFC 6184.
    H264,
    /// RFC 7587.
    Opus,
    /// Opus within RFC 2198; the newest frame is taken.
    Red,
}

/// A media packet as the media plane has it. The payload is shared, never copied.
#[derive(Clone, Debug)]
pub struct Packet {
    /// The RTP sequence number, extended to more than 16 bits.
    pub seq: u64,
    /// The RTP timestamp; only its lower 32 bits are looked at.
    pub time: u64,
    /// The RTP marker.
    pub marker: bool,
    /// How the payload is encoded.
    pub codec: Codec,
    /// Which of the track's encodings: the SSRC or a layer's number. Sequence numbers and timestamps
    /// belong to it; when it changes, the picture goes on with its next keyframe.
    pub encoding: u32,
    /// When it came.
    pub at: Instant,
    /// The RTP payload.
    pub payload: Arc<[u8]>,
}

/// What an RTCP sender report says of an encoding's clock (RFC 3550 section 6.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SenderReport {
    /// Which encoding, as in [`Packet::encoding`].
    pub encoding: u32,
    /// The sender's wall clock, since any epoch that all of the sender's tracks share.
    pub wall: Duration,
    /// The RTP timestamp of that moment.
    pub time: u32,
}

/// What may be made of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Programme {
    /// People and the shared screen, as they are arranged.
    Composed,
    /// People alone.
    People,
    /// The shared screen alone; black while nothing is shared.
    Screen,
    /// The sound without a picture.
    Sound,
    /// Every track of this kind by itself and as it came, without being decoded. It can be recorded, and
    /// not watched.
    Track(Source),
}

impl Programme {
    /// Those that are made of what all send.
    pub const ALL: [Programme; 4] = [Programme::Composed, Programme::People, Programme::Screen, Programme::Sound];

    /// Whether it has a picture.
    pub fn has_picture(self) -> bool {
        match self {
            Programme::Composed | Programme::People | Programme::Screen => true,
            Programme::Sound => false,
            Programme::Track(source) => !source.is_audio(),
        }
    }
}
