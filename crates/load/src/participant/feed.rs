//! When a participant sends what: the packets of a clip in a loop, or of a pattern that measures.
//!
//! A feed knows time as an argument only. It keeps to its schedule, so that a late call is followed
//! by an earlier one; far behind, it lets go of what it has missed.

use crate::media::{Clip, vp8};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Furthest behind the schedule that is caught up with; what lies further back is not sent.
const MOST_BEHIND: Duration = Duration::from_millis(500);

/// Clock of VP8 in RTP (RFC 7741, section 4.1).
const VIDEO_CLOCK: u32 = 90_000;

/// Clock of Opus in RTP (RFC 7587, section 4.1).
const SOUND_CLOCK: u32 = 48_000;

/// A packet to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packet {
    /// Number of the layer from low to high; `None`: the sound.
    pub layer: Option<usize>,
    /// Whether a decoder can begin with it.
    pub keyframe: bool,
    /// Whether it is the last of its frame.
    pub last: bool,
    /// RTP time, in the clock of its kind.
    pub time: u32,
    /// What follows the RTP header.
    pub payload: Arc<[u8]>,
}

/// Something to publish.
pub trait Feed: Send {
    /// How many layers of video there are.
    fn layers(&self) -> usize;

    /// Whether there is sound.
    fn sounds(&self) -> bool;

    /// When [`take`](Self::take) has something; before the first call, at once.
    fn due(&self) -> Option<Instant>;

    /// Adds what is to be sent by `now` to `out`.
    fn take(&mut self, now: Instant, out: &mut Vec<Packet>);

    /// Goes on with a keyframe on this layer.
    fn begin_anew(&mut self, layer: usize);
}

/// A clip in a loop.
pub struct Loop {
    clip: Arc<Clip>,
    start: Option<Instant>,
    // Frames and sounds sent so far, in all loops.
    frames: u32,
    sounded: Duration,
    sound: usize,
    // Where in the clip each layer is.
    places: Vec<usize>,
}

impl Loop {
    /// Begins with the clip's beginning.
    pub fn new(clip: Arc<Clip>) -> Self {
        let places = vec![0; clip.video.len()];
        Self { clip, start: None, frames: 0, sounded: Duration::ZERO, sound: 0, places }
    }

    fn frame_due(&self, start: Instant) -> Option<Instant> {
        self.clip.video.first().map(|encoding| start + encoding.frame_time * self.frames)
    }

    fn sound_due(&self, start: Instant) -> Option<Instant> {
        (!self.clip.sound.is_empty()).then(|| start + self.sounded)
    }

    fn take_frame(&mut self, out: &mut Vec<Packet>) {
        // Every layer has the same time, as in a browser: a switch between layers is seamless then.
        let passed = self.clip.video[0].frame_time * self.frames;
        let time = ticks(passed, VIDEO_CLOCK);
        for (layer, encoding) in self.clip.video.iter().enumerate() {
            let frame = &encoding.frames[self.places[layer]];
            self.places[layer] = (self.places[layer] + 1) % encoding.frames.len();
            // The low 15 bits are what there is room for.
            let picture = (self.frames & 0x7fff) as u16;
            let begin = out.len();
            out.extend(vp8::payloads(&frame.data, picture).map(|payload| Packet {
                layer: Some(layer),
                keyframe: frame.keyframe,
                last: false,
                time,
                payload: payload.into(),
            }));
            if let Some(packet) = out[begin..].last_mut() {
                packet.last = true;
            }
        }
        self.frames = self.frames.wrapping_add(1);
    }

    fn take_sound(&mut self, out: &mut Vec<Packet>) {
        let sound = &self.clip.sound[self.sound];
        self.sound = (self.sound + 1) % self.clip.sound.len();
        let time = ticks(self.sounded, SOUND_CLOCK);
        self.sounded += sound.length;
        let payload = Arc::clone(&sound.data);
        out.push(Packet { layer: None, keyframe: false, last: false, time, payload });
    }
}

impl Feed for Loop {
    fn layers(&self) -> usize {
        self.clip.video.len()
    }

    fn sounds(&self) -> bool {
        !self.clip.sound.is_empty()
    }

    fn due(&self) -> Option<Instant> {
        let start = self.start?;
        [self.frame_due(start), self.sound_due(start)].into_iter().flatten().min()
    }

    fn take(&mut self, now: Instant, out: &mut Vec<Packet>) {
        let mut start = *self.start.get_or_insert(now);
        if self.due().is_some_and(|due| due + MOST_BEHIND < now) {
            // Times go on where they were: a pause, not a jump.
            start += now - self.due().unwrap_or(now);
            self.start = Some(start);
        }
        while self.frame_due(start).is_some_and(|due| due <= now) {
            self.take_frame(out);
        }
        while self.sound_due(start).is_some_and(|due| due <= now) {
            self.take_sound(out);
        }
    }

    fn begin_anew(&mut self, layer: usize) {
        let (Some(place), Some(encoding)) = (self.places.get_mut(layer), self.clip.video.get(layer)) else { return };
        let frames = &encoding.frames;
        let next = (0..frames.len()).map(|step| (*place + step) % frames.len()).find(|&at| frames[at].keyframe);
        *place = next.unwrap_or(0);
    }
}

/// Time as a number of ticks, which wraps as in RTP.
pub(super) fn ticks(time: Duration, clock: u32) -> u32 {
    let ticks = time.as_nanos() * u128::from(clock) / 1_000_000_000;
    // Cutting off is what is meant.
    (ticks & u128::from(u32::MAX)) as u32
}

#[cfg(test)]
mod tests;
