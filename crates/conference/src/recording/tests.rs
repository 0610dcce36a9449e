use super::*;
use crate::fixture::{COHOST, GUEST, HOST, Scene};
use crate::{Action, EndReason, Input, Role};
use Recording::{Off, On, Paused};

fn scene() -> Scene {
    Scene::new(|setup| setup.records = true)
}

fn told(scene: &Scene, id: ParticipantId) -> Vec<Recording> {
    let state = |notice: &Notice| match notice {
        Notice::Conference { conference } => Some(conference.recording),
        _ => None,
    };
    scene.told(id).iter().filter_map(state).collect()
}

fn recorded(scene: &Scene) -> Vec<Recording> {
    let recording = |event: &Event| match event {
        Event::Record(recording) => Some(*recording),
        _ => None,
    };
    scene.events().iter().filter_map(recording).collect()
}

#[test]
fn everybody_is_told_of_each_change() {
    let mut scene = scene();
    for (wanted, answer) in [
        (Paused, Err(Refused::WrongState)),
        (Off, Ok(())),
        (On, Ok(())),
        (On, Ok(())),
        (Paused, Ok(())),
        (Paused, Ok(())),
        (On, Ok(())),
        (Off, Ok(())),
        (On, Ok(())),
    ] {
        let before = scene.conference.state().recording;
        assert_eq!(scene.act(COHOST, Action::Record { recording: wanted }), answer, "{wanted:?}");
        let after = if answer.is_ok() && before != wanted { vec![wanted] } else { Vec::new() };
        assert_eq!((recorded(&scene), told(&scene, GUEST)), (after.clone(), after), "{wanted:?}");
    }
    assert!(scene.conference.state().recorded);
}

#[test]
fn it_is_for_hosts_of_meetings_that_may_be_recorded() {
    let record = Action::Record { recording: On };
    let mut scene = scene();
    assert_eq!(scene.act(GUEST, record.clone()), Err(Refused::NotAllowed));
    assert_eq!(scene.act(HOST, record.clone()), Ok(()));
    let mut other = Scene::new(|_| {});
    assert_eq!(other.program(record.clone()), Err(Refused::NotRecorded));
    let mut early = Scene::empty(|setup| setup.records = true);
    assert_eq!(early.program(record), Err(Refused::WrongState), "it has not begun");
}

#[test]
fn one_that_records_itself_begins_with_the_meeting() {
    let mut scene = Scene::empty(|setup| (setup.records, setup.recording) = (true, On));
    assert_eq!(scene.conference.state().recording, Off);
    scene.join(HOST, Role::Host).unwrap();
    assert_eq!(recorded(&scene), [On]);
    assert_eq!(scene.conference.state().recording, On);
    scene.join(GUEST, Role::Guest).unwrap();
    assert_eq!(recorded(&scene), [], "once");
}

#[test]
fn one_that_cannot_go_on_ends_and_hosts_hear_why() {
    let mut scene = scene();
    scene.handle(Input::RecordingFailed(RecordTrouble::NoSpace));
    assert_eq!(scene.outputs, [], "it is not recorded");
    scene.act(HOST, Action::Record { recording: On }).unwrap();
    scene.handle(Input::RecordingFailed(RecordTrouble::NoSpace));
    let failed = Notice::RecordingFailed { why: RecordTrouble::NoSpace };
    assert!(scene.told(HOST).contains(&failed) && scene.told(COHOST).contains(&failed));
    assert!(!scene.told(GUEST).contains(&failed));
    assert_eq!((recorded(&scene), told(&scene, GUEST)), (vec![Off], vec![Off]));
    scene.act(HOST, Action::Record { recording: On }).unwrap();
    scene.handle(Input::Close(EndReason::Ended));
    assert_eq!(recorded(&scene), [], "its end is the meeting's");
}
