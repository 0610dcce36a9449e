//! Instants as people read them: in the meeting's zone, with the offset that holds then.

use crate::words::Words;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

/// A span as a date with its weekday, the times of day and the offset in brackets; when it ends on
/// another day, that day too.
pub(crate) fn span(words: &Words, zone: &TimeZone, start: Timestamp, end: Timestamp) -> String {
    let (from, to) = (zone.to_datetime(start), zone.to_datetime(end));
    let (date, clock) = (words.date, words.clock);
    let last_day = if from.date() == to.date() { String::new() } else { format!("{}, ", date(to.date())) };
    let (starts, ends) = (clock(from.time()), clock(to.time()));
    format!("{}, {starts} – {last_day}{ends} {}", date(from.date()), offset(zone.to_offset(start)))
}

/// The day of an instant.
pub(crate) fn day(words: &Words, zone: &TimeZone, at: Timestamp) -> String {
    (words.date)(zone.to_datetime(at).date())
}

/// An offset in brackets as the vendor writes it: `(GMT)`, `(GMT+05:30)`.
pub(crate) fn offset(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    match minutes.abs() {
        0 => "(GMT)".to_owned(),
        minutes => format!("(GMT{sign}{:02}:{:02})", minutes / 60, minutes % 60),
    }
}

#[cfg(test)]
mod tests;
