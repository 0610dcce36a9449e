//! A meeting is being held: that it began, goes on longer, and ended.
//!
//! The live meeting itself is not here. What is kept is what the API shows and what a restarted
//! server needs: the ID of the holding and when it ends.

use crate::{Booking, Holding, Kind, Random, Record};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of a holding's ID; twice as many hex digits.
const ID_BYTES: usize = 16;

/// ID for the next holding, should there be one: of an instant meeting's first, the one that was
/// drawn when it was booked; else one that is drawn now.
pub fn next_id(booking: &Booking, random: &mut Random<'_>) -> String {
    let first = booking.holding.is_none() && booking.ended_at.is_none();
    match &booking.kind {
        Kind::Instant { holding } if first => holding.clone(),
        Kind::Instant { .. } | Kind::Scheduled | Kind::Series { .. } => random.hex(ID_BYTES),
    }
}

/// The booking as held from `now`, under this ID. A holding that is under way goes on.
pub fn begin(booking: &Booking, id: &str, now: Timestamp) -> Booking {
    if booking.holding_at(now).is_some() {
        return booking.clone();
    }
    let holding = Holding {
        id: id.to_owned(),
        occurrence: booking.occurrence_at(now).map(|one| one.id.clone()),
        started_at: now,
        ends_at: now + booking.as_of(now).length(),
        rules: None,
        roles: BTreeMap::new(),
        banned: BTreeSet::new(),
    };
    Booking { holding: Some(holding), ..booking.clone() }
}

/// What is remembered of the holding `id` of a booking, which began at `at`.
pub fn record(booking: &Booking, id: &str, at: Timestamp) -> Record {
    Record {
        holding: id.to_owned(),
        booking: booking.clone(),
        occurrence: booking.occurrence_at(at).map(|one| one.id.clone()),
        started_at: at,
        ended_at: None,
    }
}

/// The booking with what has changed in its holding; unchanged when another one, or none, is under
/// way.
pub fn note(booking: &Booking, changed: &Holding) -> Booking {
    match &booking.holding {
        Some(holding) if holding.id == changed.id => Booking { holding: Some(changed.clone()), ..booking.clone() },
        _ => booking.clone(),
    }
}

/// The booking after the holding `id` has ended at `now`; unchanged when that one is not under way.
/// With `keep` people may come together again until the booked time is over; without, that time, of
/// a series that of the occurrence which was held, is closed for good.
pub fn end(booking: &Booking, id: &str, now: Timestamp, keep: bool) -> Booking {
    let Some(holding) = booking.holding.as_ref().filter(|holding| holding.id == id) else { return booking.clone() };
    let held = match (&booking.kind, &holding.occurrence) {
        // One that was cancelled while it was held has nothing left to close.
        (Kind::Series { occurrences, .. }, Some(held)) => {
            occurrences.iter().find(|one| one.id == *held).map(|one| one.end)
        }
        (Kind::Series { .. } | Kind::Instant { .. } | Kind::Scheduled, _) => {
            booking.slot_at(holding.started_at).map(|(_, end)| end)
        }
    };
    let closed = held.filter(|end| !keep && *end > now);
    Booking {
        holding: None,
        ended_at: Some(now),
        last_holding: Some(id.to_owned()),
        closed_until: closed.or(booking.closed_until),
        ..booking.clone()
    }
}

#[cfg(test)]
mod tests;
