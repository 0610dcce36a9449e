//! IVF, the plain container that ffmpeg and libvpx write VP8 into: a header of 32 bytes, then each
//! frame behind 12 bytes of its own. All numbers are little-endian.

use super::{Encoding, Frame, vp8};
use crate::Failure;
use std::time::Duration;

const MAGIC: &[u8] = b"DKIF";
const VP8: &[u8] = b"VP80";

/// Size of a frame's own header: its length and its time.
const FRAME_HEADER: usize = 12;

/// Reads a file.
///
/// # Errors
/// When it is not one, is cut off, holds something other than VP8, or does not begin with a keyframe.
pub fn read(file: &[u8]) -> Result<Encoding, Failure> {
    if file.get(..4) != Some(MAGIC) || file.get(8..12) != Some(VP8) {
        return Err("not an IVF file with VP8".into());
    }
    let header = usize::from(u16::from_le_bytes([file[6], *file.get(7).ok_or("cut off")?]));
    let (rate, scale) = (number(file, 16)?, number(file, 20)?);
    if rate == 0 || scale == 0 {
        return Err("no frame rate".into());
    }
    let mut rest = file.get(header..).ok_or("cut off")?;
    let mut frames = Vec::new();
    while !rest.is_empty() {
        let length = FRAME_HEADER + usize::try_from(number(rest, 0)?)?;
        let data = rest.get(FRAME_HEADER..length).ok_or("cut off in a frame")?;
        frames.push(Frame { keyframe: vp8::is_keyframe(data), data: data.into() });
        rest = &rest[length..];
    }
    if !frames.first().is_some_and(|frame| frame.keyframe) {
        return Err("it does not begin with a keyframe".into());
    }
    Ok(Encoding { frames, frame_time: Duration::from_secs(scale.into()) / rate })
}

fn number(bytes: &[u8], at: usize) -> Result<u32, Failure> {
    let four = bytes.get(at..at + 4).ok_or("cut off")?;
    Ok(u32::from_le_bytes(four.try_into()?))
}
