use super::*;
use crate::booking::{RecordMode, Resource};
use crate::draft::RulesDraft;
use crate::fixture::arbitrary::any_draft;
use crate::fixture::{Scene, at, cycle, draft, invited, scheduled, seeded, series};
use crate::{Period, Role, RoomId, RoomKind, ZoneId};
use proptest::prelude::*;

mod rooms;
mod series;

/// Books `booked` in `scene`, then edits it at `now`.
fn attempt(scene: &Scene, booked: Draft, change: Draft, now: &str) -> Result<(Booking, Secrets), BookingError> {
    let (booking, secrets) = scene.book(booked);
    let later = Scene { now: at(now), ..Scene::new() };
    seeded(11, |random| edit(&later.context(), &booking, &secrets, change, random))
}

const BEFORE: &str = "2031-03-05T00:00:00Z";

fn check(booked: Draft, change: Draft, now: &str, expected: Option<BookingError>) {
    let got = attempt(&Scene::new(), booked, change.clone(), now).err();
    assert_eq!(got, expected, "{change:?} at {now}");
}

/// The least that edits: the meeting as it is.
fn same(series: bool) -> Draft {
    Draft { series, ..draft() }
}

#[test]
fn only_before_the_start() {
    for (booked, change) in [(scheduled(), same(false)), (series(), same(true))] {
        let (booking, _) = Scene::new().book(booked.clone());
        let start = booking.start;
        let second = jiff::SignedDuration::from_secs(1);
        let moment = |time: Timestamp| time.to_string();
        check(booked.clone(), change.clone(), &moment(start - second), None);
        check(booked.clone(), change.clone(), &moment(start), Some(BookingError::Started));
        check(booked.clone(), change.clone(), &moment(booking.ends_at()), Some(BookingError::NoSuchMeeting));
    }
    check(draft(), same(false), "2031-03-04T08:10:20Z", Some(BookingError::Started));
    check(draft(), same(false), "2031-03-04T08:40:20Z", Some(BookingError::NoSuchMeeting));
    // A series is not held between its occurrences.
    check(series(), same(true), "2031-06-03T01:29:59Z", Some(BookingError::Started));
    check(series(), same(true), "2031-06-03T01:30:00Z", None);
    check(series(), same(true), "2031-06-05T01:00:00Z", Some(BookingError::Started));
    let (booking, secrets) = Scene::new().book(scheduled());
    let cancelled = Booking { cancelled_at: Some(booking.created_at), ..booking };
    let got = seeded(1, |random| edit(&Scene::new().context(), &cancelled, &secrets, same(false), random));
    assert_eq!(got.err(), Some(BookingError::NoSuchMeeting));
}

#[test]
fn what_is_absent_stays() {
    let booked = Draft {
        subject: Some("Board".to_owned()),
        length_min: Some(60),
        zone: ZoneId::new(27),
        language: Some("en".to_owned()),
        group_uri: Some("group".to_owned()),
        attendees: Some(vec![invited("bea", Role::Host)]),
        record_mode: Some(RecordMode::Record),
        auto_record: Some(true),
        capacity: Some(9),
        guest_password: Some("24680".to_owned()),
        rules: RulesDraft { prolong_min: Some(15), host_camera: Some(true), ..RulesDraft::default() },
        ..scheduled()
    };
    for booked in [booked.clone(), Draft { start: series().start, cycle: series().cycle, series: true, ..booked }] {
        let (mut booking, secrets) = Scene::new().book(booked.clone());
        // Those who are told must see that it is the newer word.
        booking.sequence += 1;
        let before = (booking, secrets);
        let after = attempt(&Scene::new(), booked.clone(), same(booked.series), BEFORE).unwrap();
        assert_eq!(before, after);
    }
}

#[test]
fn what_is_given_replaces() {
    let booked = Draft {
        attendees: Some(vec![invited("bea", Role::Host), invited("carl", Role::Guest)]),
        record_mode: Some(RecordMode::Record),
        auto_record: Some(true),
        subject: Some("Board".to_owned()),
        ..scheduled()
    };
    let change = Draft {
        subject: Some(String::new()),
        start: Some(at("2031-05-03T12:00:00Z")),
        length_min: Some(45),
        attendees: Some(vec![invited("dora", Role::Guest)]),
        record_mode: Some(RecordMode::Off),
        guest_password: Some("24680".to_owned()),
        ..same(false)
    };
    let (old, old_secrets) = Scene::new().book(booked.clone());
    let (new, secrets) = attempt(&Scene::new(), booked, change, BEFORE).unwrap();
    assert_eq!((new.subject.as_str(), new.length_min), ("ana's meeting", 45));
    assert_eq!((new.start, new.id), (at("2031-05-03T12:00:00Z"), old.id));
    assert_eq!(new.attendees.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["dora"]);
    assert!(!new.recording.auto);
    assert_eq!(secrets, Secrets { guest_password: "24680".to_owned(), ..old_secrets });
}

#[test]
fn the_rules_of_creating_hold() {
    let field = |field, problem: &str| Some(BookingError::field(field, problem));
    let (id, host) = {
        let (booking, secrets) = Scene::new().book(scheduled());
        (booking.id, secrets.host_password)
    };
    let password = |text: &str| Draft { guest_password: Some(text.to_owned()), ..same(false) };
    check(scheduled(), password(id.as_str()), BEFORE, Some(BookingError::GuestPasswordIsId));
    check(scheduled(), password(&host), BEFORE, Some(BookingError::GuestPasswordIsHosts));
    check(scheduled(), password("123"), BEFORE, field(Field::GuestPassword, "must be 4 to 16 digits"));
    check(scheduled(), Draft::default(), BEFORE, field(Field::MediaTypes, "must be given"));
    let length = Draft { length_min: Some(14), ..same(false) };
    check(scheduled(), length, BEFORE, field(Field::Length, "must be 15 to 1440, not 14"));
    let start = |start| Draft { start: Some(at(start)), ..same(false) };
    check(scheduled(), start("2031-03-04T23:59:59Z"), BEFORE, Some(BookingError::StartInPast));
    check(scheduled(), start("2031-03-05T00:00:00Z"), BEFORE, None);
    check(scheduled(), start("2041-03-05T00:01:00Z"), BEFORE, Some(BookingError::StartTooFar));
    check(scheduled(), series(), BEFORE, field(Field::MeetingType, "must not become a series"));
    check(series(), same(false), BEFORE, field(Field::MeetingType, "must stay a series"));
}

proptest! {
    #[test]
    fn no_draft_panics(change in any_draft(), is_series in any::<bool>()) {
        let booked = if is_series { series() } else { scheduled() };
        if let Ok((booking, secrets)) = attempt(&Scene::new(), booked, change, BEFORE) {
            prop_assert_eq!(booking.slots().next().map(|(start, _)| start), Some(booking.start));
            prop_assert_ne!(secrets.host_password, secrets.guest_password);
            prop_assert!(booking.start >= at(BEFORE));
        }
    }
}
