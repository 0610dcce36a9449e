//! Which figures a request asks for.

use crate::handlers::meeting::view::integer;
use crate::http::{Query, Refusal};
use convoca_booking::figures::{Part, Unit, parts};
use convoca_contract::codes;
use convoca_contract::page::Page;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Unit as Step};

/// Most days between the first and the last.
const MOST_DAYS: i64 = 31;
/// Most months between the first and the last.
const MOST_MONTHS: i64 = 12;

/// What a request asks for.
#[derive(Debug)]
pub(super) struct Wanted {
    /// The parts of time, in order; at least one.
    pub(super) parts: Vec<Part>,
    offset: u64,
    limit: u32,
}

impl Wanted {
    /// Reads the times and the page; with `hours` one day is asked for by the hour.
    pub(super) fn of(query: &Query, hours: bool, zone: &TimeZone) -> Result<Self, Refusal> {
        let (offset, limit) = query.page(20)?;
        let unit = match query.required("timeUnit")? {
            "D" if hours => Unit::Hour,
            "D" => Unit::Day,
            "M" if !hours => Unit::Month,
            _ if hours => return Err(wrong("timeUnit must be D for figures by the hour")),
            other => return Err(wrong(format!("timeUnit must be D or M, not \"{other}\""))),
        };
        let date = |name| {
            let text = query.required(name)?;
            read(text, unit).ok_or_else(|| {
                let form = if unit == Unit::Month { "yyyy-MM" } else { "yyyy-MM-dd" };
                wrong(format!("{name} must be written {form}, not \"{text}\""))
            })
        };
        let (first, last) = (date("startTime")?, date("endTime")?);
        if last < first {
            return Err(wrong("endTime must not be before startTime"));
        }
        let (step, most, noun) =
            if unit == Unit::Month { (Step::Month, MOST_MONTHS, "months") } else { (Step::Day, MOST_DAYS, "days") };
        let apart = first.until((step, last)).map_or(i64::MAX, |span| match unit {
            Unit::Month => i64::from(span.get_months()),
            Unit::Hour | Unit::Day => i64::from(span.get_days()),
        });
        if unit == Unit::Hour && apart > 0 {
            return Err(wrong("startTime and endTime must be the same day for figures by the hour"));
        }
        if apart > most {
            return Err(wrong(format!("startTime and endTime must be at most {most} {noun} apart")));
        }
        let parts = parts(unit, first, last, zone);
        if parts.is_empty() {
            return Err(wrong("startTime and endTime are out of reach"));
        }
        Ok(Self { parts, offset, limit })
    }

    /// When the first part begins.
    pub(super) fn from(&self) -> Timestamp {
        self.parts.first().map_or(Timestamp::MAX, |part| part.from)
    }

    /// When the last part is over.
    pub(super) fn to(&self) -> Timestamp {
        self.parts.last().map_or(Timestamp::MIN, |part| part.to)
    }

    /// The parts that anything of this falls into, with their places.
    pub(super) fn during(&self, began: Timestamp, ended: Timestamp) -> impl Iterator<Item = (usize, &Part)> {
        let first = self.parts.partition_point(|part| part.to <= began);
        let rest = self.parts.iter().enumerate().skip(first);
        rest.take_while(move |(_, part)| part.from < ended.max(began))
    }

    /// The place of the part that this falls into.
    pub(super) fn place(&self, at: Timestamp) -> Option<usize> {
        let place = self.parts.partition_point(|part| part.to <= at);
        self.parts.get(place).filter(|part| part.has(at)).map(|_| place)
    }

    /// The page asked for of these rows; the last one when it would be past the end.
    pub(super) fn page<T>(&self, rows: Vec<T>) -> axum::Json<Page<T>> {
        let count = rows.len() as u64;
        let limit = u64::from(self.limit.max(1));
        let last = count.saturating_sub(1) / limit * limit;
        let offset = if self.offset < count { self.offset } else { last };
        let skipped = usize::try_from(offset).unwrap_or(usize::MAX);
        let data = rows.into_iter().skip(skipped).take(self.limit as usize).collect();
        axum::Json(Page { offset: integer(offset), limit: i64::from(self.limit), count: integer(count), data })
    }
}

/// What a category must be one of.
pub(super) fn category<T: Copy>(query: &Query, known: &[(&str, T)]) -> Result<T, Refusal> {
    let word = query.required("category")?;
    known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
        wrong(format!("category must be one of {}, not \"{word}\"", names.join(", ")))
    })
}

fn read(text: &str, unit: Unit) -> Option<Date> {
    let whole = if unit == Unit::Month { format!("{text}-01") } else { text.to_owned() };
    // The format alone would take years of other lengths.
    let plain = whole.len() == 10 && whole.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    plain.then(|| Date::strptime("%Y-%m-%d", &whole).ok()).flatten()
}

fn wrong(message: impl Into<String>) -> Refusal {
    Refusal::bad(codes::PARAM_INVALID, message)
}
