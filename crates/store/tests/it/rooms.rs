//! Rooms.

use crate::world::{World, at, on_both_stores, room};
use convoca_booking::{CorporationId, Room, RoomId, RoomKind, UserId};
use convoca_store::{RoomError, RoomQuery, StoreError};
use futures_util::future::join_all;

on_both_stores!(
    are_found,
    are_listed,
    change_but_keep_their_place,
    change_hands_all_or_none,
    go_to_one_of_many,
    are_deleted_all_or_none,
    coming_and_going_at_once_is_no_error,
);

const EVERY: RoomQuery = RoomQuery { search: None, offset: 0, limit: 100 };

async fn cloud(world: &World, name: &str) -> Room {
    let room = room("100000001", RoomKind::Cloud, name, None);
    world.store.insert_room(&room).await.unwrap();
    room
}

async fn are_found(world: &World) {
    let store = &world.store;
    let made = world.corporation("100000001").await;
    let here = &made.corporation.id;
    let (ann, personal) = world.user("100000001", "ann").await;
    assert_eq!(store.room(here, &personal.id).await.unwrap().as_ref(), Some(&personal));
    assert_eq!(store.room(&CorporationId::new("1"), &personal.id).await.unwrap(), None);
    assert_eq!(store.room(here, &RoomId::new("a\0b")).await.unwrap(), None);

    let (b, a) = (cloud(world, "b").await, cloud(world, "a").await);
    store.assign_rooms(here, &ann.id, &[a.id.clone(), b.id.clone()]).await.unwrap();
    assert_eq!(store.default_room(&ann.id).await.unwrap().as_ref(), Some(&personal));
    let names = async |search: Option<&str>, offset, limit| {
        let query = RoomQuery { search: search.map(str::to_owned), offset, limit };
        let page = store.rooms_of(&ann.id, &query).await.unwrap();
        let names: Vec<_> = page.items.into_iter().map(|room| room.number).collect();
        (names, page.total)
    };
    assert_eq!(names(None, 0, 9).await, (vec!["number-ann".into(), "number-a".into(), "number-b".into()], 3));
    assert_eq!(names(None, 1, 1).await, (vec!["number-a".into()], 3));
    assert_eq!(names(Some("ROOM OF A"), 0, 9).await, (vec!["number-ann".into(), "number-a".into()], 2));
    assert_eq!(names(Some("number-b"), 0, 9).await, (vec!["number-b".into()], 1));

    // Somebody without a personal room uses the cloud room with the smallest number.
    store.assign_rooms(here, &made.admin.id, &[made.rooms[0].id.clone()]).await.unwrap();
    assert_eq!(store.default_room(&made.admin.id).await.unwrap(), Some(made.personal));
    assert_eq!(store.default_room(&UserId::new("nobody")).await.unwrap(), None);
}

async fn are_listed(world: &World) {
    let store = &world.store;
    let made = world.corporation("100000001").await;
    world.corporation("100000002").await;
    let here = &made.corporation.id;
    let (ann, personal) = world.user("100000001", "ann").await;
    let taken = cloud(world, "taken").await;
    store.assign_rooms(here, &ann.id, std::slice::from_ref(&taken.id)).await.unwrap();
    let taken = Room { owner: Some(ann.id.clone()), ..taken };

    let page = store.list_rooms(here, &EVERY, Some(RoomKind::Cloud)).await.unwrap();
    assert_eq!(page.items, [(made.rooms[0].clone(), None), (taken.clone(), Some(ann.clone()))]);
    let page = store.list_rooms(here, &EVERY, None).await.unwrap();
    let expected = [
        (made.personal.clone(), Some(made.admin.clone())),
        (made.rooms[0].clone(), None),
        (personal, Some(ann.clone())),
        (taken.clone(), Some(ann.clone())),
    ];
    let mut expected = expected.to_vec();
    expected.sort_by(|a, b| a.0.number.cmp(&b.0.number));
    assert_eq!(page.items, expected);
    assert_eq!(page.total, 4);
    let query = RoomQuery { search: Some("TAKEN".to_owned()), offset: 0, limit: 1 };
    let page = store.list_rooms(here, &query, None).await.unwrap();
    assert_eq!((page.items, page.total), (vec![(taken, Some(ann))], 1));
}

async fn change_but_keep_their_place(world: &World) {
    let store = &world.store;
    let here = world.corporation("100000001").await.corporation.id;
    let (ann, mut personal) = world.user("100000001", "ann").await;
    personal.name = "Corner".to_owned();
    personal.guest_password = "998877".to_owned();
    let mut sent = personal.clone();
    sent.owner = None;
    sent.number = "another".to_owned();
    store.update_room(&sent).await.unwrap();
    assert_eq!(store.room(&here, &personal.id).await.unwrap(), Some(personal.clone()));
    let query = RoomQuery { search: Some("corner".to_owned()), offset: 0, limit: 9 };
    assert_eq!(store.rooms_of(&ann.id, &query).await.unwrap().total, 1);
    personal.id = RoomId::new("nothing");
    assert!(matches!(store.update_room(&personal).await, Err(RoomError::NoSuchRoom(_))));
    personal.number = "number-ann".to_owned();
    assert!(matches!(store.insert_room(&personal).await, Err(RoomError::NumberTaken)));
}

async fn change_hands_all_or_none(world: &World) {
    let store = &world.store;
    let here = world.corporation("100000001").await.corporation.id;
    world.corporation("100000002").await;
    let (ann, personal) = world.user("100000001", "ann").await;
    let (bob, _) = world.user("100000001", "bob").await;
    let (a, b, foreign) =
        (cloud(world, "a").await, cloud(world, "b").await, room("100000002", RoomKind::Cloud, "f", None));
    store.insert_room(&foreign).await.unwrap();
    let mine = async || store.rooms_of(&ann.id, &EVERY).await.unwrap().total;

    let assign = async |owner: &UserId, rooms: &[&RoomId]| {
        let rooms: Vec<_> = rooms.iter().map(|room| (*room).clone()).collect();
        store.assign_rooms(&here, owner, &rooms).await
    };
    let nothing = RoomId::new("nothing");
    assert!(matches!(assign(&ann.id, &[&a.id, &nothing]).await, Err(RoomError::NoSuchRoom(id)) if id == nothing));
    assert!(matches!(assign(&ann.id, &[&a.id, &foreign.id]).await, Err(RoomError::NoSuchRoom(id)) if id == foreign.id));
    assert!(matches!(assign(&ann.id, &[&a.id, &personal.id]).await, Err(RoomError::NotCloud(id)) if id == personal.id));
    assert!(matches!(assign(&UserId::new("nobody"), &[&a.id]).await, Err(RoomError::NoSuchUser)));
    assert_eq!(mine().await, 1);
    assign(&ann.id, &[&a.id, &a.id]).await.unwrap();
    assert!(matches!(assign(&bob.id, &[&b.id, &a.id]).await, Err(RoomError::Assigned(id)) if id == a.id));
    assign(&ann.id, &[&b.id]).await.unwrap();
    assert_eq!(mine().await, 3);

    let both = [a.id.clone(), b.id.clone()];
    let error = store.recycle_rooms(&here, &bob.id, &both).await.unwrap_err();
    assert!(matches!(error, RoomError::NotAssigned(id) if id == a.id));
    store.recycle_rooms(&here, &ann.id, std::slice::from_ref(&b.id)).await.unwrap();
    let error = store.recycle_rooms(&here, &ann.id, &both).await.unwrap_err();
    assert!(matches!(error, RoomError::NotAssigned(id) if id == b.id));
    assert_eq!(mine().await, 2);
    assert_eq!(store.room(&here, &b.id).await.unwrap(), Some(b));
}

async fn go_to_one_of_many(world: &World) {
    let store = &world.store;
    let here = &world.corporation("100000001").await.corporation.id;
    let (a, b) = (cloud(world, "a").await, cloud(world, "b").await);
    let mut people = Vec::new();
    for number in 0..6 {
        people.push(world.user("100000001", &format!("user{number}")).await.0);
    }
    let tries = people.iter().enumerate().map(|(number, user)| {
        let rooms = if number % 2 == 0 { [a.id.clone(), b.id.clone()] } else { [b.id.clone(), a.id.clone()] };
        async move { store.assign_rooms(here, &user.id, &rooms).await }
    });
    let done = join_all(tries).await;
    assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1);
    assert!(done.iter().all(|done| matches!(done, Ok(()) | Err(RoomError::Assigned(_)))));
}

async fn are_deleted_all_or_none(world: &World) {
    let store = &world.store;
    let here = world.corporation("100000001").await.corporation.id;
    let (ann, personal) = world.user("100000001", "ann").await;
    let (a, b) = (cloud(world, "a").await, cloud(world, "b").await);
    store.assign_rooms(&here, &ann.id, std::slice::from_ref(&b.id)).await.unwrap();
    let both = [a.id.clone(), b.id.clone()];
    assert!(matches!(store.delete_rooms(&here, &both).await, Err(RoomError::Assigned(id)) if id == b.id));
    let mixed = [a.id.clone(), personal.id.clone()];
    assert!(matches!(store.delete_rooms(&here, &mixed).await, Err(RoomError::NotCloud(id)) if id == personal.id));
    assert!(store.room(&here, &a.id).await.unwrap().is_some());
    store.recycle_rooms(&here, &ann.id, std::slice::from_ref(&b.id)).await.unwrap();
    store.delete_rooms(&here, &both).await.unwrap();
    assert!(matches!(store.delete_rooms(&here, &both).await, Err(RoomError::NoSuchRoom(id)) if id == a.id));
}

/// Units that take the same rows in different orders wait or are run again; none is an error of
/// the store.
async fn coming_and_going_at_once_is_no_error(world: &World) {
    let store = &world.store;
    let here = &world.corporation("100000001").await.corporation.id;
    let (a, b) = (cloud(world, "a").await, cloud(world, "b").await);
    let rooms = &[a.id, b.id];
    let people = (0..12).map(|number| async move {
        let (user, _) = world.user("100000001", &format!("user{number}")).await;
        let accounts = [user.account.clone()];
        let (given, gone) =
            tokio::join!(store.assign_rooms(here, &user.id, rooms), store.delete_users(here, &accounts));
        assert!(matches!(given, Ok(()) | Err(RoomError::Assigned(_) | RoomError::NoSuchUser)), "{given:?}");
        gone.unwrap();
    });
    join_all(people).await;
    let page = store.list_rooms(here, &EVERY, Some(RoomKind::Cloud)).await.unwrap();
    assert!(page.items.iter().all(|(room, owner)| room.owner.is_none() && owner.is_none()));
    let swept: Result<u64, StoreError> = store.sweep(at(0)).await;
    swept.unwrap();
}
