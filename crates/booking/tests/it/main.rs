//! Series against an independent calculation: `tests/oracle/series.py`, which uses dateutil.
//!
//! The lines are made anew for every run, so they are not in the repository; the variable names
//! the file. Running without it fails, because a comparison that is skipped proves nothing.

use convoca_booking::draft::CycleDraft;
use convoca_booking::{Cycle, Period, ZoneId, ZoneRules};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

const VARIABLE: &str = "CONVOCA_SERIES_ORACLE";

/// Fewer lines than this would leave kinds of series out.
const FEWEST_LINES: usize = 1_000;

#[derive(Deserialize)]
struct Line {
    zone: String,
    zone_id: u8,
    start: Timestamp,
    first_day: String,
    last_day: String,
    last_day_after: Date,
    period: Period,
    interval: i64,
    points: Vec<i64>,
    expected: Vec<Timestamp>,
}

#[test]
fn series_are_those_of_dateutil() {
    let Ok(path) = std::env::var(VARIABLE) else {
        panic!("{VARIABLE} names no file of series: run the tests with ./test, which makes one");
    };
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{VARIABLE}, {path}: {error}"));
    let mut lines = 0;
    for line in text.lines() {
        check(line);
        lines += 1;
    }
    assert!(lines >= FEWEST_LINES, "{path} has {lines} lines, fewer than {FEWEST_LINES}");
}

fn check(text: &str) {
    let line: Line = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let zone = ZoneId::new(line.zone_id).expect("the oracle takes zones of the table");
    assert_eq!(zone.iana_name(), line.zone, "the oracle's table differs");
    let zone = zone.time_zone(ZoneRules::Iana);

    let draft = CycleDraft {
        first_day: Some(line.first_day),
        last_day: Some(line.last_day),
        period: Some(line.period),
        interval: Some(line.interval),
        points: Some(line.points),
        remind_days: None,
    };
    let mut cycle = Cycle::from_draft(&draft, Date::MIN).unwrap_or_else(|error| panic!("{error}: {text}"));
    let days = cycle.days();
    let time = line.start.to_zoned(zone.clone()).time();
    let length = SignedDuration::from_mins(30);
    let occurrences = cycle.expand(time, length, &zone, &mut String::new);

    let starts: Vec<Timestamp> = occurrences.iter().map(|one| one.start).collect();
    assert_eq!(starts, line.expected, "{text}");
    // Of no zone of the table do the clocks skip a whole day, so that each start is on its day.
    let shown: Vec<Date> = starts.iter().map(|start| start.to_zoned(zone.clone()).date()).collect();
    assert_eq!(days, shown, "{text}");
    assert_eq!(cycle.last_day, line.last_day_after, "{text}");
}
