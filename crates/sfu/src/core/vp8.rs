//! The VP8 payload descriptor (RFC 7741 section 4.2), as far as a forwarder needs it.

use std::num::Wrapping;

/// What the beginning of a VP8 payload says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Vp8 {
    /// The picture's number and whether it has 15 bits instead of 7.
    pub(crate) picture_id: Option<(u16, bool)>,
    /// Running number of the base layer's pictures.
    pub(crate) tl0_pic_idx: Option<u8>,
    /// Width and height, when this packet begins a keyframe.
    pub(crate) keyframe: Option<(u16, u16)>,
}

/// Reads a payload; `None` when it is cut short or no VP8.
pub(crate) fn parse(payload: &[u8]) -> Option<Vp8> {
    let mut bytes = payload.iter().copied();
    let mut vp8 = Vp8::default();
    let first = bytes.next()?;
    if first & 0x80 != 0 {
        let extension = bytes.next()?;
        if extension & 0x80 != 0 {
            let high = bytes.next()?;
            vp8.picture_id = Some(match high & 0x80 {
                0 => (u16::from(high), false),
                _ => (u16::from(high & 0x7f) << 8 | u16::from(bytes.next()?), true),
            });
        }
        if extension & 0x40 != 0 {
            vp8.tl0_pic_idx = Some(bytes.next()?);
        }
        if extension & 0x30 != 0 {
            bytes.next()?;
        }
    }
    // Start of partition 0 of a picture: the frame header follows (RFC 6386 section 9.1), whose
    // lowest bit is clear in keyframes.
    let begins = first & 0x10 != 0 && first & 0x07 == 0;
    let frame = bytes.next()?;
    if begins && frame & 1 == 0 {
        let rest: Vec<u8> = bytes.take(9).collect();
        vp8.keyframe = Some(match rest[..] {
            [_, _, 0x9d, 0x01, 0x2a, w0, w1, h0, h1] => {
                (u16::from_le_bytes([w0, w1]) & 0x3fff, u16::from_le_bytes([h0, h1]) & 0x3fff)
            }
            // Cut before the size, or without the start code: no picture can be decoded from here.
            _ => return None,
        });
    }
    Some(vp8)
}

/// Makes picture numbers continuous over switches, like [`super::rewrite::Rewriter`] does with
/// sequence numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PictureRewriter {
    last_id: Wrapping<u16>,
    last_tl0: Wrapping<u8>,
    id_offset: Wrapping<u16>,
    tl0_offset: Wrapping<u8>,
}

impl PictureRewriter {
    /// The picture's numbers as the receiver gets them; `switched` when it is the first of another
    /// source.
    pub(crate) fn rewrite(&mut self, vp8: &Vp8, switched: bool) -> (Option<u16>, Option<u8>) {
        let id = vp8.picture_id.map(|(id, wide)| {
            let mask = if wide { 0x7fff } else { 0x7f };
            if switched {
                self.id_offset = self.last_id + Wrapping(1) - Wrapping(id);
            }
            let out = Wrapping((Wrapping(id) + self.id_offset).0 & mask);
            // Only ever forward: a straggler must not move the end back.
            if switched || (out - self.last_id).0 & mask <= mask / 2 {
                self.last_id = out;
            }
            out.0
        });
        let tl0 = vp8.tl0_pic_idx.map(|tl0| {
            if switched {
                self.tl0_offset = self.last_tl0 + Wrapping(1) - Wrapping(tl0);
            }
            let out = Wrapping(tl0) + self.tl0_offset;
            if switched || (out - self.last_tl0).0 < 128 {
                self.last_tl0 = out;
            }
            out.0
        });
        (id, tl0)
    }
}

#[cfg(test)]
mod tests;
