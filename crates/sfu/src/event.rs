//! What the SFU tells.

use crate::{PeerId, RoomId, Source};
use std::time::Duration;

/// Something that happened in a room.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Where.
    pub room: RoomId,
    /// What.
    pub what: What,
}

/// What happened.
///
/// [`What::Speakers`], [`What::Quality`] and [`What::Figures`] repeat a state and are dropped when the channel is full.
/// The others are never lost: of those that the channel had no room for, the latest of each kind per
/// peer (and per section) is kept and delivered as soon as there is room.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Media flows: ICE and DTLS are done, for the first time or again after
    /// [`What::Disconnected`].
    Connected {
        /// Whose.
        peer: PeerId,
    },
    /// Nothing has come from this peer for some seconds. It may come back by itself or by an ICE
    /// restart.
    Disconnected {
        /// Who.
        peer: PeerId,
    },
    /// The peer is gone: it said so, never finished its handshake, or was closed.
    Closed {
        /// Who.
        peer: PeerId,
    },
    /// Who speaks now, the loudest first, with a level from 0 to 100; empty: nobody.
    Speakers(Vec<(PeerId, u8)>),
    /// A receiving video section of `peer` carries this from now on; `None`: nothing, because there
    /// is no such track or no room on the line.
    Slot {
        /// The receiver.
        peer: PeerId,
        /// His section.
        mid: String,
        /// Whose track.
        shows: Option<(PeerId, Source)>,
    },
    /// How good a peer's connection is, every two seconds.
    Quality {
        /// Whose.
        peer: PeerId,
        /// How good.
        report: QualityReport,
    },
    /// What was measured of a peer's media over ten seconds.
    Figures {
        /// Whose.
        peer: PeerId,
        /// What.
        figures: Box<PeerFigures>,
    },
}

/// What was measured of a peer's media.
#[derive(Clone, Debug, PartialEq)]
pub struct PeerFigures {
    /// Round trip, as far as reports tell.
    pub rtt: Option<Duration>,
    /// What flowed: at most one entry for each source and way.
    pub flows: Vec<FlowFigures>,
}

/// Which way media goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From the peer to the SFU.
    FromPeer,
    /// From the SFU to the peer.
    ToPeer,
}

/// What was measured of one source in one way: all layers that a peer sends, or all tracks that it
/// receives. What a peer hears counts as [`Source::Microphone`], whatever it is of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlowFigures {
    /// What.
    pub source: Source,
    /// Which way.
    pub way: Way,
    /// Payload, in bit/s.
    pub bitrate_bps: u64,
    /// Packets that should have come: by their numbers, or to the peer as far as it has reported.
    pub expected: u64,
    /// How many of those have not, nor were sent again in time. What had not come to the SFU is missing to
    /// those who receive it as well.
    pub lost: u64,
    /// Interarrival jitter (RFC 3550 section 6.4.1) of the worst stream.
    pub jitter: Option<Duration>,
    /// Width of the largest picture that the peer sends, in pixels.
    pub width: Option<u32>,
    /// Height of the largest picture that the peer sends, in pixels.
    pub height: Option<u32>,
    /// Pictures a second that the peer sends, of the layer that has most.
    pub frame_rate: Option<u32>,
}

/// How good a connection is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QualityReport {
    /// Share of packets lost, 0 to 1, the worse of the two directions.
    pub loss: f32,
    /// Round trip.
    pub rtt: Option<Duration>,
    /// Interarrival jitter of what the peer sends (RFC 3550 section 6.4.1), the worst of its streams.
    pub jitter: Duration,
    /// From 1 (hardly usable) to 5 (excellent).
    pub score: u8,
    /// What the line to the peer carries, in bit/s; `None` as long as it is not known.
    pub estimate_bps: Option<u64>,
}

impl QualityReport {
    /// `rtt` in milliseconds, 0 when it is not known.
    pub fn rtt_ms(&self) -> u32 {
        self.rtt.map_or(0, |rtt| u32::try_from(rtt.as_millis()).unwrap_or(u32::MAX))
    }
}
