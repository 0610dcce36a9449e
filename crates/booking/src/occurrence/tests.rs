use super::*;
use crate::booking::{Admission, Media, RecordAudience, RecordMode};
use crate::fixture::{Scene, at, invited, scheduled, series};
use crate::{Attendee, Draft, Role, RoomKind, hold};

/// The documents' series: 3, 5, 17 and 19 June and 1, 3 and 15 July 2031, 01:00 to 01:30 UTC.
fn booked() -> Booking {
    Scene::new().book(series()).0
}

fn occurrences(booking: &Booking) -> &[Occurrence] {
    match &booking.kind {
        Kind::Series { occurrences, .. } => occurrences,
        other => panic!("{other:?}"),
    }
}

fn id(place: usize) -> String {
    occurrences(&booked())[place].id.clone()
}

fn to(start: &str, length_min: i64) -> OccurrenceDraft {
    OccurrenceDraft { start: Some(at(start)), length_min: Some(length_min), ..OccurrenceDraft::default() }
}

fn try_edit(booking: &Booking, place: usize, draft: &OccurrenceDraft, now: &str) -> Result<Booking, BookingError> {
    edit(booking, &id(place), draft, ZoneRules::Iana, at(now))
}

/// Moves the occurrence at this place, and compares the outcome; `None`: it is moved.
fn check_move(place: usize, draft: &OccurrenceDraft, now: &str, expected: Option<BookingError>) {
    let before = booked();
    let got = try_edit(&before, place, draft, now);
    assert_eq!(got.as_ref().err(), expected.as_ref(), "occurrence {place} to {draft:?} at {now}");
    if let Ok(after) = got {
        let (old, new) = (occurrences(&before), occurrences(&after));
        assert_eq!(new[place].id, old[place].id);
        assert_eq!(new[place].planned_start(), old[place].start, "it is named by where it was planned");
        assert_eq!(Some(new[place].start), draft.start.or(Some(old[place].start)));
        assert!(old.iter().zip(new).enumerate().all(|(other, (old, new))| other == place || old == new));
        assert_eq!((after.start, after.sequence), (before.start, before.sequence + 1));
    }
}

const BEFORE: &str = "2031-05-30T00:00:00Z";

#[test]
fn an_occurrence_moves_between_its_neighbours() {
    use BookingError as E;
    for (place, start, length, expected) in [
        (1, "2031-06-05T03:00:00Z", 60, None),
        (1, "2031-06-03T01:30:00Z", 15, None),
        (1, "2031-06-03T01:29:00Z", 15, Some(E::OutOfOrder)),
        (1, "2031-06-17T00:30:00Z", 30, None),
        (1, "2031-06-17T00:31:00Z", 30, Some(E::OutOfOrder)),
        (1, "2031-06-18T01:00:00Z", 30, Some(E::OutOfOrder)),
        // The first may come earlier, but not in the past; the last later, but not out of the year.
        (0, "2031-05-30T00:00:00Z", 30, None),
        (0, "2031-05-29T23:59:00Z", 30, Some(E::StartInPast)),
        (6, "2031-07-20T01:00:00Z", 30, None),
        (6, "2032-06-03T01:00:00Z", 30, None),
        (6, "2032-06-03T16:00:00Z", 30, Some(E::OutOfOrder)),
        (6, "2131-06-03T01:00:00Z", 30, Some(E::StartTooFar)),
        (6, "9999-12-30T00:00:00Z", 1440, Some(E::StartTooFar)),
    ] {
        check_move(place, &to(start, length), BEFORE, expected);
    }
    let problem = |text: &str| Some(BookingError::field(Field::Length, text));
    check_move(1, &to("2031-06-05T03:00:00Z", 14), BEFORE, problem("must be 15 to 1440, not 14"));
    check_move(1, &to("2031-06-05T03:00:00Z", 1441), BEFORE, problem("must be 15 to 1440, not 1441"));
    let long = OccurrenceDraft { description: Some("ü".repeat(201)), ..OccurrenceDraft::default() };
    let wrong = BookingError::field(Field::Description, "must have at most 200 characters");
    check_move(1, &long, BEFORE, Some(wrong));
    check_move(1, &OccurrenceDraft { description: Some("ü".repeat(200)), ..OccurrenceDraft::default() }, BEFORE, None);
}

#[test]
fn only_before_it_begins() {
    let later = to("2031-06-05T03:00:00Z", 30);
    check_move(1, &later, "2031-06-05T00:59:59Z", None);
    check_move(1, &later, "2031-06-05T01:00:00Z", Some(BookingError::Started));
    check_move(1, &later, "2031-06-05T01:30:00Z", Some(BookingError::NoSuchOccurrence));
    check_move(1, &later, "2031-07-15T01:30:00Z", Some(BookingError::NoSuchMeeting));
    // People have come early.
    let held = hold::begin(&booked(), "holding", at("2031-06-05T00:50:00Z"));
    let now = "2031-06-05T00:55:00Z";
    assert_eq!(try_edit(&held, 1, &later, now).err(), Some(BookingError::Started));
    assert!(try_edit(&held, 2, &to("2031-06-17T03:00:00Z", 30), now).is_ok(), "the others go on as planned");
    let got = edit(&booked(), "another", &later, ZoneRules::Iana, at(BEFORE));
    assert_eq!(got.err(), Some(BookingError::NoSuchOccurrence));
    let (single, _) = Scene::new().book(scheduled());
    let got = edit(&single, "another", &later, ZoneRules::Iana, at("2031-04-01T00:00:00Z"));
    assert_eq!(got.err(), Some(BookingError::NoSuchOccurrence));
}

#[test]
fn moved_back_it_is_as_planned() {
    let moved = try_edit(&booked(), 1, &to("2031-06-05T03:00:00Z", 60), BEFORE).unwrap();
    let there = at("2031-06-05T01:00:00Z");
    assert_eq!(occurrences(&moved)[1].planned, Some(there));
    let again = try_edit(&moved, 1, &to("2031-06-06T03:00:00Z", 60), BEFORE).unwrap();
    assert_eq!(occurrences(&again)[1].planned, Some(there));
    let back = try_edit(&again, 1, &to("2031-06-05T01:00:00Z", 30), BEFORE).unwrap();
    assert_eq!(occurrences(&back), occurrences(&booked()));
    assert_eq!(back.sequence, 3);
}

#[test]
fn terms_hold_for_one_occurrence() {
    let attendees = vec![invited("bea", Role::Guest)];
    let booked =
        Scene::new().book(Draft { record_mode: Some(RecordMode::Record), attendees: Some(attendees), ..series() }).0;
    let draft = OccurrenceDraft {
        length_min: Some(60),
        description: Some("Budget".to_owned()),
        media: Some(Media { hd_video: true, ..Media::default() }),
        auto_record: Some(true),
        record_audience: Some(RecordAudience::Participants),
        admission: Some(Admission::Invited),
        guests_may_start: Some(true),
        waiting_room: Some(true),
        ..OccurrenceDraft::default()
    };
    let one = &occurrences(&booked)[1];
    let edited = edit(&booked, &one.id, &draft, ZoneRules::Iana, at(BEFORE)).unwrap();
    let before = edited.as_of(at("2031-06-04T00:00:00Z")).into_owned();
    let during = edited.as_of(at("2031-06-05T01:10:00Z")).into_owned();
    let after = edited.as_of(at("2031-06-05T02:00:00Z")).into_owned();
    assert_eq!(before, during, "it comes next");
    assert_eq!(after, edited, "the next one is as the series");
    assert_eq!((during.length_min, during.recording.auto, during.media.voice), (60, true, true));
    assert_eq!(during.recording.audience, RecordAudience::Participants);
    assert_eq!(during.rules.admission, Admission::Invited);
    assert!(during.rules.guests_may_start && during.rules.waiting_room && during.media.data);
    // Held early or beyond its end, it is still the one that is held.
    let held = hold::begin(&edited, "holding", at("2031-06-05T00:55:00Z"));
    assert_eq!(held.holding.as_ref().map(|holding| holding.ends_at), Some(at("2031-06-05T01:55:00Z")));
    let longer = crate::Holding { ends_at: at("2031-06-05T02:25:00Z"), ..held.holding.clone().unwrap() };
    let held = hold::note(&held, &longer);
    assert_eq!(held.occurrence_at(at("2031-06-05T02:20:00Z")).map(|one| &one.id), Some(&one.id));
    // What is not given stays.
    let later = OccurrenceDraft { start: Some(at("2031-06-05T02:00:00Z")), ..OccurrenceDraft::default() };
    let moved = edit(&edited, &one.id, &later, ZoneRules::Iana, at(BEFORE)).unwrap();
    assert_eq!(occurrences(&moved)[1].terms, occurrences(&edited)[1].terms);
    assert_eq!(occurrences(&moved)[1].end, at("2031-06-05T03:00:00Z"));
    // What could have no effect is not kept.
    let plain = edit(&self::booked(), &id(1), &draft, ZoneRules::Iana, at(BEFORE)).unwrap();
    assert_eq!((occurrences(&plain)[1].terms.auto_record, occurrences(&plain)[1].terms.record_audience), (None, None));
    let room = Scene::in_room(RoomKind::Cloud).book(Draft { in_room: Some(true), ..series() }).0;
    let in_room = edit(&room, &occurrences(&room)[1].id, &draft, ZoneRules::Iana, at(BEFORE)).unwrap();
    assert_eq!(occurrences(&in_room)[1].terms.guests_may_start, None, "the room has the say");
}

#[test]
fn some_are_called_off() {
    let check = |booking: &Booking, places: &[usize], end_running: bool, now: &str, expected: Result<usize, _>| {
        let ids: Vec<_> = places.iter().map(|place| id(*place)).collect();
        let got = cancel(booking, &ids, end_running, at(now));
        let left = got.as_ref().map(|after| occurrences(after).len()).map_err(Clone::clone);
        assert_eq!(left, expected, "{places:?} at {now}");
        got
    };
    let booked = booked();
    use BookingError as E;
    let after = check(&booked, &[1, 3, 1], false, BEFORE, Ok(5)).unwrap();
    let dropped: Vec<_> = [1, 3].iter().map(|place| occurrences(&booked)[*place].clone()).collect();
    assert_eq!(news(&booked, &after, at(BEFORE)).what, Happening::OccurrencesCancelled { dropped });
    assert_eq!((after.cancelled_at, after.sequence, after.start), (None, 1, booked.start));
    let first = check(&booked, &[0], false, BEFORE, Ok(6)).unwrap();
    assert_eq!(first.start, at("2031-06-05T01:00:00Z"));
    let _ = check(&booked, &[], false, BEFORE, Err(E::NoOccurrences));
    let _ = check(&after, &[1], false, BEFORE, Err(E::NoSuchOccurrence));
    let _ = check(&booked, &[0, 1], false, "2031-06-03T01:30:00Z", Err(E::NoSuchOccurrence));
    let _ = check(&booked, &[6], false, "2031-07-15T01:30:00Z", Err(E::NoSuchMeeting));
    // One that is being held goes only if it may be ended, also when it goes on beyond its time.
    let held = hold::begin(&booked, "holding", at("2031-06-03T01:20:00Z"));
    for now in ["2031-06-03T01:25:00Z", "2031-06-03T01:45:00Z"] {
        let _ = check(&held, &[0], false, now, Err(E::Running));
        let _ = check(&held, &[0], true, now, Ok(6));
        let _ = check(&held, &[1], false, now, Ok(6));
    }
    let (single, _) = Scene::new().book(scheduled());
    assert_eq!(cancel(&single, &["one".to_owned()], true, at(BEFORE)).err(), Some(E::NoSuchMeeting));
}

#[test]
fn without_any_left_the_meeting_is_cancelled() {
    let booked = booked();
    let all: Vec<_> = (0..7).map(id).collect();
    let now = at(BEFORE);
    let cancelled = cancel(&booked, &all, false, now).unwrap();
    assert_eq!(cancelled, Booking { cancelled_at: Some(now), sequence: 1, ..booked.clone() });
    assert_eq!(news(&booked, &cancelled, now).what, Happening::Cancelled);
    // Those that are over do not count.
    let cancelled = cancel(&booked, &all[6..], false, at("2031-07-10T00:00:00Z")).unwrap();
    assert_eq!(cancelled.state(at("2031-07-10T00:00:00Z")), State::Over);
    // One that goes on beyond its time does.
    let held = hold::begin(&booked, "holding", at("2031-07-03T01:20:00Z"));
    let now = at("2031-07-03T01:40:00Z");
    let left = cancel(&held, &all[6..], false, now).unwrap();
    assert_eq!((left.cancelled_at, left.state(now)), (None, State::Running));
}

#[test]
fn one_that_is_cancelled_while_it_is_held_closes_no_other() {
    let held = hold::begin(&booked(), "holding", at("2031-06-03T01:10:00Z"));
    let now = at("2031-06-03T01:20:00Z");
    let left = cancel(&held, &[id(0)], true, now).unwrap();
    assert_eq!(left.occurrence_at(now), None, "what is being held is none of those that are left");
    for keep in [true, false] {
        let ended = hold::end(&left, "holding", now, keep);
        assert_eq!(ended.closed_until, None);
        assert_eq!(ended.occurrence_at(now).map(|one| one.id.clone()), Some(id(1)));
    }
}

#[test]
fn a_closed_occurrence_is_over_and_the_series_is_not() {
    let booked = booked();
    let held = hold::begin(&booked, "holding", at("2031-06-03T01:00:00Z"));
    let now = at("2031-06-03T01:10:00Z");
    let kept = hold::end(&held, "holding", now, true);
    assert_eq!(kept.slot_at(now), Some((at("2031-06-03T01:00:00Z"), at("2031-06-03T01:30:00Z"))));
    let closed = hold::end(&held, "holding", now, false);
    assert_eq!(closed.state(now), State::Scheduled);
    assert_eq!(closed.slot_at(now), Some((at("2031-06-05T01:00:00Z"), at("2031-06-05T01:30:00Z"))));
    assert_eq!(closed.occurrence_at(now), occurrences(&closed).get(1));
    assert_eq!(cancel(&closed, &[id(0)], true, now).err(), Some(BookingError::NoSuchOccurrence));
    assert_eq!(try_edit(&closed, 0, &to("2031-06-03T02:00:00Z", 30), "2031-06-03T01:10:00Z").err(), {
        Some(BookingError::NoSuchOccurrence)
    });
    let last = hold::begin(&closed, "last", at("2031-07-15T01:00:00Z"));
    let now = at("2031-07-15T01:10:00Z");
    assert_eq!(hold::end(&last, "last", now, false).state(now), State::Over);
    assert_eq!(hold::end(&last, "last", now, true).state(now), State::Scheduled);
}

#[test]
fn an_edit_of_the_series_tells_who_and_what_is_gone() {
    let named =
        |name: &str, email: &str| Attendee { name: name.to_owned(), email: email.to_owned(), ..Attendee::default() };
    let mut before = booked();
    before.attendees = vec![named("Ada", "ada@roofers.example"), named("Bo", "bo@roofers.example")];
    let mut after = before.clone();
    after.attendees = vec![named("Robert", "BO@roofers.example"), named("Cy", "cy@roofers.example")];
    if let Kind::Series { occurrences, .. } = &mut after.kind {
        occurrences.retain(|one| one.id != id(0) && one.id != id(4));
    }
    after.sequence = 4;
    // The first one is over, so that its going is no news.
    let told = crate::edit::news(&before, &after, at("2031-06-04T00:00:00Z"));
    assert_eq!((told.sequence, &told.meeting), (4, &before.id));
    let Happening::Changed { gone, dropped } = told.what else { panic!("{told:?}") };
    assert_eq!(gone.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Ada"]);
    assert_eq!(dropped.iter().map(|one| one.id.clone()).collect::<Vec<_>>(), [id(4)]);
}
