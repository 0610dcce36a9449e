use super::*;
use crate::fixture::{COHOST, GUEST, HOST, NOBODY, OTHER, Scene, WAITER};
use crate::{Action, Input};

/// What the one concerned, another, the one who waits and the outside are told of a departure.
fn check(input: Input, out: Option<OutReason>, left: Option<LeftReason>) {
    let mut scene = Scene::with_waiting_room(|_| {});
    scene.handle(input.clone());
    let out = out.map(|why| Notice::Out { why });
    assert_eq!(scene.told(GUEST).first().cloned(), out, "{input:?}");
    let left = left.map(|why| (Notice::Left { participant: GUEST, why }, Event::Left { participant: GUEST, why }));
    assert_eq!(
        scene.told(OTHER).iter().find(|notice| matches!(notice, Notice::Left { .. })),
        left.as_ref().map(|l| &l.0)
    );
    assert_eq!(scene.events().first(), left.as_ref().map(|l| &l.1), "{input:?}");
    assert_eq!(scene.told(WAITER), []);
    assert_eq!(scene.is_in(GUEST), left.is_none());
}

#[test]
fn the_ways_to_go() {
    let act = |by, action| Input::Act { by, request: 1, action };
    check(act(GUEST, Action::Leave), Some(OutReason::Left), Some(LeftReason::Left));
    check(act(HOST, Action::Remove { participant: GUEST }), Some(OutReason::Removed), Some(LeftReason::Removed));
    check(Input::Lost { participant: GUEST }, None, None);
    check(Input::Lost { participant: NOBODY }, None, None);
}

#[test]
fn one_whose_connection_is_lost_is_put_out_in_silence() {
    let mut scene = Scene::new(|_| {});
    scene.handle(Input::Lost { participant: GUEST });
    scene.act(HOST, Action::Remove { participant: GUEST }).unwrap();
    assert_eq!(scene.told(GUEST), []);
    assert!(scene.conference.lost.is_empty() && !scene.is_in(GUEST));
}

#[test]
fn one_whose_connection_is_lost_is_sent_back_when_he_returns() {
    let mut scene = Scene::with_waiting_room(|_| {});
    scene.handle(Input::Lost { participant: GUEST });
    scene.act(HOST, Action::SendBack { participant: GUEST }).unwrap();
    assert!(!scene.is_in(GUEST) && !scene.waits(GUEST));
    scene.come_back(GUEST, Role::Guest).unwrap();
    assert!(scene.waits(GUEST));
}

#[test]
fn nobody_is_sent_back_to_a_waiting_room_that_is_off() {
    let mut scene = Scene::new(|_| {});
    assert_eq!(scene.act(HOST, Action::SendBack { participant: GUEST }), Err(Refused::WrongState));
}

#[test]
fn who_waits_and_loses_the_connection_is_gone() {
    let mut scene = Scene::with_waiting_room(|_| {});
    scene.handle(Input::Lost { participant: WAITER });
    assert!(!scene.waits(WAITER));
    assert_eq!(scene.told(COHOST), [Notice::WaitingList { waiting: [].into() }]);
    assert_eq!(scene.told(GUEST), []);
}
