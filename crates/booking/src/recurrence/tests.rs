use super::*;
use crate::ZoneId;
use crate::fixture::{at, cycle};
use crate::zone::ZoneRules;
use jiff::tz::AmbiguousOffset;
use proptest::prelude::*;

const TODAY: Date = Date::constant(2031, 1, 15);

fn good() -> CycleDraft {
    cycle(Period::Week, 1, &[1], "2031-01-15", "2031-03-01")
}

/// Checks the field at fault of a draft, or that there is none.
fn check(draft: CycleDraft, expected: Option<Field>) -> Option<Cycle> {
    match (Cycle::from_draft(&draft, TODAY), expected) {
        (Ok(cycle), None) => Some(cycle),
        (Err(BookingError::Field { field, .. }), Some(expected)) => {
            assert_eq!(field, expected, "{draft:?}");
            None
        }
        (got, _) => panic!("{draft:?}: expected {expected:?}, got {got:?}"),
    }
}

fn check_days(draft: &CycleDraft, expected: &[&str]) {
    let days = Cycle::from_draft(draft, TODAY).unwrap().days();
    let days: Vec<String> = days.iter().map(Date::to_string).collect();
    assert_eq!(days, expected, "{draft:?}");
}

#[test]
fn dates() {
    let text = |text: &str| Some(text.to_owned());
    for wrong in [
        None,
        text(""),
        text("2031-1-15"),
        text("20310115"),
        text("2031-02-29"),
        text("2031-01-15T00"),
        text("+2031-01-1"),
        text("２031-01-1"),
    ] {
        check(CycleDraft { first_day: wrong.clone(), ..good() }, Some(Field::CycleFirstDay));
        check(CycleDraft { last_day: wrong, ..good() }, Some(Field::CycleLastDay));
    }
    let yesterday = CycleDraft { first_day: text("2031-01-14"), ..good() };
    assert_eq!(Cycle::from_draft(&yesterday, TODAY), Err(BookingError::StartInPast));
    check(CycleDraft { last_day: text("2031-01-14"), ..good() }, Some(Field::CycleLastDay));
    check(CycleDraft { last_day: text("2031-01-15"), ..good() }, None);
    check(CycleDraft { last_day: text("2032-01-15"), ..good() }, None);
    check(CycleDraft { last_day: text("2032-01-16"), ..good() }, Some(Field::CycleLastDay));
    let leap = |last| cycle(Period::Day, 1, &[], "2032-02-29", last);
    check(leap("2033-02-28"), None);
    check(leap("2033-03-01"), Some(Field::CycleLastDay));
    check(cycle(Period::Month, 3, &[31], "9999-12-31", "9999-12-31"), None);
    check(CycleDraft { period: None, ..good() }, Some(Field::CyclePeriod));
}

#[test]
fn intervals_and_points() {
    for (period, most) in [(Period::Day, 15), (Period::Week, 5), (Period::Month, 3)] {
        let draft = |interval| CycleDraft { period: Some(period), interval, ..good() };
        assert_eq!(check(draft(None), None).unwrap().interval, 1);
        check(draft(Some(1)), None);
        check(draft(Some(most)), None);
        for wrong in [0, most + 1, -1, i64::MAX, i64::MIN] {
            check(draft(Some(wrong)), Some(Field::CycleInterval));
        }
    }
    for (period, low, high) in [(Period::Week, 0, 6), (Period::Month, 1, 31)] {
        let draft = |points| CycleDraft { period: Some(period), points, ..good() };
        check(draft(None), Some(Field::CyclePointsMissing));
        check(draft(Some(vec![])), Some(Field::CyclePointsMissing));
        for wrong in [low - 1, high + 1, i64::MAX] {
            check(draft(Some(vec![low, wrong])), Some(Field::CyclePoints));
        }
        check(draft(Some(vec![low; 31])), None);
        check(draft(Some(vec![low; 32])), Some(Field::CyclePoints));
        let sorted = check(draft(Some(vec![high, low, 3, 3])), None).unwrap().points;
        assert_eq!(sorted.iter().map(|p| i64::from(*p)).collect::<Vec<_>>(), [low, 3, high]);
    }
    let daily = CycleDraft { period: Some(Period::Day), points: Some(vec![99]), ..good() };
    assert_eq!(check(daily, None).unwrap().points, []);
}

#[test]
fn days_of_notice_grow_with_the_interval() {
    let reminded = |period, interval, remind_days| {
        let draft = CycleDraft { period: Some(period), interval: Some(interval), remind_days, ..good() };
        check(draft, None).unwrap().remind_days
    };
    assert_eq!(reminded(Period::Day, 1, None), 1);
    assert_eq!(reminded(Period::Day, 1, Some(0)), 0);
    assert_eq!(reminded(Period::Day, 2, Some(0)), 2);
    assert_eq!(reminded(Period::Day, 2, Some(3)), 3);
    assert_eq!(reminded(Period::Week, 1, None), 1);
    assert_eq!(reminded(Period::Week, 2, Some(3)), 14);
    assert_eq!(reminded(Period::Week, 5, None), 30);
    assert_eq!(reminded(Period::Month, 1, Some(30)), 30);
    assert_eq!(reminded(Period::Month, 2, Some(0)), 30);
    for wrong in [-1, 31, i64::MAX] {
        check(CycleDraft { remind_days: Some(wrong), ..good() }, Some(Field::CycleRemindDays));
    }
}

#[test]
fn days_fall_where_the_documents_say() {
    // Wednesday 15 January belongs to the week of Sunday 12 January.
    check_days(
        &cycle(Period::Week, 2, &[0, 3, 6], "2031-01-15", "2031-02-09"),
        &["2031-01-15", "2031-01-18", "2031-01-26", "2031-01-29", "2031-02-01", "2031-02-09"],
    );
    check_days(
        &cycle(Period::Month, 1, &[28, 30, 31], "2031-01-29", "2031-04-29"),
        &["2031-01-30", "2031-01-31", "2031-02-28", "2031-03-28", "2031-03-30", "2031-03-31", "2031-04-28"],
    );
    check_days(&cycle(Period::Month, 3, &[1], "2031-01-15", "2031-08-01"), &["2031-04-01", "2031-07-01"]);
    check_days(&cycle(Period::Day, 15, &[], "2031-01-15", "2031-02-13"), &["2031-01-15", "2031-01-30"]);
    check_days(&cycle(Period::Week, 1, &[2], "2031-01-15", "2031-01-20"), &[]);
    check_days(&cycle(Period::Day, 1, &[], "9999-12-30", "9999-12-31"), &["9999-12-30", "9999-12-31"]);
    check_days(&cycle(Period::Week, 1, &[5, 6], "9999-12-31", "9999-12-31"), &["9999-12-31"]);
}

fn expand(cycle: &mut Cycle, time: Time, zone: &TimeZone) -> Vec<Occurrence> {
    let mut count = 0;
    let mut id = || {
        count += 1;
        count.to_string()
    };
    cycle.expand(time, SignedDuration::from_mins(30), zone, &mut id)
}

#[test]
fn a_long_series_is_cut() {
    let draft = cycle(Period::Day, 1, &[], "2031-02-01", "2031-12-31");
    let mut cycle = Cycle::from_draft(&draft, TODAY).unwrap();
    assert_eq!(cycle.days().len(), 50);
    assert_eq!(expand(&mut cycle, Time::midnight(), &TimeZone::UTC).len(), 50);
    assert_eq!(cycle.last_day, Date::constant(2031, 3, 22));
    // Exactly 50 are not.
    let last_day = Date::constant(2031, 3, 25);
    let mut cycle = Cycle { first_day: Date::constant(2031, 2, 4), last_day, ..cycle };
    assert_eq!(expand(&mut cycle, Time::midnight(), &TimeZone::UTC).len(), 50);
    assert_eq!(cycle.last_day, last_day);
}

#[test]
fn clocks_keep_their_time_across_daylight_saving() {
    let zone = ZoneId::new(27).unwrap().time_zone(ZoneRules::Iana);
    let starts = |first: &str, last: &str, time: Time| {
        let draft = cycle(Period::Day, 1, &[], first, last);
        let mut cycle = Cycle::from_draft(&draft, TODAY).unwrap();
        expand(&mut cycle, time, &zone).iter().map(|one| one.start).collect::<Vec<_>>()
    };
    let nine = Time::constant(9, 0, 0, 0);
    assert_eq!(starts("2031-03-29", "2031-03-30", nine), [at("2031-03-29T08:00:00Z"), at("2031-03-30T07:00:00Z")]);
    // 02:30 does not exist on 30 March, and comes twice on 26 October.
    let night = Time::constant(2, 30, 0, 0);
    assert_eq!(
        starts("2031-03-29", "2031-03-31", night),
        [at("2031-03-29T01:30:00Z"), at("2031-03-30T01:30:00Z"), at("2031-03-31T00:30:00Z")]
    );
    assert_eq!(starts("2031-10-26", "2031-10-27", night), [at("2031-10-26T00:30:00Z"), at("2031-10-27T01:30:00Z")]);
}

fn any_cycle() -> impl Strategy<Value = CycleDraft> {
    let period = prop_oneof![
        Just((Period::Day, 15i64, 0i64, 6i64)),
        Just((Period::Week, 5, 0, 6)),
        Just((Period::Month, 3, 1, 31))
    ];
    (period, 0..800i32, 0..=365i32).prop_flat_map(|((period, most, low, high), from, span)| {
        let first = TODAY.checked_add(from.days()).unwrap();
        let last = first.checked_add(span.days()).unwrap();
        (1..=most, proptest::collection::vec(low..=high, 1..=31))
            .prop_map(move |(interval, points)| cycle(period, interval, &points, &first.to_string(), &last.to_string()))
    })
}

proptest! {
    #[test]
    fn occurrences_ascend_within_the_limits_at_one_time_of_day(
        draft in any_cycle(), zone in 1..=77u8, hour in 0..24i8, minute in 0..60i8,
    ) {
        let mut cycle = Cycle::from_draft(&draft, TODAY).unwrap();
        let (before, days) = (cycle.clone(), cycle.days());
        let zone = ZoneId::new(zone).unwrap().time_zone(ZoneRules::Iana);
        let time = Time::new(hour, minute, 0, 0).unwrap();
        let occurrences = expand(&mut cycle, time, &zone);

        prop_assert!(days.len() <= 50 && occurrences.len() == days.len());
        prop_assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(days.iter().all(|day| (before.first_day..=before.last_day).contains(day)));
        prop_assert!(occurrences.windows(2).all(|pair| pair[0].start < pair[1].start));
        prop_assert!(cycle.last_day <= before.last_day);
        prop_assert_eq!(cycle.days(), days.clone());
        for (one, day) in occurrences.iter().zip(days) {
            let shown = one.start.to_zoned(zone.clone()).datetime();
            let wanted = day.to_datetime(time);
            let in_gap = matches!(zone.to_ambiguous_timestamp(wanted).offset(), AmbiguousOffset::Gap { .. });
            prop_assert_eq!(shown > wanted, in_gap);
            prop_assert!(shown >= wanted);
            prop_assert_eq!(one.end.duration_since(one.start), SignedDuration::from_mins(30));
        }
    }

    #[test]
    fn no_draft_panics(
        first in "[0-9-]{10}|.*", last in "[0-9-]{10}|.*", interval in any::<Option<i64>>(),
        points in proptest::option::of(proptest::collection::vec(any::<i64>(), 0..40)),
        remind_days in any::<Option<i64>>(), period in 0..4,
    ) {
        let period = [Some(Period::Day), Some(Period::Week), Some(Period::Month), None][period as usize];
        let draft = CycleDraft { first_day: Some(first), last_day: Some(last), period, interval, points, remind_days };
        if let Ok(cycle) = Cycle::from_draft(&draft, Date::MIN) {
            prop_assert!(cycle.days().len() <= 50);
        }
    }
}
