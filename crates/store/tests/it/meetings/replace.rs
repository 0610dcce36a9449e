//! Writing a changed meeting over the one that was read.

use super::list::{corporation_list, everything};
use crate::world::{World, at, booking, held_in, inviting, new_meeting, on_both_stores, secrets, series};
use convoca_booking::{Booking, CorporationId};
use convoca_store::{Effects, MeetingError};
use futures_util::future::join_all;
use jiff::Timestamp;

on_both_stores!(
    only_what_was_read_is_replaced,
    one_of_many_changes_it,
    lists_follow,
    rooms_follow,
    a_cancelled_meeting_leaves,
    a_series_that_has_moved_on_is_replaced,
);

async fn replace(world: &World, booking: &Booking, revision: i64, now: Timestamp) -> Result<(), MeetingError> {
    world.store.replace_meeting(booking, &secrets(), revision, Effects::default(), now).await
}

async fn only_what_was_read_is_replaced(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let mut meeting = booking("900000001", &ann, 10, 60);
    world.insert(&meeting, at(0)).await;
    meeting.subject = "Changed".to_owned();
    let mut other = secrets();
    other.guest_password = "another".to_owned();
    world.store.replace_meeting(&meeting, &other, 1, Effects::default(), at(0)).await.unwrap();
    let found = world.store.meeting(&ann.corporation, &meeting.id).await.unwrap().unwrap();
    assert_eq!((found.booking, found.secrets, found.revision), (meeting.clone(), other, 2));

    assert!(matches!(replace(world, &meeting, 1, at(0)).await, Err(MeetingError::Stale)));
    assert!(matches!(replace(world, &meeting, 3, at(0)).await, Err(MeetingError::Stale)));
    let mut foreign = meeting.clone();
    foreign.corporation = CorporationId::new("100000002");
    assert!(matches!(replace(world, &foreign, 2, at(0)).await, Err(MeetingError::Stale)));
    let missing = booking("900000002", &ann, 10, 60);
    assert!(matches!(replace(world, &missing, 1, at(0)).await, Err(MeetingError::Stale)));
}

async fn one_of_many_changes_it(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    world.insert(&booking("900000001", &ann, 10, 60), at(0)).await;
    let changed: Vec<Booking> = (1..10).map(|number| booking("900000001", &ann, 1440 * number, 60)).collect();
    let done = join_all(changed.iter().map(|meeting| replace(world, meeting, 1, at(0)))).await;
    assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1);
    assert!(done.iter().all(|done| matches!(done, Ok(()) | Err(MeetingError::Stale))));
    assert_eq!(everything(world, &ann, at(0)).await, ["900000001"]);
}

async fn lists_follow(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let (bob, _) = world.user("100000001", "bob").await;
    let (carol, _) = world.user("100000001", "carol").await;
    world.insert(&booking("900000002", &ann, 2000, 60), at(0)).await;
    world.insert(&inviting(booking("900000001", &ann, 10, 60), &[&bob, &ann]), at(0)).await;
    let lists = async || {
        [
            everything(world, &ann, at(0)).await.join(" "),
            everything(world, &bob, at(0)).await.join(" "),
            everything(world, &carol, at(0)).await.join(" "),
            corporation_list(world, &ann.corporation, at(0)).await.join(" "),
        ]
    };
    assert_eq!(lists().await, ["900000001 900000002", "900000001", "", "900000001 900000002"]);
    replace(world, &inviting(booking("900000001", &ann, 4000, 60), &[&carol]), 1, at(0)).await.unwrap();
    assert_eq!(lists().await, ["900000002 900000001", "", "900000001", "900000002 900000001"]);
}

async fn rooms_follow(world: &World) {
    world.corporation("100000001").await;
    let (ann, room) = world.user("100000001", "ann").await;
    let first = held_in(booking("900000001", &ann, 100, 60), &room);
    let second = held_in(booking("900000002", &ann, 200, 60), &room);
    world.insert(&first, at(0)).await;
    world.insert(&second, at(0)).await;
    // A meeting is not in its own way.
    let mut longer = first.clone();
    longer.length_min = 100;
    replace(world, &longer, 1, at(0)).await.unwrap();
    longer.length_min = 101;
    assert!(matches!(replace(world, &longer, 2, at(0)).await, Err(MeetingError::RoomBusy)));
    assert_eq!(world.store.meeting(&ann.corporation, &first.id).await.unwrap().unwrap().revision, 2);
    // What it left is free.
    let mut moved = longer.clone();
    moved.start = at(1000);
    replace(world, &moved, 2, at(0)).await.unwrap();
    world.insert(&held_in(booking("900000003", &ann, 100, 60), &room), at(0)).await;
}

async fn a_cancelled_meeting_leaves(world: &World) {
    world.corporation("100000001").await;
    let (ann, room) = world.user("100000001", "ann").await;
    let (bob, _) = world.user("100000001", "bob").await;
    let mut meeting = inviting(held_in(booking("900000001", &ann, 100, 60), &room), &[&bob]);
    world.insert(&meeting, at(0)).await;
    meeting.cancelled_at = Some(at(1));
    replace(world, &meeting, 1, at(1)).await.unwrap();
    for user in [&ann, &bob] {
        assert!(everything(world, user, at(1)).await.is_empty());
    }
    let found = world.store.meeting(&ann.corporation, &meeting.id).await.unwrap().unwrap();
    assert_eq!((found.booking.cancelled_at, found.revision), (Some(at(1)), 2));
    world.insert(&held_in(booking("900000002", &ann, 100, 60), &room), at(0)).await;
    // Its ID stays taken.
    let again = world.store.insert_meeting(new_meeting(&booking("900000001", &ann, 100, 60), at(0))).await;
    assert!(matches!(again, Err(MeetingError::IdTaken)));
}

async fn a_series_that_has_moved_on_is_replaced(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let meeting = series(booking("900000001", &ann, 0, 60), &[0, 2000, 4000]);
    world.insert(&meeting, at(0)).await;
    assert_eq!(everything(world, &ann, at(100)).await, ["900000001"]);
    // Its first meeting is over and its place in the list has moved; it is found there.
    let later = series(booking("900000001", &ann, 0, 60), &[0, 3000]);
    replace(world, &later, 1, at(100)).await.unwrap();
    assert_eq!(everything(world, &ann, at(100)).await, ["900000001"]);
    assert!(everything(world, &ann, at(3060)).await.is_empty());
}
