use super::*;
use crate::fixture::{LONDON, Scene};
use convoca_booking::{Kind, Occurrence};

fn pattern(scene: &Scene) -> Pattern {
    let Kind::Series { cycle, .. } = &scene.booking.kind else { panic!("the meeting is no series") };
    let planned: Vec<Timestamp> = scene.occurrences().iter().map(Occurrence::planned_start).collect();
    Pattern::of(cycle, &planned, &scene.booking.zone.time_zone(scene.rules))
}

fn rule(rule: &str) -> Pattern {
    Pattern::Rule { rule: rule.to_owned(), except: Vec::new() }
}

#[test]
fn a_regular_series_is_a_rule() {
    use Period::{Day, Month, Week};
    let check = |cycle: (Period, i64, &[i64]), days: (&str, &str), expected: Pattern| {
        let scene = Scene::series(LONDON, "2031-03-01T10:00:00Z", cycle, days);
        assert_eq!(pattern(&scene), expected, "{cycle:?} {days:?}");
    };
    let year = ("2031-02-10", "2032-02-10");
    check((Day, 1, &[]), ("2031-03-01", "2031-04-10"), rule("FREQ=DAILY"));
    check((Day, 9, &[]), ("2031-03-01", "2031-04-10"), rule("FREQ=DAILY;INTERVAL=9"));
    check((Week, 1, &[1, 5]), ("2031-03-01", "2031-04-10"), rule("FREQ=WEEKLY;WKST=SU;BYDAY=MO,FR"));
    check((Week, 3, &[0]), year, rule("FREQ=WEEKLY;INTERVAL=3;WKST=SU;BYDAY=SU"));
    check((Month, 1, &[1, 15]), year, rule("FREQ=MONTHLY;BYMONTHDAY=1,15"));
    check((Month, 1, &[31]), year, rule("FREQ=MONTHLY;BYMONTHDAY=-1"));
    check((Month, 1, &[10, 31]), year, rule("FREQ=MONTHLY;BYMONTHDAY=10,-1"));
    check((Month, 1, &[30]), year, Pattern::Dates);
    // No month that is too short is in it.
    check((Month, 1, &[30]), ("2031-03-01", "2032-01-31"), rule("FREQ=MONTHLY;BYMONTHDAY=30"));
    check((Month, 1, &[15, 30]), year, Pattern::Dates);
}

#[test]
fn a_skipped_or_repeated_time_makes_a_list() {
    let series = |start, days| Scene::series(LONDON, start, (Period::Day, 1, &[]), days);
    assert_eq!(pattern(&series("2031-03-01T01:30:00Z", ("2031-03-25", "2031-04-03"))), Pattern::Dates);
    assert_eq!(pattern(&series("2031-03-01T01:30:00Z", ("2031-10-20", "2031-11-03"))), Pattern::Dates);
    assert_eq!(pattern(&series("2031-03-01T02:30:00Z", ("2031-03-25", "2031-04-03"))), rule("FREQ=DAILY"));
}

#[test]
fn what_was_dropped_is_excepted() {
    let mut scene =
        Scene::series(LONDON, "2031-03-01T10:00:00Z", (Period::Week, 1, &[1]), ("2031-03-03", "2031-05-05"));
    let dropped = scene.occurrences_mut().remove(4);
    scene.occurrences_mut().remove(0);
    scene.occurrences_mut().pop();
    let expected = Pattern::Rule { rule: "FREQ=WEEKLY;WKST=SU;BYDAY=MO".to_owned(), except: vec![dropped.start] };
    assert_eq!(pattern(&scene), expected);
}
