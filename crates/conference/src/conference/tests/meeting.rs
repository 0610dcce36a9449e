//! A meeting of 300 people from the first knock to the end, in fake time.

use crate::fixture::{HOST, START, Scene};
use crate::{
    Action, EndReason, Event, GRACE, Input, MicrophoneState, Notice, OutReason, Output, ParticipantId, Refused, Role,
    ShareRule, Source, WaitReason,
};
use jiff::SignedDuration;

const GUESTS: u64 = 299;

fn guests() -> impl Iterator<Item = ParticipantId> {
    (0..GUESTS).map(|number| ParticipantId(100 + number))
}

/// How many people were told something by the last input.
fn deliveries(scene: &Scene) -> usize {
    let to = |output: &Output| match output {
        Output::Send { to, .. } => to.len(),
        _ => 0,
    };
    scene.outputs.iter().map(to).sum()
}

fn joined(scene: &Scene) -> usize {
    scene.outputs.iter().filter(|output| matches!(output, Output::Send { notice: Notice::Joined { .. }, .. })).count()
}

#[test]
fn three_hundred_people_meet() {
    let quarter = SignedDuration::from_mins(15);
    let mut scene = Scene::empty(|setup| {
        (setup.guests_may_start, setup.waiting_room, setup.mute_newcomers) = (false, true, true);
        setup.prolong = quarter;
    });

    // Everybody is early.
    for id in guests() {
        scene.join(id, Role::Guest).unwrap();
        assert_eq!(scene.outputs.len(), 2, "an answer, and one is told why one waits: {:?}", scene.outputs);
        assert_eq!(scene.told(id), [Notice::Waiting { why: WaitReason::Host }]);
    }

    // The host comes ten minutes later and sees who is there.
    scene.now += SignedDuration::from_mins(10);
    scene.join(HOST, Role::Host).unwrap();
    assert_eq!(scene.conference.state().started_at, scene.now);
    assert!(guests().all(|id| scene.told(id) == [Notice::Waiting { why: WaitReason::Admission }]));
    let told = scene.told(HOST);
    assert!(matches!(&told[..], [Notice::Joined { waiting, .. }] if waiting.len() == 299));
    assert!(scene.outputs.len() < 12, "three hundred waiting people are one output: {}", scene.outputs.len());

    // One is turned away, one is admitted, then all.
    let (turned_away, cohost) = (ParticipantId(100), ParticipantId(101));
    scene.act(HOST, Action::Refuse { participant: turned_away }).unwrap();
    scene.act(HOST, Action::Admit { participant: Some(cohost) }).unwrap();
    scene.act(HOST, Action::SetCohost { participant: cohost, cohost: true }).unwrap();
    scene.act(cohost, Action::Admit { participant: None }).unwrap();
    assert_eq!((joined(&scene), scene.conference.participants().count()), (297, 299));
    assert_eq!(scene.told(HOST).len(), 2, "all newcomers are one notice, and the empty list another");
    assert!(deliveries(&scene) < 2 * 300, "{}", deliveries(&scene));

    // They are muted; a lecture begins.
    let muted = |scene: &Scene, state| scene.conference.participants().filter(|seen| seen.microphone == state).count();
    assert_eq!(muted(&scene, MicrophoneState::MutedByHost), 298);
    scene.act(HOST, Action::AllowUnmute { allowed: false }).unwrap();
    let asker = ParticipantId(200);
    let unmute = Action::Media { microphone: Some(true), camera: None, screen: None };
    assert_eq!(scene.act(asker, unmute.clone()), Err(Refused::NotAllowed));
    scene.act(asker, Action::Hand { raised: true, participant: None }).unwrap();
    assert_eq!(deliveries(&scene), 299);
    scene.act(cohost, Action::AskFor { participant: asker, source: Source::Microphone }).unwrap();
    scene.act(asker, unmute.clone()).unwrap();
    scene.handle(Input::Speakers(vec![(asker, 70)]));
    assert_eq!(deliveries(&scene), 299);

    // Discussion: everybody unmutes, it gets too loud, all are muted at one stroke.
    scene.act(HOST, Action::AllowUnmute { allowed: true }).unwrap();
    for id in guests().filter(|id| *id != turned_away) {
        scene.act(id, unmute.clone()).unwrap();
    }
    assert_eq!(muted(&scene, MicrophoneState::On), 299);
    scene.act(HOST, Action::MuteAll { muted: true, may_unmute: None }).unwrap();
    assert_eq!(muted(&scene, MicrophoneState::On), 2, "host and co-host");
    assert!(deliveries(&scene) < 3 * 300, "{}", deliveries(&scene));
    let stopped =
        scene.events().iter().filter(|event| matches!(event, Event::MayPublish { allowed: false, .. })).count();
    assert_eq!(stopped, 297);

    // Chat, to all and to one.
    scene.act(asker, Action::Chat { to: None, text: "hello".to_owned() }).unwrap();
    assert_eq!(deliveries(&scene), 299);
    scene.act(asker, Action::Chat { to: Some(cohost), text: "a word?".to_owned() }).unwrap();
    assert_eq!(deliveries(&scene), 2);

    // The door is closed; some are sent out of it and let in again.
    scene.act(HOST, Action::Lock { locked: true }).unwrap();
    assert_eq!(scene.join(ParticipantId(900), Role::Guest), Err(Refused::Locked));
    for id in (150..160).map(ParticipantId) {
        scene.act(cohost, Action::SendBack { participant: id }).unwrap();
    }
    assert_eq!((scene.conference.participants().count(), scene.conference.waiting().len()), (289, 10));
    scene.act(HOST, Action::Admit { participant: None }).unwrap();
    let told = scene.told(ParticipantId(155));
    assert!(matches!(&told[0], Notice::Joined { chat, .. } if chat.len() == 1), "the private line is not his");
    scene.act(HOST, Action::Remove { participant: ParticipantId(160) }).unwrap();
    assert_eq!(scene.come_back(ParticipantId(160), Role::Guest), Err(Refused::CannotResume));

    // A cell tower fails: thirty are gone, twenty come back.
    for id in (170..200).map(ParticipantId) {
        scene.handle(Input::Lost { participant: id });
    }
    scene.pass(GRACE / 2);
    for id in (170..190).map(ParticipantId) {
        scene.come_back(id, Role::Guest).unwrap();
        assert_eq!(joined(&scene), 1);
    }
    scene.pass(GRACE / 2);
    let left = scene.events().iter().filter(|event| matches!(event, Event::Left { .. })).count();
    assert_eq!((left, scene.conference.participants().count()), (10, 288));

    // It takes longer than planned, twice.
    let began = START + SignedDuration::from_mins(10);
    for extensions in 1..=2 {
        scene.now = scene.conference.state().ends_at;
        scene.handle(Input::Wake);
        assert_eq!(scene.conference.state().ends_at, began + SignedDuration::from_hours(1) + quarter * extensions);
        assert_eq!(deliveries(&scene), 288);
    }

    // The host hands over; his screen goes with the role, and the new host ends it.
    scene.act(HOST, Action::SetShare { who: ShareRule::Hosts }).unwrap();
    scene.act(HOST, Action::Media { microphone: None, camera: None, screen: Some(true) }).unwrap();
    scene.act(HOST, Action::HandOver { participant: asker }).unwrap();
    assert_eq!(scene.told(HOST)[0], Notice::Stopped { source: Source::Screen, by: None });
    assert_eq!(scene.act(HOST, Action::End), Err(Refused::NotAllowed));
    scene.act(asker, Action::End).unwrap();
    assert_eq!(scene.events(), [Event::Ended { why: EndReason::Ended }]);
    assert_eq!((deliveries(&scene), scene.outputs.len()), (288, 3));
    assert_eq!(scene.told(cohost), [Notice::Out { why: OutReason::Ended }]);
}
