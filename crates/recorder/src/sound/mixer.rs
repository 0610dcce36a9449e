//! Mixes all voices and encodes the sum, a block at a time.

use super::voice::Voice;
use super::{BLOCK, RATE};
use crate::rtp::clock::Relation;
use crate::rtp::jitter::Arrived;
use crate::{Encoded, Format, Medium, PersonId, SenderReport, TrackId};
use ropus::{Application, Bitrate, Channels, Encoder};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// Most voices at a time. The media plane forwards the loudest few; beyond this nobody understands
/// anything anyway.
const MOST_VOICES: usize = 32;

/// After this long without a packet a voice's place may be given to another.
const QUIET: Duration = Duration::from_secs(3);

/// Bits in a second: speech without audible loss (RFC 7587 section 3.1.1), and music well enough.
const BITS: u32 = 48_000;

/// What the encoder may take per block of sound, 0 to 10; half its best costs two thirds.
const COMPLEXITY: u8 = 5;

/// Longest Opus packet (RFC 6716 section 3.4).
const LONGEST_PACKET: usize = 1_275;

/// Loudness from which on the sum is bent so that it never exceeds 1.
const KNEE: f32 = 0.7;

/// All voices and the encoder of their sum.
pub(crate) struct Mixer {
    voices: HashMap<TrackId, Voice>,
    encoder: Encoder,
    format: Arc<Format>,
    /// Number of the next block, on the recorder's clock.
    next: u64,
}

impl Mixer {
    /// Nobody is heard yet; the first block is the one that holds `from`. `None` if there is no encoder.
    pub(crate) fn new(from: Duration) -> Option<Self> {
        let encoder = Encoder::builder(RATE as u32, Channels::Mono, Application::Audio)
            .bitrate(Bitrate::try_bits(BITS).ok()?)
            .complexity(COMPLEXITY)
            .build()
            .ok()?;
        let pre_skip = u16::try_from(encoder.lookahead()).ok()?;
        let format = Arc::new(Format::Opus { channels: 1, pre_skip });
        Some(Self { voices: HashMap::new(), encoder, format, next: from.as_millis() as u64 / 20 })
    }

    /// Takes a packet.
    pub(crate) fn push(&mut self, track: TrackId, encoding: u32, packet: Arrived) {
        if !self.voices.contains_key(&track) {
            if self.voices.len() >= MOST_VOICES {
                self.voices.retain(|_, voice| voice.last + QUIET > packet.at);
            }
            if self.voices.len() >= MOST_VOICES {
                return;
            }
            let Some(voice) = Voice::new(encoding) else { return };
            self.voices.insert(track, voice);
        }
        if let Some(voice) = self.voices.get_mut(&track) {
            voice.push(encoding, packet);
        }
    }

    /// Takes a sender report into account.
    pub(crate) fn report(&mut self, track: TrackId, report: SenderReport) {
        if let Some(voice) = self.voices.get_mut(&track) {
            voice.report(report);
        }
    }

    /// A track has ended.
    pub(crate) fn remove(&mut self, track: TrackId) {
        self.voices.remove(&track);
    }

    /// Mixes and encodes the next block if it ends before `until`; `now` is by when packets have come.
    pub(crate) fn block(
        &mut self,
        now: Duration,
        until: Duration,
        people: &mut HashMap<PersonId, Relation>,
    ) -> Option<Encoded> {
        let time = Duration::from_millis(self.next * 20);
        let duration = Duration::from_millis(20);
        if time + duration > until {
            return None;
        }
        let at = (self.next * BLOCK as u64) as i64;
        self.next += 1;
        let mut block = [0f32; BLOCK];
        for (track, voice) in &mut self.voices {
            voice.decode(now, people.entry(track.person).or_default());
            voice.add(at, &mut block);
        }
        block.iter_mut().for_each(|sample| *sample = bend(*sample));
        let mut packet = [0; LONGEST_PACKET];
        let length = self.encoder.encode_float(&block, &mut packet).ok()?;
        let (format, data) = (self.format.clone(), packet[..length].into());
        Some(Encoded { medium: Medium::Sound, time, duration, keyframe: true, format, data })
    }
}

/// Keeps the sum of many voices within bounds without the rattle of cutting it off.
fn bend(sample: f32) -> f32 {
    let loud = sample.abs();
    if loud <= KNEE {
        return sample;
    }
    (KNEE + (1.0 - KNEE) * ((loud - KNEE) / (1.0 - KNEE)).tanh()).copysign(sample)
}

#[cfg(test)]
mod tests;
