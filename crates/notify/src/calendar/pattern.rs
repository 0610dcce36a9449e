//! How a series is written into a calendar: as a rule where one says exactly what is meant, else as
//! a list of dates.
//!
//! A candidate rule is expanded here as readers will expand it, which is not how `booking` places
//! occurrences: calendars skip days that a month lacks, and differ about times that daylight saving
//! skips or repeats. Only a rule that yields every planned start is taken; what it yields besides is excepted.

use convoca_booking::zone::instant;
use convoca_booking::{Cycle, Period};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// How the planned starts of a series are told.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// By a rule.
    Rule {
        /// The rule without its end.
        rule: String,
        /// Starts that it yields and the series does not have.
        except: Vec<Timestamp>,
    },
    /// One by one.
    Dates,
}

/// A rule of RFC 5545, section 3.3.10, as far as a cycle needs one.
struct Rule {
    period: Period,
    interval: u8,
    /// Days of the week from Sunday, or of the month, negative ones from its end.
    points: Vec<i8>,
}

impl Pattern {
    /// The pattern of `planned`, the starts in order, none twice, as `cycle` had placed them.
    pub(super) fn of(cycle: &Cycle, planned: &[Timestamp], zone: &TimeZone) -> Self {
        let (Some(first), Some(last)) = (planned.first(), planned.last()) else { return Self::Dates };
        let time = zone.to_datetime(*first).time();
        let days = (zone.to_datetime(*first).date(), zone.to_datetime(*last).date());
        let fitting = candidates(cycle).into_iter().filter_map(|rule| {
            let starts = rule.starts(days, time, zone)?;
            let complete = planned.iter().all(|start| starts.binary_search(start).is_ok());
            let except = || starts.iter().filter(|start| planned.binary_search(start).is_err()).copied().collect();
            complete.then(|| (rule, except()))
        });
        match fitting.min_by_key(|(_, except): &(Rule, Vec<Timestamp>)| except.len()) {
            Some((rule, except)) => Self::Rule { rule: rule.text(), except },
            None => Self::Dates,
        }
    }
}

/// Rules that may say what `cycle` says, the plainest first. A day that some months lack is their
/// last one. No `BYSETPOS`, which could say more: there are readers that get it wrong.
fn candidates(cycle: &Cycle) -> Vec<Rule> {
    let points: Vec<i8> = cycle.points.iter().filter_map(|point| i8::try_from(*point).ok()).collect();
    let rule = |points| Rule { period: cycle.period, interval: cycle.interval.max(1), points };
    let mut rules = vec![rule(points.clone())];
    if cycle.period == Period::Month {
        let mut to_the_end: Vec<i8> = points.into_iter().filter(|point| *point <= 28).collect();
        to_the_end.push(-1);
        rules.push(rule(to_the_end));
    }
    rules
}

impl Rule {
    fn text(&self) -> String {
        const WEEKDAYS: [&str; 7] = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
        let interval = if self.interval > 1 { format!(";INTERVAL={}", self.interval) } else { String::new() };
        let numbers = || self.points.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        match self.period {
            Period::Day => format!("FREQ=DAILY{interval}"),
            Period::Week => {
                let index = |point: &i8| usize::try_from(*point).unwrap_or(0) % 7;
                let days: Vec<&str> = self.points.iter().map(|point| WEEKDAYS[index(point)]).collect();
                format!("FREQ=WEEKLY{interval};WKST=SU;BYDAY={}", days.join(","))
            }
            Period::Month => format!("FREQ=MONTHLY{interval};BYMONTHDAY={}", numbers()),
        }
    }

    /// The starts from the first to the last of `days`, in order; `None` when clocks in `zone` do not
    /// show `time` just once on each of them.
    fn starts(&self, (first, last): (Date, Date), time: Time, zone: &TimeZone) -> Option<Vec<Timestamp>> {
        let days = (0..).map_while(|step| self.days_of_step(first, last, step)).flatten();
        days.filter(|day| (first..=last).contains(day))
            .map(|day| {
                let plain = !zone.to_ambiguous_timestamp(day.to_datetime(time)).is_ambiguous();
                plain.then(|| instant(day, time, zone)).flatten()
            })
            .collect()
    }

    /// The days of the `step`th period that counts from `first`; `None` past `last`.
    fn days_of_step(&self, first: Date, last: Date, step: i32) -> Option<Vec<Date>> {
        let periods = step.checked_mul(i32::from(self.interval))?;
        let day = |from: Date, days: i8| from.checked_add(i32::from(days).days()).ok();
        match self.period {
            Period::Day => {
                let day = first.checked_add(periods.days()).ok()?;
                (day <= last).then(|| vec![day])
            }
            Period::Week => {
                let into_week = i32::from(first.weekday().to_sunday_zero_offset());
                let sunday = first.checked_sub(into_week.days()).ok()?.checked_add(periods.weeks()).ok()?;
                (sunday <= last).then(|| self.points.iter().filter_map(|point| day(sunday, *point)).collect())
            }
            Period::Month => {
                let month = first.first_of_month().checked_add(periods.months()).ok()?;
                let length = month.days_in_month();
                let number = |point: i8| if point < 0 { length + 1 + point } else { point };
                let mut days: Vec<Date> = (self.points.iter().map(|point| number(*point)))
                    .filter(|number| (1..=length).contains(number))
                    .filter_map(|number| day(month, number - 1))
                    .collect();
                days.sort_unstable();
                days.dedup();
                (month <= last).then_some(days)
            }
        }
    }
}

#[cfg(test)]
mod tests;
