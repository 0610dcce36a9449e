//! Figures over time: the hours, days and months of a zone, and how much of what has a beginning and an
//! end falls into each.

use crate::zone::instant;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

/// Most hours, days or months that are ever asked for at once.
const MOST_PARTS: usize = 400;

/// What time is divided into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The hours on the clock of each day: one that daylight saving skips lasts no time, and one that comes
    /// twice lasts two hours.
    Hour,
    /// Days.
    Day,
    /// Months.
    Month,
}

/// A part of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name in the zone: `09`, `2031-05-02` or `2031-05`.
    pub name: String,
    /// When it begins.
    pub from: Timestamp,
    /// When the next begins.
    pub to: Timestamp,
}

impl Part {
    /// Whether this falls into it.
    pub fn has(&self, at: Timestamp) -> bool {
        self.from <= at && at < self.to
    }

    /// How much of it something takes.
    pub fn taken(&self, began: Timestamp, ended: Timestamp) -> SignedDuration {
        ended.min(self.to).duration_since(began.max(self.from)).max(SignedDuration::ZERO)
    }

    /// Most of these that there were at one moment of it. What ends when another begins is not there with
    /// it.
    pub fn most_at_once(&self, spans: impl IntoIterator<Item = (Timestamp, Timestamp)>) -> u64 {
        let there = spans.into_iter().filter(|(began, ended)| self.taken(*began, *ended) > SignedDuration::ZERO);
        let mut turns: Vec<_> = there.flat_map(|(began, ended)| [(began.max(self.from), 1), (ended, -1)]).collect();
        turns.sort_unstable();
        let (mut now, mut most) = (0_i64, 0_i64);
        for (_, turn) in turns {
            now += turn;
            most = most.max(now);
        }
        most.unsigned_abs()
    }
}

/// The parts from the one that `first` is in to the one that `last` is in, in order; at most 400.
pub fn parts(unit: Unit, first: Date, last: Date, zone: &TimeZone) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut date = if unit == Unit::Month { first.first_of_month() } else { first };
    while date <= last && parts.len() < MOST_PARTS {
        let step = if unit == Unit::Month { Span::new().months(1) } else { Span::new().days(1) };
        let Ok(next) = date.checked_add(step) else { break };
        let midnight = |date| instant(date, Time::midnight(), zone);
        let (Some(from), Some(to)) = (midnight(date), midnight(next)) else { break };
        match unit {
            Unit::Hour => parts.extend(hours(date, from, to, zone)),
            Unit::Day => parts.push(Part { name: date.to_string(), from, to }),
            Unit::Month => parts.push(Part { name: date.strftime("%Y-%m").to_string(), from, to }),
        }
        date = next;
    }
    parts
}

fn hours(date: Date, from: Timestamp, to: Timestamp, zone: &TimeZone) -> Vec<Part> {
    let starts: Vec<_> = (0..24)
        .filter_map(|hour| Time::new(hour, 0, 0, 0).ok())
        .map(|time| instant(date, time, zone).unwrap_or(from))
        .chain([to])
        .collect();
    let pairs = starts.windows(2).enumerate();
    pairs.map(|(hour, pair)| Part { name: format!("{hour:02}"), from: pair[0], to: pair[1] }).collect()
}

#[cfg(test)]
mod tests;
