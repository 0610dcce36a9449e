//! VP8 as it goes into RTP packets (RFC 7741), and what can be told of it without decoding.

/// Most bytes of a frame in one packet. With the headers of RTP, SRTP, UDP and IPv6 it stays under
/// the 1,280 bytes that every path carries (RFC 8200, section 5).
pub const MOST: usize = 1_160;

/// Size of the payload descriptor that [`descriptor`] writes.
pub const DESCRIPTOR: usize = 4;

/// Whether a frame, as the encoder wrote it, is a keyframe: the first bit is 0 (RFC 6386, 9.1).
pub fn is_keyframe(frame: &[u8]) -> bool {
    frame.first().is_some_and(|byte| byte & 1 == 0)
}

/// The payload descriptor with a picture ID of 15 bits, as browsers send it (RFC 7741, 4.2).
pub fn descriptor(first: bool, picture: u16) -> [u8; DESCRIPTOR] {
    let [high, low] = (picture & 0x7fff).to_be_bytes();
    [if first { 0x90 } else { 0x80 }, 0x80, 0x80 | high, low]
}

/// Cuts a frame into payloads; all but the last are equally long.
pub fn payloads(frame: &[u8], picture: u16) -> impl Iterator<Item = Vec<u8>> {
    frame.chunks(MOST).enumerate().map(move |(place, part)| {
        let mut payload = Vec::with_capacity(DESCRIPTOR + part.len());
        payload.extend_from_slice(&descriptor(place == 0, picture));
        payload.extend_from_slice(part);
        payload
    })
}

/// What a payload begins: `Some(true)` a keyframe, `Some(false)` another frame, `None` nothing or it
/// cannot be told.
pub fn begins(payload: &[u8]) -> Option<bool> {
    let first = *payload.first()?;
    // S and the partition index: the first packet of the first partition begins a frame.
    if first & 0x17 != 0x10 {
        return None;
    }
    let mut at = 1;
    if first & 0x80 != 0 {
        let extension = *payload.get(at)?;
        at += 1;
        if extension & 0x80 != 0 {
            at += if payload.get(at)? & 0x80 != 0 { 2 } else { 1 };
        }
        if extension & 0x40 != 0 {
            at += 1;
        }
        if extension & 0x30 != 0 {
            at += 1;
        }
    }
    payload.get(at..).filter(|frame| !frame.is_empty()).map(is_keyframe)
}
