//! Applications.

use crate::world::{World, application, at, on_both_stores};
use convoca_booking::CorporationId;
use convoca_store::ApplicationScope;

on_both_stores!(live_in_their_corporation);

async fn live_in_their_corporation(world: &World) {
    let store = &world.store;
    let first = world.corporation("100000001").await;
    world.corporation("100000002").await;
    let mut second = application("100000001", "second");
    second.created_at = at(1);
    assert!(store.insert_application(&second).await.unwrap());
    assert!(!store.insert_application(&second).await.unwrap());

    let page = store.list_applications(&first.corporation.id, 0, 10).await.unwrap();
    assert_eq!(page.items, [first.application.unwrap(), second.clone()]);
    assert_eq!((page.total, page.offset), (2, 0));
    let page = store.list_applications(&first.corporation.id, 1, 1).await.unwrap();
    assert_eq!(page.items, [second.clone()]);
    assert_eq!((page.total, page.offset), (2, 1));

    second.key = "another key".to_owned();
    second.scope = ApplicationScope::Provider;
    second.stopped = true;
    second.updated_at = at(2);
    assert!(store.update_application(&second).await.unwrap());
    assert_eq!(store.application(&second.id).await.unwrap().as_ref(), Some(&second));

    let foreign = CorporationId::new("100000002");
    let mut stolen = second.clone();
    stolen.corporation = foreign.clone();
    assert!(!store.update_application(&stolen).await.unwrap());
    assert!(!store.delete_application(&foreign, &second.id).await.unwrap());
    assert!(store.delete_application(&second.corporation, &second.id).await.unwrap());
    assert!(!store.delete_application(&second.corporation, &second.id).await.unwrap());
    assert_eq!(store.application(&second.id).await.unwrap(), None);
}
