//! Redundant audio (RFC 2198): unpacks the newest frame for receivers that do not know RED.

/// The newest frame of a RED payload; `None` when it is cut short.
pub(crate) fn primary(payload: &[u8]) -> Option<&[u8]> {
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
