//! One track on its way into a file.

use crate::file::{Done, Recording};
use crate::rtp::asking::Asking;
use crate::rtp::assemble::{Assembler, Frame, newest_of_red};
use crate::rtp::clock::{Clock, Relation};
use crate::rtp::jitter::{Arrived, Jitter, Next};
use crate::{Codec, Encoded, Format, Medium, SenderReport, Source, Trouble};
use std::sync::Arc;
use std::time::Duration;

/// Ticks of timestamps in a second, of pictures (RFC 7741 section 4.1, RFC 6184 section 8.2.1) and of Opus
/// (RFC 7587 section 4.1).
const PICTURE_RATE: u32 = 90_000;
const SOUND_RATE: u32 = 48_000;

/// How long the last picture is shown.
const LAST_PICTURE: Duration = Duration::from_millis(40);

/// Between two pieces, so that time only ever grows.
const LEAST: Duration = Duration::from_millis(1);

/// Types of H.264 units that are not in a file's samples but in its header.
const SPS: u8 = 7;
const PPS: u8 = 8;

/// One track.
pub(super) struct Track {
    source: Source,
    recording: Recording,
    encoding: Option<u32>,
    jitter: Jitter,
    assembler: Assembler,
    clock: Clock,
    format: Option<Arc<Format>>,
    /// When the last piece was due.
    last: Option<Duration>,
    /// When the last packet came.
    came: Duration,
    asking: Asking,
}

impl Track {
    /// Nothing come yet.
    pub(super) fn new(source: Source, recording: Recording) -> Self {
        Self {
            source,
            recording,
            encoding: None,
            jitter: Jitter::default(),
            assembler: Assembler::default(),
            clock: Clock::new(rate(source)),
            format: None,
            last: None,
            came: Duration::ZERO,
            asking: Asking::default(),
        }
    }

    /// Takes a packet.
    pub(super) fn push(&mut self, encoding: u32, packet: Arrived) {
        if self.encoding.replace(encoding) != Some(encoding) {
            self.jitter = Jitter::default();
            self.clock = Clock::new(rate(self.source));
            self.assembler.lose();
        }
        self.came = packet.at;
        self.jitter.push(packet);
    }

    /// Takes a sender report into account.
    pub(super) fn report(&mut self, report: SenderReport) {
        if self.encoding == Some(report.encoding) {
            self.clock.report(report);
        }
    }

    /// Stands still, or goes on.
    pub(super) fn pause(&mut self, paused: bool) {
        self.recording.pause(paused);
    }

    /// Writes what has come by `now`; the files that are complete before it.
    pub(super) fn advance(&mut self, now: Duration, person: &mut Relation) -> Result<Vec<Done>, Trouble> {
        let mut done = Vec::new();
        while let Some(next) = self.jitter.pop(now) {
            let piece = match next {
                Next::Lost(_) => {
                    self.assembler.lose();
                    None
                }
                Next::Packet(packet) if self.source.is_audio() => self.sound(&packet, person),
                Next::Packet(packet) => self.assembler.push(&packet).and_then(|frame| self.picture(frame, person)),
            };
            if let Some(piece) = piece {
                self.last = Some(piece.time);
                done.extend(self.recording.push(&piece)?);
            }
        }
        Ok(done)
    }

    fn sound(&mut self, packet: &Arrived, person: &mut Relation) -> Option<Encoded> {
        let payload = match packet.codec {
            Codec::Opus => &packet.payload[..],
            Codec::Red => newest_of_red(&packet.payload)?,
            Codec::Vp8 | Codec::H264 => return None,
        };
        let duration = opus_length(payload)?;
        // Each packet says by itself how many channels it has; those of both kinds are played as two.
        let format = self.format.get_or_insert_with(|| Arc::new(Format::Opus { channels: 2, pre_skip: 0 })).clone();
        let time = self.place(packet.time, packet.at, person);
        Some(Encoded { medium: Medium::Sound, time, duration, keyframe: true, format, data: payload.into() })
    }

    fn picture(&mut self, frame: Frame, person: &mut Relation) -> Option<Encoded> {
        let data: Arc<[u8]> = match frame.codec {
            Codec::Vp8 => {
                // Pictures of another size go on in the same file: each keyframe says how large it is.
                if let Some((width, height)) = frame.size
                    && !matches!(self.format.as_deref(), Some(Format::Vp8 { .. }))
                {
                    self.format = Some(Arc::new(Format::Vp8 { width, height }));
                }
                frame.data.into()
            }
            Codec::H264 => {
                let (data, parameters) = with_lengths(&frame.data);
                if let (Some((width, height)), Some([sps, pps])) = (frame.size, parameters) {
                    let format = Format::H264 { width, height, sps, pps };
                    if self.format.as_deref() != Some(&format) {
                        self.format = Some(Arc::new(format));
                    }
                }
                data.into()
            }
            Codec::Opus | Codec::Red => return None,
        };
        let format = self.format.clone()?;
        let (time, keyframe) = (self.place(frame.time, frame.at, person), frame.size.is_some());
        Some(Encoded { medium: Medium::Picture, time, duration: LAST_PICTURE, keyframe, format, data })
    }

    fn place(&mut self, time: u32, at: Duration, person: &mut Relation) -> Duration {
        self.clock.place(time, at, person).max(self.last.map_or(Duration::ZERO, |last| last + LEAST))
    }

    /// Whether a keyframe is to be asked for now.
    pub(super) fn asks(&mut self, now: Duration) -> bool {
        let wants = !self.source.is_audio()
            && (self.recording.wants_keyframe(self.last.unwrap_or_default())
                || !self.recording.is_paused() && self.assembler.wants_keyframe());
        wants && self.asking.due(now, self.came)
    }

    /// Nothing more comes.
    pub(super) fn finish(&mut self) -> Option<Done> {
        self.recording.finish()
    }
}

fn rate(source: Source) -> u32 {
    if source.is_audio() { SOUND_RATE } else { PICTURE_RATE }
}

/// How long an Opus packet plays (RFC 6716 section 3.1); `None` if it is malformed.
fn opus_length(packet: &[u8]) -> Option<Duration> {
    let toc = *packet.first()?;
    let configuration = u64::from(toc >> 3);
    let frame = match configuration {
        0..12 => [10_000, 20_000, 40_000, 60_000][configuration as usize % 4],
        12..16 => [10_000, 20_000][configuration as usize % 2],
        _ => [2_500, 5_000, 10_000, 20_000][configuration as usize % 4],
    };
    let frames = match toc & 3 {
        0 => 1,
        1 | 2 => 2,
        _ => u64::from(packet.get(1)? & 0x3f),
    };
    // At most 120 ms (section 3.2.5).
    Some(Duration::from_micros(frame * frames)).filter(|length| !length.is_zero() && length.as_millis() <= 120)
}

/// H.264 of Annex B with lengths before its units in place of start codes, and its parameter sets, which are
/// taken out.
fn with_lengths(stream: &[u8]) -> (Vec<u8>, Option<[Vec<u8>; 2]>) {
    const START_CODE: [u8; 4] = [0, 0, 0, 1];
    let starts = stream.windows(4).enumerate().filter(|(_, four)| *four == START_CODE).map(|(at, _)| at);
    let starts: Vec<usize> = starts.chain([stream.len()]).collect();
    let (mut data, mut sets) = (Vec::with_capacity(stream.len()), [Vec::new(), Vec::new()]);
    for pair in starts.windows(2) {
        let unit = stream.get(pair[0] + START_CODE.len()..pair[1]).unwrap_or_default();
        match unit.first().map(|first| first & 0x1f) {
            Some(SPS) => sets[0] = unit.to_vec(),
            Some(PPS) => sets[1] = unit.to_vec(),
            Some(_) => {
                data.extend_from_slice(&(unit.len() as u32).to_be_bytes());
                data.extend_from_slice(unit);
            }
            None => {}
        }
    }
    (data, sets.iter().all(|set| !set.is_empty()).then_some(sets))
}

#[cfg(test)]
mod tests;
