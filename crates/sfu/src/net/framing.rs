//! Packets on a byte stream (RFC 4571): each with its length in two bytes before it.

/// Longest frame that is taken. The length field allows 65,535, but nothing that a peer may send is
/// longer than a datagram.
pub(crate) const LONGEST: usize = 2048;

/// A stream that no frame can be read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// A frame and what comes after it.
type Split<'a> = (&'a [u8], &'a [u8]);

/// The next frame of what was read, and what comes after it; `None` when it is not there in full.
pub(crate) fn next(read: &[u8]) -> Result<Option<Split<'_>>, Malformed> {
    let Some((length, rest)) = read.split_first_chunk::<2>() else { return Ok(None) };
    let length = usize::from(u16::from_be_bytes(*length));
    if length > LONGEST {
        return Err(Malformed);
    }
    Ok(rest.split_at_checked(length))
}

/// Appends a packet as a frame. Packets are ours and shorter than [`LONGEST`].
pub(crate) fn push(packet: &[u8], out: &mut Vec<u8>) {
    let length = u16::try_from(packet.len()).expect("a packet of ours is shorter than 64 kB");
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(packet);
}

#[cfg(test)]
mod tests;
