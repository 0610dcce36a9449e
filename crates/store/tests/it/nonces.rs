//! What counts once.

use crate::world::{World, at, on_both_stores};
use convoca_booking::{ApplicationId, UserId};
use futures_util::future::join_all;

on_both_stores!(a_nonce_counts_once, a_nonce_is_forgotten, the_portal_opens_once);

async fn a_nonce_counts_once(world: &World) {
    let app = ApplicationId::new("app");
    let tries = (0..16).map(|_| world.store.remember_nonce(&app, "n", at(5), at(0)));
    let fresh = join_all(tries).await.into_iter().filter(|fresh| *fresh.as_ref().unwrap()).count();
    assert_eq!(fresh, 1);
    assert!(world.store.remember_nonce(&app, "m", at(5), at(0)).await.unwrap());
    assert!(world.store.remember_nonce(&ApplicationId::new("other"), "n", at(5), at(0)).await.unwrap());
}

async fn a_nonce_is_forgotten(world: &World) {
    let app = ApplicationId::new("app");
    assert!(world.store.remember_nonce(&app, "n", at(5), at(0)).await.unwrap());
    assert!(!world.store.remember_nonce(&app, "n", at(9), at(4)).await.unwrap());
    assert!(world.store.remember_nonce(&app, "n", at(10), at(5)).await.unwrap());
    assert!(!world.store.remember_nonce(&app, "n", at(14), at(9)).await.unwrap());
}

async fn the_portal_opens_once(world: &World) {
    world.corporation("100000001").await;
    let (user, _) = world.user("100000001", "ann").await;
    let store = &world.store;
    store.insert_portal_nonce(&[1; 32], &user.id, at(5)).await.unwrap();
    let tries = join_all((0..8).map(|_| store.take_portal_nonce(&[1; 32], at(0)))).await;
    let taken: Vec<UserId> = tries.into_iter().filter_map(Result::unwrap).collect();
    assert_eq!(taken, std::slice::from_ref(&user.id));

    store.insert_portal_nonce(&[2; 32], &user.id, at(5)).await.unwrap();
    assert_eq!(store.take_portal_nonce(&[2; 32], at(5)).await.unwrap(), None);
    assert_eq!(store.take_portal_nonce(&[2; 32], at(0)).await.unwrap(), None);
}
