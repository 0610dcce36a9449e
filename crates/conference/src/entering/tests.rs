use super::*;
use crate::fixture::{COHOST, GUEST, HOST, OTHER, START, Scene, WAITER, join};
use crate::{Action, Input, LeftReason, MicrophoneState, OutReason, ParticipantKind, Setup};
use Refused::{BadMessage, CannotResume, Full, Locked, NotAllowed, OutOfOrder};
use jiff::SignedDuration;

/// Where somebody is after he came.
#[derive(Debug, PartialEq)]
enum Place {
    In(Role),
    Waits(WaitReason),
    Out(Refused),
}

fn place(scene: &Scene, id: ParticipantId, answer: Result<(), Refused>) -> Place {
    let waiting = scene.conference.waiting.iter().find(|waiting| waiting.arrival.id == id);
    match (answer, scene.conference.participant(id), waiting) {
        (Err(refused), None, None) => Place::Out(refused),
        (Ok(()), Some(seen), None) => Place::In(seen.role),
        (Ok(()), None, Some(waiting)) => Place::Waits(waiting.why),
        other => panic!("neither in nor out: {other:?}"),
    }
}

/// Where a newcomer gets to: first one to an empty meeting, then one to a meeting with four in it.
fn check(rules: impl Fn(&mut Setup), join: Join, first: Place, later: Place) {
    for (mut scene, expected) in [(Scene::empty(&rules), first), (Scene::new(&rules), later)] {
        let id = ParticipantId(20);
        let answer = scene.ask(Input::Join(Join { participant: id, ..join.clone() }));
        let people = scene.conference.participants().count();
        assert_eq!(place(&scene, id, answer), expected, "to {people} people: {join:?}");
        let told = scene.told(id);
        match expected {
            Place::In(_) => assert!(matches!(told[..], [Notice::Joined { you, .. }] if you == id), "{told:?}"),
            Place::Waits(why) => assert_eq!(told, [Notice::Waiting { why }]),
            Place::Out(_) => assert_eq!(scene.outputs.len(), 1),
        }
    }
}

fn guest() -> Join {
    join(GUEST, Role::Guest)
}

fn with_hosts_link() -> Join {
    join(HOST, Role::Host)
}

fn rig(role: Role) -> Join {
    Join { kind: ParticipantKind::Whip, ..join(GUEST, role) }
}

#[test]
fn an_open_meeting() {
    check(|_| {}, guest(), Place::In(Role::Guest), Place::In(Role::Guest));
    check(|_| {}, with_hosts_link(), Place::In(Role::Host), Place::In(Role::Cohost));
    check(|_| {}, join(COHOST, Role::Cohost), Place::In(Role::Cohost), Place::In(Role::Cohost));
    check(|_| {}, rig(Role::Guest), Place::In(Role::Guest), Place::In(Role::Guest));
    check(|_| {}, rig(Role::Host), Place::In(Role::Guest), Place::In(Role::Guest));
    let nameless = Join { name: " ".to_owned(), ..guest() };
    check(|_| {}, nameless, Place::Out(BadMessage), Place::Out(BadMessage));
}

#[test]
fn a_meeting_that_needs_its_host() {
    let rules = |setup: &mut Setup| setup.guests_may_start = false;
    check(rules, guest(), Place::Waits(WaitReason::Host), Place::In(Role::Guest));
    check(rules, with_hosts_link(), Place::In(Role::Host), Place::In(Role::Cohost));
    check(rules, rig(Role::Guest), Place::Waits(WaitReason::Host), Place::In(Role::Guest));
    check(rules, rig(Role::Host), Place::In(Role::Guest), Place::In(Role::Guest));
}

#[test]
fn what_the_host_finds_when_he_comes() {
    for (waiting_room, place) in [(false, None), (true, Some(WaitReason::Admission))] {
        let mut scene = Scene::empty(|setup| (setup.guests_may_start, setup.waiting_room) = (false, waiting_room));
        for id in [GUEST, OTHER] {
            scene.join(id, Role::Guest).unwrap();
        }
        assert_eq!(scene.conference.participants().count(), 0);
        scene.join(HOST, Role::Host).unwrap();
        for id in [GUEST, OTHER] {
            assert_eq!(scene.waits(id), waiting_room);
            let told = scene.told(id);
            match place {
                Some(why) => assert_eq!(told, [Notice::Waiting { why }]),
                None => assert!(matches!(&told[..], [Notice::Joined { participants, .. }] if participants.len() == 3)),
            }
        }
    }
}

#[test]
fn a_camera_rig_with_the_hosts_link_is_not_the_host_that_guests_wait_for() {
    let mut scene = Scene::empty(|setup| setup.guests_may_start = false);
    scene.join(GUEST, Role::Guest).unwrap();
    scene.ask(Input::Join(Join { participant: OTHER, ..rig(Role::Host) })).unwrap();
    assert!(scene.waits(GUEST));
}

#[test]
fn a_meeting_with_a_waiting_room() {
    let mut scene = Scene::empty(|setup| setup.waiting_room = true);
    for (id, role, expected) in [
        (GUEST, Role::Guest, Place::Waits(WaitReason::Admission)),
        (HOST, Role::Host, Place::In(Role::Host)),
        (OTHER, Role::Guest, Place::Waits(WaitReason::Admission)),
        (COHOST, Role::Cohost, Place::In(Role::Cohost)),
    ] {
        let answer = scene.join(id, role);
        assert_eq!(place(&scene, id, answer), expected, "{id}");
    }
    scene.act(HOST, Action::Admit { participant: Some(OTHER) }).unwrap();
    assert!(scene.is_in(OTHER) && scene.waits(GUEST));
    assert!(matches!(&scene.told(OTHER)[..], [Notice::Joined { waiting, .. }] if waiting.is_empty()));
    scene.act(HOST, Action::Refuse { participant: GUEST }).unwrap();
    assert_eq!(scene.told(GUEST), [Notice::Out { why: OutReason::Refused }]);
    scene.join(WAITER, Role::Guest).unwrap();
    scene.act(HOST, Action::WaitingRoom { enabled: false }).unwrap();
    assert!(scene.is_in(WAITER));
}

#[test]
fn a_locked_meeting() {
    let rules = |setup: &mut Setup| setup.locked = true;
    let mut scene = Scene::empty(rules);
    assert_eq!(scene.join(GUEST, Role::Guest), Err(Locked));
    scene.join(HOST, Role::Host).unwrap();
    assert_eq!(scene.join(GUEST, Role::Guest), Err(Locked));
    scene.come_back(OTHER, Role::Guest).unwrap();
    assert!(scene.is_in(OTHER), "the lock is for newcomers");
}

#[test]
fn a_lock_does_not_keep_out_who_is_called() {
    for (waiting_room, expected) in [(false, Place::In(Role::Guest)), (true, Place::Waits(WaitReason::Admission))] {
        let mut scene = Scene::new(|_| {});
        scene.act(HOST, Action::WaitingRoom { enabled: waiting_room }).unwrap();
        scene.act(HOST, Action::Lock { locked: true }).unwrap();
        let comes = |called| Input::Join(Join { called, ..join(WAITER, Role::Guest) });
        assert_eq!(scene.ask(comes(false)), Err(Locked));
        let answer = scene.ask(comes(true));
        assert_eq!(place(&scene, WAITER, answer), expected);
    }
}

#[test]
fn a_lock_keeps_out_who_waits_unless_a_host_says_otherwise() {
    let mut scene = Scene::with_waiting_room(|_| {});
    scene.act(HOST, Action::Lock { locked: true }).unwrap();
    scene.act(HOST, Action::Admit { participant: Some(WAITER) }).unwrap();
    assert!(scene.is_in(WAITER));
    let mut scene = Scene::empty(|setup| setup.guests_may_start = false);
    scene.join(GUEST, Role::Guest).unwrap();
    scene.program(Action::Lock { locked: true }).unwrap();
    scene.join(HOST, Role::Host).unwrap();
    assert_eq!(scene.told(GUEST), [Notice::Waiting { why: WaitReason::Admission }]);
    scene.act(HOST, Action::Lock { locked: false }).unwrap();
    assert!(scene.is_in(GUEST));
}

#[test]
fn a_full_meeting() {
    let rules = |setup: &mut Setup| setup.capacity = 4;
    check(rules, guest(), Place::In(Role::Guest), Place::Out(Full));
    check(rules, with_hosts_link(), Place::In(Role::Host), Place::In(Role::Cohost));
    check(rules, rig(Role::Guest), Place::In(Role::Guest), Place::Out(Full));
    check(rules, rig(Role::Host), Place::In(Role::Guest), Place::Out(Full));
    let mut scene = Scene::new(rules);
    assert_eq!(scene.come_back(WAITER, Role::Guest), Err(Full));
    assert_eq!(scene.come_back(WAITER, Role::Cohost), Ok(()));
}

#[test]
fn who_finds_no_place_comes_in_when_there_is_one() {
    let mut scene = Scene::empty(|setup| (setup.guests_may_start, setup.capacity) = (false, 2));
    for id in [GUEST, OTHER, WAITER] {
        scene.join(id, Role::Guest).unwrap();
    }
    scene.join(HOST, Role::Host).unwrap();
    assert!(scene.is_in(GUEST));
    assert_eq!(scene.told(OTHER), [Notice::Waiting { why: WaitReason::Admission }]);
    assert_eq!(scene.act(HOST, Action::Admit { participant: Some(WAITER) }), Err(Full));
    assert_eq!(scene.act(HOST, Action::Admit { participant: None }), Err(Full));
    scene.act(GUEST, Action::Leave).unwrap();
    assert!(scene.is_in(OTHER) && scene.waits(WAITER), "the longest waiting first");
}

#[test]
fn the_waiting_room_has_its_bound() {
    let mut scene = Scene::new(|setup| setup.waiting_room = true);
    scene.conference.outputs.clear();
    for number in 0..u64::try_from(MOST_WAITING).unwrap() - 2 {
        scene.join(ParticipantId(1000 + number), Role::Guest).unwrap();
    }
    assert_eq!(scene.conference.waiting().len(), MOST_WAITING);
    assert_eq!(scene.join(ParticipantId(999), Role::Guest), Err(Full));
}

#[test]
fn newcomers_are_muted_where_they_shall_be() {
    for (kind, role, wanted, expected) in [
        (ParticipantKind::Client, Role::Guest, true, MicrophoneState::MutedByHost),
        (ParticipantKind::Client, Role::Guest, false, MicrophoneState::Off),
        (ParticipantKind::Client, Role::Host, true, MicrophoneState::On),
        (ParticipantKind::Whip, Role::Guest, true, MicrophoneState::On),
    ] {
        let mut scene = Scene::empty(|setup| setup.mute_newcomers = true);
        let newcomer = Join { kind, microphone: wanted, ..join(GUEST, role) };
        scene.ask(Input::Join(newcomer.clone())).unwrap();
        assert_eq!(scene.microphone(GUEST), expected, "{kind:?} {role:?}");
        scene.act(GUEST, Action::Leave).unwrap();
        scene.ask(Input::Return(newcomer)).unwrap();
        let back = if wanted { MicrophoneState::On } else { MicrophoneState::Off };
        assert_eq!(scene.microphone(GUEST), back, "who returns is no newcomer");
    }
}

#[test]
fn an_id_is_one_persons() {
    let mut scene = Scene::with_waiting_room(|_| {});
    for id in [HOST, GUEST, WAITER] {
        assert_eq!(scene.join(id, Role::Host), Err(OutOfOrder));
    }
}

#[test]
fn who_was_put_out_enters_anew_or_not_at_all() {
    let mut scene = Scene::new(|_| {});
    scene.act(HOST, Action::Remove { participant: GUEST }).unwrap();
    assert_eq!(scene.told(GUEST), [Notice::Out { why: OutReason::Removed }]);
    assert!(scene.conference.is_banned(GUEST) && !scene.conference.is_banned(OTHER));
    assert_eq!(scene.come_back(GUEST, Role::Host), Err(CannotResume));
    assert_eq!(scene.join(GUEST, Role::Host), Err(NotAllowed));
    assert_eq!(scene.join(ParticipantId(30), Role::Guest), Ok(()));
}

#[test]
fn who_was_sent_back_waits_whatever_his_key_says() {
    let mut scene = Scene::with_waiting_room(|_| {});
    scene.act(HOST, Action::SendBack { participant: GUEST }).unwrap();
    assert_eq!(scene.told(GUEST), [Notice::Waiting { why: WaitReason::Admission }]);
    assert_eq!(scene.events(), [Event::Left { participant: GUEST, why: LeftReason::SentBack }]);
    assert_eq!(scene.come_back(GUEST, Role::Guest), Ok(()));
    assert!(scene.waits(GUEST), "he waits already");
    scene.handle(Input::Lost { participant: GUEST });
    assert!(!scene.waits(GUEST));
    scene.come_back(GUEST, Role::Host).unwrap();
    assert!(scene.waits(GUEST));
    scene.act(HOST, Action::Refuse { participant: GUEST }).unwrap();
    assert_eq!(scene.come_back(GUEST, Role::Guest), Err(CannotResume));
}

#[test]
fn who_was_admitted_again_has_his_key_again() {
    let mut scene = Scene::with_waiting_room(|_| {});
    scene.act(HOST, Action::SendBack { participant: GUEST }).unwrap();
    scene.act(HOST, Action::Admit { participant: Some(GUEST) }).unwrap();
    scene.act(GUEST, Action::Leave).unwrap();
    scene.come_back(GUEST, Role::Guest).unwrap();
    assert!(scene.is_in(GUEST));
}

#[test]
fn people_come_back_to_a_meeting_that_was_set_up_again() {
    let mut scene = Scene::empty(|setup| {
        (setup.started_at, setup.guests_may_start, setup.waiting_room) = (Some(START), false, true);
    });
    scene.join(WAITER, Role::Guest).unwrap();
    scene.come_back(GUEST, Role::Guest).unwrap();
    scene.come_back(HOST, Role::Host).unwrap();
    scene.come_back(OTHER, Role::Host).unwrap();
    assert_eq!(scene.roles(), [(1, Role::Host), (3, Role::Guest), (4, Role::Guest)], "one host");
    assert!(scene.waits(WAITER));
}

#[test]
fn one_who_returns_shows_that_the_host_has_been_there() {
    let mut scene = Scene::empty(|setup| (setup.started_at, setup.guests_may_start) = (Some(START), false));
    scene.join(OTHER, Role::Guest).unwrap();
    assert!(scene.waits(OTHER));
    scene.come_back(GUEST, Role::Guest).unwrap();
    assert!(scene.is_in(OTHER));
}

#[test]
fn beyond_what_is_remembered_no_unknown_key_counts() {
    let mut scene = Scene::new(|_| {});
    scene.come_back(WAITER, Role::Guest).unwrap();
    scene.act(WAITER, Action::Leave).unwrap();
    for number in 0..u64::try_from(MOST_PAST).unwrap() {
        scene.conference.remember(ParticipantId(1000 + number), Past::Removed);
    }
    assert_eq!(scene.come_back(WAITER, Role::Guest), Err(CannotResume));
    scene.act(HOST, Action::Remove { participant: GUEST }).unwrap();
    assert_eq!(scene.come_back(GUEST, Role::Guest), Err(CannotResume));
    assert_eq!(scene.conference.past.len(), MOST_PAST);
}

#[test]
fn a_meeting_is_opened_before_anybody_is_in() {
    let mut scene = Scene::empty(|setup| setup.guests_may_start = false);
    assert_eq!(scene.join(WAITER, Role::Guest), Ok(()));
    assert!(scene.waits(WAITER));
    scene.handle(Input::Open { guests: false });
    assert_eq!(scene.events(), [Event::Started { at: START }]);
    assert!(scene.waits(WAITER), "for the host");
    scene.handle(Input::Open { guests: true });
    assert!(scene.is_in(WAITER), "guests need not wait any more");
    scene.handle(Input::Open { guests: true });
    assert_eq!(scene.events(), [], "it has begun already");
}

#[test]
fn a_meeting_that_was_opened_and_stayed_empty_ends() {
    let mut scene = Scene::empty(|setup| setup.prolong = SignedDuration::from_mins(15));
    scene.pass(SignedDuration::from_mins(10));
    scene.handle(Input::Open { guests: true });
    scene.pass(SignedDuration::from_mins(59));
    assert_eq!(scene.events(), []);
    scene.pass(SignedDuration::from_mins(1));
    assert_eq!(scene.events(), [Event::Ended { why: crate::EndReason::TimeOver }]);
    scene.handle(Input::Open { guests: true });
    assert_eq!(scene.events(), [], "over is over");
}
