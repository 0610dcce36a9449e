//! Tells what a datagram is and whose (RFC 7983, RFC 8445 section 7.3).

/// What a datagram is, by its first byte (RFC 7983 section 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Stun,
    Dtls,
    /// RTP and RTCP.
    Media,
}

/// Fixed part of a STUN message (RFC 8489 section 5).
const STUN_HEADER: usize = 20;
const MAGIC_COOKIE: [u8; 4] = [0x21, 0x12, 0xa4, 0x42];
const USERNAME: u16 = 0x0006;

/// Most attributes that are looked at in search of the user name; it is among the first.
const MOST_ATTRIBUTES: usize = 16;

/// The kind of a datagram; `None` for what nobody of ours would send.
pub(crate) fn kind(datagram: &[u8]) -> Option<Kind> {
    match datagram {
        [0..=1, ..] if datagram.len() >= STUN_HEADER && datagram[4..8] == MAGIC_COOKIE => Some(Kind::Stun),
        // A DTLS record has at least a header of 13 bytes (RFC 6347), or of 2 and a ciphertext of 16
        // with the unified header of DTLS 1.3 (RFC 9147).
        [20..=63, ..] if datagram.len() >= 13 => Some(Kind::Dtls),
        // The shortest is an SRTCP packet: 8 bytes, an index of 4 and a tag.
        [128..=191, ..] if datagram.len() >= 16 => Some(Kind::Media),
        _ => None,
    }
}

/// Our side's user name fragment in a STUN request: the part of USERNAME before the colon.
pub(crate) fn ufrag(stun: &[u8]) -> Option<&str> {
    let mut rest = stun.get(STUN_HEADER..)?;
    for _ in 0..MOST_ATTRIBUTES {
        let (header, after) = rest.split_first_chunk::<4>()?;
        let length = usize::from(u16::from_be_bytes([header[2], header[3]]));
        if u16::from_be_bytes([header[0], header[1]]) == USERNAME {
            let name = std::str::from_utf8(after.get(..length)?).ok()?;
            return Some(name.split_once(':')?.0);
        }
        // Values are padded to a multiple of four bytes.
        rest = after.get(length.next_multiple_of(4)..)?;
    }
    None
}

#[cfg(test)]
mod tests;
