use super::*;
use crate::fixture::{COHOST, GUEST, HOST, OTHER, START, Scene, WAITER, join};
use crate::{Action, Input, ParticipantKind, Role, WakeReason};

fn speakers(levels: &[(ParticipantId, u8)]) -> Notice {
    let speaker = |&(participant, level): &(ParticipantId, u8)| Speaker { participant, level };
    Notice::Speakers { speakers: levels.iter().map(speaker).collect() }
}

fn millis(ms: i64) -> SignedDuration {
    SignedDuration::from_millis(ms)
}

#[test]
fn speakers_are_told_when_they_change_and_not_too_often() {
    let mut scene = Scene::with_waiting_room(|_| {});
    scene.handle(Input::Speakers(vec![(GUEST, 200), (WAITER, 60), (HOST, 30)]));
    let first = speakers(&[(GUEST, 100), (HOST, 30)]);
    assert_eq!(scene.told(OTHER), [first]);
    assert_eq!(scene.told(WAITER), []);
    scene.handle(Input::Speakers(vec![(HOST, 30)]));
    assert_eq!(scene.outputs, [], "too soon");
    assert_eq!(scene.conference.wake(), Some((START + millis(300), WakeReason::Speakers)));
    scene.pass(millis(299));
    assert_eq!(scene.outputs, []);
    scene.pass(millis(1));
    assert_eq!(scene.told(OTHER), [speakers(&[(HOST, 30)])]);
    scene.pass(millis(1000));
    scene.handle(Input::Speakers(vec![(HOST, 30)]));
    assert_eq!(scene.outputs, [], "nothing new");
    scene.handle(Input::Speakers(vec![]));
    assert_eq!(scene.told(OTHER), [speakers(&[])]);
}

#[test]
fn the_loudest_few_are_enough() {
    let mut scene = Scene::new(|_| {});
    let levels: Vec<_> = (100..110).map(ParticipantId).map(|id| (id, 50)).collect();
    for &(id, _) in &levels {
        scene.join(id, Role::Guest).unwrap();
    }
    scene.handle(Input::Speakers(levels.clone()));
    assert_eq!(scene.told(HOST), [speakers(&levels[..MOST_SPEAKERS])]);
    for &(participant, _) in &levels[1..MOST_SPEAKERS] {
        scene.act(HOST, Action::Mute { participant }).unwrap();
    }
    scene.pass(millis(300));
    scene.handle(Input::Speakers(levels.clone()));
    let audible: Vec<_> = levels[..1].iter().chain(&levels[MOST_SPEAKERS..]).take(MOST_SPEAKERS).copied().collect();
    scene.pass(millis(300));
    assert_eq!(scene.told(HOST), [speakers(&audible)], "those who are muted take nobody's place");
}

#[test]
fn who_is_muted_or_has_left_does_not_speak() {
    for action in [Action::Leave, Action::Media { microphone: Some(false), camera: None, screen: None }] {
        let mut scene = Scene::new(|_| {});
        scene.handle(Input::Speakers(vec![(GUEST, 50), (OTHER, 40)]));
        scene.pass(millis(300));
        scene.act(GUEST, action).unwrap();
        assert_eq!(scene.told(HOST).last(), Some(&speakers(&[(OTHER, 40)])));
        scene.pass(millis(300));
        scene.handle(Input::Speakers(vec![(GUEST, 50), (OTHER, 40)]));
        assert_eq!(scene.outputs, [], "a level from before");
    }
}

#[test]
fn connections_are_told_of_together() {
    let mut scene = Scene::new(|_| {});
    let quality = |people: &[(ParticipantId, u8)]| Notice::Quality {
        people: people.iter().map(|&(participant, level)| PeerQuality { participant, level }).collect(),
    };
    scene.handle(Input::Quality { participant: GUEST, level: 3 });
    assert_eq!(scene.told(HOST), [quality(&[(GUEST, 3)])]);
    for (participant, level) in [(OTHER, 0), (GUEST, 9), (HOST, 5), (WAITER, 2)] {
        scene.handle(Input::Quality { participant, level });
        assert_eq!(scene.outputs, [], "too soon");
    }
    assert_eq!(scene.conference.wake(), Some((START + millis(2000), WakeReason::Quality)));
    scene.act(HOST, Action::Leave).unwrap();
    scene.pass(millis(2000));
    assert_eq!(scene.told(GUEST), [quality(&[(GUEST, 5), (OTHER, 1)])]);
    scene.pass(millis(2000));
    scene.handle(Input::Quality { participant: GUEST, level: 5 });
    assert_eq!(scene.outputs, [], "nothing new");
    for participant in [GUEST, OTHER] {
        scene.handle(Input::Quality { participant, level: 4 });
    }
    scene.act(OTHER, Action::Leave).unwrap();
    scene.pass(millis(2000));
    assert_eq!(scene.outputs, [], "nobody's connection any more");
}

#[test]
fn one_who_comes_in_is_told_everything() {
    let mut scene = Scene::with_waiting_room(|_| {});
    scene.act(GUEST, Action::Chat { to: None, text: "all".to_owned() }).unwrap();
    scene.act(GUEST, Action::Chat { to: Some(OTHER), text: "psst".to_owned() }).unwrap();
    scene.handle(Input::Speakers(vec![(GUEST, 50)]));
    scene.handle(Input::Quality { participant: GUEST, level: 3 });
    scene.act(HOST, Action::Admit { participant: None }).unwrap();
    let told = scene.told(WAITER);
    let [Notice::Joined { you, conference, participants, waiting, chat }, rest @ ..] = &told[..] else {
        panic!("{told:?}")
    };
    assert_eq!((*you, conference), (WAITER, &scene.conference.state()));
    assert_eq!(participants.iter().map(|seen| seen.id).collect::<Vec<_>>(), [HOST, COHOST, GUEST, OTHER, WAITER]);
    assert!(waiting.is_empty());
    assert_eq!(chat.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["all"]);
    let quality = Notice::Quality { people: vec![PeerQuality { participant: GUEST, level: 3 }] };
    assert_eq!(rest, [speakers(&[(GUEST, 50)]), quality]);
    let others = scene.told(GUEST);
    assert!(matches!(&others[..], [Notice::Participants { participants }] if participants.len() == 1), "{others:?}");
    assert_eq!(scene.told(COHOST).last(), Some(&Notice::WaitingList { waiting: [].into() }));
}

#[test]
fn each_of_those_who_come_in_together_reads_his_own_lines() {
    let mut scene = Scene::with_waiting_room(|_| {});
    scene.act(HOST, Action::Chat { to: Some(GUEST), text: "psst".to_owned() }).unwrap();
    for participant in [GUEST, OTHER] {
        scene.act(HOST, Action::SendBack { participant }).unwrap();
    }
    scene.act(HOST, Action::Admit { participant: None }).unwrap();
    for (id, lines) in [(GUEST, 1), (OTHER, 0), (WAITER, 0)] {
        assert!(matches!(&scene.told(id)[..], [Notice::Joined { chat, .. }] if chat.len() == lines), "{id}");
    }
}

#[test]
fn one_who_returns_is_told_everything_again_and_may_publish_as_before() {
    let mut scene = Scene::new(|_| {});
    scene.handle(Input::Lost { participant: GUEST });
    assert!(matches!(&scene.told(OTHER)[..], [Notice::Participants { participants }] if !participants[0].connected));
    scene.act(OTHER, Action::Chat { to: None, text: "still there?".to_owned() }).unwrap();
    assert_eq!(scene.told(GUEST), [], "he cannot be told");
    scene.come_back(GUEST, Role::Guest).unwrap();
    assert!(matches!(&scene.told(GUEST)[..], [Notice::Joined { chat, .. }] if chat.len() == 1));
    assert!(matches!(&scene.told(OTHER)[..], [Notice::Participants { participants }] if participants[0].connected));
    assert_eq!(scene.events(), []);
}

#[test]
fn outsiders_are_told_only_of_themselves() {
    let mut scene = Scene::new(|_| {});
    let rig = ParticipantId(9);
    scene.ask(Input::Join(crate::Join { kind: ParticipantKind::Whip, ..join(rig, Role::Guest) })).unwrap();
    assert!(matches!(scene.told(rig)[..], [Notice::Joined { .. }]));
    scene.act(GUEST, Action::Chat { to: None, text: "hi".to_owned() }).unwrap();
    assert_eq!(scene.told(rig), []);
    scene.act(HOST, Action::Mute { participant: rig }).unwrap();
    assert_eq!(scene.told(rig), [Notice::Stopped { source: Source::Microphone, by: Some(HOST) }]);
}

#[test]
fn what_may_be_published_is_told_once() {
    let mut scene = Scene::empty(|_| {});
    scene.join(GUEST, Role::Guest).unwrap();
    let may = |source, allowed| Event::MayPublish { participant: GUEST, source, allowed };
    assert_eq!(scene.events()[2..], [may(Source::Microphone, true), may(Source::Camera, true)]);
    let media = |microphone, screen| Action::Media { microphone, camera: None, screen };
    scene.act(GUEST, media(Some(true), Some(true))).unwrap();
    assert_eq!(scene.events(), [may(Source::Screen, true), may(Source::ScreenAudio, true)]);
    scene.act(GUEST, media(Some(false), None)).unwrap();
    assert_eq!(scene.events(), [may(Source::Microphone, false)]);
    scene.act(GUEST, media(Some(false), Some(true))).unwrap();
    assert_eq!(scene.events(), []);
}
