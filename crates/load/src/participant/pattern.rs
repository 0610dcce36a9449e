//! A feed that measures: packets of one size at one rate, which look like VP8 to whoever forwards
//! them and carry the time at which they were made.

use super::feed::{Feed, Packet, ticks};
use crate::media::vp8;
use std::time::{Duration, Instant, SystemTime};

/// Bytes after the RTP header. With the header and its extensions (24 bytes) and the tag of AES-GCM
/// (16 bytes) a datagram has 1,200.
pub const PAYLOAD: usize = 1_160;

/// Packets in a frame.
pub const IN_FRAME: u32 = 5;

/// From frame to frame: with 5 packets of 1,200 bytes this makes 1.5 Mbit/s.
pub const FRAME_TIME: Duration = Duration::from_millis(32);

/// Bytes after the header of each packet that a frame has on the layers below, low to high: those of a
/// camera that sends 150 and 500 kbit/s besides.
const BELOW: [&[usize]; 2] = [&[560], &[960, 960]];

/// Stands before the time at the end of a payload.
const MARK: [u8; 8] = *b"convoca\n";

const VIDEO_CLOCK: u32 = 90_000;

/// The first bytes of a keyframe of 1280x720 (RFC 6386, section 9.1): nothing forwards by more.
pub const KEYFRAME: [u8; 10] = [0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, 0x00, 0x05, 0xd0, 0x02];

/// The first byte of another frame.
pub const OTHER: u8 = 0x11;

/// How the packets of a frame leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// All at once, when the frame is there.
    Frames,
    /// Each alone, as far apart as the rate allows.
    Even,
}

/// The feed.
pub struct Pattern {
    spacing: Spacing,
    start: Option<Instant>,
    // Packets of the highest layer.
    sent: u32,
    // Of each layer from low to high: whether the frame that is being sent is a keyframe, and whether the
    // next one shall be.
    layers: Vec<Keyframe>,
}

#[derive(Clone, Copy)]
struct Keyframe {
    now: bool,
    wanted: bool,
}

impl Keyframe {
    /// Whether the frame that begins is one.
    fn begin(&mut self) -> bool {
        self.now = std::mem::take(&mut self.wanted);
        self.now
    }
}

impl Pattern {
    /// One layer, which begins with a keyframe.
    pub fn new(spacing: Spacing) -> Self {
        Self::of(spacing, 1)
    }

    /// Three layers, of which the highest is like the only one of [`new`](Self::new) and the others come
    /// by the frame.
    pub fn simulcast(spacing: Spacing) -> Self {
        Self::of(spacing, BELOW.len() + 1)
    }

    fn of(spacing: Spacing, layers: usize) -> Self {
        Self { spacing, start: None, sent: 0, layers: vec![Keyframe { now: false, wanted: true }; layers] }
    }

    /// Packets of the highest layer in a second.
    pub fn rate() -> f64 {
        f64::from(IN_FRAME) / FRAME_TIME.as_secs_f64()
    }

    fn due_after(&self, start: Instant) -> Instant {
        match self.spacing {
            Spacing::Frames => start + FRAME_TIME * (self.sent / IN_FRAME),
            Spacing::Even => start + FRAME_TIME * self.sent / IN_FRAME,
        }
    }

    /// Adds the next packet of the highest layer, and before a frame those of the layers below.
    fn take_packet(&mut self, out: &mut Vec<Packet>) {
        let (frame, place) = (self.sent / IN_FRAME, self.sent % IN_FRAME);
        let highest = self.layers.len().saturating_sub(1);
        if place == 0 {
            for (layer, (keyframe, sizes)) in self.layers[..highest].iter_mut().zip(BELOW).enumerate() {
                let keyframe = keyframe.begin();
                out.extend(sizes.iter().enumerate().map(|(at, &size)| {
                    let (begins, last) = (at == 0, at + 1 == sizes.len());
                    Packet { last, ..packet(layer, frame, begins, keyframe, size) }
                }));
            }
            self.layers[highest].begin();
        }
        self.sent = self.sent.wrapping_add(1);
        let packet = packet(highest, frame, place == 0, self.layers[highest].now, PAYLOAD);
        out.push(Packet { last: place + 1 == IN_FRAME, ..packet });
    }
}

/// A packet of the frame with this number, which it does not end.
fn packet(layer: usize, frame: u32, begins: bool, keyframe: bool, size: usize) -> Packet {
    let mut payload = vec![0x5a; size];
    // The low 15 bits are what there is room for.
    payload[..vp8::DESCRIPTOR].copy_from_slice(&vp8::descriptor(begins, (frame & 0x7fff) as u16));
    if begins && keyframe {
        payload[vp8::DESCRIPTOR..][..KEYFRAME.len()].copy_from_slice(&KEYFRAME);
    } else if begins {
        payload[vp8::DESCRIPTOR] = OTHER;
    }
    payload[size - 16..size - 8].copy_from_slice(&MARK);
    payload[size - 8..].copy_from_slice(&nanoseconds().to_be_bytes());
    let time = ticks(FRAME_TIME * frame, VIDEO_CLOCK);
    Packet { layer: Some(layer), keyframe, last: false, time, payload: payload.into() }
}

impl Feed for Pattern {
    fn layers(&self) -> usize {
        self.layers.len()
    }

    fn sounds(&self) -> bool {
        false
    }

    fn due(&self) -> Option<Instant> {
        self.start.map(|start| self.due_after(start))
    }

    fn take(&mut self, now: Instant, out: &mut Vec<Packet>) {
        let mut start = *self.start.get_or_insert(now);
        let behind = now.saturating_duration_since(self.due_after(start));
        if behind > FRAME_TIME {
            // What is late stays late: packets made up for would come in a burst that no sender makes.
            start += behind;
            self.start = Some(start);
        }
        while self.due_after(start) <= now {
            self.take_packet(out);
        }
    }

    fn begin_anew(&mut self, layer: usize) {
        if let Some(keyframe) = self.layers.get_mut(layer) {
            keyframe.wanted = true;
        }
    }
}

/// When a payload was made, in nanoseconds since 1970; `None` when a pattern did not make it.
pub fn made_at(payload: &[u8]) -> Option<u64> {
    let end = payload.last_chunk::<16>()?;
    let stamp = end.last_chunk::<8>()?;
    (end[..8] == MARK).then(|| u64::from_be_bytes(*stamp))
}

/// Now, in nanoseconds since 1970; the kernel's stamps on datagrams are of the same clock.
fn nanoseconds() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
