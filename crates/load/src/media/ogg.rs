//! Opus in Ogg (RFC 3533, RFC 7845): pages of segments, from which packets are put together.
//!
//! Checksums are not checked and only one stream is expected: the files are our own.

use super::Sound;
use crate::Failure;
use std::time::Duration;

/// Size of a page's header up to its table of segments (RFC 3533, section 6).
const PAGE_HEADER: usize = 27;

/// Packets before the sound: identification and comments (RFC 7845, section 3).
const HEADERS: usize = 2;

/// Reads a file.
///
/// # Errors
/// When it is not one, is cut off, or holds something other than Opus.
pub fn read(file: &[u8]) -> Result<Vec<Sound>, Failure> {
    let packets = packets(file)?;
    if !packets.first().is_some_and(|packet| packet.starts_with(b"OpusHead")) {
        return Err("not an Ogg file with Opus".into());
    }
    let sounds = packets.into_iter().skip(HEADERS).filter(|packet| !packet.is_empty());
    let sounds: Vec<Sound> = sounds.map(|data| Sound { length: length(&data), data: data.into() }).collect();
    if sounds.is_empty() { Err("no sound in it".into()) } else { Ok(sounds) }
}

fn packets(file: &[u8]) -> Result<Vec<Vec<u8>>, Failure> {
    let mut packets = vec![Vec::new()];
    let mut rest = file;
    while !rest.is_empty() {
        if !rest.starts_with(b"OggS") {
            return Err("not an Ogg page".into());
        }
        let count = usize::from(*rest.get(PAGE_HEADER - 1).ok_or("cut off")?);
        let table = rest.get(PAGE_HEADER..PAGE_HEADER + count).ok_or("cut off")?;
        let mut body = PAGE_HEADER + count;
        for &segment in table {
            let end = body + usize::from(segment);
            let open = packets.last_mut().ok_or("no packet")?;
            open.extend_from_slice(rest.get(body..end).ok_or("cut off in a page")?);
            body = end;
            // A segment that is not full ends its packet.
            if segment < u8::MAX {
                packets.push(Vec::new());
            }
        }
        rest = &rest[body..];
    }
    packets.pop();
    Ok(packets)
}

/// How long a packet sounds, by its first bytes (RFC 6716, section 3.1 and 3.2).
fn length(packet: &[u8]) -> Duration {
    let first = packet.first().copied().unwrap_or(0);
    let config = first >> 3;
    let frame_us = match config {
        0..12 => [10_000, 20_000, 40_000, 60_000][usize::from(config % 4)],
        12..16 => [10_000, 20_000][usize::from(config % 2)],
        _ => [2_500, 5_000, 10_000, 20_000][usize::from(config % 4)],
    };
    let frames = match first & 3 {
        0 => 1,
        1 | 2 => 2,
        _ => u64::from(packet.get(1).copied().unwrap_or(0) & 0x3f),
    };
    Duration::from_micros(frame_us * frames)
}
