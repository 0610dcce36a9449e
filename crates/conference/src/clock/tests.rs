use super::*;
use crate::fixture::{COHOST, GUEST, HOST, START, Scene, join};
use crate::{Input, OutReason, ParticipantId, Refused, Role, Setup};

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

fn wake(scene: &Scene) -> Option<(SignedDuration, WakeReason)> {
    scene.conference.wake().map(|(at, why)| (at.duration_since(START), why))
}

#[test]
fn it_warns_and_then_ends_for_all() {
    let mut scene = Scene::with_waiting_room(|_| {});
    assert_eq!(wake(&scene), Some((55 * MINUTE, WakeReason::Warning)));
    scene.pass(55 * MINUTE);
    for id in [HOST, GUEST] {
        assert_eq!(scene.told(id), [Notice::Ending { at: START + HOUR }]);
    }
    assert_eq!(scene.told(crate::fixture::WAITER), [], "who waits is told nothing of the meeting");
    scene.join(ParticipantId(8), Role::Host).unwrap();
    assert!(scene.told(ParticipantId(8)).contains(&Notice::Ending { at: START + HOUR }), "later ones know as well");
    assert_eq!(wake(&scene), Some((HOUR, WakeReason::End)));
    scene.pass(5 * MINUTE);
    for id in [HOST, GUEST, crate::fixture::WAITER] {
        assert_eq!(scene.told(id), [Notice::Out { why: OutReason::TimeOver }]);
    }
    assert_eq!(scene.events(), [Event::Ended { why: EndReason::TimeOver }]);
    assert!(scene.conference.is_over());
    assert_eq!(wake(&scene), None);
}

/// After how many minutes a meeting of an hour ends, woken after `minutes` with one in it or not.
fn check_end(prolong: i64, occupied: bool, minutes: i64, expected: Option<i64>) {
    let mut scene = Scene::empty(|setup| setup.prolong = SignedDuration::from_mins(prolong));
    scene.join(HOST, Role::Host).unwrap();
    if !occupied {
        scene.act(HOST, crate::Action::Leave).unwrap();
    }
    scene.pass(SignedDuration::from_mins(minutes));
    let ends_at = (!scene.conference.is_over()).then(|| scene.conference.state().ends_at);
    let got = ends_at.map(|at| at.duration_since(START).as_mins());
    assert_eq!(got, expected, "prolong {prolong}, occupied {occupied}, after {minutes} min");
    let extended = scene.events().contains(&Event::Extended { ends_at: scene.conference.state().ends_at });
    assert_eq!(extended, got.is_some_and(|minutes| minutes != 60));
}

#[test]
fn it_is_extended_while_somebody_is_in() {
    for (prolong, occupied, minutes, expected) in [
        (0, true, 59, Some(60)),
        (0, true, 60, None),
        (15, true, 59, Some(60)),
        (15, true, 60, Some(75)),
        (15, true, 74, Some(75)),
        (15, true, 75, Some(90)),
        (15, true, 600, Some(615)),
        (15, false, 59, Some(60)),
        (15, false, 60, None),
        (15, false, 600, None),
    ] {
        check_end(prolong, occupied, minutes, expected);
    }
}

#[test]
fn an_extension_is_told_and_no_warning_given() {
    let mut scene = Scene::new(|setup| setup.prolong = 15 * MINUTE);
    scene.pass(58 * MINUTE);
    assert_eq!(scene.outputs, []);
    for end in [75, 90] {
        scene.now = START + SignedDuration::from_mins(end - 15);
        scene.handle(Input::Wake);
        let conference = scene.conference.state();
        assert_eq!(conference.ends_at, START + SignedDuration::from_mins(end));
        assert_eq!(scene.told(GUEST), [Notice::Conference { conference }]);
    }
}

#[test]
fn it_begins_with_the_first_person_in() {
    let mut scene = Scene::empty(|setup| setup.guests_may_start = false);
    assert_eq!(wake(&scene), Some((HOUR, WakeReason::End)), "the booked end");
    scene.now += 20 * MINUTE;
    scene.join(GUEST, Role::Guest).unwrap();
    assert_eq!(scene.events(), []);
    scene.now += 20 * MINUTE;
    scene.join(HOST, Role::Host).unwrap();
    assert_eq!(scene.events()[0], Event::Started { at: START + 40 * MINUTE });
    assert_eq!(scene.conference.state().started_at, START + 40 * MINUTE);
    assert_eq!(scene.conference.state().ends_at, START + 100 * MINUTE);
}

#[test]
fn who_waits_in_vain_for_the_host_is_sent_away_at_the_booked_end() {
    let mut scene = Scene::empty(|setup| (setup.guests_may_start, setup.waits_until) = (false, START + 2 * HOUR));
    scene.join(GUEST, Role::Guest).unwrap();
    scene.pass(2 * HOUR - MINUTE);
    assert_eq!(scene.outputs, []);
    scene.pass(MINUTE);
    assert_eq!(scene.told(GUEST), [Notice::Out { why: OutReason::TimeOver }]);
}

#[test]
fn a_lost_connection_has_a_minute() {
    let mut scene = Scene::new(|_| {});
    scene.handle(Input::Lost { participant: GUEST });
    assert!(!scene.seen(GUEST).connected);
    assert_eq!(wake(&scene), Some((GRACE, WakeReason::Grace)));
    scene.pass(GRACE - SignedDuration::from_millis(1));
    assert!(scene.is_in(GUEST));
    scene.handle(Input::Lost { participant: GUEST });
    assert_eq!(scene.outputs, [], "lost already; the minute does not begin anew");
    scene.pass(SignedDuration::from_millis(1));
    assert_eq!(scene.events(), [Event::Left { participant: GUEST, why: LeftReason::Lost }]);
    assert_eq!(scene.told(HOST), [Notice::Left { participant: GUEST, why: LeftReason::Lost }]);
}

#[test]
fn who_comes_back_in_time_stays() {
    let mut scene = Scene::new(|_| {});
    for id in [GUEST, COHOST] {
        scene.handle(Input::Lost { participant: id });
    }
    scene.now += GRACE - SignedDuration::from_secs(1);
    scene.come_back(GUEST, Role::Guest).unwrap();
    assert!(scene.seen(GUEST).connected);
    scene.pass(GRACE);
    assert!(scene.is_in(GUEST) && !scene.is_in(COHOST));
}

#[test]
fn an_input_that_comes_too_late_finds_the_meeting_over() {
    let mut scene = Scene::new(|_| {});
    scene.now += HOUR;
    assert_eq!(scene.ask(Input::Join(join(ParticipantId(8), Role::Host))), Err(Refused::Over));
}

#[test]
fn a_clock_that_is_set_back_moves_nothing() {
    let mut scene = Scene::new(|_| {});
    scene.pass(30 * MINUTE);
    scene.now = START - 24 * HOUR;
    scene.handle(Input::Lost { participant: GUEST });
    assert_eq!(wake(&scene), Some((31 * MINUTE, WakeReason::Grace)));
}

/// Set up again two hours after it began: whether people can come back to it.
fn check_restart(prolong: SignedDuration, length: SignedDuration, expected_end: Option<SignedDuration>) {
    let began = START - 2 * HOUR;
    let mut setup = Setup::new("u", length, START);
    (setup.started_at, setup.prolong) = (Some(began), prolong);
    let mut scene = Scene { conference: Conference::new(setup, START), now: START, outputs: Vec::new() };
    let got = scene.come_back(GUEST, Role::Guest);
    let end = got.is_ok().then(|| scene.conference.state().ends_at.duration_since(began));
    assert_eq!(end, expected_end, "extended by {prolong}, length {length}");
    assert!(!scene.events().iter().any(|event| matches!(event, Event::Started { .. })), "it began before");
}

#[test]
fn a_restart_finds_the_meeting_as_it_was() {
    check_restart(SignedDuration::ZERO, 3 * HOUR, Some(3 * HOUR));
    check_restart(SignedDuration::ZERO, HOUR, None);
    check_restart(15 * MINUTE, HOUR, Some(2 * HOUR + 15 * MINUTE));
    check_restart(15 * MINUTE, 2 * HOUR + MINUTE, Some(2 * HOUR + 16 * MINUTE));
    check_restart(15 * MINUTE, 2 * HOUR + 2 * MINUTE, Some(2 * HOUR + 2 * MINUTE));
}

#[test]
fn it_may_be_ended_from_outside() {
    for (why, out) in [
        (EndReason::Ended, OutReason::Ended),
        (EndReason::TimeOver, OutReason::TimeOver),
        (EndReason::Cancelled, OutReason::Cancelled),
    ] {
        let mut scene = Scene::new(|_| {});
        scene.handle(Input::Close(why));
        assert_eq!(scene.told(GUEST), [Notice::Out { why: out }]);
        assert_eq!(scene.events(), [Event::Ended { why }]);
        scene.handle(Input::Close(why));
        assert_eq!(scene.outputs, []);
    }
}
