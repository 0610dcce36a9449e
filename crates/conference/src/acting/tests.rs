use super::*;
use crate::fixture::{COHOST, GUEST, HOST, NOBODY, OTHER, Scene, WAITER};
use crate::{ChatRule, Output, Reaction, RuleChanges, ShareRule, Source};
use Refused::{BadMessage, IsCohost, IsHost, NoSuchParticipant, NotAllowed, OutOfOrder, TooMany, WrongState};

/// Everybody tries an action, each in a fresh meeting.
fn check(action: Action, by_host: Result<(), Refused>, by_cohost: Result<(), Refused>, by_guest: Result<(), Refused>) {
    for (who, by, expected) in [
        ("host", HOST, by_host),
        ("co-host", COHOST, by_cohost),
        ("guest", GUEST, by_guest),
        ("stranger", NOBODY, Err(OutOfOrder)),
    ] {
        let mut scene = Scene::with_waiting_room(|_| {});
        let before = format!("{:?}", scene.conference);
        let got = scene.act(by, action.clone());
        assert_eq!(got, expected, "{action:?} by {who}");
        if got.is_err() {
            assert_eq!(scene.outputs.len(), 1, "{action:?} by {who} says more than no: {:?}", scene.outputs);
            assert_eq!(format!("{:?}", scene.conference), before, "{action:?} by {who} is refused and yet changes");
        }
    }
}

/// What a host and a co-host may do alike, and a guest not.
fn check_staff(action: Action, expected: Result<(), Refused>) {
    check(action.clone(), expected, expected, Err(NotAllowed));
    check_program(action, expected);
}

/// What only a host may do.
fn check_host(action: Action, expected: Result<(), Refused>) {
    check(action.clone(), expected, Err(NotAllowed), Err(NotAllowed));
    check_program(action, expected);
}

/// What everybody may do or nobody, for himself.
fn check_own(action: Action, expected: Result<(), Refused>) {
    check(action.clone(), expected, expected, expected);
    check_program(action, Err(NotAllowed));
}

fn check_program(action: Action, expected: Result<(), Refused>) {
    let mut scene = Scene::with_waiting_room(|_| {});
    assert_eq!(scene.program(action.clone()), expected, "{action:?} by a program");
    assert!(
        matches!(scene.outputs[0], Output::Answer { to: None, request: 9, .. }),
        "the answer comes first: {:?}",
        scene.outputs
    );
}

fn chat(to: Option<ParticipantId>, text: &str) -> Action {
    Action::Chat { to, text: text.to_owned() }
}

fn rename(participant: Option<ParticipantId>, name: &str) -> Action {
    Action::Rename { participant, name: name.to_owned() }
}

#[test]
fn what_everybody_does_for_himself() {
    check_own(Action::Media { microphone: Some(false), camera: Some(true), screen: Some(true) }, Ok(()));
    check_own(chat(None, "hi"), Ok(()));
    check_own(chat(Some(OTHER), "hi"), Ok(()));
    check_own(chat(None, &"é".repeat(4000)), Ok(()));
    check_own(chat(None, &"é".repeat(4001)), Err(BadMessage));
    check_own(chat(None, &"x".repeat(4001)), Err(BadMessage));
    check_own(chat(None, " \n"), Err(BadMessage));
    check_own(chat(Some(NOBODY), "hi"), Err(NoSuchParticipant));
    check_own(chat(Some(WAITER), "hi"), Err(NoSuchParticipant));
    check_own(Action::Hand { raised: true, participant: None }, Ok(()));
    check_own(Action::React { reaction: Reaction::Heart }, Ok(()));
    check_own(rename(None, "Ana"), Ok(()));
    check_own(Action::ClaimHost, Ok(()));
    check_own(Action::Leave, Ok(()));
}

#[test]
fn names() {
    for (name, expected) in [
        ("名".repeat(96), Ok(())),
        ("名".repeat(97), Err(BadMessage)),
        ("x".repeat(97), Err(BadMessage)),
        ("x".repeat(1000), Err(BadMessage)),
        (String::new(), Err(BadMessage)),
        ("  ".to_owned(), Err(BadMessage)),
        ("a\u{7}b".to_owned(), Err(BadMessage)),
    ] {
        check_staff_or_own_name(&name, expected);
    }
    let mut scene = Scene::new(|_| {});
    scene.act(GUEST, rename(None, "  Ana  ")).unwrap();
    assert_eq!(&*scene.seen(GUEST).name, "Ana");
}

fn check_staff_or_own_name(name: &str, expected: Result<(), Refused>) {
    check_own(rename(None, name), expected);
    check_staff(rename(Some(OTHER), name), expected);
}

#[test]
fn what_hosts_do() {
    check_staff(Action::Hand { raised: false, participant: Some(OTHER) }, Ok(()));
    let up = Action::Hand { raised: true, participant: Some(OTHER) };
    check(up.clone(), Err(NotAllowed), Err(NotAllowed), Err(NotAllowed));
    check_program(up, Ok(()));
    check_program(Action::Hand { raised: false, participant: Some(HOST) }, Err(IsHost));
    check_staff(Action::Hands { raised: false, participants: vec![OTHER, GUEST] }, Ok(()));
    check_staff(Action::Hands { raised: false, participants: vec![OTHER, NOBODY] }, Err(NoSuchParticipant));
    check_staff(Action::Hand { raised: false, participant: Some(NOBODY) }, Err(NoSuchParticipant));
    check_staff(rename(Some(OTHER), "Ana"), Ok(()));
    check_staff(rename(Some(NOBODY), "Ana"), Err(NoSuchParticipant));
    check_staff(Action::Admit { participant: Some(WAITER) }, Ok(()));
    check_staff(Action::Admit { participant: None }, Ok(()));
    check_staff(Action::Admit { participant: Some(OTHER) }, Err(NoSuchParticipant));
    check_staff(Action::Refuse { participant: WAITER }, Ok(()));
    check_staff(Action::Refuse { participant: OTHER }, Err(NoSuchParticipant));
    check_staff(Action::SendBack { participant: OTHER }, Ok(()));
    check_staff(Action::SendBack { participant: HOST }, Err(IsHost));
    check_staff(Action::SendBack { participant: COHOST }, Err(IsCohost));
    check_staff(Action::SendBackAll { participants: vec![OTHER, OTHER] }, Ok(()));
    check_staff(Action::SendBackAll { participants: vec![GUEST, COHOST] }, Err(IsCohost));
    check_staff(Action::SendBack { participant: WAITER }, Err(NoSuchParticipant));
    check_staff(Action::MuteAll { muted: true, may_unmute: None }, Ok(()));
    check_staff(Action::Mute { participant: HOST }, Ok(()));
    check_staff(Action::Mute { participant: NOBODY }, Err(NoSuchParticipant));
    check_staff(Action::AllowUnmute { allowed: false }, Ok(()));
    check_staff(Action::AskFor { participant: OTHER, source: Source::Microphone }, Ok(()));
    check_staff(Action::AskFor { participant: OTHER, source: Source::Camera }, Ok(()));
    check_staff(Action::AskFor { participant: OTHER, source: Source::Screen }, Ok(()));
    check_staff(Action::AskFor { participant: OTHER, source: Source::ScreenAudio }, Err(BadMessage));
    check_staff(Action::Withdraw { participant: OTHER, source: Source::Screen }, Ok(()));
    check_staff(Action::Withdraw { participant: NOBODY, source: Source::Screen }, Err(NoSuchParticipant));
    check_staff(Action::Withdraw { participant: OTHER, source: Source::ScreenAudio }, Err(BadMessage));
    check_staff(Action::Unmute { participant: OTHER }, Ok(()));
    check_staff(Action::Unmute { participant: NOBODY }, Err(NoSuchParticipant));
    check_staff(Action::MuteAll { muted: false, may_unmute: Some(false) }, Ok(()));
    check_staff(Action::AskFor { participant: NOBODY, source: Source::Camera }, Err(NoSuchParticipant));
    check_staff(Action::Stop { participant: OTHER, source: Source::Camera }, Ok(()));
    check_staff(Action::Stop { participant: OTHER, source: Source::Screen }, Ok(()));
    check_staff(Action::Stop { participant: OTHER, source: Source::Microphone }, Err(BadMessage));
    check_staff(Action::Stop { participant: OTHER, source: Source::ScreenAudio }, Err(BadMessage));
    check_staff(Action::Stop { participant: NOBODY, source: Source::Screen }, Err(NoSuchParticipant));
    check_staff(Action::Remove { participant: OTHER }, Ok(()));
    check_staff(Action::Remove { participant: WAITER }, Err(NoSuchParticipant));
    check_staff(Action::RemoveAll { participants: vec![GUEST, OTHER] }, Ok(()));
    check_staff(Action::RemoveAll { participants: vec![GUEST, NOBODY] }, Err(NoSuchParticipant));
    check_staff(Action::SetRules(RuleChanges { may_rename: Some(false), ..RuleChanges::default() }), Ok(()));
    check_staff(Action::AllowRecord { participant: OTHER, allowed: true }, Ok(()));
    check_staff(Action::AllowRecord { participant: NOBODY, allowed: true }, Err(NoSuchParticipant));
    check_staff(Action::Extend { minutes: 15 }, Ok(()));
    check_staff(Action::Extend { minutes: 0 }, Err(BadMessage));
    check_staff(Action::Extend { minutes: u16::MAX }, Err(TooMany));
    check_staff(Action::ExtendItself { minutes: 15 }, Ok(()));
    check_staff(Action::Lock { locked: true }, Ok(()));
    check_staff(Action::WaitingRoom { enabled: false }, Ok(()));
    check_staff(Action::SetShare { who: ShareRule::Hosts }, Ok(()));
    check_staff(Action::SetChat { who: ChatRule::Nobody }, Ok(()));
}

#[test]
fn what_only_the_host_does() {
    check_host(Action::SetCohost { participant: OTHER, cohost: true }, Ok(()));
    check_host(Action::SetCohost { participant: COHOST, cohost: false }, Ok(()));
    check_host(Action::SetCohost { participant: HOST, cohost: true }, Err(IsHost));
    check_host(Action::SetCohost { participant: WAITER, cohost: true }, Err(NoSuchParticipant));
    check_host(Action::HandOver { participant: OTHER }, Ok(()));
    let again = Action::HandOver { participant: HOST };
    check(again.clone(), Err(NotAllowed), Err(NotAllowed), Err(NotAllowed));
    check_program(again, Ok(()));
    check_host(Action::ReleaseHost { participant: HOST }, Ok(()));
    check_host(Action::ReleaseHost { participant: COHOST }, Err(WrongState));
    check_host(Action::HandOver { participant: NOBODY }, Err(NoSuchParticipant));
    check_host(Action::End, Ok(()));
}

#[test]
fn whom_one_may_put_out() {
    let remove = |participant| Action::Remove { participant };
    check(remove(HOST), Err(NotAllowed), Err(NotAllowed), Err(NotAllowed));
    check(remove(COHOST), Ok(()), Err(NotAllowed), Err(NotAllowed));
    check_program(remove(HOST), Ok(()));
    check_program(remove(COHOST), Ok(()));
}

#[test]
fn who_waits_may_leave_and_claim_and_nothing_else() {
    let own = [
        Action::Media { microphone: Some(true), camera: None, screen: None },
        chat(None, "hi"),
        Action::Hand { raised: true, participant: None },
        Action::React { reaction: Reaction::Heart },
        rename(None, "Ana"),
        Action::Admit { participant: None },
        Action::End,
    ];
    for action in own {
        let mut scene = Scene::with_waiting_room(|_| {});
        assert_eq!(scene.act(WAITER, action.clone()), Err(OutOfOrder), "{action:?}");
        assert!(scene.waits(WAITER));
    }
    let mut scene = Scene::with_waiting_room(|_| {});
    scene.act(WAITER, Action::Leave).unwrap();
    assert_eq!(scene.told(WAITER), [Notice::Out { why: OutReason::Left }]);
    assert!(!scene.waits(WAITER) && !scene.is_in(WAITER));
    let mut scene = Scene::with_waiting_room(|_| {});
    scene.act(WAITER, Action::ClaimHost).unwrap();
    assert_eq!((scene.conference.host(), scene.seen(HOST).role), (Some(WAITER), Role::Guest));
}

#[test]
fn nothing_is_done_after_the_end() {
    let mut scene = Scene::new(|_| {});
    scene.act(HOST, Action::End).unwrap();
    for id in [HOST, GUEST, NOBODY] {
        assert_eq!(scene.act(id, Action::Leave), Err(Refused::Over));
        assert_eq!(scene.join(id, Role::Host), Err(Refused::Over));
        assert_eq!(scene.come_back(id, Role::Host), Err(Refused::Over));
    }
    assert_eq!(scene.program(Action::Lock { locked: true }), Err(Refused::Over));
    assert_eq!(scene.conference.wake(), None);
}

#[test]
fn a_hand_keeps_its_place_in_the_queue() {
    let mut scene = Scene::new(|_| {});
    let raised_at = scene.now;
    scene.act(GUEST, Action::Hand { raised: true, participant: None }).unwrap();
    scene.now += jiff::SignedDuration::from_secs(5);
    scene.act(GUEST, Action::Hand { raised: true, participant: Some(GUEST) }).unwrap();
    assert_eq!(scene.seen(GUEST).hand_at, Some(raised_at));
    assert_eq!(scene.told(HOST), [], "nothing has changed");
    scene.act(COHOST, Action::Hand { raised: false, participant: Some(GUEST) }).unwrap();
    assert_eq!(scene.seen(GUEST).hand_at, None);
}

#[test]
fn a_private_line_reaches_two() {
    let mut scene = Scene::new(|_| {});
    scene.act(GUEST, chat(Some(OTHER), "psst")).unwrap();
    let readers: Vec<_> = [HOST, COHOST, GUEST, OTHER].into_iter().filter(|id| !scene.told(*id).is_empty()).collect();
    assert_eq!(readers, [GUEST, OTHER]);
    assert_eq!(scene.act(GUEST, chat(Some(GUEST), "self")), Err(NotAllowed));
}

#[test]
fn the_chat_rule_is_asked() {
    let mut scene = Scene::new(|_| {});
    scene.act(HOST, Action::SetChat { who: ChatRule::Public }).unwrap();
    assert_eq!(scene.act(GUEST, chat(Some(OTHER), "psst")), Err(NotAllowed));
    assert_eq!(scene.act(GUEST, chat(Some(COHOST), "psst")), Ok(()));
    assert_eq!(scene.act(GUEST, chat(None, "all")), Ok(()));
}

#[test]
fn a_rule_that_is_set_again_is_not_told_again() {
    let mut scene = Scene::new(|_| {});
    scene.act(HOST, Action::Lock { locked: true }).unwrap();
    assert_eq!(scene.told(GUEST), [Notice::Conference { conference: scene.conference.state() }]);
    assert_eq!(scene.events(), [crate::Event::Changed(scene.conference.state())]);
    scene.act(HOST, Action::Lock { locked: true }).unwrap();
    assert_eq!(scene.outputs.len(), 1);
}
