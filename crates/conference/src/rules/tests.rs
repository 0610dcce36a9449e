use super::*;
use crate::fixture::{COHOST, GUEST, HOST, NOBODY, OTHER, Scene};
use crate::{Action, Event, Role};

fn rules(change: impl FnOnce(&mut RuleChanges)) -> Action {
    let mut changes = RuleChanges::default();
    change(&mut changes);
    Action::SetRules(changes)
}

#[test]
fn several_rules_are_one_notice() {
    let mut scene = Scene::new(|_| {});
    let action = rules(|changes| {
        (changes.locked, changes.may_unmute) = (Some(true), Some(false));
        (changes.chat, changes.entry) = (Some(ChatRule::Private), Some(EntryRule::Invited));
    });
    scene.program(action.clone()).unwrap();
    let state = scene.conference.state();
    assert!(state.locked && !state.may_unmute && state.may_rename);
    assert_eq!((state.chat, state.entry), (ChatRule::Private, EntryRule::Invited));
    assert_eq!(scene.told(GUEST), [Notice::Conference { conference: state.clone() }]);
    assert_eq!(scene.events(), [Event::Changed(state)]);
    scene.program(action).unwrap();
    assert_eq!(scene.outputs.len(), 1, "nothing has changed");
}

#[test]
fn guests_keep_name_and_camera_to_the_rules() {
    let mut scene = Scene::new(|_| {});
    scene.act(HOST, rules(|changes| (changes.may_rename, changes.may_show) = (Some(false), Some(false)))).unwrap();
    assert!(!scene.seen(GUEST).camera && scene.seen(COHOST).camera, "guests' cameras stop");
    assert!(scene.told(GUEST).contains(&Notice::Stopped { source: Source::Camera, by: None }));
    let rename = |participant| Action::Rename { participant, name: "Ana".to_owned() };
    let show = Action::Media { microphone: None, camera: Some(true), screen: None };
    assert_eq!(scene.act(GUEST, rename(None)), Err(Refused::NotAllowed));
    assert_eq!(scene.act(COHOST, rename(None)), Ok(()));
    assert_eq!(scene.act(COHOST, rename(Some(GUEST))), Ok(()));
    assert_eq!(scene.act(GUEST, show.clone()), Err(Refused::NotAllowed));
    scene.act(HOST, Action::AskFor { participant: GUEST, source: Source::Camera }).unwrap();
    assert_eq!(scene.act(GUEST, show.clone()), Ok(()), "he was asked");
    scene.act(GUEST, Action::Media { microphone: None, camera: Some(false), screen: None }).unwrap();
    assert_eq!(scene.act(GUEST, show), Err(Refused::NotAllowed), "once");
    scene.join(NOBODY, Role::Guest).unwrap();
    assert!(!scene.seen(NOBODY).camera, "coming in is no way around the rule");
}

#[test]
fn who_may_record() {
    let mut scene = Scene::new(|_| {});
    let may = |scene: &Scene| [HOST, COHOST, GUEST, OTHER].map(|id| scene.seen(id).may_record);
    assert_eq!(may(&scene), [true, true, false, false]);
    scene.program(rules(|changes| changes.record = Some(RecordRule::Some))).unwrap();
    scene.program(Action::AllowRecord { participant: GUEST, allowed: true }).unwrap();
    assert_eq!(may(&scene), [true, true, true, false]);
    scene.program(rules(|changes| changes.record = Some(RecordRule::Everybody))).unwrap();
    scene.program(Action::AllowRecord { participant: OTHER, allowed: false }).unwrap();
    assert_eq!(may(&scene), [true, true, true, false]);
    scene.program(rules(|changes| changes.record = Some(RecordRule::Hosts))).unwrap();
    assert_eq!(may(&scene), [true, true, false, false], "what was said of single people is forgotten");
    scene.act(HOST, Action::SetCohost { participant: OTHER, cohost: true }).unwrap();
    assert_eq!(may(&scene), [true, true, false, true], "a right that goes with the role");
}
