use super::*;
use crate::fixture::{COHOST, GUEST, HOST, Scene};
use crate::{Action, EndReason, Input, Role};

const ON: Action = Action::Stream { on: true };
const OFF: Action = Action::Stream { on: false };

fn scene() -> Scene {
    Scene::new(|setup| setup.streams = true)
}

/// What the stream was told to do by the last input.
fn streamed(scene: &Scene) -> Vec<bool> {
    let stream = |event: &Event| match event {
        Event::Stream(on) => Some(*on),
        _ => None,
    };
    scene.events().iter().filter_map(stream).collect()
}

/// What somebody was told of it.
fn told(scene: &Scene, id: crate::ParticipantId) -> Vec<bool> {
    let state = |notice: &Notice| match notice {
        Notice::Conference { conference } => Some(conference.streaming),
        _ => None,
    };
    scene.told(id).iter().filter_map(state).collect()
}

#[test]
fn everybody_is_told_when_it_begins_and_ends() {
    let mut scene = scene();
    for (action, changes) in [(OFF, None), (ON, Some(true)), (ON, None), (OFF, Some(false)), (ON, Some(true))] {
        assert_eq!(scene.act(COHOST, action.clone()), Ok(()), "{action:?}");
        let changes: Vec<bool> = changes.into_iter().collect();
        assert_eq!((streamed(&scene), told(&scene, GUEST)), (changes.clone(), changes), "{action:?}");
    }
    scene.handle(Input::Close(EndReason::Ended));
    assert_eq!(streamed(&scene), [], "it ends with the meeting, without a word");
}

#[test]
fn it_is_for_hosts_of_meetings_that_may_be_streamed() {
    let mut scene = scene();
    assert_eq!(scene.act(GUEST, ON), Err(Refused::NotAllowed));
    assert_eq!(scene.program(ON), Ok(()));
    assert_eq!(Scene::new(|_| {}).program(ON), Err(Refused::NotStreamed));
    assert_eq!(Scene::empty(|setup| setup.streams = true).program(ON), Err(Refused::WrongState), "it has not begun");
}

#[test]
fn one_that_streams_itself_begins_with_the_meeting() {
    let mut scene = Scene::empty(|setup| (setup.streams, setup.streaming) = (true, true));
    assert!(!scene.conference.state().streaming);
    scene.join(HOST, Role::Host).unwrap();
    assert_eq!((streamed(&scene), scene.conference.state().streaming), (vec![true], true));
    scene.join(GUEST, Role::Guest).unwrap();
    assert_eq!(streamed(&scene), [], "once");
}

#[test]
fn that_of_a_webinar_shows_what_its_audience_is_shown() {
    let mut scene = Scene::webinar(|setup| (setup.streams, setup.streaming) = (true, true));
    assert!(!scene.conference.state().streaming, "it is a rehearsal");
    assert_eq!(scene.act(HOST, ON), Err(Refused::WrongState));
    for (action, changes) in [
        (Action::AdmitAudience { admitted: true }, Some(true)),
        (Action::Pause { paused: true }, Some(false)),
        (Action::Pause { paused: false }, Some(true)),
        (OFF, Some(false)),
        (Action::Pause { paused: true }, None),
        (Action::Pause { paused: false }, None),
    ] {
        scene.act(HOST, action.clone()).unwrap();
        assert_eq!(streamed(&scene), changes.into_iter().collect::<Vec<_>>(), "{action:?}");
    }
}

#[test]
fn what_becomes_of_it_at_its_targets_is_known_while_it_goes_out() {
    let target = |state| vec![StreamTarget { of: StreamOf::Composed, state }];
    let targets = |scene: &Scene| scene.conference.state().targets;
    let mut scene = scene();
    scene.handle(Input::Streamed(target(StreamState::Live)));
    assert_eq!(targets(&scene), [], "nothing goes out");
    scene.act(HOST, ON).unwrap();
    scene.handle(Input::Streamed(target(StreamState::Connecting)));
    assert_eq!(targets(&scene), target(StreamState::Connecting));
    assert_eq!(told(&scene, GUEST), [true]);
    scene.handle(Input::Streamed(target(StreamState::Connecting)));
    assert_eq!(told(&scene, GUEST), [], "nothing is new");
    scene.handle(Input::Streamed(target(StreamState::Waiting(StreamTrouble::Unreachable))));
    assert_eq!(told(&scene, GUEST), [true]);
    scene.act(HOST, OFF).unwrap();
    assert_eq!(targets(&scene), []);
}

#[test]
fn one_that_cannot_go_on_ends_and_hosts_hear_why() {
    let mut scene = scene();
    let failed = Input::StreamingFailed(StreamTrouble::NoEncoder);
    scene.handle(failed.clone());
    assert_eq!(scene.outputs, []);
    scene.act(HOST, ON).unwrap();
    scene.handle(failed);
    assert_eq!((streamed(&scene), told(&scene, HOST)), (vec![false], vec![false]));
    let notice = Notice::StreamingFailed { why: StreamTrouble::NoEncoder };
    assert!(scene.told(COHOST).contains(&notice) && !scene.told(GUEST).contains(&notice));
}

#[test]
fn one_that_is_set_up_again_goes_on_without_being_told() {
    let mut scene = Scene::empty(|setup| {
        (setup.streams, setup.streaming) = (true, true);
        setup.started_at = Some(crate::fixture::START);
    });
    assert!(scene.conference.state().streaming);
    scene.join(HOST, Role::Host).unwrap();
    assert_eq!(streamed(&scene), []);
}
