use crate::fixture::{COHOST, GUEST, HOST, OTHER, Scene, join};
use crate::{
    Action, Event, Input, Join, LeftReason, MOST_SPEAKING, MicrophoneState, Notice, ParticipantId, ParticipantKind,
    Refused, Role, Source, WaitReason,
};
use jiff::SignedDuration;

const VIEWER: ParticipantId = ParticipantId(20);
const SECOND: ParticipantId = ParticipantId(21);

/// A webinar whose audience is in.
fn opened() -> Scene {
    let mut scene = Scene::webinar(|_| {});
    assert_eq!(scene.act(HOST, Action::AdmitAudience { admitted: true }), Ok(()));
    assert_eq!(scene.join(VIEWER, Role::Audience), Ok(()));
    assert_eq!(scene.join(SECOND, Role::Audience), Ok(()));
    scene.pass(SignedDuration::from_secs(3));
    scene
}

fn speaking() -> Scene {
    let mut scene = opened();
    assert_eq!(scene.act(HOST, Action::LetSpeak { participant: VIEWER, allowed: true }), Ok(()));
    scene
}

fn published(scene: &Scene, id: ParticipantId) -> Vec<(Source, bool)> {
    let of = |event: Event| match event {
        Event::MayPublish { participant, source, allowed } if participant == id => Some((source, allowed)),
        _ => None,
    };
    scene.events().into_iter().filter_map(of).collect()
}

fn names(notices: &[Notice], id: ParticipantId) -> bool {
    notices.iter().any(|notice| match notice {
        Notice::Participants { participants } => participants.iter().any(|one| one.id == id),
        Notice::Joined { participants, .. } => participants.iter().any(|one| one.id == id),
        Notice::Left { participant, .. } => *participant == id,
        _ => false,
    })
}

#[test]
fn nobody_of_the_audience_is_in_before_it_is_let_in() {
    let mut scene = Scene::webinar(|_| {});
    assert_eq!(scene.join(VIEWER, Role::Audience), Ok(()));
    assert_eq!(scene.told(VIEWER), [Notice::Waiting { why: WaitReason::Rehearsal }]);
    assert!(!scene.is_in(VIEWER) && !scene.waits(VIEWER), "he waits where hosts admit nobody one by one");
    assert_eq!(scene.act(VIEWER, Action::ClaimHost), Err(Refused::IsAudience));
    assert_eq!(scene.act(VIEWER, Action::Chat { to: None, text: "hello".into() }), Err(Refused::OutOfOrder));
    assert_eq!(scene.act(HOST, Action::WaitingRoom { enabled: false }), Ok(()));
    assert!(!scene.is_in(VIEWER));
    assert_eq!(scene.act(GUEST, Action::AdmitAudience { admitted: true }), Err(Refused::NotAllowed));
    assert_eq!(scene.act(COHOST, Action::AdmitAudience { admitted: true }), Ok(()));
    assert!(scene.is_in(VIEWER));
    assert_eq!(scene.conference.audience(), 1);
}

#[test]
fn who_leaves_while_it_is_rehearsed_is_gone() {
    for gone in [Input::Lost { participant: VIEWER }, Input::Act { by: VIEWER, request: 1, action: Action::Leave }] {
        let mut scene = Scene::webinar(|_| {});
        assert_eq!(scene.join(VIEWER, Role::Audience), Ok(()));
        scene.handle(gone);
        assert_eq!(scene.act(HOST, Action::AdmitAudience { admitted: true }), Ok(()));
        assert!(!scene.is_in(VIEWER));
    }
}

#[test]
fn a_meeting_has_no_audience() {
    let mut scene = Scene::new(|_| {});
    assert_eq!(scene.join(VIEWER, Role::Audience), Err(Refused::NotAllowed));
    for action in [Action::AdmitAudience { admitted: true }, Action::Pause { paused: true }] {
        assert_eq!(scene.act(HOST, action), Err(Refused::WrongState));
    }
    assert_eq!(scene.act(HOST, Action::LetSpeak { participant: GUEST, allowed: true }), Err(Refused::NotAudience));
}

#[test]
fn the_audience_publishes_nothing() {
    let mut scene = opened();
    for (microphone, camera, screen) in
        [(Some(true), None, None), (None, Some(true), None), (None, None, Some(true)), (Some(true), Some(true), None)]
    {
        let action = Action::Media { microphone, camera, screen };
        assert_eq!(scene.act(VIEWER, action), Err(Refused::NotAllowed));
        assert_eq!(published(&scene, VIEWER), []);
    }
    for source in [Source::Microphone, Source::Camera, Source::Screen] {
        let asked = scene.act(HOST, Action::AskFor { participant: VIEWER, source });
        assert_eq!(asked, Err(Refused::IsAudience), "{source:?}");
    }
    assert_eq!(scene.act(HOST, Action::MuteAll { muted: false, may_unmute: Some(true) }), Ok(()));
    assert_eq!(published(&scene, VIEWER), []);
}

#[test]
fn a_camera_rig_with_the_audiences_link_publishes_nothing() {
    let mut scene = opened();
    let rig = ParticipantId(30);
    let kind = ParticipantKind::Whip;
    assert_eq!(scene.ask(Input::Join(Join { kind, ..join(rig, Role::Audience) })), Ok(()));
    assert!(scene.is_in(rig));
    assert_eq!(published(&scene, rig), []);
    assert_eq!(scene.act(HOST, Action::LetSpeak { participant: rig, allowed: true }), Err(Refused::NotAllowed));
}

#[test]
fn what_an_audience_sees_of_itself_is_a_number() {
    let mut scene = opened();
    let third = ParticipantId(22);
    assert_eq!(scene.join(third, Role::Audience), Ok(()));
    for reader in [HOST, GUEST, VIEWER] {
        assert!(!names(&scene.told(reader), third), "{reader}");
    }
    let told = scene.told(third);
    assert!(names(&told, HOST) && names(&told, third) && !names(&told, VIEWER));
    scene.pass(SignedDuration::from_secs(3));
    let count = |present| vec![Notice::Audience { present: Some(present), waiting: 0 }];
    assert_eq!(scene.told(HOST), count(3));
    // 100 and three times 1.5.
    assert_eq!(scene.told(GUEST), count(104));
    assert_eq!(scene.told(VIEWER), count(104));
}

#[test]
fn a_thousand_who_come_are_one_number() {
    let mut scene = opened();
    let mut told = 0;
    for number in 1000..2000 {
        assert_eq!(scene.join(ParticipantId(number), Role::Audience), Ok(()));
        told += scene.told(GUEST).len();
    }
    assert!(told <= 1, "a guest was told {told} times");
    assert_eq!(scene.conference.participants().count(), 4);
}

#[test]
fn no_number_where_none_is_shown() {
    let mut scene = Scene::webinar(|setup| setup.webinar.as_mut().expect("it is one").shown = None);
    assert_eq!(scene.act(HOST, Action::AdmitAudience { admitted: true }), Ok(()));
    assert_eq!(scene.join(VIEWER, Role::Audience), Ok(()));
    scene.pass(SignedDuration::from_secs(3));
    assert!(scene.conference.audience() == 1);
    let mut late = opened();
    assert_eq!(late.join(ParticipantId(23), Role::Audience), Ok(()));
    assert_eq!(scene.join(ParticipantId(23), Role::Audience), Ok(()));
    assert!(scene.told(ParticipantId(23)).contains(&Notice::Audience { present: None, waiting: 0 }));
    assert!(late.told(ParticipantId(23)).iter().any(|one| matches!(one, Notice::Audience { present: Some(_), .. })));
}

#[test]
fn a_pause_holds_what_flows_to_the_audience_alone() {
    let held = |scene: &Scene| {
        let of = |event: Event| match event {
            Event::Held { participant, held } => Some((participant, held)),
            _ => None,
        };
        scene.events().into_iter().filter_map(of).collect::<Vec<_>>()
    };
    let mut scene = opened();
    assert_eq!(scene.act(GUEST, Action::Pause { paused: true }), Err(Refused::NotAllowed));
    assert_eq!(scene.act(HOST, Action::Pause { paused: true }), Ok(()));
    assert_eq!(held(&scene), [(VIEWER, true), (SECOND, true)]);
    assert!(scene.told(VIEWER).iter().any(|one| matches!(one, Notice::Conference { conference } if conference.paused)));
    assert_eq!(scene.join(ParticipantId(22), Role::Audience), Ok(()));
    assert_eq!(held(&scene), [(ParticipantId(22), true)]);
    assert_eq!(scene.act(HOST, Action::Pause { paused: false }), Ok(()));
    assert_eq!(held(&scene).len(), 3);
    assert!(held(&scene).iter().all(|(_, held)| !held));
}

#[test]
fn one_of_the_audience_speaks_until_it_is_taken_back() {
    let mut scene = speaking();
    assert_eq!(scene.microphone(VIEWER), MicrophoneState::Off, "nobody is made to be heard");
    assert!(scene.told(VIEWER).contains(&Notice::Asked { by: Some(HOST), source: Source::Microphone }));
    assert!(names(&scene.told(SECOND), VIEWER), "who speaks is seen");
    let on = Action::Media { microphone: Some(true), camera: Some(true), screen: None };
    assert_eq!(scene.act(VIEWER, on.clone()), Ok(()));
    assert_eq!(published(&scene, VIEWER), [(Source::Microphone, true), (Source::Camera, true)]);
    let share = Action::Media { microphone: None, camera: None, screen: Some(true) };
    assert_eq!(scene.act(VIEWER, share), Err(Refused::NotAllowed));
    assert_eq!(scene.act(HOST, Action::LetSpeak { participant: VIEWER, allowed: false }), Ok(()));
    assert_eq!(published(&scene, VIEWER), [(Source::Microphone, false), (Source::Camera, false)]);
    let gone = Notice::Left { participant: VIEWER, why: LeftReason::Audience };
    assert!(scene.told(SECOND).contains(&gone) && scene.told(HOST).contains(&gone));
    assert!(!scene.told(VIEWER).contains(&gone));
    assert_eq!(scene.act(VIEWER, on), Err(Refused::NotAllowed));
}

#[test]
fn so_many_of_the_audience_speak_and_no_more() {
    let mut scene = opened();
    for number in 100..100 + MOST_SPEAKING as u64 + 1 {
        let one = ParticipantId(number);
        assert_eq!(scene.join(one, Role::Audience), Ok(()));
        let allowed = scene.act(HOST, Action::LetSpeak { participant: one, allowed: true });
        let fits = number < 100 + MOST_SPEAKING as u64;
        assert_eq!(allowed, if fits { Ok(()) } else { Err(Refused::TooMany) });
    }
}

#[test]
fn hosts_alone_see_hands_of_the_audience() {
    let mut scene = opened();
    assert_eq!(scene.act(VIEWER, Action::Hand { raised: true, participant: None }), Ok(()));
    assert!(names(&scene.told(HOST), VIEWER) && names(&scene.told(COHOST), VIEWER));
    assert!(names(&scene.told(VIEWER), VIEWER));
    assert!(!names(&scene.told(GUEST), VIEWER) && !names(&scene.told(SECOND), VIEWER));
    assert_eq!(scene.act(HOST, Action::Hand { raised: false, participant: Some(VIEWER) }), Ok(()));
    assert!(scene.told(HOST).contains(&Notice::Left { participant: VIEWER, why: LeftReason::Audience }));
    assert!(!names(&scene.told(GUEST), VIEWER));
}

#[test]
fn a_new_cohost_sees_hands_and_one_who_is_none_any_more_does_not() {
    let mut scene = opened();
    assert_eq!(scene.act(VIEWER, Action::Hand { raised: true, participant: None }), Ok(()));
    assert_eq!(scene.act(HOST, Action::SetCohost { participant: GUEST, cohost: true }), Ok(()));
    assert!(names(&scene.told(GUEST), VIEWER));
    assert_eq!(scene.act(HOST, Action::SetCohost { participant: GUEST, cohost: false }), Ok(()));
    assert!(scene.told(GUEST).contains(&Notice::Left { participant: VIEWER, why: LeftReason::Audience }));
}

#[test]
fn roles_are_not_exchanged_with_the_audience() {
    let mut scene = speaking();
    for action in [
        Action::SetCohost { participant: VIEWER, cohost: true },
        Action::HandOver { participant: VIEWER },
        Action::SendBack { participant: VIEWER },
    ] {
        assert_eq!(scene.act(HOST, action.clone()), Err(Refused::IsAudience), "{action:?}");
    }
    assert_eq!(scene.act(VIEWER, Action::ClaimHost), Err(Refused::IsAudience));
    assert_eq!(scene.seen(VIEWER).role, Role::Audience);
}

#[test]
fn the_audience_writes_to_everybody_and_to_the_panel() {
    let mut scene = opened();
    let write = |to| Action::Chat { to, text: "a question".into() };
    assert_eq!(scene.act(VIEWER, write(None)), Ok(()));
    assert!(scene.told(SECOND).iter().any(|one| matches!(one, Notice::Chatted { .. })));
    assert_eq!(scene.act(VIEWER, write(Some(HOST))), Ok(()));
    assert_eq!(scene.act(VIEWER, write(Some(SECOND))), Err(Refused::NotAllowed));
    assert_eq!(scene.act(OTHER, write(Some(SECOND))), Err(Refused::NotAllowed));
    assert_eq!(scene.act(HOST, write(Some(SECOND))), Ok(()));
}

#[test]
fn who_is_put_out_of_the_audience_stays_out() {
    let mut scene = opened();
    assert_eq!(scene.act(COHOST, Action::Remove { participant: VIEWER }), Ok(()));
    assert_eq!(scene.conference.audience(), 1);
    assert_eq!(scene.come_back(VIEWER, Role::Audience), Err(Refused::CannotResume));
    assert!(!names(&scene.told(GUEST), VIEWER));
}

#[test]
fn who_comes_back_into_the_audience_is_audience() {
    let mut scene = opened();
    scene.handle(Input::Lost { participant: VIEWER });
    scene.pass(SignedDuration::from_mins(5));
    assert!(!scene.is_in(VIEWER));
    assert_eq!(scene.come_back(VIEWER, Role::Audience), Ok(()));
    assert_eq!(scene.seen(VIEWER).role, Role::Audience);
    assert_eq!(published(&scene, VIEWER), []);
}

#[test]
fn seats_are_as_many_as_the_room_has() {
    let mut scene = Scene::webinar(|setup| setup.webinar.as_mut().expect("it is one").capacity = 1);
    assert_eq!(scene.join(VIEWER, Role::Audience), Ok(()));
    assert_eq!(scene.join(SECOND, Role::Audience), Ok(()));
    assert_eq!(scene.act(HOST, Action::AdmitAudience { admitted: true }), Ok(()));
    assert!(scene.is_in(VIEWER) && !scene.is_in(SECOND));
    assert_eq!(scene.join(ParticipantId(22), Role::Audience), Err(Refused::Full));
    assert_eq!(scene.act(VIEWER, Action::Leave), Ok(()));
    assert!(scene.is_in(SECOND), "who waited longest has the seat that is free");
}

#[test]
fn hosts_find_who_is_in_the_audience() {
    let mut scene = opened();
    assert_eq!(scene.act(GUEST, Action::FindAudience { name: String::new() }), Err(Refused::NotAllowed));
    assert_eq!(scene.act(HOST, Action::FindAudience { name: "PERSON 21".into() }), Ok(()));
    let found = scene.told(HOST);
    let [Notice::AudienceFound { people, more: false }] = &found[..] else { panic!("{found:?}") };
    assert_eq!(people.iter().map(|one| one.id).collect::<Vec<_>>(), [SECOND]);
}
