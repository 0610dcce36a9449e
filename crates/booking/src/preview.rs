//! What a series would be, before it is booked: the same days, times and refusals as
//! [`create`](crate::create), with what the clocks of its zone do to each meeting.

use crate::draft::CycleDraft;
use crate::{BookingError, Cycle, Field, ZoneId, ZoneRules, schedule, terms};
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// A series that somebody thinks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its time of day in the zone; the date does not matter.
    pub start: Timestamp,
    /// Length of each meeting in minutes; not given: the usual.
    pub length_min: Option<i64>,
    /// Zone.
    pub zone: ZoneId,
    /// The recurrence.
    pub cycle: CycleDraft,
}

/// One meeting that the series would have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Start.
    pub start: Timestamp,
    /// End.
    pub end: Timestamp,
    /// What clocks in the zone show at the start.
    pub local: DateTime,
    /// Seconds by which they are ahead of UTC then.
    pub offset_s: i32,
    /// What a change of the clocks does to it.
    pub moved: Moved,
}

/// What a change of the clocks does to a meeting of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// Nothing.
    No,
    /// The time of day is left out on that day; the meeting is later by as much as is left out.
    Gap,
    /// The time of day comes twice on that day; the meeting is at the first.
    Fold,
}

/// The cycle as it would be booked at `now`, and its meetings.
///
/// # Errors
/// What [`create`](crate::create::create) would say about the recurrence, the length and the start.
pub fn preview(plan: &Plan, rules: ZoneRules, now: Timestamp) -> Result<(Cycle, Vec<Planned>), BookingError> {
    let usual = i64::from(terms::DEFAULT_LENGTH_MIN);
    let length: i64 = Field::Length.check_number(plan.length_min.unwrap_or(usual), terms::LENGTH_MIN)?;
    let zone = plan.zone.time_zone(rules);
    let mut cycle = Cycle::from_draft(&plan.cycle, schedule::today(now, &zone))?;
    let time = plan.start.to_zoned(zone.clone()).time();
    let occurrences = cycle.expand(time, SignedDuration::from_mins(length), &zone, &mut String::new);
    schedule::check_series(&occurrences, now)?;
    let planned = occurrences.into_iter().map(|one| {
        let shown = one.start.to_zoned(zone.clone());
        let moved = if shown.time() == time { repeated(&zone, shown.datetime()) } else { Moved::Gap };
        Planned { start: one.start, end: one.end, local: shown.datetime(), offset_s: shown.offset().seconds(), moved }
    });
    let planned = planned.collect();
    Ok((cycle, planned))
}

/// Whether clocks in `zone` show `local` twice.
fn repeated(zone: &TimeZone, local: DateTime) -> Moved {
    match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Fold { .. } => Moved::Fold,
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Gap { .. } => Moved::No,
    }
}

#[cfg(test)]
mod tests;
