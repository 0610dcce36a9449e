//! Lists: order, pages, counts, search and who sees what.

use crate::world::{World, at, booking, inviting, on_both_stores, series};
use convoca_booking::{Booking, CorporationId, MeetingId, User, UserId, Webinar, hold};
use convoca_store::{Effects, ListQuery, Order, Page, StoredMeeting, Viewer};
use futures_util::future::join_all;
use jiff::Timestamp;

on_both_stores!(
    are_ordered_and_paged,
    end_before_a_time,
    a_series_stands_under_its_next_meeting,
    what_is_still_held_stays,
    many_that_are_over_leave_at_once,
    are_searched,
    show_what_one_may_see,
    many_viewers,
    webinars_have_a_list_of_their_own,
);

/// The whole list of a person, earliest first.
pub(crate) fn query(user: &User, now: Timestamp) -> ListQuery {
    ListQuery {
        corporation: user.corporation.clone(),
        viewer: Viewer::User(user.id.clone()),
        now,
        until: None,
        search: None,
        order: Order::Ascending,
        offset: 0,
        limit: 500,
    }
}

/// A page's IDs.
pub(crate) fn ids(page: &Page<StoredMeeting>) -> Vec<String> {
    page.items.iter().map(|meeting| meeting.booking.id.to_string()).collect()
}

/// The IDs in a person's list, which must count them right.
pub(crate) async fn everything(world: &World, user: &User, now: Timestamp) -> Vec<String> {
    all(world, &query(user, now)).await
}

/// The IDs in a corporation's list, which must count them right.
pub(crate) async fn corporation_list(world: &World, corporation: &CorporationId, now: Timestamp) -> Vec<String> {
    let user = crate::world::user(corporation.as_str(), "anybody");
    all(world, &ListQuery { viewer: Viewer::Corporation, ..query(&user, now) }).await
}

async fn all(world: &World, query: &ListQuery) -> Vec<String> {
    let page = world.store.list_meetings(query).await.unwrap();
    assert_eq!(page.total, page.items.len() as u64);
    ids(&page)
}

async fn what_is_still_held_stays(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let booked = booking("900000001", &ann, 100, 60);
    world.insert(&booked, at(0)).await;
    // Begun late, it lasts as long as it was booked for.
    let held = hold::begin(&booked, &"a".repeat(32), at(150));
    let secrets = crate::world::secrets();
    world.store.replace_meeting(&held, &secrets, 1, Effects::default(), at(150)).await.unwrap();
    for (minutes, expected) in [(159, 1), (160, 1), (209, 1), (210, 0)] {
        assert_eq!(everything(world, &ann, at(minutes)).await.len(), expected, "at {minutes}");
    }
}

async fn are_ordered_and_paged(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    // Two at the same time stand in the order of their IDs; days and hours are mixed.
    for (id, start) in
        [("900000005", 10), ("900000001", 3000), ("900000003", 10), ("900000002", 9000), ("900000004", 3001)]
    {
        world.insert(&booking(id, &ann, start, 60), at(0)).await;
    }
    let check = async |order, offset, limit, expected: &str| {
        let page = world.store.list_meetings(&ListQuery { order, offset, limit, ..query(&ann, at(0)) }).await.unwrap();
        assert_eq!((page.total, page.offset), (5, offset));
        let ids = ids(&page).into_iter().map(|id| id[8..].to_owned()).collect::<String>();
        assert_eq!(ids, expected, "{order:?} {offset} {limit}");
    };
    check(Order::Ascending, 0, 9, "35142").await;
    check(Order::Ascending, 1, 3, "514").await;
    check(Order::Ascending, 4, 3, "2").await;
    check(Order::Ascending, 5, 3, "").await;
    check(Order::Ascending, u64::MAX, 3, "").await;
    check(Order::Ascending, 0, 0, "").await;
    check(Order::Descending, 0, 9, "24153").await;
    check(Order::Descending, 1, 3, "415").await;
    check(Order::Descending, 4, 1, "3").await;
    check(Order::Descending, 5, 1, "").await;
}

async fn end_before_a_time(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    for (number, start) in [10, 20, 1440, 1500, 5000].into_iter().enumerate() {
        world.insert(&booking(&format!("90000000{number}"), &ann, start, 60), at(0)).await;
    }
    let check = async |until, order, offset, total, expected: &str| {
        let wanted = ListQuery { until: Some(at(until)), order, offset, limit: 2, ..query(&ann, at(0)) };
        let page = world.store.list_meetings(&wanted).await.unwrap();
        let ids = ids(&page).into_iter().map(|id| id[8..].to_owned()).collect::<String>();
        assert_eq!((page.total, ids.as_str()), (total, expected), "{until} {order:?} {offset}");
    };
    check(10, Order::Ascending, 0, 0, "").await;
    check(11, Order::Ascending, 0, 1, "0").await;
    check(1440, Order::Ascending, 1, 2, "1").await;
    check(1500, Order::Ascending, 1, 3, "12").await;
    check(1501, Order::Descending, 0, 4, "32").await;
    check(1500, Order::Descending, 0, 3, "21").await;
    check(9999, Order::Descending, 3, 5, "10").await;
    check(-9999, Order::Descending, 0, 0, "").await;
}

async fn a_series_stands_under_its_next_meeting(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    world.insert(&series(booking("900000001", &ann, 0, 60), &[100, 300, 9000]), at(0)).await;
    world.insert(&booking("900000002", &ann, 200, 60), at(0)).await;
    let check = async |now, expected: &str| {
        assert_eq!(everything(world, &ann, at(now)).await.join(" "), expected, "{now}");
    };
    check(0, "900000001 900000002").await;
    check(159, "900000001 900000002").await;
    check(160, "900000002 900000001").await;
    check(259, "900000002 900000001").await;
    check(260, "900000001").await;
    check(9059, "900000001").await;
    check(9060, "").await;
}

async fn many_that_are_over_leave_at_once(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let (bob, _) = world.user("100000001", "bob").await;
    let (ann, bob) = (&ann, &bob);
    join_all((0..450).map(|number: i64| async move {
        let id = format!("90000{number:04}");
        let meeting = booking(&id, ann, number * 10, 15);
        let meeting = if number % 5 == 0 { series(meeting, &[number * 10, 90_000 - number]) } else { meeting };
        world.insert(&if number % 3 == 0 { inviting(meeting, &[bob]) } else { meeting }, at(0)).await;
    }))
    .await;
    // All lists are read at once, while they move on.
    let (first, again, other, whole) = tokio::join!(
        everything(world, ann, at(80_000)),
        everything(world, ann, at(80_000)),
        everything(world, bob, at(80_000)),
        corporation_list(world, &ann.corporation, at(80_000)),
    );
    let expected = |divisor: usize| {
        let mut numbers: Vec<usize> = (0..450).step_by(5).filter(|number| number % divisor == 0).collect();
        numbers.reverse();
        numbers.into_iter().map(|number| format!("90000{number:04}")).collect::<Vec<_>>()
    };
    assert_eq!(first, expected(1));
    assert_eq!(again, expected(1));
    assert_eq!(other, expected(3));
    assert_eq!(whole, expected(1));
}

async fn are_searched(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let (bob, _) = world.user("100000001", "bob").await;
    for (id, user, subject) in [
        ("900000001", &ann, "Weekly ÜBERSICHT"),
        ("900000002", &bob, "100% done_now"),
        ("900000003", &ann, "Back\\slash"),
    ] {
        let mut meeting = booking(id, user, 10, 60);
        meeting.subject = subject.to_owned();
        world.insert(&inviting(meeting, &[&ann]), at(0)).await;
    }
    let check = async |search: &str, expected: &str| {
        let wanted = ListQuery { search: Some(search.to_owned()), ..query(&ann, at(0)) };
        assert_eq!(all(world, &wanted).await.join(" "), expected, "{search}");
    };
    check("übersicht", "900000001").await;
    check("WEEKLY über", "900000001").await;
    check("00000003", "900000003").await;
    check("name of BOB", "900000002").await;
    check("%", "900000002").await;
    check("_", "900000002").await;
    check("\\", "900000003").await;
    check("nothing", "").await;
    check("a\0b", "").await;
    check("", "900000001 900000002 900000003").await;
    let wanted = ListQuery {
        search: Some("9000".to_owned()),
        order: Order::Descending,
        offset: 1,
        limit: 1,
        ..query(&ann, at(0))
    };
    let page = world.store.list_meetings(&wanted).await.unwrap();
    assert_eq!((page.total, ids(&page)), (3, vec!["900000002".to_owned()]));
    let none = ListQuery { until: Some(at(10)), ..wanted };
    assert_eq!(world.store.list_meetings(&none).await.unwrap().total, 0);
}

async fn show_what_one_may_see(world: &World) {
    world.corporation("100000001").await;
    world.corporation("100000002").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let (bob, _) = world.user("100000001", "bob").await;
    let (stranger, _) = world.user("100000002", "stranger").await;
    world.insert(&inviting(booking("900000001", &ann, 10, 60), &[&bob]), at(0)).await;
    world.insert(&booking("900000002", &ann, 20, 60), at(0)).await;
    world.insert(&booking("900000003", &stranger, 30, 60), at(0)).await;
    // Somebody of another corporation cannot come into the list that way.
    world.insert(&inviting(booking("900000004", &bob, 40, 60), &[&stranger]), at(0)).await;

    assert_eq!(everything(world, &ann, at(0)).await, ["900000001", "900000002"]);
    assert_eq!(everything(world, &bob, at(0)).await, ["900000001", "900000004"]);
    let seen = world.store.list_meetings(&query(&stranger, at(0))).await.unwrap();
    assert_eq!(ids(&seen), ["900000003"]);
    assert_eq!(corporation_list(world, &ann.corporation, at(0)).await, ["900000001", "900000002", "900000004"]);
    assert_eq!(corporation_list(world, &stranger.corporation, at(0)).await, ["900000003"]);
    assert!(corporation_list(world, &CorporationId::new("a\0b"), at(0)).await.is_empty());
    let nobody = User { id: UserId::new("100000001"), ..ann.clone() };
    assert!(everything(world, &nobody, at(0)).await.is_empty());
}

async fn many_viewers(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let people: Vec<User> = (0..700).map(|number| crate::world::user("100000001", &format!("n{number}"))).collect();
    let invited: Vec<&User> = people.iter().collect();
    world.insert(&inviting(series(booking("900000001", &ann, 10, 60), &[10, 5000]), &invited), at(0)).await;
    for now in [at(0), at(100)] {
        for user in [&people[0], &people[350], &people[699]] {
            assert_eq!(everything(world, user, now).await, ["900000001"]);
        }
    }
    assert!(everything(world, &people[5], at(9000)).await.is_empty());
    assert!(everything(world, &ann, at(9000)).await.is_empty());
}

async fn webinars_have_a_list_of_their_own(world: &World) {
    world.corporation("100000001").await;
    let [ann, bob] = ["ann", "bob"].map(|name| world.user("100000001", name));
    let ((ann, _), (bob, _)) = (ann.await, bob.await);
    for number in 0..5 {
        world.insert(&booking(&format!("90000000{number}"), &ann, 100 + number, 60), at(0)).await;
    }
    let webinar = |id: &str, start| {
        let booking = inviting(booking(id, &ann, start, 60), &[&bob]);
        Booking { webinar: Some(Webinar::default()), ..booking }
    };
    for (id, start) in [("900000011", 102), ("900000012", 50), ("900000013", 9000)] {
        world.insert(&webinar(id, start), at(0)).await;
    }
    let of = |viewer, now| ListQuery { viewer, ..query(&ann, at(now)) };
    let (own, invited) = (Viewer::UserWebinars(ann.id.clone()), Viewer::UserWebinars(bob.id.clone()));
    let lists = [own.clone(), invited, Viewer::CorporationWebinars];
    for viewer in &lists {
        assert_eq!(all(world, &of(viewer.clone(), 0)).await, ["900000012", "900000011", "900000013"], "{viewer:?}");
    }
    assert_eq!(everything(world, &ann, at(0)).await.len(), 8, "they are in the other list as well");
    // A page of it has nothing to pass over.
    let page = world.store.list_meetings(&ListQuery { offset: 1, limit: 1, ..of(own.clone(), 0) }).await.unwrap();
    assert_eq!((page.total, ids(&page)), (3, vec!["900000011".to_owned()]));
    let found = ListQuery { search: Some("900000011".to_owned()), ..of(own.clone(), 0) };
    assert_eq!(all(world, &found).await, ["900000011"]);
    // What is over leaves, whoever looks first, and so does what is cancelled.
    assert_eq!(everything(world, &bob, at(120)).await, ["900000011", "900000013"]);
    let stored = world.store.meeting(&ann.corporation, &MeetingId::new("900000013")).await.unwrap().unwrap();
    let cancelled = Booking { cancelled_at: Some(at(120)), ..stored.booking.clone() };
    let kept =
        world.store.replace_meeting(&cancelled, &stored.secrets, stored.revision, Effects::default(), at(120)).await;
    kept.unwrap();
    for viewer in lists {
        assert_eq!(all(world, &of(viewer.clone(), 120)).await, ["900000011"], "{viewer:?}");
    }
}
