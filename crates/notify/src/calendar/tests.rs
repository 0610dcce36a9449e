use super::*;
use crate::fixture::{LONDON, Scene, at, now, sender};
use calcard::common::timezone::Tz;
use calcard::icalendar::ICalendar;
use convoca_booking::Period;
use jiff::ToSpan;
use proptest::prelude::*;

/// The spans that another program reads out of a calendar, in order.
fn expanded(calendar: &str) -> Vec<(Timestamp, Timestamp)> {
    let parsed = ICalendar::parse(calendar).unwrap_or_else(|problem| panic!("{problem:?}\n{calendar}"));
    let expanded = parsed.expand_dates(Tz::UTC, 1_000);
    assert!(expanded.errors.is_empty(), "{:?}\n{calendar}", expanded.errors);
    let second = |second| Timestamp::from_second(second).unwrap();
    let mut spans: Vec<_> = expanded
        .events
        .into_iter()
        .map(|event| event.timestamps())
        .map(|(from, to)| (second(from), second(to)))
        .collect();
    spans.sort_unstable();
    spans
}

fn published(scene: &Scene) -> String {
    invitation(&scene.notice(Topic::Booked), &sender()).body
}

/// That the calendar says what the booking says.
fn check_spans(scene: &Scene) {
    let calendar = published(scene);
    let mut booked: Vec<_> = scene.booking.slots().collect();
    booked.sort_unstable();
    assert_eq!(expanded(&calendar), booked, "{calendar}");
}

#[test]
fn another_program_reads_the_booked_spans() {
    use Period::{Day, Month, Week};
    let check = |zone: u8, start: &str, cycle: (Period, i64, &[i64]), days: (&str, &str)| {
        check_spans(&Scene::series(zone, start, cycle, days));
    };
    check_spans(&Scene::single());
    check(LONDON, "2031-03-01T10:00:00Z", (Day, 1, &[]), ("2031-03-15", "2031-04-15"));
    check(LONDON, "2031-03-01T10:00:00Z", (Week, 2, &[0, 3, 6]), ("2031-03-12", "2031-11-15"));
    check(27, "2031-03-01T22:30:00Z", (Week, 1, &[1]), ("2031-02-10", "2031-12-01"));
    check(LONDON, "2031-03-01T10:00:00Z", (Month, 1, &[31]), ("2031-02-10", "2031-12-31"));
    check(LONDON, "2031-03-01T10:00:00Z", (Month, 1, &[30]), ("2031-02-10", "2032-02-10"));
    check(LONDON, "2031-03-01T10:00:00Z", (Month, 1, &[15, 29, 30]), ("2031-02-10", "2032-02-10"));
    check(LONDON, "2031-03-01T10:00:00Z", (Month, 3, &[1, 15]), ("2031-02-10", "2032-02-10"));
    // The skipped half hour past one, and the one that comes twice.
    check(LONDON, "2031-03-01T01:30:00Z", (Day, 1, &[]), ("2031-03-25", "2031-04-03"));
    check(LONDON, "2031-03-01T01:30:00Z", (Day, 1, &[]), ("2031-10-20", "2031-11-03"));
}

#[test]
fn moved_and_dropped_occurrences_are_read_as_they_are() {
    let mut scene =
        Scene::series(LONDON, "2031-03-01T10:00:00Z", (Period::Week, 1, &[1, 4]), ("2031-03-03", "2031-05-05"));
    let occurrences = scene.occurrences_mut();
    let moved = &mut occurrences[3];
    moved.planned = Some(moved.start);
    moved.start += 3.hours();
    moved.end += 4.hours();
    occurrences.remove(9);
    occurrences.remove(0);
    check_spans(&scene);
    let calendar = published(&scene);
    assert_eq!(calendar.matches("RECURRENCE-ID").count(), 1, "{calendar}");
    assert_eq!(calendar.matches("EXDATE").count(), 1, "{calendar}");
}

#[test]
fn one_that_is_left_is_read_as_one() {
    let mut scene =
        Scene::series(LONDON, "2031-03-01T10:00:00Z", (Period::Week, 1, &[1]), ("2031-03-03", "2031-05-05"));
    scene.occurrences_mut().truncate(1);
    check_spans(&scene);
    let only = &mut scene.occurrences_mut()[0];
    only.planned = Some(only.start);
    only.start += 1.hour();
    only.end += 1.hour();
    check_spans(&scene);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Any series, some of its occurrences moved or dropped.
    #[test]
    fn any_series_is_read_as_it_is_booked(
        zone in 1..=77_u8,
        minute in 0..1440_i64,
        (period, interval) in prop_oneof![
            (Just(Period::Day), 1..=15_i64),
            (Just(Period::Week), 1..=5_i64),
            (Just(Period::Month), 1..=3_i64),
        ],
        points in proptest::collection::btree_set(0..=31_i64, 1..4),
        (from, span) in (1..300_i32, 0..365_i32),
        changes in proptest::collection::vec((0..50_usize, -40..40_i64, any::<bool>()), 0..4),
    ) {
        let start = at("2031-02-10T00:00:00Z") + minute.minutes();
        let first = jiff::civil::date(2031, 2, 10) + from.days();
        let last = first + span.days();
        let points: Vec<i64> = match period {
            Period::Day => Vec::new(),
            Period::Week => points.iter().map(|point| point % 7).collect(),
            Period::Month => points.iter().map(|point| (*point).max(1)).collect(),
        };
        let days = (first.to_string(), last.to_string());
        let scene = Scene::series_by(
            zone, ZoneRules::Iana, &start.to_string(), (period, interval, &points), (&days.0, &days.1),
        );
        let Some(mut scene) = scene else { return Ok(()) };
        // That program lets an entry of its own replace what a rule yields, but no date of a list.
        let listed = published(&scene).contains("\r\nRDATE");
        for (index, hours, dropped) in changes {
            let occurrences = scene.occurrences_mut();
            let index = index % occurrences.len();
            if (dropped || listed) && occurrences.len() > 1 {
                occurrences.remove(index);
            } else if !listed {
                let one = &mut occurrences[index];
                one.planned = Some(one.planned_start());
                one.start += hours.hours();
                one.end += hours.hours();
            }
        }
        check_spans(&scene);
    }
}

#[test]
fn a_cancellation_takes_back_what_was_sent() {
    let scene = Scene::series(LONDON, "2031-03-01T10:00:00Z", (Period::Week, 1, &[1]), ("2031-03-03", "2031-05-05"));
    let whole = invitation(&scene.notice(Topic::Cancelled), &sender());
    let one = &scene.occurrences()[2];
    let notice = Notice { scope: Scope::One(one), ..scene.notice(Topic::Cancelled) };
    let single = invitation(&notice, &sender());
    let booked = invitation(&scene.notice(Topic::Booked), &sender());
    let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).map(str::to_owned).unwrap();
    for cancelled in [&whole, &single] {
        assert_eq!(cancelled.method, Method::Cancel);
        assert!(cancelled.body.contains("\r\nMETHOD:CANCEL\r\n"), "{}", cancelled.body);
        assert!(cancelled.body.contains("\r\nSTATUS:CANCELLED\r\n"), "{}", cancelled.body);
        assert!(!cancelled.body.contains("VALARM"), "{}", cancelled.body);
        assert!(!cancelled.body.contains("meet.example/#"), "{}", cancelled.body);
        assert_eq!(uid(&cancelled.body), uid(&booked.body));
    }
    assert!(!whole.body.contains("RECURRENCE-ID"), "{}", whole.body);
    assert!(single.body.contains("\r\nRECURRENCE-ID;TZID=Europe/London:20310317T100000\r\n"), "{}", single.body);
}

#[test]
fn an_occurrence_alone_keeps_its_planned_start_when_it_moves() {
    let mut scene =
        Scene::series(LONDON, "2031-03-01T10:00:00Z", (Period::Week, 1, &[1]), ("2031-03-03", "2031-05-05"));
    let one = &mut scene.occurrences_mut()[4];
    one.planned = Some(one.start);
    one.start = at("2031-04-01T12:15:00Z");
    one.end = at("2031-04-01T13:00:00Z");
    let notice = Notice { scope: Scope::One(&scene.occurrences()[4]), ..scene.notice(Topic::Changed) };
    let calendar = invitation(&notice, &sender()).body;
    assert!(calendar.contains("\r\nRECURRENCE-ID;TZID=Europe/London:20310331T100000\r\n"), "{calendar}");
    assert!(calendar.contains("\r\nDTSTART;TZID=Europe/London:20310401T131500\r\n"), "{calendar}");
    assert_eq!(expanded(&calendar), [(at("2031-04-01T12:15:00Z"), at("2031-04-01T13:00:00Z"))]);
}

#[test]
fn a_meeting_keeps_its_name_while_its_number_goes_up() {
    let mut scene = Scene::single();
    let before = published(&scene);
    scene.booking.sequence = 4;
    scene.booking.subject = "Another".to_owned();
    let after = published(&scene);
    let line = |text: &str, start: &str| text.lines().find(|line| line.starts_with(start)).map(str::to_owned).unwrap();
    assert_eq!(line(&before, "UID:"), line(&after, "UID:"));
    assert_eq!(line(&before, "SEQUENCE:"), "SEQUENCE:0");
    assert_eq!(line(&after, "SEQUENCE:"), "SEQUENCE:4");
}

#[test]
fn only_a_host_gets_what_is_the_hosts() {
    let guest = published(&Scene::single());
    let scene = Scene::single().for_host();
    let host = published(&scene);
    let unfolded = |text: &str| text.replace("\r\n ", "");
    for secret in [&scene.secrets.host_password, &scene.secrets.host_token] {
        assert!(unfolded(&host).contains(secret), "{host}");
        assert!(!unfolded(&guest).contains(secret), "{guest}");
    }
}

#[test]
fn what_is_published_has_no_attendees() {
    let scene = Scene::single();
    let organiser = sender();
    let file = File {
        booking: &scene.booking,
        secrets: &scene.secrets,
        public_url: "https://meet.example",
        rules: ZoneRules::Iana,
        organiser: &organiser,
        host: false,
        access_number: "",
        now: now(),
    };
    let calendar = calendar_file(&file);
    assert!(calendar.contains("\r\nMETHOD:PUBLISH\r\n") && !calendar.contains("ATTENDEE"), "{calendar}");
    assert_eq!(expanded(&calendar), scene.booking.slots().collect::<Vec<_>>());
}

#[test]
fn nothing_that_somebody_wrote_begins_a_line() {
    let mut scene = Scene::single();
    scene.booking.subject = "A\r\nMETHOD:CANCEL\nB; C, D\\".to_owned();
    scene.booking.scheduler_name = "Ana\" ;X=\"\r\nMETHOD:CANCEL".to_owned();
    scene.to.name = "Bea\r\nATTENDEE:mailto:eve@example.org".to_owned();
    scene.to.address = "bea@example.org\r\nATTENDEE:mailto:eve@example.org".to_owned();
    let calendar = published(&scene);
    let lines = calendar.split("\r\n").filter(|line| line.starts_with("METHOD") || line.starts_with("ATTENDEE"));
    assert_eq!(lines.count(), 2, "{calendar}");
    assert!(!calendar.replace("\r\n", "").contains(['\r', '\n']), "{calendar}");
    assert_eq!(expanded(&calendar).len(), 1);
}
