//! What a peer receives: its sections, and how packets of changing sources become their streams.

use super::formats::{Format, Taken};
use crate::core::rewrite::Rewriter;
use crate::core::vp8::PictureRewriter;
use crate::packet::Packet;
use crate::{PeerId, Source};
use std::time::Instant;
use str0m::media::{Mid, Pt};
use str0m::rtp::{RtpWrite, Ssrc};

/// First sequence number of a stream: well below the rollover, and not 0, which is easy to mistake
/// for nothing.
const FIRST_SEQ: u16 = 1_000;

/// A receiving audio section.
#[derive(Debug)]
pub(crate) struct AudioSection {
    pub(crate) mid: Mid,
    pub(crate) ssrc: Ssrc,
    opus: Option<Pt>,
    red: Option<Pt>,
    /// The track whose packets went into it last.
    current: Option<u64>,
    rewriter: Rewriter,
}

impl AudioSection {
    pub(crate) fn new(mid: Mid, ssrc: Ssrc) -> Self {
        Self { mid, ssrc, opus: None, red: None, current: None, rewriter: Rewriter::new(FIRST_SEQ, 48_000) }
    }

    pub(crate) fn set_taken(&mut self, taken: &Taken) {
        self.opus = taken.pt(Format::Opus);
        self.red = taken.pt(Format::Red);
    }

    /// What to send of a packet, if anything.
    pub(crate) fn take(&mut self, uid: u64, packet: &mut Packet, now: Instant) -> Option<RtpWrite> {
        let (pt, payload) = match (packet.format, self.red) {
            (Format::Red, Some(red)) => (red, packet.payload.clone()),
            (Format::Red, None) => (self.opus?, packet.primary()?),
            _ => (self.opus?, packet.payload.clone()),
        };
        let switched = self.current != Some(uid);
        if switched {
            self.current = Some(uid);
            self.rewriter.switch(packet.seq, packet.time, now);
        }
        let numbers = self.rewriter.rewrite(packet.seq, packet.time, now)?;
        // The marker tells the jitter buffer that a talk spurt begins (RFC 3551 section 4.1).
        let write = RtpWrite::new(pt, numbers.seq.into(), numbers.time as u32, packet.at, payload)
            .marker(packet.marker || switched)
            .ext_vals(packet.extensions.clone());
        Some(write)
    }

    /// The track has stopped; if it comes again, its numbers will have moved on.
    pub(crate) fn interrupt(&mut self, uid: u64) {
        self.current = self.current.filter(|current| *current != uid);
    }
}

/// What the receiver wants in a video section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) peer: PeerId,
    pub(crate) source: Source,
    pub(crate) height: u32,
    /// Place in the view.
    pub(crate) order: u32,
}

/// An encoding of a track of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// The publisher's key among the thread's peers.
    pub(crate) peer: usize,
    pub(crate) uid: u64,
    pub(crate) layer: usize,
}

/// What flows into a section.
#[derive(Clone, Copy, Debug)]
struct Playing {
    target: Target,
    format: Format,
    pt: Pt,
}

/// A receiving video section.
#[derive(Debug)]
pub(crate) struct VideoSection {
    pub(crate) mid: Mid,
    /// The same as the caller wrote it.
    pub(crate) name: String,
    pub(crate) ssrc: Ssrc,
    pub(crate) taken: Taken,
    pub(crate) wanted: Option<Wanted>,
    /// What shall flow, as soon as it has a keyframe.
    pub(crate) target: Option<Target>,
    /// What was last told about it.
    pub(crate) told: Option<(PeerId, Source)>,
    /// When it last went to another layer.
    pub(crate) changed_at: Option<Instant>,
    current: Option<Playing>,
    rewriter: Rewriter,
    pictures: PictureRewriter,
}

/// What a packet has become.
pub(crate) enum Taking {
    /// Nothing: it is not for this section.
    Ignored,
    /// The next of the stream.
    Next(RtpWrite),
    /// The first of another layer or track.
    First(RtpWrite),
}

impl VideoSection {
    pub(crate) fn new(mid: Mid, name: String, ssrc: Ssrc) -> Self {
        Self {
            mid,
            name,
            ssrc,
            taken: Taken::default(),
            wanted: None,
            target: None,
            told: None,
            changed_at: None,
            current: None,
            rewriter: Rewriter::new(FIRST_SEQ, 90_000),
            pictures: PictureRewriter::default(),
        }
    }

    /// What flows now.
    pub(crate) fn current(&self) -> Option<Target> {
        self.current.map(|playing| playing.target)
    }

    /// Nothing flows any more.
    pub(crate) fn stop(&mut self) {
        self.current = None;
    }

    /// Whether it waits for a keyframe of its target.
    pub(crate) fn waits(&self) -> bool {
        self.target.is_some() && self.target != self.current()
    }

    /// What to send of a packet of an encoding.
    pub(crate) fn take(&mut self, from: Target, packet: &Packet, now: Instant) -> Taking {
        match self.current {
            Some(playing) if playing.target == from && playing.format == packet.format => {
                match self.follow(playing.pt, packet, now) {
                    Some(write) => Taking::Next(write),
                    None => Taking::Ignored,
                }
            }
            // The old one goes on until the new one can be decoded, so that there is no hole.
            _ if self.target == Some(from) && packet.keyframe => match self.begin(from, packet, now) {
                Some(write) => Taking::First(write),
                None => Taking::Ignored,
            },
            _ => Taking::Ignored,
        }
    }

    fn follow(&mut self, pt: Pt, packet: &Packet, now: Instant) -> Option<RtpWrite> {
        if packet.payload.is_empty() {
            self.rewriter.skip(packet.seq);
            return None;
        }
        self.write(pt, packet, false, now)
    }

    fn begin(&mut self, from: Target, packet: &Packet, now: Instant) -> Option<RtpWrite> {
        let pt = self.taken.pt(packet.format)?;
        self.current = Some(Playing { target: from, format: packet.format, pt });
        self.changed_at = Some(now);
        self.rewriter.switch(packet.seq, packet.time, now);
        self.write(pt, packet, true, now)
    }

    fn write(&mut self, pt: Pt, packet: &Packet, switched: bool, now: Instant) -> Option<RtpWrite> {
        let numbers = self.rewriter.rewrite(packet.seq, packet.time, now)?;
        let mut write = RtpWrite::new(pt, numbers.seq.into(), numbers.time as u32, packet.at, packet.payload.clone())
            .marker(packet.marker)
            .nackable(true)
            .ext_vals(packet.extensions.clone());
        if let Some((vp8, descriptor)) = &packet.vp8 {
            let (id, tl0) = self.pictures.rewrite(vp8, switched);
            let mut patch = descriptor.patch();
            if let Some(id) = id {
                patch = patch.picture_id(id);
            }
            if let Some(tl0) = tl0 {
                patch = patch.tl0_pic_idx(tl0);
            }
            // Both come from the same bytes, so what is rewritten is there and fits.
            write = write.vp8_patch(patch.build().ok()?);
        }
        Some(write)
    }
}
