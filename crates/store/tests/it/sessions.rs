//! Sessions.

use crate::world::{World, at, on_both_stores};
use convoca_booking::User;
use convoca_store::{Principal, Session};
use futures_util::future::join_all;

on_both_stores!(
    are_found_while_they_count,
    are_capped_for_each_kind_of_client,
    are_capped_when_many_open_at_once,
    are_replaced_once,
    close,
);

fn session(user: &User, number: u8, client_type: i64, created: i64) -> Session {
    Session {
        token_hash: [number; 32],
        refresh_hash: [number.wrapping_add(128); 32],
        user: user.id.clone(),
        client_type,
        created_at: at(created),
        expires_at: at(created + 60),
        refresh_expires_at: at(created + 600),
    }
}

async fn are_found_while_they_count(world: &World) {
    let store = &world.store;
    let made = world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let opened = session(&ann, 1, 0, 0);
    assert_eq!(store.open_session(&opened, 8).await.unwrap(), 0);
    let expected = Principal { session: opened, user: ann.clone(), corporation: made.corporation.clone() };

    assert_eq!(store.principal(&[1; 32], at(0)).await.unwrap().as_ref(), Some(&expected));
    assert!(store.principal(&[1; 32], at(59)).await.unwrap().is_some());
    assert_eq!(store.principal(&[1; 32], at(60)).await.unwrap(), None);
    assert_eq!(store.principal(&[129; 32], at(0)).await.unwrap(), None);
    assert_eq!(store.principal_by_refresh(&[129; 32], at(599)).await.unwrap().as_ref(), Some(&expected));
    assert_eq!(store.principal_by_refresh(&[129; 32], at(600)).await.unwrap(), None);
    assert_eq!(store.principal_by_refresh(&[1; 32], at(0)).await.unwrap(), None);

    store.set_users_disabled(&ann.corporation, std::slice::from_ref(&ann.account), true).await.unwrap();
    assert!(store.principal(&[1; 32], at(0)).await.unwrap().unwrap().user.disabled);
}

async fn are_capped_for_each_kind_of_client(world: &World) {
    let store = &world.store;
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let (bob, _) = world.user("100000001", "bob").await;
    store.open_session(&session(&bob, 50, 0, 0), 2).await.unwrap();
    store.open_session(&session(&ann, 60, 1, 0), 2).await.unwrap();
    assert_eq!(store.open_session(&session(&ann, 1, 0, 1), 2).await.unwrap(), 0);
    assert_eq!(store.open_session(&session(&ann, 2, 0, 2), 2).await.unwrap(), 0);
    assert_eq!(store.open_session(&session(&ann, 3, 0, 3), 2).await.unwrap(), 1);
    let live = |number: u8| async move { store.principal(&[number; 32], at(4)).await.unwrap().is_some() };
    assert_eq!(
        [live(1).await, live(2).await, live(3).await, live(50).await, live(60).await],
        [false, true, true, true, true]
    );
    // The newest stays even if the clock went back.
    assert_eq!(store.open_session(&session(&ann, 4, 0, 0), 1).await.unwrap(), 2);
    assert!(store.principal(&[4; 32], at(0)).await.unwrap().is_some());
    // What has ended is not counted.
    assert_eq!(store.open_session(&session(&ann, 5, 0, 5000), 1).await.unwrap(), 0);
}

async fn are_capped_when_many_open_at_once(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let store = &world.store;
    join_all((0..32).map(|number| {
        let one = session(&ann, number, 0, 0);
        async move { store.open_session(&one, 3).await.unwrap() }
    }))
    .await;
    let live = join_all(
        (0..32).map(|number: u8| async move { store.principal(&[number; 32], at(1)).await.unwrap().is_some() }),
    )
    .await;
    assert_eq!(live.into_iter().filter(|live| *live).count(), 3);
}

async fn are_replaced_once(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let store = &world.store;
    store.open_session(&session(&ann, 1, 0, 0), 8).await.unwrap();
    let tries = (2..10).map(|number| {
        let next = session(&ann, number, 0, 1);
        async move { store.replace_session(&[1; 32], &next).await.unwrap() }
    });
    let done = join_all(tries).await;
    assert_eq!(done.iter().filter(|done| **done).count(), 1);
    assert!(store.principal(&[1; 32], at(2)).await.unwrap().is_none());
    let live = join_all(
        (2..10).map(|number: u8| async move { store.principal(&[number; 32], at(2)).await.unwrap().is_some() }),
    )
    .await;
    assert_eq!(live, done);
}

async fn close(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    world.store.open_session(&session(&ann, 1, 0, 0), 8).await.unwrap();
    assert!(world.store.close_session(&[1; 32]).await.unwrap());
    assert!(!world.store.close_session(&[1; 32]).await.unwrap());
    assert_eq!(world.store.principal_by_refresh(&[129; 32], at(0)).await.unwrap(), None);
}
