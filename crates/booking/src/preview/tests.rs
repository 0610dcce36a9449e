use super::*;
use crate::Period;
use crate::fixture::at;

/// Europe/London.
const LONDON: u8 = 26;

fn plan(start: &str, first: &str, last: &str) -> Plan {
    Plan {
        start: at(start),
        length_min: Some(45),
        zone: ZoneId::new(LONDON).unwrap(),
        cycle: CycleDraft {
            first_day: Some(first.to_owned()),
            last_day: Some(last.to_owned()),
            period: Some(Period::Day),
            interval: Some(1),
            points: None,
            remind_days: None,
        },
    }
}

fn now() -> Timestamp {
    at("2031-03-04T08:10:20Z")
}

fn check(plan: &Plan, expected: &[(&str, &str, i32, Moved)]) {
    let (_, planned) = preview(plan, ZoneRules::Iana, now()).unwrap();
    let found: Vec<_> = planned
        .iter()
        .map(|one| {
            assert_eq!(one.end.duration_since(one.start), SignedDuration::from_mins(45));
            (one.start.to_string(), one.local.strftime("%Y-%m-%dT%H:%M").to_string(), one.offset_s, one.moved)
        })
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(start, local, offset, moved)| ((*start).to_owned(), (*local).to_owned(), *offset, *moved))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_time_that_the_spring_leaves_out_is_told() {
    check(
        &plan("2031-03-29T01:30:00Z", "2031-03-29", "2031-03-31"),
        &[
            ("2031-03-29T01:30:00Z", "2031-03-29T01:30", 0, Moved::No),
            ("2031-03-30T01:30:00Z", "2031-03-30T02:30", 3600, Moved::Gap),
            ("2031-03-31T00:30:00Z", "2031-03-31T01:30", 3600, Moved::No),
        ],
    );
}

#[test]
fn a_time_that_the_autumn_has_twice_is_told() {
    check(
        &plan("2031-10-25T00:30:00Z", "2031-10-25", "2031-10-27"),
        &[
            ("2031-10-25T00:30:00Z", "2031-10-25T01:30", 3600, Moved::No),
            ("2031-10-26T00:30:00Z", "2031-10-26T01:30", 3600, Moved::Fold),
            ("2031-10-27T01:30:00Z", "2031-10-27T01:30", 0, Moved::No),
        ],
    );
}

#[test]
fn too_many_are_cut_off_and_the_last_day_says_so() {
    let (cycle, planned) =
        preview(&plan("2031-05-01T12:00:00Z", "2031-05-01", "2031-12-31"), ZoneRules::Iana, now()).unwrap();
    assert_eq!((planned.len(), cycle.last_day.to_string().as_str()), (50, "2031-06-19"));
}

#[test]
fn what_could_not_be_booked_is_refused() {
    let check = |change: fn(&mut Plan), expected: BookingError| {
        let mut asked = plan("2031-05-01T12:00:00Z", "2031-05-01", "2031-05-09");
        change(&mut asked);
        assert_eq!(preview(&asked, ZoneRules::Iana, now()).unwrap_err(), expected);
    };
    check(|plan| plan.length_min = Some(14), BookingError::field(Field::Length, "must be 15 to 1440, not 14"));
    check(|plan| plan.cycle.first_day = Some("2031-03-03".to_owned()), BookingError::StartInPast);
    check(
        |plan| {
            plan.cycle.period = Some(Period::Month);
            plan.cycle.points = Some(vec![31]);
        },
        BookingError::CycleEmpty,
    );
}
