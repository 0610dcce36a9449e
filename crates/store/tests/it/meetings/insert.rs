//! Keeping a new meeting: its ID, and requests that come twice.

use crate::world::{World, at, booking, held_in, new_meeting, on_both_stores, secrets};
use convoca_booking::{CorporationId, MeetingId, User};
use convoca_store::{Inserted, MeetingError, NewMeeting, Remember, StoredMeeting};
use futures_util::future::join_all;

on_both_stores!(
    comes_back_as_it_was,
    an_id_is_taken_once,
    the_same_request_is_done_once,
    the_same_request_at_once_is_done_once,
    a_key_belongs_to_its_user_for_a_day,
    a_request_that_failed_is_not_remembered,
);

fn remembering(id: &str, user: &User, key: &str, request: u8, answer: &str, now: i64) -> NewMeeting {
    let remember = Remember { key: key.to_owned(), request: [request; 32], answer: answer.as_bytes().to_vec() };
    NewMeeting { remember: Some(remember), ..new_meeting(&booking(id, user, 5000, 60), at(now)) }
}

async fn comes_back_as_it_was(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let mut meeting = booking("900000001", &ann, 10, 60);
    meeting.subject = "会议 \0 \u{1f389} 'quoted' \\ %_".to_owned();
    world.insert(&meeting, at(0)).await;
    let expected = StoredMeeting { booking: meeting.clone(), secrets: secrets(), revision: 1 };
    assert_eq!(world.store.meeting(&ann.corporation, &meeting.id).await.unwrap(), Some(expected));
    assert_eq!(world.store.meeting(&CorporationId::new("2"), &meeting.id).await.unwrap(), None);
    assert_eq!(world.store.meeting(&ann.corporation, &MeetingId::new("1")).await.unwrap(), None);
}

async fn an_id_is_taken_once(world: &World) {
    world.corporation("100000001").await;
    world.corporation("100000002").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let (bob, _) = world.user("100000002", "bob").await;
    let tries = (0..12).map(|number| {
        let user = if number % 2 == 0 { &ann } else { &bob };
        world.store.insert_meeting(new_meeting(&booking("900000001", user, 10, 60), at(0)))
    });
    let done = join_all(tries).await;
    assert_eq!(done.iter().filter(|done| matches!(done, Ok(Inserted::Created))).count(), 1);
    assert_eq!(done.iter().filter(|done| matches!(done, Err(MeetingError::IdTaken))).count(), 11);
    let lists = [super::list::everything(world, &ann, at(0)).await, super::list::everything(world, &bob, at(0)).await];
    assert_eq!(lists.concat(), ["900000001"]);
}

async fn the_same_request_is_done_once(world: &World) {
    let store = &world.store;
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    assert_eq!(store.remembered_answer(&ann.id, "key", [1; 32], at(0)).await.unwrap(), None);
    let first = remembering("900000001", &ann, "key", 1, "first", 0);
    assert_eq!(store.insert_meeting(first).await.unwrap(), Inserted::Created);
    let answer = store.remembered_answer(&ann.id, "key", [1; 32], at(1)).await.unwrap();
    assert_eq!(answer.as_deref(), Some(b"first".as_slice()));
    let again = remembering("900000002", &ann, "key", 1, "second", 1);
    assert_eq!(store.insert_meeting(again).await.unwrap(), Inserted::Replayed(b"first".to_vec()));
    assert_eq!(super::list::everything(world, &ann, at(0)).await, ["900000001"]);

    let other = remembering("900000002", &ann, "key", 2, "second", 1);
    assert!(matches!(store.insert_meeting(other).await, Err(MeetingError::KeyReused)));
    let other = store.remembered_answer(&ann.id, "key", [2; 32], at(1)).await;
    assert!(matches!(other, Err(MeetingError::KeyReused)));
    assert_eq!(store.remembered_answer(&ann.id, "a\0key", [2; 32], at(1)).await.unwrap(), None);
}

async fn the_same_request_at_once_is_done_once(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let tries = (0..16).map(|number| {
        let id = format!("9000000{number:02}");
        let new = remembering(&id, &ann, "key", 1, &id, 0);
        async move { (id, world.store.insert_meeting(new).await.unwrap()) }
    });
    let done = join_all(tries).await;
    let created: Vec<_> = done.iter().filter(|(_, done)| *done == Inserted::Created).collect();
    assert_eq!(created.len(), 1);
    let winner = &created[0].0;
    let replayed = Inserted::Replayed(winner.clone().into_bytes());
    assert_eq!(done.iter().filter(|(_, done)| *done == replayed).count(), 15);
    assert_eq!(super::list::everything(world, &ann, at(0)).await, [winner.as_str()]);
}

async fn a_key_belongs_to_its_user_for_a_day(world: &World) {
    let store = &world.store;
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let (bob, _) = world.user("100000001", "bob").await;
    store.insert_meeting(remembering("900000001", &ann, "key", 1, "ann's", 0)).await.unwrap();
    let bobs = store.insert_meeting(remembering("900000002", &bob, "key", 2, "bob's", 0)).await.unwrap();
    assert_eq!(bobs, Inserted::Created);

    let late = store.insert_meeting(remembering("900000003", &ann, "key", 1, "late", 1439)).await.unwrap();
    assert_eq!(late, Inserted::Replayed(b"ann's".to_vec()));
    assert_eq!(store.remembered_answer(&ann.id, "key", [1; 32], at(1440)).await.unwrap(), None);
    let later = store.insert_meeting(remembering("900000003", &ann, "key", 7, "later", 1440)).await.unwrap();
    assert_eq!(later, Inserted::Created);
    let answer = store.remembered_answer(&ann.id, "key", [7; 32], at(1441)).await.unwrap();
    assert_eq!(answer.as_deref(), Some(b"later".as_slice()));
}

async fn a_request_that_failed_is_not_remembered(world: &World) {
    let store = &world.store;
    world.corporation("100000001").await;
    let (ann, room) = world.user("100000001", "ann").await;
    world.insert(&held_in(booking("900000001", &ann, 5000, 60), &room), at(0)).await;
    let mut busy = remembering("900000002", &ann, "key", 1, "no", 0);
    busy.booking = held_in(busy.booking, &room);
    assert!(matches!(store.insert_meeting(busy).await, Err(MeetingError::RoomBusy)));
    let taken = remembering("900000001", &ann, "key", 1, "no", 0);
    assert!(matches!(store.insert_meeting(taken).await, Err(MeetingError::IdTaken)));
    assert_eq!(store.remembered_answer(&ann.id, "key", [1; 32], at(0)).await.unwrap(), None);
    let fresh = remembering("900000003", &ann, "key", 1, "yes", 0);
    assert_eq!(store.insert_meeting(fresh).await.unwrap(), Inserted::Created);
}
