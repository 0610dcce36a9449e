//! Pieces gathered into fragments of an MP4, each complete in itself.

use crate::{Encoded, Format, Medium};
use shiguredo_mp4::bitstream::h264::{H264SampleEntryConfig, LengthSize, build_avc1_box};
use shiguredo_mp4::bitstream::opus::{ChannelCount, OpusSampleEntryConfig, build_opus_box};
use shiguredo_mp4::bitstream::vp8::{Vp8SampleEntryConfig, build_vp08_box};
use shiguredo_mp4::boxes::{MoovBox, SampleEntry};
use shiguredo_mp4::mux::{Fmp4SegmentMuxer, Sample};
use shiguredo_mp4::{Decode as _, Encode as _, TrackKind};
use std::io;
use std::num::NonZeroU32;
use std::time::Duration;

const PICTURE_TICKS: NonZeroU32 = NonZeroU32::new(90_000).expect("it is not zero");
const SOUND_TICKS: NonZeroU32 = NonZeroU32::new(48_000).expect("it is not zero");

/// Pieces gathered into fragments.
pub(crate) struct Fragments {
    muxer: Fmp4SegmentMuxer,
    picture: Option<SampleEntry>,
    sound: Option<SampleEntry>,
    /// From this length on a fragment ends where the next may begin.
    length: Duration,
    /// Whether the next begins with a keyframe only.
    with_keyframe: bool,
    /// Pieces of the fragment that is being gathered, with their times in the file.
    pending: Vec<(Duration, Encoded)>,
    gathered: u64,
    /// Whether there has been one.
    made: bool,
}

/// One of them.
pub(crate) struct Fragment {
    /// `moof` and `mdat`.
    pub(crate) bytes: Vec<u8>,
    /// How long it plays.
    pub(crate) duration: Duration,
    /// Whether a player can begin with it.
    pub(crate) keyframe: bool,
}

/// A fragment whose pictures have stopped coming ends when it is this long.
const LONGEST: Duration = Duration::from_secs(3);

/// So long the first fragment waits for the sound that goes with its pictures: what a header does not name
/// is never heard.
const WAITS_FOR_SOUND: Duration = Duration::from_secs(20);

impl Fragments {
    /// Fragments that end where they are at least `length` long and the next piece may begin one: any
    /// picture, or, `with_keyframe`, one of those with which a player can begin.
    pub(crate) fn new(length: Duration, with_keyframe: bool) -> io::Result<Self> {
        Ok(Self {
            muxer: Fmp4SegmentMuxer::new().map_err(odd)?,
            picture: None,
            sound: None,
            length,
            with_keyframe,
            pending: Vec::new(),
            gathered: 0,
            made: false,
        })
    }

    /// Bytes of media that are gathered.
    pub(crate) fn gathered(&self) -> u64 {
        self.gathered
    }

    /// Takes the next piece, due at `time` in the file; times of one medium only ever grow. Answers the
    /// fragment that is complete before it, if one is.
    pub(crate) fn push(&mut self, time: Duration, piece: &Encoded) -> io::Result<Option<Fragment>> {
        match piece.medium {
            Medium::Picture if self.picture.is_none() => self.learn(&piece.format)?,
            Medium::Sound if self.sound.is_none() => self.learn(&piece.format)?,
            _ => {}
        }
        let span = self.pending.first().map_or(Duration::ZERO, |(first, _)| time.saturating_sub(*first));
        let leads =
            self.picture.is_none() || piece.medium == Medium::Picture && (piece.keyframe || !self.with_keyframe);
        // One that begins in the middle of a fragment could not be begun with.
        let due = span >= self.length || !self.with_keyframe && piece.medium == Medium::Picture && piece.keyframe;
        let is_whole = self.made || self.picture.is_none() || self.sound.is_some() || span >= WAITS_FOR_SOUND;
        let done = if is_whole && (leads && due || span >= LONGEST) { self.make(time)? } else { None };
        self.gathered += piece.data.len() as u64;
        self.pending.push((time, piece.clone()));
        Ok(done)
    }

    /// The rest. The last picture lasts as long as it was to.
    pub(crate) fn finish(&mut self) -> io::Result<Option<Fragment>> {
        let last = self.pending.iter().map(|(time, piece)| *time + piece.duration).max();
        self.make(last.unwrap_or_default())
    }

    fn learn(&mut self, format: &Format) -> io::Result<()> {
        match format {
            Format::H264 { sps, pps, .. } => {
                let config = H264SampleEntryConfig { length_size: LengthSize::FourBytes };
                let entry =
                    build_avc1_box(std::slice::from_ref(sps), std::slice::from_ref(pps), &config).map_err(odd)?;
                self.picture = Some(SampleEntry::Avc1(entry));
            }
            Format::Vp8 { width, height } => {
                let size = |length: u32| u16::try_from(length).map_err(odd);
                let config = Vp8SampleEntryConfig {
                    video_full_range_flag: false,
                    colour_primaries: Vp8SampleEntryConfig::COLOUR_PRIMARIES_BT601,
                    transfer_characteristics: Vp8SampleEntryConfig::TRANSFER_CHARACTERISTICS_BT601,
                    matrix_coefficients: Vp8SampleEntryConfig::MATRIX_COEFFICIENTS_BT601,
                    width: size(*width)?,
                    height: size(*height)?,
                };
                self.picture = Some(SampleEntry::Vp08(build_vp08_box(&config)));
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

    /// What is gathered as a fragment; what comes next is due at `until`.
    fn make(&mut self, until: Duration) -> io::Result<Option<Fragment>> {
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
                    // Sound beside a picture has its own length; all else lasts until the next.
                    None if medium == Medium::Sound && self.picture.is_some() => *time + piece.duration,
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
            return Ok(None);
        }
        let mut bytes = self.muxer.create_media_segment_metadata(&samples).map_err(odd)?;
        bytes.extend_from_slice(&payload);
        self.made = true;
        let began = pending.first().map_or(until, |(first, _)| *first);
        let leads = if self.picture.is_some() { Medium::Picture } else { Medium::Sound };
        let keyframe = pending.iter().find(|(_, piece)| piece.medium == leads).is_some_and(|(_, piece)| piece.keyframe);
        Ok(Some(Fragment { bytes, duration: until.saturating_sub(began), keyframe }))
    }

    /// `ftyp` and `moov`: what a player has to have before any fragment. Known once there is one.
    pub(crate) fn header(&self) -> io::Result<Vec<u8>> {
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
        Ok(header)
    }
}

fn ticks(time: Duration, timescale: NonZeroU32) -> u64 {
    (time.as_nanos() * u128::from(timescale.get()) / 1_000_000_000) as u64
}

/// An error of the library as one of the file's.
fn odd(error: impl std::fmt::Debug) -> io::Error {
    io::Error::other(format!("{error:?}"))
}
