use super::*;
use crate::fixture::at;

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn check(unit: Unit, first: &str, last: &str, place: &str, expected: &[(&str, &str, &str)]) {
    let found = parts(unit, date(first), date(last), &zone(place));
    let found: Vec<_> = found.iter().map(|part| (part.name.as_str(), part.from, part.to)).collect();
    let expected: Vec<_> = expected.iter().map(|(name, from, to)| (*name, at(from), at(to))).collect();
    assert_eq!(found, expected);
}

#[test]
fn days_and_months_are_those_of_the_zone() {
    check(
        Unit::Day,
        "2031-03-29",
        "2031-03-30",
        "Europe/London",
        &[
            ("2031-03-29", "2031-03-29T00:00:00Z", "2031-03-30T00:00:00Z"),
            ("2031-03-30", "2031-03-30T00:00:00Z", "2031-03-30T23:00:00Z"),
        ],
    );
    check(
        Unit::Month,
        "2031-12-01",
        "2032-01-01",
        "Asia/Shanghai",
        &[
            ("2031-12", "2031-11-30T16:00:00Z", "2031-12-31T16:00:00Z"),
            ("2032-01", "2031-12-31T16:00:00Z", "2032-01-31T16:00:00Z"),
        ],
    );
    check(Unit::Day, "2031-03-30", "2031-03-29", "Europe/London", &[]);
}

#[test]
fn hours_follow_the_clock_on_the_wall() {
    for (day, hour, from, length) in [
        ("2031-03-30", 0, "2031-03-30T00:00:00Z", 1),
        ("2031-03-30", 1, "2031-03-30T01:00:00Z", 0),
        ("2031-03-30", 2, "2031-03-30T01:00:00Z", 1),
        ("2031-10-26", 1, "2031-10-26T00:00:00Z", 2),
    ] {
        let found = parts(Unit::Hour, date(day), date(day), &zone("Europe/London"));
        assert_eq!((found.len(), found[hour].name.clone()), (24, format!("{hour:02}")));
        assert_eq!(
            (found[hour].from, found[hour].taken(Timestamp::MIN, Timestamp::MAX).as_hours()),
            (at(from), length)
        );
    }
}

#[test]
fn there_are_never_more_than_can_be_told() {
    assert_eq!(parts(Unit::Day, date("2000-01-01"), date("2099-01-01"), &zone("UTC")).len(), MOST_PARTS);
}

#[test]
fn what_is_taken_and_how_many_at_once() {
    let part = Part { name: String::new(), from: at("2031-05-02T10:00:00Z"), to: at("2031-05-02T11:00:00Z") };
    let span = |from: &str, to: &str| (at(&format!("2031-05-02T{from}:00Z")), at(&format!("2031-05-02T{to}:00Z")));
    for (from, to, minutes) in [
        ("09:00", "10:00", 0),
        ("09:30", "10:15", 15),
        ("10:10", "10:20", 10),
        ("10:50", "12:00", 10),
        ("09:00", "12:00", 60),
        ("11:00", "12:00", 0),
    ] {
        let (began, ended) = span(from, to);
        assert_eq!(part.taken(began, ended).as_mins(), minutes, "{from} {to}");
    }
    for (spans, most) in [
        (vec![], 0),
        (vec![span("09:00", "09:30"), span("09:10", "10:00")], 0),
        (vec![span("09:00", "10:30"), span("10:30", "12:00")], 1),
        (vec![span("09:00", "10:31"), span("10:30", "12:00"), span("10:00", "11:00")], 3),
        (vec![span("10:10", "10:10"), span("10:00", "10:20")], 1),
    ] {
        assert_eq!(part.most_at_once(spans.clone()), most, "{spans:?}");
    }
}
