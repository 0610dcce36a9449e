use super::*;
use crate::booking::{Encryption, RecordAudience, RecordMode};
use crate::draft::{AttendeeDraft, CycleDraft, RulesDraft};
use crate::fixture::arbitrary::any_draft;
use crate::fixture::{Scene, at, cycle, draft, invited, scheduled, seeded, series};
use crate::{CorporationId, Period, Role, RoomId, UserId, ZoneId};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

mod rooms;
mod series;

/// Books in `scene` and checks what is wrong with the draft, if anything.
fn check_in(scene: &Scene, draft: Draft, expected: Option<BookingError>) {
    let got = seeded(3, |random| create(&scene.context(), draft.clone(), random)).map(|_| ());
    assert_eq!(got.err(), expected, "{draft:?}");
}

fn check(draft: Draft, expected: Option<BookingError>) {
    check_in(&Scene::new(), draft, expected);
}

/// Checks the field at fault.
fn check_field(draft: Draft, expected: Option<Field>) {
    let scene = Scene::new();
    let got = match seeded(3, |random| create(&scene.context(), draft.clone(), random)) {
        Ok(_) => None,
        Err(BookingError::Field { field, .. }) => Some(field),
        Err(other) => panic!("{other:?}: {draft:?}"),
    };
    assert_eq!(got, expected, "{draft:?}");
}

fn book(draft: Draft) -> Booking {
    Scene::new().book(draft).0
}

#[test]
fn the_least_makes_an_instant_meeting() {
    let scene = Scene::new();
    let (booking, secrets) = scene.book(draft());
    let Kind::Instant { holding } = &booking.kind else { panic!("{:?}", booking.kind) };
    for (text, length) in [(holding, 32), (&secrets.host_token, 48), (&secrets.guest_token, 48)] {
        assert!(text.len() == length && text.bytes().all(|b| b.is_ascii_hexdigit()), "{text}");
    }
    let id = booking.id.as_str();
    assert!(id.len() == 9 && id.starts_with('9') && id.bytes().all(|b| b.is_ascii_digit()), "{id}");
    assert_eq!((booking.start, booking.created_at, booking.length_min), (scene.now, scene.now, 30));
    assert_eq!((booking.subject.as_str(), booking.language.as_str()), ("ana's meeting", "zh-CN"));
    assert_eq!((booking.zone, booking.resource), (ZoneId::BEIJING, Resource::Concurrency));
    assert!(booking.rules.send_mail && booking.rules.mute_apps && !booking.rules.waiting_room);
    assert_eq!(booking.media, Media { voice: true, ..Media::default() });
}

#[test]
fn texts_and_numbers_have_limits() {
    type Text = fn(String) -> Draft;
    let texts: [(Text, usize, Field); 4] = [
        (|text| Draft { subject: Some(text), ..draft() }, 128, Field::Subject),
        (|text| Draft { group_uri: Some(text), ..draft() }, 31, Field::GroupUri),
        (|text| Draft { live_address: Some(text), ..draft() }, 255, Field::LiveAddress),
        (|text| Draft { screen_address: Some(text), ..draft() }, 255, Field::ScreenAddress),
    ];
    for (put, limit, field) in texts {
        check_field(put("界".repeat(limit)), None);
        check_field(put("界".repeat(limit + 1)), Some(field));
    }
    type Number = fn(i64) -> Draft;
    let numbers: [(Number, i64, i64, Field); 3] = [
        (|n| Draft { length_min: Some(n), ..draft() }, 15, 1440, Field::Length),
        (|n| Draft { capacity: Some(n), ..draft() }, 0, 100_000, Field::Capacity),
        (
            |n| Draft { rules: RulesDraft { prolong_min: Some(n), ..RulesDraft::default() }, ..draft() },
            0,
            60,
            Field::Prolong,
        ),
    ];
    for (put, low, high, field) in numbers {
        for fine in [low, high] {
            check_field(put(fine), None);
        }
        for wrong in [low - 1, high + 1, i64::MIN, i64::MAX] {
            check_field(put(wrong), Some(field));
        }
    }
    check_field(Draft { media: None, ..draft() }, Some(Field::MediaTypes));
    check_field(Draft { language: Some("e n".to_owned()), ..draft() }, Some(Field::Language));
    check_field(Draft { guest_password: Some("123".to_owned()), ..draft() }, Some(Field::GuestPassword));
}

#[test]
fn a_blank_subject_is_none() {
    assert_eq!(book(Draft { subject: Some(" \t".to_owned()), ..draft() }).subject, "ana's meeting");
    let mut scene = Scene::new();
    scene.user.name = "ü".repeat(200);
    assert_eq!(scene.book(draft()).0.subject, "ü".repeat(128));
}

#[test]
fn media_imply_others() {
    let media =
        |[voice, data, video, hd_video, telepresence]: [bool; 5]| Media { voice, data, video, hd_video, telepresence };
    let (f, t) = (false, true);
    for (given, expected) in [
        ([f, f, f, f, f], [t, f, f, f, f]),
        ([f, t, f, f, f], [t, t, f, f, f]),
        ([f, f, f, t, f], [t, t, f, t, f]),
        ([t, f, t, f, f], [t, t, t, f, f]),
        ([t, f, t, t, f], [t, t, t, f, f]),
        ([f, f, t, t, t], [t, t, f, f, t]),
    ] {
        let booking = book(Draft { media: Some(media(given)), ..draft() });
        assert_eq!(booking.media, media(expected), "{given:?}");
    }
}

#[test]
fn starts_have_bounds() {
    let draft = |start| Draft { start: Some(at(start)), ..draft() };
    check(draft("2031-03-04T08:09:59Z"), Some(BookingError::StartInPast));
    check(draft("2031-03-04T08:10:00Z"), None);
    check(draft("2041-03-04T08:10:20Z"), None);
    check(draft("2041-03-04T08:11:00Z"), Some(BookingError::StartTooFar));
    for extreme in [Timestamp::MIN, Timestamp::MAX] {
        let got =
            seeded(3, |random| create(&Scene::new().context(), Draft { start: Some(extreme), ..scheduled() }, random));
        assert!(got.is_err());
    }
    assert_eq!(book(scheduled()).kind, Kind::Scheduled);
    assert_eq!(book(scheduled()).start, at("2031-05-02T12:00:00Z"));
}

#[test]
fn recording_flags_need_recording() {
    let flags = |mode| Draft {
        record_mode: Some(mode),
        auto_record: Some(true),
        record_screen: Some(true),
        record_audience: Some(RecordAudience::Participants),
        live_address: Some("rtmp://live".to_owned()),
        ..draft()
    };
    for mode in [RecordMode::Off, RecordMode::Live, RecordMode::Record, RecordMode::LiveAndRecord] {
        let recording = book(flags(mode)).recording;
        assert_eq!((recording.auto, recording.screen), (mode.records(), mode.records()), "{mode:?}");
        assert_eq!(recording.audience == RecordAudience::Participants, mode.records(), "{mode:?}");
        assert_eq!(recording.live_address, "rtmp://live");
    }
}

#[test]
fn the_corporation_fills_in() {
    let mut scene = Scene::new();
    let defaults = &mut scene.corporation.defaults;
    defaults.zone = ZoneId::new(27).unwrap();
    defaults.language = "en-US".to_owned();
    defaults.encryption = Encryption::Forced;
    (defaults.send_mail, defaults.guests_may_start, defaults.waiting_room) = (false, true, true);
    (defaults.auto_invite, defaults.interpretation) = (true, true);
    let attendees = Some(vec![invited("bea", Role::Guest)]);
    let (booking, _) =
        scene.book(Draft { attendees, interpretation: Some(true), language: Some("de".to_owned()), ..draft() });
    assert_eq!((booking.zone.number(), booking.language.as_str()), (27, "en-US"));
    assert_eq!(booking.encryption, Encryption::Forced);
    assert!(!booking.rules.send_mail && booking.rules.guests_may_start && booking.rules.waiting_room);
    assert!(booking.attendees[0].auto_invite && booking.interpretation);
    check(Draft { interpretation: Some(true), ..draft() }, Some(BookingError::NoInterpretation));
    check(Draft { interpretation: Some(false), ..draft() }, None);
}

#[test]
fn attendees_have_limits() {
    let many = |count| Draft { attendees: Some(vec![invited("bea", Role::Guest); count]), ..draft() };
    check(many(1_000), None);
    check(many(1_001), Some(BookingError::TooManyAttendees { limit: 1_000, given: 1_001 }));
    let nobody = AttendeeDraft::default();
    let draft = Draft { attendees: Some(vec![invited("bea", Role::Guest), nobody]), ..draft() };
    let error = seeded(3, |random| create(&Scene::new().context(), draft, random)).unwrap_err();
    assert!(error.to_string().ends_with("(attendee 2)"), "{error}");
}

proptest! {
    #[test]
    fn no_draft_panics_and_what_is_booked_is_sound(draft in any_draft(), seed in any::<u64>()) {
        let scene = Scene::in_room(RoomKind::Cloud);
        if let Ok((booking, secrets)) = seeded(seed, |random| create(&scene.context(), draft, random)) {
            prop_assert!(booking.subject.chars().count() <= 128 && !booking.subject.trim().is_empty());
            prop_assert!((15..=1440).contains(&booking.length_min));
            prop_assert!(booking.rules.prolong_min <= 60);
            prop_assert_ne!(&secrets.host_password, &secrets.guest_password);
            prop_assert_ne!(secrets.guest_password.as_str(), booking.dialled());
            prop_assert!(booking.ends_at() > scene.now);
            prop_assert_eq!(booking.slots().next().map(|(start, _)| start), Some(booking.start));
            prop_assert!(booking.slots().count() <= 50);
        }
    }
}

/// The property above says nothing if every arbitrary draft is refused.
#[test]
fn arbitrary_drafts_are_often_right() {
    let scene = Scene::in_room(RoomKind::Cloud);
    let mut runner = TestRunner::deterministic();
    let mut booked = [0; 2];
    for seed in 0..2_000 {
        let draft = any_draft().new_tree(&mut runner).unwrap().current();
        if let Ok((booking, _)) = seeded(seed, |random| create(&scene.context(), draft, random)) {
            booked[usize::from(matches!(booking.kind, Kind::Series { .. }))] += 1;
        }
    }
    assert!(booked.iter().all(|count| *count >= 50), "single ones and series booked: {booked:?}");
}
