//! What a recorder reports.

use crate::{Codec, Programme, TrackId};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What a recorder reports. It is told on the recorder's own thread: who listens must not block.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A file is complete.
    Part(Part),
    /// A picture can only go on with a keyframe: ask the sender for one. Not repeated more often than
    /// twice a second for each track.
    KeyframeWanted(TrackId),
    /// These tracks are shown or kept from now on, each with the height in pixels at which it is; no
    /// other picture has to be given. Sound always has to.
    Shown(Vec<(TrackId, u32)>),
    /// Something cannot be done. It is told once for each state of affairs, not for each packet.
    Trouble(Trouble),
    /// Everything is written and the thread ends; nothing follows.
    Ended,
}

/// A file that is complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What is in it.
    pub programme: Programme,
    /// The number within this recording of the programme, from 1.
    pub order: u32,
    /// The MP4 file.
    pub path: PathBuf,
    /// WebVTT chapters of who spoke; none if nobody did. Those of a track say whose it is: [`track_name`].
    ///
    /// [`track_name`]: crate::track_name
    pub chapters: Option<PathBuf>,
    /// Size of the MP4 file.
    pub bytes: u64,
    /// SHA-256 of the MP4 file.
    pub sha256: [u8; 32],
    /// When its first picture or sound was.
    pub began: Instant,
    /// When its last one ended.
    pub ended: Instant,
    /// How long it plays; shorter than from `began` to `ended` if recording stood still.
    pub duration: Duration,
}

/// What cannot be done, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The recordings have ended, for others need what is left of the disk.
    #[error("the disk has no room left for recordings")]
    NoSpace,
    /// The recording of this programme has ended.
    #[error("the file of {0:?} cannot be written: {1}")]
    Disk(Programme, String),
    /// A picture is left out.
    #[error("the picture of {0:?} cannot be decoded: {1:?} needs ffmpeg, which is not installed")]
    CannotDecode(TrackId, Codec),
    /// The programme has no picture: neither ffmpeg nor the built-in encoder works.
    #[error("the picture of {0:?} cannot be encoded: {1}")]
    CannotEncode(Programme, String),
    /// More tracks are there than are kept by themselves; those that came last are not.
    #[error("more than {0} tracks cannot be kept by themselves")]
    TooManyTracks(usize),
    /// The program beside us ended by itself and was started again.
    #[error("ffmpeg ended and was started again: {0}")]
    FfmpegDied(String),
    /// The recorder has ended over a fault of its own; [`crate::mend`] makes its files whole.
    #[error("the recorder has failed")]
    Broken,
    /// The machine is too slow: so many pictures were left out of the last ten seconds.
    #[error("{0} pictures were left out because the machine is too slow")]
    Behind(u32),
}
