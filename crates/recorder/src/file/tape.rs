//! One MP4 file while it is written.
//!
//! A file is `ftyp`, `moov`, room for an index, then fragments of a second or two, each complete in
//! itself. Whatever happens, what is on the disk plays up to the last whole fragment; [`super::mend`]
//! makes the index when nothing more comes.

use super::mend::HEADER_ROOM;
use crate::{Encoded, Format, Medium};
use shiguredo_mp4::bitstream::h264::{H264SampleEntryConfig, LengthSize, build_avc1_box};
use shiguredo_mp4::bitstream::opus::{ChannelCount, OpusSampleEntryConfig, build_opus_box};
use shiguredo_mp4::boxes::{MoovBox, SampleEntry};
use shiguredo_mp4::mux::{Fmp4SegmentMuxer, Sample};
use shiguredo_mp4::{Decode as _, Encode as _, TrackKind};
use std::fs::File;
use std::io::{self, Write as _};
use std::num::NonZeroU32;
use std::path::Path;
use std::time::Duration;

/// Length of a fragment: what a crash costs, with what waits for its end.
const FRAGMENT: Duration = Duration::from_secs(1);

/// A fragment whose pictures have stopped coming is written when it is this long.
const LONGEST: Duration = Duration::from_secs(3);

const PICTURE_TICKS: NonZeroU32 = NonZeroU32::new(90_000).expect("it is not zero");
const SOUND_TICKS: NonZeroU32 = NonZeroU32::new(48_000).expect("it is not zero");

/// One MP4 file while it is written.
pub(crate) struct Tape {
    file: File,
    muxer: Fmp4SegmentMuxer,
    picture: Option<SampleEntry>,
    sound: Option<SampleEntry>,
    /// Pieces of the fragment that is being gathered, with their times in the file.
    pending: Vec<(Duration, Encoded)>,
    /// Bytes written and bytes pending.
    written: u64,
    gathered: u64,
    headed: bool,
}

impl Tape {
    /// Begins a file, which must not exist.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        Ok(Self {
            file: File::create_new(path)?,
            muxer: Fmp4SegmentMuxer::new().map_err(odd)?,
            picture: None,
            sound: None,
            pending: Vec::new(),
            written: 0,
            gathered: 0,
            headed: false,
        })
    }

    /// How many bytes the file will have when what is gathered is written.
    pub(crate) fn bytes(&self) -> u64 {
        self.written + self.gathered
    }

    /// Takes the next piece, due at `time` in the file; times of one medium only ever grow.
    pub(crate) fn push(&mut self, time: Duration, piece: &Encoded) -> io::Result<()> {
        match piece.medium {
            Medium::Picture if self.picture.is_none() => self.learn(&piece.format)?,
            Medium::Sound if self.sound.is_none() => self.learn(&piece.format)?,
            _ => {}
        }
        let span = self.pending.first().map_or(Duration::ZERO, |(first, _)| time.saturating_sub(*first));
        // With a picture, each begins with a keyframe: players seek to fragments, and can begin with
        // nothing else.
        let leads = self.picture.is_none() || piece.medium == Medium::Picture && piece.keyframe;
        if leads && span >= FRAGMENT || span >= LONGEST {
            self.write(time)?;
        }
        self.gathered += piece.data.len() as u64;
        self.pending.push((time, piece.clone()));
        Ok(())
    }

    fn learn(&mut self, format: &Format) -> io::Result<()> {
        match format {
            Format::H264 { sps, pps, .. } => {
                let config = H264SampleEntryConfig { length_size: LengthSize::FourBytes };
                let entry =
                    build_avc1_box(std::slice::from_ref(sps), std::slice::from_ref(pps), &config).map_err(odd)?;
                self.picture = Some(SampleEntry::Avc1(entry));
            }
            Format::Opus { channels, pre_skip } => {
                let channel_count = if *channels == 2 { ChannelCount::Stereo } else { ChannelCount::Mono };
                let config = OpusSampleEntryConfig {
                    channel_count,
                    pre_skip: *pre_skip,
                    input_sample_rate: SOUND_TICKS.get(),
                    output_gain: 0,
                };
                self.sound = Some(SampleEntry::Opus(build_opus_box(&config)));
            }
        }
        Ok(())
    }

    /// Writes what is gathered as a fragment; what comes next is due at `until`.
    fn write(&mut self, until: Duration) -> io::Result<()> {
        let pending = std::mem::take(&mut self.pending);
        self.gathered = 0;
        let (mut samples, mut payload) = (Vec::new(), Vec::new());
        for medium in [Medium::Picture, Medium::Sound] {
            let (entry, kind, timescale) = match medium {
                Medium::Picture => (&self.picture, TrackKind::Video, PICTURE_TICKS),
                Medium::Sound => (&self.sound, TrackKind::Audio, SOUND_TICKS),
            };
            let pieces: Vec<_> = pending.iter().filter(|(_, piece)| piece.medium == medium).collect();
            for (nth, (time, piece)) in pieces.iter().enumerate() {
                let next = match pieces.get(nth + 1) {
                    Some((next, _)) => *next,
                    // Sound has its own length; a picture is shown until the next.
                    None if medium == Medium::Sound => *time + piece.duration,
                    None => until.max(*time + Duration::from_millis(1)),
                };
                samples.push(Sample {
                    track_kind: kind,
                    timescale,
                    sample_entry: entry.clone(),
                    duration: (ticks(next, timescale) - ticks(*time, timescale)) as u32,
                    keyframe: piece.keyframe,
                    composition_time_offset: None,
                    data_offset: payload.len() as u64,
                    data_size: piece.data.len(),
                });
                payload.extend_from_slice(&piece.data);
            }
        }
        if samples.is_empty() {
            return Ok(());
        }
        let mut bytes = self.muxer.create_media_segment_metadata(&samples).map_err(odd)?;
        if !self.headed {
            self.headed = true;
            bytes = [self.header()?, bytes].concat();
        }
        bytes.extend_from_slice(&payload);
        if let Err(error) = self.file.write_all(&bytes) {
            // What is cut off would only be in the way.
            let _ = self.file.set_len(self.written);
            return Err(error);
        }
        self.written += bytes.len() as u64;
        Ok(())
    }

    /// `ftyp`, `moov` and the room for an index.
    fn header(&self) -> io::Result<Vec<u8>> {
        let init = self.muxer.init_segment_bytes().map_err(odd)?;
        let length =
            |at: usize| init.get(at..at + 4).map(|four| u32::from_be_bytes([four[0], four[1], four[2], four[3]]));
        let ftyp = length(0).ok_or_else(|| odd("no ftyp"))? as usize;
        let (mut moov, _) = MoovBox::decode(&init[ftyp..]).map_err(odd)?;
        // A length of nought, as it stands there, would be believed.
        if let Some(mvex) = &mut moov.mvex_box {
            mvex.mehd_box = None;
        }
        let mut header = init[..ftyp].to_vec();
        header.extend(moov.encode_to_vec().map_err(odd)?);
        header.extend(super::mend::free(HEADER_ROOM));
        Ok(header)
    }

    /// Writes the rest. The last picture lasts as long as it was to.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        let last = self.pending.iter().map(|(time, piece)| *time + piece.duration).max();
        self.write(last.unwrap_or_default())
    }
}

fn ticks(time: Duration, timescale: NonZeroU32) -> u64 {
    (time.as_nanos() * u128::from(timescale.get()) / 1_000_000_000) as u64
}

/// An error of the library as one of the file's.
fn odd(error: impl std::fmt::Debug) -> io::Error {
    io::Error::other(format!("{error:?}"))
}

#[cfg(test)]
mod tests;
