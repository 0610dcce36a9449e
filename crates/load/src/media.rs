//! What load participants send: a picture in up to three sizes and a sound, read from files once and
//! sent in a loop by any number of them.
//!
//! The files are ordinary ones, `q.ivf`, `h.ivf` and `f.ivf` (VP8, low to high) and `tone.ogg`
//! (Opus), so that a real decoder has something to decode. [`make`] has ffmpeg make them; [`ivf`]
//! and [`ogg`] read them; [`vp8`] cuts pictures into packets.

pub mod ivf;
pub mod make;
pub mod ogg;
pub mod vp8;

use crate::Failure;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Names of the simulcast layers from low to high, as the browser client calls them too: the `rid`
/// of each (RFC 8851).
pub const RIDS: [&str; 3] = ["q", "h", "f"];

/// Name of the file with the sound.
pub const SOUND: &str = "tone.ogg";

/// A picture and a sound to send in a loop.
#[derive(Clone, Debug, Default)]
pub struct Clip {
    /// The picture's encodings from low to high, as many as there are [`RIDS`] or one; none: no
    /// picture.
    pub video: Vec<Encoding>,
    /// The sound; none: silence.
    pub sound: Vec<Sound>,
}

/// One encoding of a picture.
#[derive(Clone, Debug)]
pub struct Encoding {
    /// Its frames, the first of which is a keyframe.
    pub frames: Vec<Frame>,
    /// How long each is shown.
    pub frame_time: Duration,
}

/// An encoded frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Whether a decoder can begin with it.
    pub keyframe: bool,
    /// The frame as the encoder wrote it.
    pub data: Arc<[u8]>,
}

/// An encoded stretch of sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sound {
    /// How long it is.
    pub length: Duration,
    /// The Opus packet.
    pub data: Arc<[u8]>,
}

impl Clip {
    /// Reads what there is in `folder`: all layers or `f.ivf` alone, and the sound.
    ///
    /// # Errors
    /// When there is neither picture nor sound, a layer is missing, or a file is not what its name
    /// says.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let file = |name: &str| match std::fs::read(folder.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!("{}: {error}", folder.join(name).display())),
        };
        let mut video = Vec::new();
        for rid in RIDS {
            let name = format!("{rid}.ivf");
            if let Some(bytes) = file(&name)? {
                video.push(ivf::read(&bytes).map_err(|error| format!("{name}: {error}"))?);
            }
        }
        if video.len() == 2 {
            return Err(format!("{} has two of the files q.ivf, h.ivf and f.ivf", folder.display()).into());
        }
        let sound = match file(SOUND)? {
            Some(bytes) => ogg::read(&bytes).map_err(|error| format!("{SOUND}: {error}"))?,
            None => Vec::new(),
        };
        if video.is_empty() && sound.is_empty() {
            return Err(format!("{} has neither f.ivf nor {SOUND}", folder.display()).into());
        }
        Ok(Self { video, sound })
    }
}

#[cfg(test)]
mod tests;
