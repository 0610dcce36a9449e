//! Which rooms may be used, and what they decide.

use super::*;

/// A draft for a room; which one is in the scene.
fn room_draft() -> Draft {
    Draft { in_room: Some(true), ..scheduled() }
}

#[test]
fn rooms_that_may_not_be_used() {
    check(room_draft(), Some(BookingError::RoomUnknown));
    let with = |change: fn(&mut Room)| {
        let mut scene = Scene::in_room(RoomKind::Cloud);
        scene.room.iter_mut().for_each(change);
        scene
    };
    check_in(&with(|_| {}), room_draft(), None);
    type Spoil = fn(&mut Room);
    let cases: [(Spoil, BookingError); 4] = [
        (|room| room.owner = None, BookingError::RoomNotOwned),
        (|room| room.owner = Some(UserId::new("bea")), BookingError::RoomNotOwned),
        (|room| room.disabled = true, BookingError::RoomFrozen),
        (|room| room.corporation = CorporationId::new("2"), BookingError::RoomUnknown),
    ];
    for (change, error) in cases {
        check_in(&with(change), room_draft(), Some(error));
        check_in(&with(change), Draft { in_room: Some(false), ..room_draft() }, None);
    }
}

#[test]
fn rooms_decide_ids_resource_and_passwords() {
    let rules =
        RulesDraft { guests_without_password: Some(true), guests_may_start: Some(false), ..RulesDraft::default() };
    let draft = |random_id| Draft { random_id, rules: rules.clone(), ..room_draft() };
    // Kind, random ID asked for, fixed number, resource.
    for (kind, random_id, fixed, resource) in [
        (RoomKind::Personal, None, true, Resource::Concurrency),
        (RoomKind::Personal, Some(true), true, Resource::Concurrency),
        (RoomKind::Cloud, None, true, Resource::CloudRoom),
        (RoomKind::Cloud, Some(false), true, Resource::CloudRoom),
        (RoomKind::Cloud, Some(true), false, Resource::CloudRoom),
    ] {
        let (booking, secrets) = Scene::in_room(kind).book(draft(random_id));
        assert_eq!(booking.dialled() == "8123456789", fixed, "{kind:?} {random_id:?}");
        assert_eq!(booking.resource, resource);
        // The room's guests_first is on, whatever the draft says.
        assert_eq!((booking.rules.guests_without_password, booking.rules.guests_may_start), (!fixed, fixed));
        assert_eq!(secrets.host_password == "111111", fixed);
        assert_eq!(booking.room.map(|room| room.random_id), Some(!fixed));
    }
    let unasked = Draft { in_room: None, room: Some(RoomId::new("room")), ..draft(Some(true)) };
    assert_eq!(book(unasked).room, None);
}

#[test]
fn passwords_in_a_room() {
    let with = |password: &str| Draft { guest_password: Some(password.to_owned()), ..room_draft() };
    let scene = Scene::in_room(RoomKind::Personal);
    check_in(&scene, with("8123456789"), Some(BookingError::GuestPasswordIsId));
    check_in(&scene, with("111111"), Some(BookingError::GuestPasswordIsHosts));
    assert_eq!(scene.book(with("24680")).1.guest_password, "24680");
}

#[test]
fn resources_must_fit() {
    let draft = |resource, in_room| Draft { resource: Some(resource), in_room, ..scheduled() };
    let cloud = Scene::in_room(RoomKind::Cloud);
    for (scene, resource, in_room, fits) in [
        (&cloud, Resource::CloudRoom, Some(true), true),
        (&cloud, Resource::Concurrency, Some(true), false),
        (&cloud, Resource::CloudRoom, None, false),
        (&cloud, Resource::Concurrency, None, true),
        (&Scene::in_room(RoomKind::Personal), Resource::CloudRoom, Some(true), false),
        (&Scene::in_room(RoomKind::Personal), Resource::Concurrency, Some(true), true),
    ] {
        let got = seeded(3, |random| create(&scene.context(), draft(resource, in_room), random));
        assert_eq!(got.is_ok(), fits, "{resource:?} {in_room:?}");
    }
}
