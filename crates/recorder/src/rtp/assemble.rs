//! Makes whole pictures of the payloads of VP8 (RFC 7741) and H.264 (RFC 6184) packets.

use super::jitter::Arrived;
use crate::Codec;
use shiguredo_mp4::bitstream::h264::parse_sps;
use std::time::Duration;

/// Most bytes of one picture. Keyframes of a 4K screen stay far below.
const MOST: usize = 4 << 20;

const IDR: u8 = 5;
const SPS: u8 = 7;
const PPS: u8 = 8;
const STAP_A: u8 = 24;
const FU_A: u8 = 28;
const START_CODE: [u8; 4] = [0, 0, 0, 1];

/// An encoded picture. H.264 is in the form of Annex B, keyframes with their parameter sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) codec: Codec,
    /// The RTP timestamp.
    pub(crate) time: u32,
    /// When its first packet came.
    pub(crate) at: Duration,
    /// Width and height; set for keyframes, and only for them.
    pub(crate) size: Option<(u32, u32)>,
    pub(crate) data: Vec<u8>,
}

/// Puts pictures together. After a loss it waits for a keyframe, for a picture that builds on a missing
/// one is not worth showing.
#[derive(Debug, Default)]
pub(crate) struct Assembler {
    current: Option<Frame>,
    /// Whether the pictures so far lead up to the next one.
    intact: bool,
    parameters: [Vec<u8>; 2],
}

impl Assembler {
    /// Packets are missing.
    pub(crate) fn lose(&mut self) {
        self.current = None;
        self.intact = false;
    }

    /// Whether only a keyframe helps.
    pub(crate) fn wants_keyframe(&self) -> bool {
        !self.intact
    }

    /// Takes the next packet in order; answers the picture that it completes, if it does.
    pub(crate) fn push(&mut self, packet: &Arrived) -> Option<Frame> {
        if self.current.as_ref().is_some_and(|frame| frame.time != packet.time || frame.codec != packet.codec) {
            // Its end is missing although no packet is: the sender has given it up.
            self.lose();
        }
        let taken = match packet.codec {
            Codec::Vp8 => self.vp8(packet),
            Codec::H264 => self.h264(packet),
            Codec::Opus | Codec::Red => return None,
        };
        if taken.is_none() {
            self.lose();
            return None;
        }
        if !packet.marker {
            return None;
        }
        let frame = self.current.take()?;
        self.intact |= frame.size.is_some();
        self.intact.then_some(frame)
    }

    fn begin(&mut self, packet: &Arrived) -> &mut Frame {
        self.current.get_or_insert_with(|| Frame {
            codec: packet.codec,
            time: packet.time,
            at: packet.at,
            size: None,
            data: Vec::new(),
        })
    }

    /// Takes a VP8 payload; `None` when it is malformed or its picture's beginning is not there.
    fn vp8(&mut self, packet: &Arrived) -> Option<()> {
        let payload = &packet.payload[..];
        let first = *payload.first()?;
        let mut at = 1;
        if first & 0x80 != 0 {
            let extension = *payload.get(1)?;
            at = 2;
            if extension & 0x80 != 0 {
                at += if payload.get(at)? & 0x80 != 0 { 2 } else { 1 };
            }
            at += usize::from(extension & 0x40 != 0) + usize::from(extension & 0x30 != 0);
        }
        let part = payload.get(at..).filter(|part| !part.is_empty())?;
        if first & 0x10 != 0 && first & 0x07 == 0 {
            self.current = None;
            self.begin(packet).size = match *part {
                [tag, _, _, 0x9d, 0x01, 0x2a, w0, w1, h0, h1, ..] if tag & 1 == 0 => Some((
                    u32::from(u16::from_le_bytes([w0, w1]) & 0x3fff),
                    u32::from(u16::from_le_bytes([h0, h1]) & 0x3fff),
                )),
                [tag, ..] if tag & 1 == 0 => return None,
                _ => None,
            };
        }
        append(self.current.as_mut()?, &[part])
    }

    /// Takes an H.264 payload; `None` when it is malformed or its unit's beginning is not there.
    fn h264(&mut self, packet: &Arrived) -> Option<()> {
        let payload = &packet.payload[..];
        match payload.first()? & 0x1f {
            STAP_A => {
                let mut rest = &payload[1..];
                while !rest.is_empty() {
                    let (length, after) = rest.split_first_chunk::<2>()?;
                    let (unit, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
                    self.unit(packet, unit)?;
                    rest = after;
                }
                Some(())
            }
            FU_A => {
                let (header, rest) = payload.split_first_chunk::<2>()?;
                if header[1] & 0x80 != 0 {
                    let unit = header[0] & 0xe0 | header[1] & 0x1f;
                    self.prepare(packet, unit)?;
                    append(self.begin(packet), &[&START_CODE, &[unit], rest])
                } else {
                    append(self.current.as_mut()?, &[rest])
                }
            }
            1..=23 => self.unit(packet, payload),
            _ => None,
        }
    }

    fn unit(&mut self, packet: &Arrived, unit: &[u8]) -> Option<()> {
        let header = *unit.first()?;
        match header & 0x1f {
            SPS => self.parameters = [unit.to_vec(), Vec::new()],
            PPS => self.parameters[1] = unit.to_vec(),
            _ => {
                self.prepare(packet, header)?;
                append(self.begin(packet), &[&START_CODE, unit])?;
            }
        }
        Some(())
    }

    /// Puts the parameter sets before the first slice of a keyframe.
    fn prepare(&mut self, packet: &Arrived, header: u8) -> Option<()> {
        if header & 0x1f != IDR || self.current.as_ref().is_some_and(|frame| frame.size.is_some()) {
            return Some(());
        }
        let [sps, pps] = std::mem::take(&mut self.parameters);
        let parsed = parse_sps(&sps).ok().filter(|_| !pps.is_empty())?;
        let frame = self.begin(packet);
        frame.size = Some((parsed.width as u32, parsed.height as u32));
        append(frame, &[&START_CODE, &sps, &START_CODE, &pps])?;
        self.parameters = [sps, pps];
        Some(())
    }
}

/// Appends to a picture; `None` when it becomes too long.
fn append(frame: &mut Frame, parts: &[&[u8]]) -> Option<()> {
    let more: usize = parts.iter().map(|part| part.len()).sum();
    if frame.data.len() + more > MOST {
        return None;
    }
    parts.iter().for_each(|part| frame.data.extend_from_slice(part));
    Some(())
}

/// The newest frame of a RED payload (RFC 2198); `None` when it is cut short.
pub(crate) fn newest_of_red(payload: &[u8]) -> Option<&[u8]> {
    let mut rest = payload;
    let mut redundant = 0usize;
    // Each redundant block has four bytes of header with its length in the last ten bits; the header
    // of the newest one is a single byte without the F bit.
    while rest.first()? & 0x80 != 0 {
        let (header, after) = rest.split_first_chunk::<4>()?;
        redundant += usize::from(u16::from_be_bytes([header[2], header[3]]) & 0x3ff);
        rest = after;
    }
    rest[1..].get(redundant..)
}

#[cfg(test)]
mod tests;
