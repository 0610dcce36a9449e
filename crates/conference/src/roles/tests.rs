use super::*;
use crate::fixture::{COHOST, GUEST, HOST, OTHER, Scene, join};
use crate::{Action, GRACE, Input, Notice};
use Role::{Cohost, Guest, Host};

fn check(scene: &Scene, expected: [Role; 4]) {
    let roles = scene.roles();
    let expected: Vec<_> = [HOST, COHOST, GUEST, OTHER].iter().map(|id| id.0).zip(expected).collect();
    assert_eq!(roles, expected);
    let host = roles.iter().find(|(_, role)| *role == Host).map(|(id, _)| ParticipantId(*id));
    assert_eq!(scene.conference.host(), host);
}

#[test]
fn the_role_is_handed_over_in_one_notice() {
    let mut scene = Scene::new(|_| {});
    scene.act(HOST, Action::HandOver { participant: OTHER }).unwrap();
    check(&scene, [Guest, Cohost, Guest, Host]);
    let Notice::Participants { participants } = &scene.told(GUEST)[0] else { panic!("{:?}", scene.told(GUEST)) };
    assert_eq!(
        participants.iter().map(|seen| (seen.id, seen.role)).collect::<Vec<_>>(),
        [(HOST, Guest), (OTHER, Host)]
    );
    let events = [
        Event::RoleChanged { participant: HOST, role: Guest },
        Event::RoleChanged { participant: OTHER, role: Host },
        Event::HostChanged { host: Some(OTHER) },
    ];
    assert_eq!(scene.events(), events);
}

#[test]
fn the_password_takes_the_role_from_whoever_has_it() {
    let mut scene = Scene::new(|_| {});
    scene.act(GUEST, Action::ClaimHost).unwrap();
    check(&scene, [Guest, Cohost, Host, Guest]);
    scene.act(GUEST, Action::ClaimHost).unwrap();
    assert_eq!(scene.outputs.len(), 1, "he has it");
}

#[test]
fn co_hosts_come_and_go() {
    let mut scene = Scene::new(|_| {});
    scene.act(HOST, Action::SetCohost { participant: OTHER, cohost: true }).unwrap();
    check(&scene, [Host, Cohost, Guest, Cohost]);
    scene.act(HOST, Action::SetCohost { participant: OTHER, cohost: true }).unwrap();
    assert_eq!(scene.outputs.len(), 1, "he is one");
    scene.act(HOST, Action::SetCohost { participant: COHOST, cohost: false }).unwrap();
    check(&scene, [Host, Guest, Guest, Cohost]);
}

#[test]
fn who_waits_is_shown_to_hosts_alone() {
    let mut scene = Scene::with_waiting_room(|_| {});
    let list = |scene: &Scene, id| {
        let lengths = scene.told(id).into_iter().filter_map(|notice| match notice {
            Notice::WaitingList { waiting } => Some(waiting.len()),
            _ => None,
        });
        lengths.collect::<Vec<_>>()
    };
    assert_eq!([HOST, COHOST, GUEST, OTHER].map(|id| list(&scene, id)), [vec![1], vec![1], vec![], vec![]]);
    scene.act(HOST, Action::HandOver { participant: GUEST }).unwrap();
    assert_eq!([HOST, COHOST, GUEST, OTHER].map(|id| list(&scene, id)), [vec![0], vec![], vec![1], vec![]]);
}

#[test]
fn a_second_device_with_the_hosts_link_is_co_host() {
    let mut scene = Scene::new(|_| {});
    let second = ParticipantId(7);
    scene.join(second, Host).unwrap();
    assert_eq!((scene.seen(second).role, scene.conference.host()), (Cohost, Some(HOST)));
}

#[test]
fn the_hosts_link_takes_over_from_a_ghost() {
    let mut scene = Scene::new(|_| {});
    scene.handle(Input::Lost { participant: HOST });
    let second = ParticipantId(7);
    scene.join(second, Host).unwrap();
    assert_eq!((scene.seen(second).role, scene.seen(HOST).role), (Host, Guest));
    assert_eq!(scene.conference.host(), Some(second));
}

#[test]
fn the_role_is_free_when_the_host_has_left_for_good() {
    let mut scene = Scene::new(|_| {});
    scene.handle(Input::Lost { participant: HOST });
    assert_eq!(scene.conference.host(), Some(HOST), "he may still come back");
    scene.pass(GRACE);
    assert_eq!(scene.conference.host(), None);
    assert!(scene.events().contains(&Event::HostChanged { host: None }));
    scene.come_back(HOST, Host).unwrap();
    assert_eq!(scene.conference.host(), Some(HOST), "by his key");
    scene.act(HOST, Action::Leave).unwrap();
    scene.act(OTHER, Action::ClaimHost).unwrap();
    scene.come_back(HOST, Host).unwrap();
    assert_eq!((scene.seen(HOST).role, scene.conference.host()), (Guest, Some(OTHER)), "too late");
}

#[test]
fn an_old_key_does_not_bring_back_a_role_that_was_taken() {
    for (loses, action) in [
        (COHOST, Action::SetCohost { participant: COHOST, cohost: false }),
        (HOST, Action::HandOver { participant: GUEST }),
    ] {
        let mut scene = Scene::new(|_| {});
        scene.act(HOST, action).unwrap();
        scene.act(loses, Action::Leave).unwrap();
        if let Some(host) = scene.conference.host() {
            scene.act(host, Action::Leave).unwrap();
        }
        scene.come_back(loses, if loses == HOST { Host } else { Cohost }).unwrap();
        assert_eq!(scene.seen(loses).role, Guest);
    }
}

#[test]
fn a_role_that_was_given_is_kept_beyond_an_absence() {
    let mut scene = Scene::new(|_| {});
    scene.act(HOST, Action::SetCohost { participant: GUEST, cohost: true }).unwrap();
    scene.act(GUEST, Action::Leave).unwrap();
    scene.come_back(GUEST, Guest).unwrap();
    assert_eq!(scene.seen(GUEST).role, Cohost);
}

#[test]
fn a_host_whom_a_program_makes_is_the_one_that_guests_wait_for() {
    let mut scene = Scene::empty(|setup| setup.guests_may_start = false);
    for id in [GUEST, OTHER] {
        scene.join(id, Guest).unwrap();
    }
    scene.program(Action::Admit { participant: Some(GUEST) }).unwrap();
    assert!(scene.waits(OTHER));
    scene.program(Action::HandOver { participant: GUEST }).unwrap();
    assert_eq!((scene.conference.host(), scene.is_in(OTHER)), (Some(GUEST), true));
}

#[test]
fn a_camera_rig_becomes_neither() {
    let mut scene = Scene::new(|_| {});
    let rig = ParticipantId(7);
    let kind = ParticipantKind::Whip;
    scene.ask(Input::Join(crate::Join { kind, ..join(rig, Guest) })).unwrap();
    for action in [Action::HandOver { participant: rig }, Action::SetCohost { participant: rig, cohost: true }] {
        assert_eq!(scene.act(HOST, action), Err(Refused::NotAllowed));
    }
    assert_eq!(scene.act(rig, Action::ClaimHost), Err(Refused::NotAllowed));
    scene.act(rig, Action::Leave).unwrap();
    scene.act(HOST, Action::WaitingRoom { enabled: true }).unwrap();
    scene.ask(Input::Join(crate::Join { kind, ..join(rig, Guest) })).unwrap();
    assert_eq!(scene.act(rig, Action::ClaimHost), Err(Refused::NotAllowed));
    assert!(scene.waits(rig));
    scene.act(COHOST, Action::Leave).unwrap();
    scene.ask(Input::Return(crate::Join { kind, ..join(COHOST, Cohost) })).unwrap();
    assert_eq!(scene.seen(COHOST).role, Guest);
}
