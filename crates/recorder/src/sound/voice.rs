//! One sender's sound, from packets to samples with a place.

use super::{BLOCK, RATE};
use crate::rtp::assemble::newest_of_red;
use crate::rtp::clock::{Clock, Relation};
use crate::rtp::jitter::{Arrived, Jitter, Next};
use crate::{Codec, SenderReport};
use ropus::{Channels, DecodeMode, Decoder};
use std::collections::VecDeque;
use std::time::Duration;

/// Longest sound in a packet, 120 ms (RFC 7587 section 4.2).
const LONGEST: usize = 5_760;

/// Most samples kept, three seconds: more than any packet can be early.
const MOST: usize = 3 * RATE as usize;

/// How far a packet's place may be from the end of the last one, in samples, before it is believed:
/// below 40 ms it is the clocks that differ, and moving would be heard.
const SLACK: i64 = 1_920;

/// Lost packets that are made up for; beyond it there is silence.
const MOST_CONCEALED: u64 = 3;

/// One sender's sound.
pub(crate) struct Voice {
    encoding: u32,
    jitter: Jitter,
    clock: Clock,
    decoder: Decoder,
    /// Samples from `start` on, counted on the recorder's clock.
    samples: VecDeque<f32>,
    start: i64,
    /// When the last packet came.
    pub(crate) last: Duration,
}

impl Voice {
    /// Nothing heard yet; `None` if there is no decoder.
    pub(crate) fn new(encoding: u32) -> Option<Self> {
        Some(Self {
            encoding,
            jitter: Jitter::default(),
            clock: Clock::new(RATE as u32),
            decoder: Decoder::new(RATE as u32, Channels::Mono).ok()?,
            samples: VecDeque::new(),
            start: 0,
            last: Duration::ZERO,
        })
    }

    /// Takes a packet.
    pub(crate) fn push(&mut self, encoding: u32, packet: Arrived) {
        if self.encoding != encoding {
            self.encoding = encoding;
            self.jitter = Jitter::default();
            self.clock = Clock::new(RATE as u32);
        }
        self.last = packet.at;
        self.jitter.push(packet);
    }

    /// Takes a sender report into account.
    pub(crate) fn report(&mut self, report: SenderReport) {
        if report.encoding == self.encoding {
            self.clock.report(report);
        }
    }

    /// Decodes what is due.
    pub(crate) fn decode(&mut self, now: Duration, person: &mut Relation) {
        let mut pcm = [0f32; LONGEST];
        while let Some(next) = self.jitter.pop(now) {
            match next {
                Next::Lost(count) if count <= MOST_CONCEALED && !self.samples.is_empty() => {
                    for _ in 0..count {
                        // An empty packet has the decoder make something up.
                        if let Ok(count) = self.decoder.decode_float(&[], &mut pcm[..BLOCK], DecodeMode::Normal) {
                            self.append(&pcm[..count.min(BLOCK)]);
                        }
                    }
                }
                Next::Lost(_) => {}
                Next::Packet(packet) => {
                    let payload = match packet.codec {
                        Codec::Opus => Some(&packet.payload[..]),
                        Codec::Red => newest_of_red(&packet.payload),
                        Codec::Vp8 | Codec::H264 => None,
                    };
                    let Some(payload) = payload.filter(|payload| !payload.is_empty()) else { continue };
                    let placed = self.clock.place(packet.time, packet.at, person);
                    let Ok(count) = self.decoder.decode_float(payload, &mut pcm, DecodeMode::Normal) else { continue };
                    self.place(samples_of(placed));
                    self.append(&pcm[..count.min(LONGEST)]);
                }
            }
        }
    }

    /// What comes next begins at `at`: makes room for a pause, or moves.
    fn place(&mut self, at: i64) {
        let end = self.start + self.samples.len() as i64;
        if (at - end).abs() <= SLACK && !self.samples.is_empty() {
            return;
        }
        if self.samples.is_empty() || at < self.start || at - end > MOST as i64 {
            self.samples.clear();
            self.start = at;
        } else if at > end {
            self.samples.extend(std::iter::repeat_n(0.0, (at - end) as usize));
        } else {
            self.samples.truncate((at - self.start) as usize);
        }
    }

    fn append(&mut self, pcm: &[f32]) {
        self.samples.extend(pcm);
        let surplus = self.samples.len().saturating_sub(MOST);
        self.samples.drain(..surplus);
        self.start += surplus as i64;
    }

    /// Adds the samples from `at` on to `block`, and forgets all before its end.
    pub(crate) fn add(&mut self, at: i64, block: &mut [f32; BLOCK]) {
        let end = at + BLOCK as i64;
        let old = (at - self.start).clamp(0, self.samples.len() as i64);
        self.samples.drain(..old as usize);
        self.start += old;
        if self.start >= end || self.samples.is_empty() {
            return;
        }
        let offset = (self.start - at).max(0) as usize;
        for (sum, sample) in block[offset..].iter_mut().zip(&self.samples) {
            *sum += sample;
        }
        let used = (BLOCK - offset).min(self.samples.len());
        self.samples.drain(..used);
        self.start += used as i64;
    }
}

/// A time in samples.
fn samples_of(time: Duration) -> i64 {
    (time.as_micros() as u64 * RATE / 1_000_000) as i64
}
