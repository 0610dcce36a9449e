use super::*;
use crate::fixture::{COHOST, GUEST, HOST, NOBODY, OTHER, Scene};
use crate::{Action, MicrophoneState, Notice};
use MicrophoneState::{MutedByHost, On};

fn pane(at: u8, people: &[ParticipantId]) -> Pane {
    Pane { left: at, top: 0, width: 1, height: 1, people: people.to_vec(), screen: false }
}

fn layout(panes: Vec<Pane>) -> Layout {
    Layout { kind: "Two".into(), columns: 2, rows: 1, panes: panes.into(), automatic: false, seconds: 10 }
}

fn show(stage: Stage) -> Action {
    Action::SetStage { stage }
}

fn check_layout(layout: Layout, expected: Result<(), Refused>) {
    let mut scene = Scene::new(|_| {});
    let saved = SavedLayout { id: "1".into(), name: "one".into(), layout: layout.clone() };
    for action in
        [show(Stage::Layout(layout.clone())), Action::SetLayout { layout, show: false }, Action::SaveLayout { saved }]
    {
        assert_eq!(scene.program(action.clone()), expected, "{action:?}");
    }
}

#[test]
fn layouts_fit_their_grid() {
    let good = layout(vec![pane(0, &[GUEST]), pane(1, &[])]);
    check_layout(good.clone(), Ok(()));
    check_layout(layout(vec![]), Err(Refused::BadMessage));
    check_layout(layout(vec![pane(2, &[])]), Err(Refused::BadMessage));
    check_layout(layout(vec![pane(u8::MAX, &[])]), Err(Refused::BadMessage));
    check_layout(layout(vec![pane(0, &[]); MOST_PANES + 1]), Err(Refused::BadMessage));
    check_layout(layout(vec![pane(0, &[NOBODY])]), Err(Refused::NoSuchParticipant));
    check_layout(Layout { seconds: 9, ..good.clone() }, Err(Refused::BadMessage));
    check_layout(Layout { columns: 101, ..good.clone() }, Err(Refused::BadMessage));
    check_layout(Layout { kind: "x".repeat(1000).into(), ..good }, Err(Refused::BadMessage));
}

#[test]
fn everybody_is_told_what_is_shown() {
    let mut scene = Scene::new(|_| {});
    for stage in [Stage::Broadcast(GUEST), Stage::Voice { many: true }, Stage::Free] {
        scene.program(show(stage.clone())).unwrap();
        assert_eq!(scene.conference.state().stage, stage);
        assert_eq!(scene.told(OTHER), [Notice::Conference { conference: scene.conference.state() }]);
        scene.program(show(stage)).unwrap();
        assert_eq!(scene.outputs.len(), 1, "nothing has changed");
    }
    assert_eq!(scene.program(show(Stage::Broadcast(NOBODY))), Err(Refused::NoSuchParticipant));
}

#[test]
fn who_has_the_floor_is_heard_alone_but_for_the_host() {
    let mut scene = Scene::new(|_| {});
    scene.program(Action::Mute { participant: GUEST }).unwrap();
    scene.program(show(Stage::RollCall(GUEST))).unwrap();
    let states = [HOST, COHOST, GUEST, OTHER].map(|id| scene.seen(id).microphone);
    assert_eq!(states, [On, MutedByHost, On, MutedByHost]);
    scene.program(show(Stage::Free)).unwrap();
    assert_eq!(scene.seen(OTHER).microphone, MutedByHost, "the end of it unmutes nobody");
}

#[test]
fn a_layout_is_noted_without_being_shown() {
    let mut scene = Scene::new(|_| {});
    let (one, other) = (layout(vec![pane(0, &[GUEST])]), layout(vec![pane(1, &[GUEST])]));
    scene.program(Action::SetLayout { layout: one.clone(), show: false }).unwrap();
    assert_eq!((scene.conference.state().stage, scene.conference.state().layout), (Stage::Free, Some(one.clone())));
    scene.program(Action::SetLayout { layout: one.clone(), show: true }).unwrap();
    scene.program(Action::SetLayout { layout: other.clone(), show: false }).unwrap();
    assert_eq!((scene.conference.state().stage, scene.conference.state().layout), (Stage::Layout(one), Some(other)));
}

#[test]
fn who_leaves_is_shown_no_more() {
    let mut scene = Scene::new(|_| {});
    let with_him = layout(vec![pane(0, &[GUEST, OTHER]), pane(1, &[GUEST])]);
    scene.program(show(Stage::Layout(with_him.clone()))).unwrap();
    let saved = SavedLayout { id: "1".into(), name: "one".into(), layout: with_him };
    scene.program(Action::SaveLayout { saved }).unwrap();
    scene.program(Action::SetView { participant: Some(OTHER), view: View::Person(GUEST) }).unwrap();
    scene.act(GUEST, Action::Leave).unwrap();
    let left = layout(vec![pane(0, &[OTHER]), pane(1, &[])]);
    assert_eq!(scene.conference.state().stage, Stage::Layout(left.clone()));
    assert!(scene.conference.layouts().all(|saved| saved.layout == left));
    assert_eq!(scene.seen(OTHER).view, View::Free);
    scene.program(show(Stage::Broadcast(OTHER))).unwrap();
    scene.act(OTHER, Action::Leave).unwrap();
    assert_eq!(scene.conference.state().stage, Stage::Free);
}

#[test]
fn layouts_are_saved_up_to_a_number() {
    let mut scene = Scene::new(|_| {});
    let saved = |id: usize, name: &str| SavedLayout {
        id: id.to_string().into(),
        name: name.into(),
        layout: layout(vec![pane(0, &[])]),
    };
    for id in 0..MOST_LAYOUTS {
        scene.program(Action::SaveLayout { saved: saved(id, "first") }).unwrap();
    }
    assert_eq!(scene.program(Action::SaveLayout { saved: saved(99, "more") }), Err(Refused::TooMany));
    assert_eq!(scene.program(Action::SaveLayout { saved: saved(3, "again") }), Ok(()));
    assert_eq!(scene.conference.layouts().filter(|saved| *saved.name == *"again").count(), 1);
    assert_eq!(scene.program(Action::DeleteLayout { id: "3".into() }), Ok(()));
    assert_eq!(scene.program(Action::DeleteLayout { id: "3".into() }), Err(Refused::WrongState));
    assert_eq!(scene.conference.layouts().len(), MOST_LAYOUTS - 1);
}

#[test]
fn what_one_looks_at_may_be_decided_for_him() {
    let mut scene = Scene::new(|_| {});
    scene.program(Action::SetView { participant: None, view: View::Poll { seconds: 20 } }).unwrap();
    scene.program(Action::LockView { participant: GUEST, locked: true }).unwrap();
    assert_eq!((scene.seen(HOST).view, scene.seen(GUEST).view_locked), (View::Poll { seconds: 20 }, true));
    let poll = Action::SetView { participant: Some(GUEST), view: View::Poll { seconds: 9 } };
    assert_eq!(scene.program(poll), Err(Refused::BadMessage));
    let other = |view| Action::SetView { participant: Some(GUEST), view };
    assert_eq!(scene.program(other(View::Person(NOBODY))), Err(Refused::NoSuchParticipant));
    scene.program(show(Stage::Voice { many: false })).unwrap();
    let host = Action::SetView { participant: None, view: View::Layout };
    assert_eq!(scene.program(host), Err(Refused::WrongState), "he sees the layout that all see");
    assert_eq!(scene.program(other(View::Layout)), Ok(()));
}

#[test]
fn there_are_no_pictures_in_a_meeting_of_voices() {
    let mut scene = Scene::new(|setup| setup.voice_only = true);
    for stage in [Stage::Broadcast(GUEST), Stage::Voice { many: true }, Stage::Layout(layout(vec![pane(0, &[])]))] {
        assert_eq!(scene.program(show(stage)), Err(Refused::NotAllowed));
    }
    assert_eq!(scene.program(show(Stage::RollCall(GUEST))), Ok(()));
}
