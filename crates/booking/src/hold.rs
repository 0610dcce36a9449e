//! A meeting is being held: that it began, goes on longer, and ended.
//!
//! The live meeting itself is not here. What is kept is what the API shows and what a restarted
//! server needs: the ID of the holding and when it ends.

use crate::{Booking, Holding, Kind, Random};
use jiff::Timestamp;

/// Bytes of a holding's ID; twice as many hex digits.
const ID_BYTES: usize = 16;

/// The booking as held from `now`. A holding that is under way goes on; an instant meeting's first
/// holding has the ID that was drawn when it was booked.
pub fn begin(booking: &Booking, now: Timestamp, random: &mut Random<'_>) -> Booking {
    if booking.holding_at(now).is_some() {
        return booking.clone();
    }
    let first = booking.holding.is_none() && booking.ended_at.is_none();
    let id = match &booking.kind {
        Kind::Instant { holding } if first => holding.clone(),
        Kind::Instant { .. } | Kind::Scheduled | Kind::Series { .. } => random.hex(ID_BYTES),
    };
    let holding = Holding { id, started_at: now, ends_at: now + booking.length() };
    Booking { holding: Some(holding), ..booking.clone() }
}

/// The booking with its holding going on until `ends_at`; unchanged when it is not held.
pub fn extend(booking: &Booking, ends_at: Timestamp) -> Booking {
    let holding = booking.holding.clone().map(|holding| Holding { ends_at, ..holding });
    Booking { holding, ..booking.clone() }
}

/// The booking after the holding `id` has ended at `now`; unchanged when that one is not under way.
pub fn end(booking: &Booking, id: &str, now: Timestamp) -> Booking {
    match &booking.holding {
        Some(holding) if holding.id == id => Booking { holding: None, ended_at: Some(now), ..booking.clone() },
        _ => booking.clone(),
    }
}

#[cfg(test)]
mod tests;
