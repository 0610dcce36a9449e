use super::{Operation, Order, OrderDraft, OrderEdit, OrderError, Package, Status, edit, put, quotas, remove};
use convoca_booking::{Limits, ResourceKind, RoomKind};
use jiff::{SignedDuration, Timestamp};

const VMR50: &str = "ff808081699b56cb0169c411a0980152";

fn now() -> Timestamp {
    "2031-03-04T08:10:20Z".parse().unwrap()
}

fn draft(kind: ResourceKind, count: i64) -> OrderDraft {
    OrderDraft { id: Some("one".to_owned()), kind: Some(kind), count: Some(count), ..OrderDraft::default() }
}

fn order(kind: ResourceKind, count: i64) -> Order {
    Order::new(draft(kind, count), || unreachable!("the draft has an ID")).unwrap()
}

fn rooms(package: &str) -> Result<Order, OrderError> {
    Order::new(OrderDraft { package: Some(package.to_owned()), ..draft(ResourceKind::Rooms, 3) }, String::new)
}

#[track_caller]
fn refused(draft: OrderDraft, expected: &OrderError) {
    assert_eq!(Order::new(draft, || "made-up".to_owned()).as_ref(), Err(expected));
}

#[test]
fn a_draft_is_checked() {
    refused(OrderDraft { kind: None, ..draft(ResourceKind::Users, 1) }, &OrderError::KindMissing);
    refused(draft(ResourceKind::Users, 0), &OrderError::Count(1_000_000));
    refused(draft(ResourceKind::Users, 1_000_001), &OrderError::Count(1_000_000));
    refused(OrderDraft { count: None, ..draft(ResourceKind::Live, 1) }, &OrderError::Count(1_000_000));
    refused(draft(ResourceKind::Rooms, 1001), &OrderError::Count(1000));
    refused(draft(ResourceKind::Rooms, 1), &OrderError::PackageUnknown);
    let package = Some(VMR50.to_owned());
    refused(OrderDraft { package, ..draft(ResourceKind::Users, 1) }, &OrderError::PackageNotWanted);
    refused(OrderDraft { id: Some(String::new()), ..draft(ResourceKind::Users, 1) }, &OrderError::Id);
    refused(OrderDraft { id: Some("x".repeat(65)), ..draft(ResourceKind::Users, 1) }, &OrderError::Id);
    let made_up = Order::new(OrderDraft { id: None, ..draft(ResourceKind::Users, 1) }, || "made-up".to_owned());
    assert_eq!(made_up.unwrap().id, "made-up");
}

#[test]
fn rooms_are_of_a_package() {
    let cloud = rooms(VMR50).unwrap();
    assert_eq!((cloud.room_kind(), cloud.package.unwrap().parties), (Some(RoomKind::Cloud), 50));
    let webinar = rooms("webinar500").unwrap();
    assert_eq!((webinar.room_kind(), webinar.package.unwrap().audience), (Some(RoomKind::Webinar), 500));
    for unknown in ["", "webinar", "webinar7", "webinar0500", "ff"] {
        assert_eq!(rooms(unknown), Err(OrderError::PackageUnknown), "{unknown:?}");
        assert_eq!(Package::known(unknown), None);
    }
    assert_eq!(order(ResourceKind::Users, 1).room_kind(), None);
}

#[test]
fn it_expires_and_is_stopped() {
    let mut order = order(ResourceKind::Users, 1);
    assert_eq!((order.status(now()), order.is_expiring(now())), (Status::Normal, false));
    order.expires_at = Some(now() + SignedDuration::from_hours(30 * 24));
    assert_eq!((order.status(now()), order.is_expiring(now())), (Status::Normal, true));
    order.expires_at = Some(now() + SignedDuration::from_hours(30 * 24 + 1));
    assert!(!order.is_expiring(now()));
    order.expires_at = Some(now());
    assert_eq!((order.status(now()), order.is_expiring(now())), (Status::Expired, false));
    order.stopped = true;
    assert_eq!(order.status(now()), Status::Stopped);
    order.expires_at = Some(Timestamp::MAX);
    assert!(!order.is_expiring(now()));
}

#[test]
fn one_with_the_same_id_and_kind_is_changed() {
    let mut orders = Vec::new();
    assert_eq!(put(&mut orders, order(ResourceKind::Users, 1)).unwrap().0, Operation::Added);
    assert_eq!(put(&mut orders, order(ResourceKind::Live, 2)).unwrap().0, Operation::Added);
    orders[0].stopped = true;
    let (operation, changed) = put(&mut orders, order(ResourceKind::Users, 7)).unwrap();
    assert_eq!((operation, changed.count, changed.stopped), (Operation::Changed, 7, true));
    assert_eq!(orders.iter().map(|order| order.count).collect::<Vec<_>>(), [7, 2]);

    put(&mut orders, rooms(VMR50).unwrap()).unwrap();
    assert_eq!(put(&mut orders, rooms("webinar500").unwrap()), Err(OrderError::PackageFixed));
    for number in orders.len()..500 {
        put(&mut orders, Order { id: number.to_string(), ..order(ResourceKind::Users, 1) }).unwrap();
    }
    let one_more = Order { id: "more".to_owned(), ..order(ResourceKind::Users, 1) };
    assert_eq!(put(&mut orders, one_more), Err(OrderError::TooMany));
}

#[test]
fn changes_say_what_they_did() {
    let mut orders = vec![order(ResourceKind::Users, 1), order(ResourceKind::Live, 2)];
    let by = |orders: &mut Vec<Order>, change: OrderEdit| {
        let done = edit(orders, &change)?;
        Ok::<_, OrderError>(done.into_iter().map(|(operation, _)| operation).collect::<Vec<_>>())
    };
    let named = || OrderEdit { id: "one".to_owned(), ..OrderEdit::default() };
    let live = || OrderEdit { kind: Some(ResourceKind::Live), ..named() };
    assert_eq!(by(&mut orders, named()), Ok(vec![]));
    let stop = OrderEdit { stopped: Some(true), expires_at: Some(now()), ..live() };
    assert_eq!(by(&mut orders, stop.clone()), Ok(vec![Operation::Changed, Operation::Stopped]));
    assert_eq!(by(&mut orders, stop), Ok(vec![]));
    assert_eq!((orders[0].stopped, orders[1].stopped), (false, true));
    let start = OrderEdit { stopped: Some(false), ..named() };
    assert_eq!(by(&mut orders, start), Ok(vec![Operation::Started]));
    let unknown = OrderEdit { id: "two".to_owned(), ..OrderEdit::default() };
    assert_eq!(by(&mut orders, unknown), Err(OrderError::NoSuchOrder("two".to_owned())));

    assert_eq!(remove(&mut orders, "two"), Err(OrderError::NoSuchOrder("two".to_owned())));
    assert_eq!(remove(&mut orders, "one").unwrap().len(), 2);
    assert_eq!(orders, []);
}

#[test]
fn limits_follow_from_orders() {
    let orders = [order(ResourceKind::Users, 5), Order { stopped: true, ..order(ResourceKind::Live, 2) }];
    let limits = Limits::of(true, &quotas(&orders), now());
    assert_eq!([ResourceKind::Users, ResourceKind::Live].map(|kind| limits.most(kind)), [Some(5), Some(0)]);
}
