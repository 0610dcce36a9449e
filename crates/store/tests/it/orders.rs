//! What corporations are given, the rooms that come with it, and limits under many units at once.

use crate::world::{World, at, booking, new_meeting, on_both_stores, room, user};
use convoca_booking::{CorporationId, ResourceKind, Room, RoomId, RoomKind, UserId};
use convoca_directory::order::{self, Operation, Order, OrderError, Package};
use convoca_store::orders::{OrdersChange, OrdersError, RecordQuery};
use convoca_store::{MeetingError, PeopleError, RoomQuery};
use futures_util::future::join_all;

on_both_stores!(
    orders_bring_their_rooms,
    a_change_is_kept_whole_or_not_at_all,
    what_was_done_is_found_again,
    users_at_once_stay_within_the_limit,
    meetings_at_once_stay_within_the_limit,
    changes_at_once_are_all_kept,
);

const VMR10: &str = "ff808081699b56d40169c410d5080179";

fn here() -> CorporationId {
    CorporationId::new("100000001")
}

fn users(id: &str, count: u64) -> Order {
    Order { id: id.to_owned(), kind: ResourceKind::Users, package: None, count, expires_at: None, stopped: false }
}

fn rooms(id: &str, count: u64) -> Order {
    Order { kind: ResourceKind::Rooms, package: Package::known(VMR10), ..users(id, count) }
}

/// Rooms named after `name`.
fn spare(name: &str, count: u64) -> Vec<Room> {
    (0..count).map(|number| room("100000001", RoomKind::Cloud, &format!("{name}{number}"), None)).collect()
}

async fn change(
    world: &World,
    spare: Vec<Room>,
    change: impl Fn(&mut Vec<Order>) -> Result<Vec<(Operation, Order)>, OrderError> + Send + Sync + 'static,
) -> Result<(), OrdersError> {
    let by = UserId::new("provider");
    world.store.change_orders(OrdersChange { corporation: here(), change, spare, by, now: at(0) }).await
}

async fn give(world: &World, spare: Vec<Room>, new: Order) -> Result<(), OrdersError> {
    change(world, spare, move |orders| Ok(vec![order::put(orders, new.clone())?])).await
}

async fn rooms_of(world: &World, kind: RoomKind) -> Vec<Room> {
    let query = RoomQuery { search: None, offset: 0, limit: 100 };
    let page = world.store.list_rooms(&here(), &query, Some(kind)).await.unwrap();
    page.items.into_iter().map(|(room, _)| room).filter(|room| room.order.is_some()).collect()
}

async fn orders_bring_their_rooms(world: &World) {
    let made = world.corporation("100000001").await;
    give(world, spare("a", 3), rooms("r", 3)).await.unwrap();
    let three = rooms_of(world, RoomKind::Cloud).await;
    assert_eq!(three.iter().map(|room| room.capacity).collect::<Vec<_>>(), [10, 10, 10]);
    world.store.assign_rooms(&here(), &made.admin.id, &[three[2].id.clone()]).await.unwrap();
    let counts = world.store.order_rooms(&here()).await.unwrap();
    assert_eq!(counts.iter().map(|one| (one.rooms, one.assigned)).collect::<Vec<_>>(), [(3, 1)]);

    // Rooms of people are the last to go.
    give(world, spare("b", 1), rooms("r", 1)).await.unwrap();
    assert_eq!(rooms_of(world, RoomKind::Cloud).await.iter().map(|room| &room.id).collect::<Vec<_>>(), [&three[2].id]);
    assert!(matches!(give(world, spare("c", 1), rooms("s", 2)).await, Err(OrdersError::TooManyRooms)));

    let stop = order::OrderEdit { id: "r".to_owned(), stopped: Some(true), ..order::OrderEdit::default() };
    change(world, Vec::new(), move |orders| order::edit(orders, &stop)).await.unwrap();
    assert!(rooms_of(world, RoomKind::Cloud).await[0].disabled);
    let webinar = Order { package: Package::known("webinar500"), ..rooms("w", 1) };
    give(world, spare("w", 1), webinar).await.unwrap();
    assert_eq!(rooms_of(world, RoomKind::Webinar).await[0].audience, 500);

    let remove = |orders: &mut Vec<Order>| {
        Ok(order::remove(orders, "r")?.into_iter().map(|order| (Operation::Removed, order)).collect())
    };
    change(world, Vec::new(), remove).await.unwrap();
    assert_eq!(rooms_of(world, RoomKind::Cloud).await, []);
    assert_eq!(world.store.orders(&here()).await.unwrap().len(), 1);
}

async fn a_change_is_kept_whole_or_not_at_all(world: &World) {
    world.corporation("100000001").await;
    let taken = spare("taken", 1);
    world.store.insert_room(&Room { id: RoomId::new("other"), ..taken[0].clone() }).await.unwrap();
    let both =
        |orders: &mut Vec<Order>| Ok(vec![order::put(orders, users("u", 5))?, order::put(orders, rooms("r", 1))?]);
    assert!(matches!(change(world, taken, both).await, Err(OrdersError::NumberTaken)));
    assert_eq!(world.store.orders(&here()).await.unwrap(), []);
    assert_eq!(world.store.corporation(&here()).await.unwrap().unwrap().quotas, []);
    change(world, spare("free", 1), both).await.unwrap();
    assert_eq!(world.store.corporation(&here()).await.unwrap().unwrap().quotas.len(), 2);
    let nowhere = OrdersChange {
        corporation: CorporationId::new("2"),
        change: both,
        spare: Vec::new(),
        by: UserId::new("provider"),
        now: at(0),
    };
    assert!(matches!(world.store.change_orders(nowhere).await, Err(OrdersError::NoSuchCorporation)));
}

async fn what_was_done_is_found_again(world: &World) {
    world.corporation("100000001").await;
    give(world, Vec::new(), users("Under_score", 5)).await.unwrap();
    give(world, Vec::new(), users("Under_score", 6)).await.unwrap();
    give(world, spare("a", 1), rooms("r", 1)).await.unwrap();
    let found = async |query: RecordQuery| {
        let query = RecordQuery { limit: 10, ..query };
        let page = world.store.order_records(&here(), &query).await.unwrap();
        assert_eq!(page.total, page.items.len() as u64);
        page.items.into_iter().map(|record| (record.operation, record.order.count)).collect::<Vec<_>>()
    };
    let all = [(Operation::Added, 1), (Operation::Changed, 6), (Operation::Added, 5)];
    assert_eq!(found(RecordQuery::default()).await, all);
    let search = |text: &str| RecordQuery { search: Some(text.to_owned()), ..RecordQuery::default() };
    assert_eq!(found(search("R_S")).await, all[1..]);
    assert_eq!(found(search("%")).await, []);
    assert_eq!(found(RecordQuery { operation: Some(Operation::Changed), ..RecordQuery::default() }).await, all[1..2]);
    let package = Some(VMR10.to_owned());
    assert_eq!(found(RecordQuery { package, ..RecordQuery::default() }).await, all[..1]);
    assert_eq!(found(RecordQuery { kind: Some(ResourceKind::Rooms), ..RecordQuery::default() }).await, all[..1]);
    assert_eq!(found(RecordQuery { from: Some(at(1)), ..RecordQuery::default() }).await, []);
    assert_eq!(found(RecordQuery { to: Some(at(0)), ..RecordQuery::default() }).await, all);
}

async fn users_at_once_stay_within_the_limit(world: &World) {
    world.corporation("100000001").await;
    world.corporation("100000002").await;
    let other = world.another().await;
    let tries = (0..100).map(|number| {
        let store = if number % 2 == 0 { &world.store } else { &other };
        async move {
            let user = user("100000001", &format!("user{number}"));
            let personal = room("100000001", RoomKind::Personal, &user.account, Some(&user.id));
            // With the administrator, who was there before.
            store.insert_user(&user, None, &personal, Some(11)).await
        }
    });
    let done = join_all(tries).await;
    assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 10);
    assert!(done.iter().all(|done| matches!(done, Ok(()) | Err(PeopleError::TooMany))));
    assert_eq!(world.store.count_users(&here()).await.unwrap(), 11);
    other.close().await;
}

async fn meetings_at_once_stay_within_the_limit(world: &World) {
    let made = world.corporation("100000001").await;
    let other = world.another().await;
    let tries = (0..100).map(|number| {
        let store = if number % 2 == 0 { &world.store } else { &other };
        let mut new = new_meeting(&booking(&format!("9000{number:05}"), &made.admin, 5000, 60), at(0));
        new.most = Some(10);
        async move { store.insert_meeting(new).await }
    });
    let done = join_all(tries).await;
    assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 10);
    assert!(done.iter().all(|done| matches!(done, Ok(_) | Err(MeetingError::TooMany))));
    // What is over does not count.
    let mut late = new_meeting(&booking("900009999", &made.admin, 9000, 60), at(5061));
    late.most = Some(1);
    assert!(world.store.insert_meeting(late).await.is_ok());
    other.close().await;
}

async fn changes_at_once_are_all_kept(world: &World) {
    world.corporation("100000001").await;
    let tries = (0..20).map(|number| give(world, Vec::new(), users(&format!("u{number}"), 1)));
    assert!(join_all(tries).await.into_iter().all(|done| done.is_ok()));
    assert_eq!(world.store.orders(&here()).await.unwrap().len(), 20);
    assert_eq!(world.store.corporation(&here()).await.unwrap().unwrap().quotas.len(), 20);
}
