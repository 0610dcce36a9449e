use super::*;
use crate::fixture::{Scene, at, draft, invited, scheduled, series, user};
use crate::{Draft, Role, User, UserId};
use std::collections::HashMap;

fn meeting(draft: Draft) -> Booking {
    let attendees = Some(vec![invited("ben", Role::Guest), invited("cleo", Role::Host)]);
    Scene::new().book(Draft { attendees, ..draft }).0
}

fn news(booking: &Booking, at: Timestamp, what: Happening) -> News {
    News { corporation: booking.corporation.clone(), meeting: booking.id.clone(), at, sequence: booking.sequence, what }
}

/// Topic, start of the occurrence, and to whom, of what follows.
fn check(booking: &Booking, now: &str, what: Happening, expected: &[(Topic, Option<&str>, To)]) {
    let got: Vec<_> = notices(&news(booking, at(now), what.clone()), booking)
        .into_iter()
        .map(|notice| (notice.topic, notice.occurrence.map(|one| one.start), notice.to))
        .collect();
    let expected: Vec<_> = expected.iter().map(|(topic, start, to)| (*topic, start.map(at), to.clone())).collect();
    assert_eq!(got, expected, "{what:?}");
}

fn occurrence_of(booking: &Booking, number: usize) -> Occurrence {
    occurrences(booking)[number].clone()
}

#[test]
fn of_a_single_meeting_everybody_is_told() {
    let booking = meeting(scheduled());
    let gone = vec![Attendee { email: "dan@example.org".to_owned(), ..Attendee::default() }];
    let changed = |gone: &Vec<Attendee>| Happening::Changed { gone: gone.clone(), dropped: Vec::new() };
    let now = "2031-04-01T00:00:00Z";
    check(&booking, now, Happening::Booked, &[(Topic::Booked, None, To::Everybody)]);
    check(&booking, now, changed(&Vec::new()), &[(Topic::Changed, None, To::Everybody)]);
    let left = (Topic::Cancelled, None, To::Gone(gone.clone()));
    check(&booking, now, changed(&gone), &[(Topic::Changed, None, To::Everybody), left]);
    let cancelled = Booking { cancelled_at: Some(at(now)), ..booking };
    check(&cancelled, now, Happening::Cancelled, &[(Topic::Cancelled, None, To::Everybody)]);
    check(&cancelled, now, Happening::Booked, &[]);
    check(&cancelled, now, changed(&gone), &[]);
}

#[test]
fn of_a_series_only_the_scheduler_is_told_what_the_others_do_not_know_yet() {
    let booking = meeting(series());
    let (first, second) = (occurrence_of(&booking, 0), occurrence_of(&booking, 1));
    let changed = || Happening::Changed { gone: Vec::new(), dropped: vec![first.clone()] };
    let one = |occurrence: &Occurrence| Happening::OccurrenceChanged { occurrence: occurrence.id.clone() };
    let early = "2031-04-01T00:00:00Z";
    check(&booking, early, Happening::Booked, &[(Topic::Booked, None, To::Scheduler)]);
    check(&booking, early, changed(), &[(Topic::Changed, None, To::Scheduler)]);
    check(&booking, early, one(&second), &[(Topic::Changed, Some("2031-06-05T01:00:00Z"), To::Scheduler)]);
    check(&booking, early, one(&Occurrence { id: "gone".to_owned(), ..second.clone() }), &[]);

    // Two weeks ahead of 5 June both have been told of, and nothing after them.
    let late = "2031-05-23T00:00:00Z";
    check(&booking, late, one(&second), &[(Topic::Changed, Some("2031-06-05T01:00:00Z"), To::Everybody)]);
    let dropped = vec![first.clone(), occurrence_of(&booking, 4)];
    let expected = [
        (Topic::Cancelled, Some("2031-06-03T01:00:00Z"), To::Everybody),
        (Topic::Cancelled, Some("2031-07-01T01:00:00Z"), To::Scheduler),
    ];
    check(&booking, late, Happening::OccurrencesCancelled { dropped }, &expected);
    let cancelled = Booking { cancelled_at: Some(at(late)), ..booking.clone() };
    let expected = [
        (Topic::Cancelled, None, To::Scheduler),
        (Topic::Cancelled, Some("2031-06-03T01:00:00Z"), To::Invited),
        (Topic::Cancelled, Some("2031-06-05T01:00:00Z"), To::Invited),
    ];
    check(&cancelled, late, Happening::Cancelled, &expected);
}

#[test]
fn who_knows_of_an_occurrence_hears_that_it_was_moved_away() {
    let mut booking = meeting(series());
    let Kind::Series { occurrences, .. } = &mut booking.kind else { panic!("a series") };
    let planned = occurrences[0].start;
    occurrences[0].planned = Some(planned);
    occurrences[0].start = at("2031-06-04T20:00:00Z");
    let what = Happening::OccurrenceChanged { occurrence: occurrences[0].id.clone() };
    let expected = [(Topic::Changed, Some("2031-06-04T20:00:00Z"), To::Everybody)];
    check(&booking, "2031-05-20T02:00:00Z", what, &expected);
}

#[test]
fn timers_of_a_single_meeting() {
    let mut booking = meeting(scheduled());
    let (start, end) = (booking.start, booking.start + booking.length());
    let now = at("2031-04-01T00:00:00Z");
    let quarter = SignedDuration::from_mins(15);
    let defaults = Defaults::default();
    let expected = [(end, Timer::Life), (start - quarter, Timer::Remind { start })];
    assert_eq!(timers(&booking, &defaults, now, true), expected);
    // Too late for a reminder, and none is wanted.
    let soon = start - SignedDuration::from_mins(5);
    assert_eq!(timers(&booking, &defaults, soon, true), [(end, Timer::Life)]);
    let none = Defaults { remind_min: 0, ..Defaults::default() };
    assert_eq!(timers(&booking, &none, now, true), [(end, Timer::Life)]);

    booking.attendees[0].auto_invite = true;
    assert!(timers(&booking, &defaults, now, true).contains(&(start, Timer::Ring { start })));
    assert_eq!(next_ring(&booking, start, false), None, "it has rung");
    assert_eq!(
        next_ring(&booking, start + SignedDuration::from_secs(30), true),
        Some((start + SignedDuration::from_secs(30), Timer::Ring { start })),
        "booked for this minute"
    );

    booking = crate::hold::begin(&booking, "h", start - SignedDuration::from_mins(30));
    let early = at("2031-05-02T12:00:00Z");
    assert_eq!(next_life(&booking, now), Some(early), "what began early ends early");
    booking.cancelled_at = Some(now);
    assert_eq!(timers(&booking, &defaults, now, true), []);
}

#[test]
fn timers_of_an_instant_meeting() {
    let mut booking = meeting(draft());
    booking.attendees[0].auto_invite = true;
    let now = booking.created_at;
    let rings = |fresh| next_ring(&booking, now, fresh);
    assert_eq!(rings(true), Some((now, Timer::Ring { start: booking.start })));
    assert_eq!(rings(false), None);
    assert_eq!(next_reminder(&booking, &Defaults::default(), at("2000-01-01T00:00:00Z")), None);
}

#[test]
fn everybody_is_invited_to_each_occurrence_once() {
    let booking = meeting(series());
    let invites = |now: &str, fresh| -> Vec<_> {
        timers(&booking, &Defaults::default(), at(now), fresh)
            .into_iter()
            .filter_map(|(when, timer)| match timer {
                Timer::Invite { occurrence } => Some((when, super::occurrence(&booking, &occurrence)?.start)),
                _ => None,
            })
            .collect()
    };
    let fortnight = SignedDuration::from_hours(14 * 24);
    let early = invites("2031-04-01T00:00:00Z", true);
    assert_eq!(early.len(), 7);
    assert!(early.iter().all(|(when, start)| *start - fortnight == *when), "{early:?}");
    let late = invites("2031-05-23T00:00:00Z", true);
    assert_eq!(late.iter().filter(|(when, _)| *when == at("2031-05-23T00:00:00Z")).count(), 2, "at once");
    assert_eq!(invites("2031-05-23T00:00:00Z", false).len(), 5, "of the first two they know");
    assert_eq!(invites("2031-06-03T03:00:00Z", true).len(), 6, "the first is over");
}

fn people() -> HashMap<UserId, User> {
    let of = |name: &str| User { email: format!("{name}@roofers.example"), phone: "+44 1".to_owned(), ..user(name) };
    ["ana", "ben", "cleo"].into_iter().map(|name| (UserId::new(name), of(name))).collect()
}

#[test]
fn each_address_is_written_to_once() {
    let mut booking = meeting(scheduled());
    let attendee =
        |email: &str, sms: &str| Attendee { email: email.to_owned(), sms: sms.to_owned(), ..Attendee::default() };
    booking.attendees.extend([
        attendee("Dan@Example.org", "+55 (11) 9"),
        attendee("dan@example.org", "+55119"),
        attendee("ana@roofers.example", ""),
        attendee("", ""),
    ]);
    let told = |to: &To| -> Vec<_> {
        let told = audience(&booking, to, &people());
        told.into_iter().map(|one| (one.email, one.sms, one.host, one.asked)).collect()
    };
    let row = |email: &str, sms: &str, host, asked| (email.to_owned(), sms.to_owned(), host, asked);
    let ana = row("ana@roofers.example", "+44 1", true, false);
    let invited = [
        row("ben@roofers.example", "", false, true),
        row("cleo@roofers.example", "", true, true),
        row("Dan@Example.org", "+55 (11) 9", false, true),
    ];
    let everybody: Vec<_> = std::iter::once(ana.clone()).chain(invited.clone()).collect();
    assert_eq!(told(&To::Everybody), everybody);
    assert_eq!(told(&To::Scheduler), [ana]);
    assert_eq!(told(&To::Invited), invited);
    let gone = vec![attendee("dan@EXAMPLE.org", ""), attendee("eve@example.org", "")];
    assert_eq!(told(&To::Gone(gone)), [row("eve@example.org", "", false, true)]);
}

/// Which occurrences are closed for good at a time; that the same again finds nothing.
fn closed_by(booking: &Booking, now: Timestamp) -> (Booking, Vec<Option<String>>) {
    let (after, closed) = conclude(booking, now);
    assert_eq!(conclude(&after, now), (after.clone(), Vec::new()));
    (after, closed)
}

#[test]
fn a_span_is_concluded_once_its_time_is_over_and_nobody_is_in() {
    let booking = meeting(scheduled());
    let (start, end) = (booking.start, booking.start + booking.length());
    let minute = SignedDuration::from_mins(1);
    assert_eq!(closed_by(&booking, end - minute), (booking.clone(), vec![]));
    assert_eq!(closed_by(&booking, end).1, [None]);
    let held = crate::hold::begin(&booking, "h", start + minute);
    assert_eq!(closed_by(&held, end).1, [], "people are in");
    let kept = crate::hold::end(&held, "h", start + 2 * minute, true);
    assert_eq!(closed_by(&kept, start + 3 * minute).1, [], "they may come back");
    assert_eq!(closed_by(&kept, end).1, [None]);
    let closed = crate::hold::end(&held, "h", start + 2 * minute, false);
    let (concluded, spans) = closed_by(&closed, start + 3 * minute);
    assert_eq!(spans, [None]);
    assert_eq!(closed_by(&concluded, end).1, [], "it was told");
    let cancelled = Booking { cancelled_at: Some(start), ..booking };
    assert_eq!(closed_by(&cancelled, end).1, [], "which was told as such");
}

#[test]
fn occurrences_are_concluded_one_by_one() {
    let booking = meeting(series());
    let (first, second) = (occurrence_of(&booking, 0), occurrence_of(&booking, 1));
    let (after, closed) = closed_by(&booking, first.end);
    assert_eq!(closed, [Some(first.id.clone())]);
    assert_eq!(closed_by(&after, second.end).1, [Some(second.id.clone())]);
    assert_eq!(closed_by(&booking, second.end).1.len(), 2, "the server was down");
    let held = crate::hold::begin(&booking, "h", first.start);
    let ended = crate::hold::end(&held, "h", first.start + SignedDuration::from_mins(1), false);
    let early = first.start + SignedDuration::from_mins(2);
    let (after, closed) = closed_by(&ended, early);
    assert_eq!(closed, [Some(first.id.clone())]);
    assert_eq!(closed_by(&after, first.end).1, []);
    assert_eq!(next_life(&after, early), Some(second.end));
}
