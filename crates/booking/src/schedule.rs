//! When a meeting may take place: not before this minute, not more than ten years ahead.

use crate::{BookingError, Cycle, Occurrence, Random};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

/// How far ahead a meeting may be booked. The vendor has an error for it but documents no bound.
const MAX_YEARS_AHEAD: i32 = 10;

/// The day that it is in `zone`.
pub(crate) fn today(now: Timestamp, zone: &TimeZone) -> Date {
    now.to_zoned(zone.clone()).date()
}

/// Checks that a meeting may start at `start`. Starts are told to the minute, so that the present
/// minute is not in the past.
///
/// # Errors
/// [`BookingError::StartInPast`] and [`BookingError::StartTooFar`].
pub(crate) fn check_start(start: Timestamp, now: Timestamp) -> Result<(), BookingError> {
    let into_minute = now.as_second().rem_euclid(60);
    if start.as_second() < now.as_second() - into_minute {
        return Err(BookingError::StartInPast);
    }
    let latest = now.to_zoned(TimeZone::UTC).checked_add(MAX_YEARS_AHEAD.years());
    if latest.is_ok_and(|latest| start > latest.timestamp()) {
        return Err(BookingError::StartTooFar);
    }
    Ok(())
}

/// The occurrences of `cycle` with fresh IDs, at the time of day that clocks in `zone` show at
/// `start`; its date does not matter.
pub(crate) fn expand(
    cycle: &mut Cycle,
    start: Timestamp,
    length: SignedDuration,
    zone: &TimeZone,
    random: &mut Random<'_>,
) -> Vec<Occurrence> {
    let time = start.to_zoned(zone.clone()).time();
    cycle.expand(time, length, zone, &mut || random.hex(16))
}

/// Checks that a series may take place, and answers when it starts.
///
/// # Errors
/// [`BookingError::CycleEmpty`], and [`check_start`]'s for the first occurrence.
pub(crate) fn check_series(occurrences: &[Occurrence], now: Timestamp) -> Result<Timestamp, BookingError> {
    let first = occurrences.first().ok_or(BookingError::CycleEmpty)?;
    check_start(first.start, now)?;
    Ok(first.start)
}
