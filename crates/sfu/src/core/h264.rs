//! H.264 payloads (RFC 6184), as far as a forwarder needs them: where a picture can be decoded from,
//! and how high it is.

/// NAL unit types (RFC 6184 table 1, ISO 14496-10 table 7-1).
const IDR: u8 = 5;
const SPS: u8 = 7;
const STAP_A: u8 = 24;
const FU_A: u8 = 28;

/// What the beginning of a payload says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct H264 {
    /// Decoding can begin here: parameter sets, or the first slice of an IDR picture.
    pub(crate) keyframe: bool,
    /// Width and height, when the packet has a sequence parameter set.
    pub(crate) size: Option<(u16, u16)>,
}

/// Reads a payload; `None` when it is cut short.
pub(crate) fn parse(payload: &[u8]) -> Option<H264> {
    let mut h264 = H264::default();
    match payload.first()? & 0x1f {
        STAP_A => {
            let mut rest = &payload[1..];
            while !rest.is_empty() {
                let (length, after) = rest.split_first_chunk::<2>()?;
                let (unit, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
                note(&mut h264, unit);
                rest = after;
            }
        }
        FU_A => {
            let header = *payload.get(1)?;
            h264.keyframe = header & 0x80 != 0 && header & 0x1f == IDR;
        }
        _ => note(&mut h264, payload),
    }
    Some(h264)
}

/// Looks at one NAL unit.
fn note(h264: &mut H264, unit: &[u8]) {
    match unit.first().map(|byte| byte & 0x1f) {
        Some(SPS) => {
            h264.keyframe = true;
            h264.size = picture_size(&unit[1..]).or(h264.size);
        }
        Some(IDR) => h264.keyframe = true,
        _ => {}
    }
}

/// Size in a sequence parameter set (ISO 14496-10 section 7.3.2.1.1), without cropping: what is
/// chosen by it does not depend on a few lines.
fn picture_size(sps: &[u8]) -> Option<(u16, u16)> {
    let profile = *sps.first()?;
    let mut bits = Bits::new(sps.get(3..)?);
    bits.unsigned()?;
    if matches!(profile, 100 | 110 | 122 | 244 | 44 | 83 | 86 | 118 | 128 | 138 | 139 | 134 | 135) {
        if bits.unsigned()? == 3 {
            bits.bit()?;
        }
        bits.unsigned()?;
        bits.unsigned()?;
        bits.bit()?;
        if bits.bit()? == 1 {
            // Scaling lists: nobody who sends over WebRTC uses them, and skipping them takes more
            // code than the size is worth.
            return None;
        }
    }
    bits.unsigned()?;
    match bits.unsigned()? {
        0 => {
            bits.unsigned()?;
        }
        1 => {
            bits.bit()?;
            bits.unsigned()?;
            bits.unsigned()?;
            for _ in 0..bits.unsigned()?.min(255) {
                bits.unsigned()?;
            }
        }
        _ => {}
    }
    bits.unsigned()?;
    bits.bit()?;
    let width = (bits.unsigned()?.checked_add(1)?).checked_mul(16)?;
    let map_units = (bits.unsigned()?.checked_add(1)?).checked_mul(16)?;
    let height = map_units.checked_mul(2 - bits.bit()?)?;
    Some((u16::try_from(width).ok()?, u16::try_from(height).ok()?))
}

/// Reads bits and Exp-Golomb numbers, past the bytes that keep start codes out of the payload.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    zeros: u8,
    left: u8,
}

impl<'a> Bits<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, zeros: 0, left: 8 }
    }

    fn bit(&mut self) -> Option<u32> {
        if self.left == 0 {
            self.zeros = if self.bytes[self.at] == 0 { self.zeros + 1 } else { 0 };
            self.at += 1;
            self.left = 8;
            if self.zeros >= 2 && self.bytes.get(self.at) == Some(&3) {
                self.at += 1;
                self.zeros = 0;
            }
        }
        let byte = *self.bytes.get(self.at)?;
        self.left -= 1;
        Some(u32::from(byte >> self.left & 1))
    }

    /// An unsigned Exp-Golomb number (ISO 14496-10 section 9.1).
    fn unsigned(&mut self) -> Option<u32> {
        let mut length = 0;
        while self.bit()? == 0 {
            length += 1;
            if length > 31 {
                return None;
            }
        }
        let mut value = 1u32;
        for _ in 0..length {
            value = value << 1 | self.bit()?;
        }
        Some(value - 1)
    }
}

#[cfg(test)]
mod tests;
