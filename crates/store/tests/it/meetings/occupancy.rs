//! A room holds one meeting at a time.

use crate::world::{World, at, booking, held_in, instant, new_meeting, on_both_stores, series};
use convoca_booking::{Booking, RoomId};
use convoca_store::MeetingError;
use futures_util::future::join_all;
use jiff::Timestamp;

on_both_stores!(
    meetings_do_not_overlap,
    series_do_not_overlap,
    a_running_meeting_is_told_apart,
    one_of_many_gets_the_room,
    rooms_do_not_hold_each_other_up,
    a_room_that_is_gone,
);

async fn keep(world: &World, booking: &Booking, now: Timestamp) -> &'static str {
    match world.store.insert_meeting(new_meeting(booking, now)).await {
        Ok(_) => "kept",
        Err(MeetingError::RoomBusy) => "busy",
        Err(MeetingError::RoomRunning) => "running",
        Err(MeetingError::RoomGone) => "gone",
        Err(error) => panic!("{error}"),
    }
}

async fn meetings_do_not_overlap(world: &World) {
    world.corporation("100000001").await;
    let (ann, room) = world.user("100000001", "ann").await;
    let (_, other) = world.user("100000001", "bob").await;
    let id = |number: u32| format!("90000{number:04}");
    let in_room = |number: u32, start, length| held_in(booking(&id(number), &ann, start, length), &room);
    let check = async |number, start, length, expected| {
        assert_eq!(keep(world, &in_room(number, start, length), at(0)).await, expected, "{start} {length}");
    };
    check(1, 100, 60, "kept").await;
    check(2, 100, 60, "busy").await;
    check(3, 41, 60, "busy").await;
    check(4, 159, 60, "busy").await;
    check(5, 110, 15, "busy").await;
    check(6, 50, 200, "busy").await;
    check(7, 40, 60, "kept").await;
    check(8, 160, 60, "kept").await;
    // The longest meeting reaches far; what begins before it ends is in its way.
    check(9, 3000, 1440, "kept").await;
    check(10, 4439, 15, "busy").await;
    check(11, 4440, 15, "kept").await;
    assert_eq!(keep(world, &held_in(booking(&id(12), &ann, 100, 60), &other), at(0)).await, "kept");
    assert_eq!(keep(world, &booking(&id(13), &ann, 100, 60), at(0)).await, "kept");
}

async fn series_do_not_overlap(world: &World) {
    world.corporation("100000001").await;
    let (ann, room) = world.user("100000001", "ann").await;
    let days: Vec<i64> = (0..300).map(|day| day * 1440 + 600).collect();
    let daily = held_in(series(booking("900000001", &ann, 0, 60), &days), &room);
    assert_eq!(keep(world, &daily, at(0)).await, "kept");
    let once = |id, start| held_in(booking(id, &ann, start, 60), &room);
    assert_eq!(keep(world, &once("900000002", 299 * 1440 + 659), at(0)).await, "busy");
    assert_eq!(keep(world, &once("900000003", 150 * 1440 + 660), at(0)).await, "kept");
    let weekly: Vec<i64> = (0..40).map(|week| week * 7 * 1440 + 700).collect();
    let weekly = held_in(series(booking("900000004", &ann, 0, 60), &weekly), &room);
    assert_eq!(keep(world, &weekly, at(0)).await, "kept");
    // Only the last one is in the way.
    let mut others: Vec<i64> = (0..280).map(|day| day * 1440 + 1000).collect();
    others.push(280 * 1440 + 600);
    let clashing = held_in(series(booking("900000005", &ann, 0, 60), &others), &room);
    assert_eq!(keep(world, &clashing, at(0)).await, "busy");
    let listed = super::list::everything(world, &ann, at(0)).await;
    assert_eq!(listed, ["900000001", "900000004", "900000003"]);
}

async fn a_running_meeting_is_told_apart(world: &World) {
    world.corporation("100000001").await;
    let (ann, room) = world.user("100000001", "ann").await;
    let now = held_in(instant(booking("900000001", &ann, 0, 60)), &room);
    assert_eq!(keep(world, &now, at(0)).await, "kept");
    assert_eq!(keep(world, &held_in(booking("900000002", &ann, 30, 60), &room), at(10)).await, "running");
    assert_eq!(keep(world, &held_in(instant(booking("900000003", &ann, 20, 60)), &room), at(20)).await, "running");
    assert_eq!(keep(world, &held_in(booking("900000004", &ann, 90, 60), &room), at(10)).await, "kept");
    // One that is both in the way of a running meeting and of a booked one hears of the first.
    assert_eq!(keep(world, &held_in(booking("900000005", &ann, 30, 90), &room), at(10)).await, "running");
    assert_eq!(keep(world, &held_in(booking("900000006", &ann, 80, 60), &room), at(10)).await, "busy");
    assert_eq!(keep(world, &held_in(instant(booking("900000007", &ann, 60, 30)), &room), at(60)).await, "kept");
}

async fn one_of_many_gets_the_room(world: &World) {
    world.corporation("100000001").await;
    let (ann, room) = world.user("100000001", "ann").await;
    let other = world.another().await;
    for round in 0..3 {
        let tries = (0..12).map(|number: i64| {
            let start = 1000 * round + number;
            let meeting = held_in(booking(&format!("9000{round}{number:04}"), &ann, start, 60), &room);
            let store = if number % 2 == 0 { &world.store } else { &other };
            async move { store.insert_meeting(new_meeting(&meeting, at(0))).await }
        });
        let done = join_all(tries).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1);
        assert_eq!(done.iter().filter(|done| matches!(done, Err(MeetingError::RoomBusy))).count(), 11);
    }
    other.close().await;
}

async fn rooms_do_not_hold_each_other_up(world: &World) {
    world.corporation("100000001").await;
    let mut kept = Vec::new();
    for number in 0..10 {
        let (user, room) = world.user("100000001", &format!("user{number}")).await;
        kept.push(held_in(booking(&format!("90000000{number}"), &user, 10, 60), &room));
    }
    let done = join_all(kept.iter().map(|meeting| keep(world, meeting, at(0)))).await;
    assert_eq!(done, ["kept"; 10]);
}

async fn a_room_that_is_gone(world: &World) {
    world.corporation("100000001").await;
    let (ann, mut room) = world.user("100000001", "ann").await;
    room.id = RoomId::new("nothing");
    assert_eq!(keep(world, &held_in(booking("900000001", &ann, 10, 60), &room), at(0)).await, "gone");
}
