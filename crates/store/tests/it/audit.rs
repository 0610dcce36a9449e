//! The audit trail.

use crate::world::{World, at, on_both_stores};
use convoca_booking::{CorporationId, UserId};
use convoca_store::{AuditEntry, AuditQuery};

on_both_stores!(the_trail_is_read_newest_first, a_trail_is_its_corporations, the_old_part_is_swept);

const OURS: &str = "100000001";

fn entry(minutes: i64, operation: &str, object: &str) -> AuditEntry {
    AuditEntry {
        at: at(minutes),
        user: UserId::new("u"),
        account: "Ana".to_owned(),
        name: "Ana Souza".to_owned(),
        operation: operation.to_owned(),
        object: object.to_owned(),
        detail: vec![("name".to_owned(), "Bo".to_owned())],
        ip: "192.0.2.7".to_owned(),
        request: "r".to_owned(),
    }
}

async fn put(world: &World, corporation: &str, id: &str, entry: &AuditEntry) {
    world.store.insert_audit(&CorporationId::new(corporation), id, entry).await.unwrap();
}

async fn list(world: &World, corporation: &str, query: AuditQuery) -> (Vec<AuditEntry>, u64) {
    let query = AuditQuery { limit: query.limit.max(1), ..query };
    let page = world.store.list_audit(&CorporationId::new(corporation), &query).await.unwrap();
    (page.items, page.total)
}

async fn the_trail_is_read_newest_first(world: &World) {
    world.corporation(OURS).await;
    let (first, second, third) =
        (entry(1, "add_user", "bo"), entry(2, "update_user", "bo"), entry(2, "delete_rooms", "50%_off"));
    for (id, entry) in [("a", &first), ("b", &second), ("c", &third)] {
        put(world, OURS, id, entry).await;
    }
    let all = AuditQuery { limit: 10, ..AuditQuery::default() };
    assert_eq!(list(world, OURS, all.clone()).await, (vec![third.clone(), second.clone(), first.clone()], 3));
    let page = AuditQuery { offset: 1, limit: 1, ..all.clone() };
    assert_eq!(list(world, OURS, page).await, (vec![second.clone()], 3));
    let searched = |text: &str| AuditQuery { search: Some(text.to_owned()), ..all.clone() };
    assert_eq!(list(world, OURS, searched("USER")).await, (vec![second.clone(), first.clone()], 2));
    assert_eq!(list(world, OURS, searched("%_")).await, (vec![third.clone()], 1));
    assert_eq!(list(world, OURS, searched("192.0.2")).await.1, 3);
    assert_eq!(list(world, OURS, searched("nobody")).await.1, 0);
    let early = AuditQuery { until: Some(at(2)), ..all.clone() };
    assert_eq!(list(world, OURS, early).await, (vec![first], 1));
    let late = AuditQuery { from: Some(at(2)), ..all };
    assert_eq!(list(world, OURS, late).await, (vec![third, second], 2));
}

async fn a_trail_is_its_corporations(world: &World) {
    world.corporation(OURS).await;
    world.corporation("100000002").await;
    put(world, OURS, "a", &entry(1, "add_user", "bo")).await;
    let all = AuditQuery { limit: 10, ..AuditQuery::default() };
    assert_eq!(list(world, "100000002", all).await, (Vec::new(), 0));
}

async fn the_old_part_is_swept(world: &World) {
    world.corporation(OURS).await;
    let day = 24 * 60;
    put(world, OURS, "a", &entry(0, "add_user", "old")).await;
    put(world, OURS, "b", &entry(day, "add_user", "new")).await;
    world.store.sweep(at(400 * day)).await.unwrap();
    let (left, total) = list(world, OURS, AuditQuery { limit: 10, ..AuditQuery::default() }).await;
    assert_eq!((left[0].object.as_str(), total), ("new", 1));
}
