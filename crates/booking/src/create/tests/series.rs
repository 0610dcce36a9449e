//! Booking a series.

use super::*;

#[test]
fn the_documents_series() {
    let booking = book(series());
    let starts: Vec<_> = booking.slots().map(|(start, _)| start.to_string()).collect();
    let days = ["06-03", "06-05", "06-17", "06-19", "07-01", "07-03", "07-15"];
    assert_eq!(starts, days.map(|day| format!("2031-{day}T01:00:00Z")));
    assert_eq!(booking.start, at("2031-06-03T01:00:00Z"));
    let Kind::Series { occurrences, cycle } = booking.kind else { panic!("not a series") };
    assert_eq!(cycle.remind_days, 14);
    assert!(occurrences.iter().all(|one| one.id.len() == 32));

    // 01:30 in Calcutta is the day before in UTC.
    let draft = Draft {
        start: Some(at("2031-09-01T20:00:00Z")),
        zone: ZoneId::new(48),
        cycle: Some(cycle_of(Period::Day, "2031-09-02", "2031-09-04")),
        ..series()
    };
    let starts: Vec<_> = book(draft).slots().map(|(start, _)| start.to_string()).collect();
    assert_eq!(starts, ["01", "02", "03"].map(|day| format!("2031-09-{day}T20:00:00Z")));
}

fn cycle_of(period: Period, first: &str, last: &str) -> CycleDraft {
    cycle(period, 1, &[1], first, last)
}

#[test]
fn a_series_needs_its_parts() {
    check(Draft { cycle: None, ..series() }, Some(BookingError::CycleMissing));
    check_field(Draft { start: None, ..series() }, Some(Field::Start));
    let with = |cycle, start| Draft { cycle: Some(cycle), start: Some(at(start)), ..series() };
    let tuesday = cycle_of(Period::Week, "2031-06-03", "2031-06-08");
    check(with(tuesday, "2031-06-03T01:00:00Z"), Some(BookingError::CycleEmpty));
    // The first occurrence is today in Beijing, where it is 16:10.
    let today = || cycle_of(Period::Day, "2031-03-04", "2031-03-06");
    check(with(today(), "2031-03-04T08:09:00Z"), Some(BookingError::StartInPast));
    check(with(today(), "2031-03-04T08:10:00Z"), None);
    // Only the clock time counts, so the date of the start may be over.
    check(with(today(), "2030-01-01T08:11:00Z"), None);
    let far = cycle_of(Period::Day, "2041-03-05", "2041-03-06");
    check(with(far, "2031-03-04T08:10:00Z"), Some(BookingError::StartTooFar));
    let yesterday = cycle_of(Period::Day, "2031-03-03", "2031-03-06");
    check(with(yesterday, "2031-03-04T08:10:00Z"), Some(BookingError::StartInPast));
    assert_eq!(book(Draft { series: false, ..series() }).kind, Kind::Scheduled);
}
