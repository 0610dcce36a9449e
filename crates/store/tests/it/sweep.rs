//! Sweeping drops what is over and nothing else.

use crate::meetings::list::everything;
use crate::world::{World, at, booking, held_in, new_meeting, on_both_stores};
use convoca_booking::ApplicationId;
use convoca_store::{Remember, Session};

on_both_stores!(drops_what_is_over, goes_on_where_it_stopped);

async fn drops_what_is_over(world: &World) {
    let store = &world.store;
    world.corporation("100000001").await;
    let (ann, room) = world.user("100000001", "ann").await;
    for (number, minutes) in [(1, 10), (2, 2000)] {
        let session = Session {
            token_hash: [number; 32],
            refresh_hash: [number + 100; 32],
            user: ann.id.clone(),
            client_type: 0,
            created_at: at(0),
            expires_at: at(5),
            refresh_expires_at: at(minutes),
        };
        store.open_session(&session, 9).await.unwrap();
        store.remember_nonce(&ApplicationId::new("app"), &number.to_string(), at(minutes), at(0)).await.unwrap();
        store.insert_portal_nonce(&[number; 32], &ann.id, at(minutes)).await.unwrap();
        let mut new =
            new_meeting(&held_in(booking(&format!("90000000{number}"), &ann, minutes - 10, 10), &room), at(0));
        // Remembered for a day after the time given.
        new.now = at(minutes - 10);
        new.remember = Some(Remember { key: number.to_string(), request: [0; 32], answer: vec![number] });
        store.insert_meeting(new).await.unwrap();
    }
    // One session, two nonces, one span of the room and one meeting in a list.
    assert_eq!(store.sweep(at(10)).await.unwrap(), 5);
    assert_eq!(store.sweep(at(10)).await.unwrap(), 0);
    // And the answer after a day.
    assert_eq!(store.sweep(at(1440)).await.unwrap(), 1);
    assert!(store.principal_by_refresh(&[102; 32], at(10)).await.unwrap().is_some());
    assert_eq!(store.take_portal_nonce(&[2; 32], at(10)).await.unwrap(), Some(ann.id.clone()));
    assert!(!store.remember_nonce(&ApplicationId::new("app"), "2", at(9), at(8)).await.unwrap());
    assert_eq!(everything(world, &ann, at(1440)).await, ["900000002"]);
}

async fn goes_on_where_it_stopped(world: &World) {
    let app = ApplicationId::new("app");
    let nonces = (0..1100).map(|number: u32| {
        let app = &app;
        async move { world.store.remember_nonce(app, &number.to_string(), at(1), at(0)).await.unwrap() }
    });
    futures_util::future::join_all(nonces).await;
    let mut swept = Vec::new();
    while let more @ 1.. = world.store.sweep(at(1)).await.unwrap() {
        swept.push(more);
    }
    assert_eq!(swept.iter().sum::<u64>(), 1100);
    assert!(swept.len() > 1, "one call drops a bounded part: {swept:?}");
}
