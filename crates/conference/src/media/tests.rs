use super::*;
use crate::fixture::{COHOST, GUEST, HOST, NOBODY, OTHER, Scene, join};
use crate::{Action, Event, Input, ParticipantKind, Setup, ShareRule};
use MicrophoneState::{MutedByHost, Off, On};

fn media(microphone: Option<bool>, camera: Option<bool>, screen: Option<bool>) -> Action {
    Action::Media { microphone, camera, screen }
}

fn unmute() -> Action {
    media(Some(true), None, None)
}

/// Whether a guest and a host may turn something on under a rule.
fn check(rule: impl Fn(&mut Setup), on: &Action, guest: bool, host: bool) {
    for (id, allowed) in [(GUEST, guest), (HOST, host)] {
        let mut scene = Scene::new(&rule);
        scene.act(id, media(Some(false), Some(false), Some(false))).unwrap();
        let expected = if allowed { Ok(()) } else { Err(Refused::NotAllowed) };
        assert_eq!(scene.act(id, on.clone()), expected, "{on:?} by {id}");
        let seen = scene.seen(id);
        assert!(allowed || (seen.microphone != On && !seen.camera && !seen.screen), "refused as a whole: {seen:?}");
    }
}

#[test]
fn what_the_rules_let_one_turn_on() {
    let all = media(Some(true), Some(true), Some(true));
    let (camera, screen) = (media(None, Some(true), None), media(None, None, Some(true)));
    check(|_| {}, &all, true, true);
    check(|setup| setup.may_unmute = false, &all, false, true);
    check(|setup| setup.may_unmute = false, &camera, true, true);
    check(|setup| setup.share = ShareRule::Hosts, &all, false, true);
    check(|setup| setup.share = ShareRule::Hosts, &camera, true, true);
    check(|setup| setup.voice_only = true, &unmute(), true, true);
    check(|setup| setup.voice_only = true, &camera, false, false);
    check(|setup| setup.voice_only = true, &screen, false, false);
}

#[test]
fn muting_says_who_did_it_and_stops_the_track() {
    let mut scene = Scene::new(|_| {});
    scene.act(COHOST, Action::Mute { participant: GUEST }).unwrap();
    assert_eq!(scene.microphone(GUEST), MutedByHost);
    assert_eq!(scene.told(GUEST)[0], Notice::Stopped { source: Source::Microphone, by: Some(COHOST) });
    let told = Event::MayPublish { participant: GUEST, source: Source::Microphone, allowed: false };
    assert_eq!(scene.events(), [told]);
    scene.act(GUEST, media(Some(false), None, None)).unwrap();
    assert_eq!(scene.microphone(GUEST), MutedByHost, "the reason is kept");
    scene.act(GUEST, unmute()).unwrap();
    assert_eq!(scene.microphone(GUEST), On);
    scene.act(GUEST, media(Some(false), None, None)).unwrap();
    scene.act(COHOST, Action::Mute { participant: GUEST }).unwrap();
    assert_eq!(scene.microphone(GUEST), Off, "who is silent was not muted by anybody else");
}

#[test]
fn muting_all_spares_hosts_and_is_one_notice() {
    let mut scene = Scene::new(|_| {});
    scene.act(HOST, Action::MuteAll { muted: true, may_unmute: None }).unwrap();
    let states = [HOST, COHOST, GUEST, OTHER].map(|id| scene.microphone(id));
    assert_eq!(states, [On, On, MutedByHost, MutedByHost]);
    let told = scene.told(HOST);
    let [Notice::Conference { conference }, Notice::Participants { participants }] = &told[..] else {
        panic!("{told:?}")
    };
    assert!(conference.all_muted);
    assert_eq!(participants.iter().map(|seen| seen.id).collect::<Vec<_>>(), [GUEST, OTHER]);
}

#[test]
fn being_asked_is_leave_to_unmute_once() {
    let mut scene = Scene::new(|setup| setup.may_unmute = false);
    assert_eq!(scene.microphone(GUEST), MutedByHost, "coming in is no way around the rule");
    assert_eq!(scene.act(GUEST, unmute()), Err(Refused::NotAllowed));
    let ask = Action::AskFor { participant: GUEST, source: Source::Microphone };
    scene.act(HOST, ask.clone()).unwrap();
    assert_eq!(scene.told(GUEST), [Notice::Asked { by: Some(HOST), source: Source::Microphone }]);
    assert_eq!(scene.act(OTHER, unmute()), Err(Refused::NotAllowed), "another was not asked");
    assert_eq!(scene.act(GUEST, unmute()), Ok(()));
    scene.act(HOST, ask.clone()).unwrap();
    assert_eq!(scene.told(GUEST), [], "he can be heard");
    scene.act(GUEST, media(Some(false), None, None)).unwrap();
    assert_eq!(scene.act(GUEST, unmute()), Err(Refused::NotAllowed), "once");
    scene.act(HOST, ask).unwrap();
    scene.act(HOST, Action::MuteAll { muted: true, may_unmute: None }).unwrap();
    assert_eq!(scene.act(GUEST, unmute()), Err(Refused::NotAllowed), "the host thought better of it");
    scene.act(GUEST, media(None, Some(false), None)).unwrap();
    scene.act(HOST, Action::AskFor { participant: GUEST, source: Source::Camera }).unwrap();
    assert_eq!(scene.told(GUEST), [Notice::Asked { by: Some(HOST), source: Source::Camera }]);
    assert_eq!(scene.act(GUEST, unmute()), Err(Refused::NotAllowed), "a camera is no microphone");
}

#[test]
fn a_camera_is_not_asked_for_where_there_are_none() {
    let mut scene = Scene::new(|setup| setup.voice_only = true);
    assert!(!scene.seen(GUEST).camera);
    let ask = Action::AskFor { participant: GUEST, source: Source::Camera };
    assert_eq!(scene.act(HOST, ask), Err(Refused::NotAllowed));
}

#[test]
fn what_a_host_stops() {
    let mut scene = Scene::new(|_| {});
    scene.act(GUEST, media(None, None, Some(true))).unwrap();
    for (source, events) in [(Source::Camera, 1), (Source::Screen, 2)] {
        scene.act(HOST, Action::Stop { participant: GUEST, source }).unwrap();
        assert_eq!(scene.told(GUEST)[0], Notice::Stopped { source, by: Some(HOST) });
        assert_eq!(scene.events().len(), events, "a screen's sound stops with it");
        scene.act(HOST, Action::Stop { participant: GUEST, source }).unwrap();
        assert_eq!(scene.outputs.len(), 1, "it was off");
    }
    let seen = scene.seen(GUEST);
    assert!(!seen.camera && !seen.screen);
}

#[test]
fn a_screen_that_may_not_be_shared_any_more_stops() {
    let mut scene = Scene::new(|_| {});
    for id in [COHOST, GUEST] {
        scene.act(id, media(None, None, Some(true))).unwrap();
    }
    scene.act(COHOST, Action::SetShare { who: ShareRule::Hosts }).unwrap();
    assert!(scene.told(GUEST).contains(&Notice::Stopped { source: Source::Screen, by: None }));
    assert!(!scene.seen(GUEST).screen && scene.seen(COHOST).screen);
    scene.act(HOST, Action::SetCohost { participant: COHOST, cohost: false }).unwrap();
    assert!(!scene.seen(COHOST).screen, "with the role goes the right");
}

#[test]
fn who_watches_by_whep_publishes_nothing() {
    let mut scene = Scene::new(|_| {});
    for (id, kind, on) in [(8, ParticipantKind::Whep, false), (9, ParticipantKind::Whip, true)] {
        let who = crate::ParticipantId(id);
        scene.ask(Input::Join(crate::Join { kind, ..join(who, Role::Host) })).unwrap();
        let seen = scene.seen(who);
        assert_eq!((seen.microphone == On, seen.camera, seen.role), (on, on, Role::Guest), "{kind:?}");
        let allowed = scene.events().iter().filter(|event| matches!(event, Event::MayPublish { .. })).count();
        assert_eq!(allowed, if on { 2 } else { 0 });
        assert_eq!(scene.act(who, media(Some(true), Some(true), Some(true))).is_ok(), on);
    }
    assert_eq!(scene.conference.host(), Some(HOST));
}

#[test]
fn who_was_muted_gets_his_microphone_back_and_who_turned_it_off_is_asked() {
    let mut scene = Scene::new(|_| {});
    scene.act(OTHER, media(Some(false), None, None)).unwrap();
    scene.program(Action::MuteAll { muted: true, may_unmute: Some(false) }).unwrap();
    assert_eq!([GUEST, OTHER].map(|id| scene.microphone(id)), [MutedByHost, Off]);
    scene.join(NOBODY, Role::Guest).unwrap();
    assert_eq!(scene.microphone(NOBODY), MutedByHost, "who comes later is muted as well");
    scene.program(Action::Unmute { participant: GUEST }).unwrap();
    assert_eq!(scene.microphone(GUEST), On);
    assert_eq!(scene.told(GUEST)[0], Notice::Unmuted { by: None });
    assert_eq!(scene.events(), [Event::MayPublish { participant: GUEST, source: Source::Microphone, allowed: true }]);
    scene.program(Action::Unmute { participant: OTHER }).unwrap();
    assert_eq!(scene.microphone(OTHER), Off, "nobody is made to be heard");
    assert_eq!(scene.told(OTHER), [Notice::Asked { by: None, source: Source::Microphone }]);
    scene.act(HOST, Action::MuteAll { muted: false, may_unmute: None }).unwrap();
    assert_eq!([NOBODY, OTHER].map(|id| scene.microphone(id)), [On, Off]);
    let state = scene.conference.state();
    assert!(!state.all_muted && !state.may_unmute);
}

#[test]
fn being_asked_for_a_screen_is_leave_to_share_once() {
    let mut scene = Scene::new(|setup| (setup.share, setup.may_take_over) = (ShareRule::Hosts, false));
    let share = |on| media(None, None, Some(on));
    assert_eq!(scene.act(GUEST, share(true)), Err(Refused::NotAllowed));
    let ask = Action::AskFor { participant: GUEST, source: Source::Screen };
    scene.program(ask.clone()).unwrap();
    assert!(scene.seen(GUEST).asked_to_share);
    scene.program(Action::Withdraw { participant: GUEST, source: Source::Screen }).unwrap();
    assert_eq!(scene.told(GUEST)[0], Notice::Withdrawn { by: None, source: Source::Screen });
    assert_eq!(scene.act(GUEST, share(true)), Err(Refused::NotAllowed), "it was taken back");
    scene.act(HOST, share(true)).unwrap();
    scene.program(ask).unwrap();
    scene.act(GUEST, share(true)).unwrap();
    let seen = scene.seen(GUEST);
    assert!(seen.screen && !seen.asked_to_share);
    scene.act(HOST, Action::SetCohost { participant: OTHER, cohost: true }).unwrap();
    assert!(scene.seen(GUEST).screen, "what was asked for does not stop because somebody else's role changes");
    scene.act(GUEST, share(false)).unwrap();
    assert_eq!(scene.act(GUEST, share(true)), Err(Refused::NotAllowed), "once");
}

#[test]
fn guests_take_over_where_they_may() {
    for (allowed, expected) in [(true, Ok(())), (false, Err(Refused::NotAllowed))] {
        let mut scene = Scene::new(|setup| setup.may_take_over = allowed);
        scene.act(OTHER, media(None, None, Some(true))).unwrap();
        assert_eq!(scene.act(GUEST, media(None, None, Some(true))), expected);
        assert_eq!(scene.act(COHOST, media(None, None, Some(true))), Ok(()), "a co-host may always");
    }
}
