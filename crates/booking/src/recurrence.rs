//! From a cycle to its occurrences.
//!
//! Decides which days a cycle falls on and at which instants clocks then show its time of day.
//! Whether those instants may be booked is not decided here.

use crate::booking::{Admission, Media, RecordAudience};
use crate::draft::CycleDraft;
use crate::zone::instant;
use crate::{BookingError, Field};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// The period of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Period {
    /// Every so many days.
    Day,
    /// On days of the week, every so many weeks.
    Week,
    /// On days of the month, every so many months.
    Month,
}

/// The rule of a series. Dates are days in the meeting's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cycle {
    /// First day.
    pub first_day: Date,
    /// Last day.
    pub last_day: Date,
    /// Period.
    pub period: Period,
    /// Every so many periods: days 1 to 15, weeks 1 to 5, months 1 to 3.
    pub interval: u8,
    /// Days of the week, 0 Sunday to 6 Saturday, or of the month, 1 to 31, ascending, each once;
    /// empty for days.
    pub points: Vec<u8>,
    /// Attendees are told of each occurrence so many days ahead, 0 to 30.
    pub remind_days: u8,
}

/// One meeting of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// ID, 32 hex digits, kept through edits of this occurrence.
    pub id: String,
    /// Start.
    pub start: Timestamp,
    /// End.
    pub end: Timestamp,
    /// Where the cycle had placed its start, when it has been moved since.
    #[serde(default)]
    pub planned: Option<Timestamp>,
    /// What was laid down for it alone.
    #[serde(default)]
    pub terms: OccurrenceTerms,
}

/// What was laid down for one occurrence alone; `None`: as for the series.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OccurrenceTerms {
    /// What it is about, up to 200 characters, or empty.
    pub description: String,
    /// Media.
    pub media: Option<Media>,
    /// Recording starts by itself.
    pub auto_record: Option<bool>,
    /// Who may watch a recording.
    pub record_audience: Option<RecordAudience>,
    /// Who may join.
    pub admission: Option<Admission>,
    /// Guests may open the meeting before the host.
    pub guests_may_start: Option<bool>,
    /// Newcomers wait until they are admitted.
    pub waiting_room: Option<bool>,
}

impl Occurrence {
    /// An occurrence as the cycle places it.
    pub fn new(id: String, start: Timestamp, end: Timestamp) -> Self {
        Self { id, start, end, planned: None, terms: OccurrenceTerms::default() }
    }

    /// Where the cycle places its start, also after it has been moved: what names it in calendars
    /// (RFC 5545, section 3.8.4.4).
    pub fn planned_start(&self) -> Timestamp {
        self.planned.unwrap_or(self.start)
    }
}

/// Most occurrences of a series (the vendor's); further ones are cut off, not refused.
const MAX_OCCURRENCES: usize = 50;

/// Most days that can be listed: every day of the longest month.
const MAX_POINTS: usize = 31;

/// Most days of notice (the vendor's).
const MAX_REMIND_DAYS: u8 = 30;

impl Cycle {
    /// Checks a recurrence asked for; `today` is the day in the meeting's zone.
    ///
    /// # Errors
    /// A [`BookingError::Field`] that names what is missing, malformed or out of range, and
    /// [`BookingError::StartInPast`] when the first day is over.
    pub fn from_draft(draft: &CycleDraft, today: Date) -> Result<Self, BookingError> {
        let first_day = parse_day(draft.first_day.as_deref(), Field::CycleFirstDay)?;
        let last_day = parse_day(draft.last_day.as_deref(), Field::CycleLastDay)?;
        if first_day < today {
            return Err(BookingError::StartInPast);
        }
        let latest = first_day.checked_add(1.year()).unwrap_or(Date::MAX);
        if !(first_day..=latest).contains(&last_day) {
            let problem = format!("must be {first_day} to {latest}, not {last_day}");
            return Err(BookingError::field(Field::CycleLastDay, problem));
        }
        let period =
            draft.period.ok_or_else(|| BookingError::field(Field::CyclePeriod, "must be given: Day, Week or Month"))?;
        let most = match period {
            Period::Day => 15,
            Period::Week => 5,
            Period::Month => 3,
        };
        let interval: u8 = Field::CycleInterval.check_number(draft.interval.unwrap_or(1), 1..=most)?;
        let points = parse_points(period, draft.points.as_deref().unwrap_or_default())?;
        let remind_days = draft.remind_days.unwrap_or(1);
        let remind_days: u8 = Field::CycleRemindDays.check_number(remind_days, 0..=i64::from(MAX_REMIND_DAYS))?;
        let remind_days = match (interval, period) {
            (..=1, _) => remind_days,
            (_, Period::Day) => remind_days.max(interval),
            (_, Period::Week) => remind_days.max(7 * interval).min(MAX_REMIND_DAYS),
            (_, Period::Month) => MAX_REMIND_DAYS,
        };
        Ok(Self { first_day, last_day, period, interval, points, remind_days })
    }

    /// The days on which it falls, ascending, each once, at most 50. A week starts on Sunday, as
    /// the vendor numbers its days; months count from that of the first day; a day that a month
    /// lacks is its last day.
    pub fn days(&self) -> Vec<Date> {
        self.all_days().take(MAX_OCCURRENCES).collect()
    }

    /// The occurrences, each at the same `time` of day in `zone` across daylight saving, with IDs
    /// from `id`. When there are more than 50 days, the last day is moved to the 50th.
    pub fn expand(
        &mut self,
        time: Time,
        length: SignedDuration,
        zone: &TimeZone,
        id: &mut dyn FnMut() -> String,
    ) -> Vec<Occurrence> {
        let mut days: Vec<Date> = self.all_days().take(MAX_OCCURRENCES + 1).collect();
        if days.len() > MAX_OCCURRENCES {
            days.truncate(MAX_OCCURRENCES);
            self.last_day = days.last().copied().unwrap_or(self.last_day);
        }
        // Days at the very end of the calendar, which no instant stands for, fall away.
        let span = |day: Date| {
            let start = instant(day, time, zone)?;
            Some((start, start.checked_add(length).ok()?))
        };
        days.into_iter().filter_map(span).map(|(start, end)| Occurrence::new(id(), start, end)).collect()
    }

    fn all_days(&self) -> impl Iterator<Item = Date> + '_ {
        (0..)
            .map_while(|step| self.days_of_step(step))
            .flatten()
            .skip_while(|day| *day < self.first_day)
            .take_while(|day| *day <= self.last_day)
    }

    /// The days of the `step`th day, week or month that counts, before the first day and after
    /// the last included. `None` once the calendar or the cycle is at its end.
    fn days_of_step(&self, step: i32) -> Option<Vec<Date>> {
        let periods = step.checked_mul(i32::from(self.interval.max(1)))?;
        match self.period {
            Period::Day => Some(vec![self.first_day.checked_add(periods.days()).ok()?]),
            Period::Week => {
                let into_week = i32::from(self.first_day.weekday().to_sunday_zero_offset());
                let sunday = self.first_day.checked_sub(into_week.days()).ok()?;
                let sunday = sunday.checked_add(periods.weeks()).ok()?;
                let day = |point: &u8| sunday.checked_add(i32::from(*point).days()).ok();
                (sunday <= self.last_day).then(|| self.points.iter().map_while(day).collect())
            }
            Period::Month => {
                let month = self.first_day.first_of_month().checked_add(periods.months()).ok()?;
                let day = |point: &u8| month.checked_add((i32::from(*point) - 1).days()).ok();
                let last = month.last_of_month();
                let mut days: Vec<Date> =
                    self.points.iter().map(|point| day(point).map_or(last, |day| day.min(last))).collect();
                days.dedup();
                (month <= self.last_day).then_some(days)
            }
        }
    }
}

/// A day as `YYYY-MM-DD` and nothing else; the library's own parser takes more.
fn parse_day(text: Option<&str>, field: Field) -> Result<Date, BookingError> {
    let text = text.ok_or_else(|| BookingError::field(field, "must be given as YYYY-MM-DD"))?;
    let plain = text.len() == 10
        && text.bytes().zip(b"dddd-dd-dd").all(|(byte, shape)| match shape {
            b'd' => byte.is_ascii_digit(),
            _ => byte == b'-',
        });
    let day = plain.then(|| text.parse().ok()).flatten();
    day.ok_or_else(|| BookingError::field(field, "must be a day as YYYY-MM-DD"))
}

/// The points of a cycle, ascending, each once; a daily one has none.
fn parse_points(period: Period, given: &[i64]) -> Result<Vec<u8>, BookingError> {
    let range = match period {
        Period::Day => return Ok(Vec::new()),
        Period::Week => 0..=6,
        Period::Month => 1..=31,
    };
    if given.is_empty() {
        return Err(BookingError::field(Field::CyclePointsMissing, "must be given for a weekly or monthly series"));
    }
    if given.len() > MAX_POINTS {
        let problem = format!("must have at most {MAX_POINTS} entries, not {}", given.len());
        return Err(BookingError::field(Field::CyclePoints, problem));
    }
    let mut points = given
        .iter()
        .map(|point| Field::CyclePoints.check_number(*point, range.clone()))
        .collect::<Result<Vec<u8>, _>>()?;
    points.sort_unstable();
    points.dedup();
    Ok(points)
}

#[cfg(test)]
mod tests;
