//! From a cycle to its occurrences.

use jiff::Timestamp;
use jiff::civil::Date;
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
}
