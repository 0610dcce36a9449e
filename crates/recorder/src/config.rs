//! What a recorder is started with.

use std::path::PathBuf;
use std::time::Duration;

/// What a recorder is started with.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where files go; must exist.
    pub folder: PathBuf,
    /// Width of the picture in pixels, even, 64 to 1920.
    pub width: u32,
    /// Height of the picture in pixels, even, 64 to 1088.
    pub height: u32,
    /// Pictures in a second, 1 to 30.
    pub rate: u32,
    /// A file that has reached this many bytes goes on in the next one.
    pub split_bytes: u64,
    /// A file that is as long as this goes on in the next one.
    pub split_after: Duration,
    /// Files end when the disk has fewer bytes than this left for others.
    pub keep_free: u64,
    /// The program that decodes VP8 and encodes H.264; without it, see [`crate::Trouble`].
    pub ffmpeg: Option<PathBuf>,
}

impl Config {
    /// 720p at 25 pictures a second into `folder`, split at a gigabyte and at three hours (the vendor's
    /// limits of one file), with half a gigabyte left free, and the `ffmpeg` of the search path.
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            width: 1280,
            height: 720,
            rate: 25,
            split_bytes: 1_000_000_000,
            split_after: Duration::from_secs(3 * 3600),
            keep_free: 512 << 20,
            ffmpeg: Self::find_ffmpeg(),
        }
    }

    /// The first `ffmpeg` of the search path, if there is one.
    pub fn find_ffmpeg() -> Option<PathBuf> {
        std::env::split_paths(&std::env::var_os("PATH")?)
            .map(|folder| folder.join("ffmpeg"))
            .find(|file| file.is_file())
    }
}
