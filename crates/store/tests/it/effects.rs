//! What follows from a change is kept with it or not at all.

use crate::jobs::{claim, in_lane, job, titles};
use crate::world::{World, at, booking, held_in, new_meeting, on_both_stores, secrets};
use convoca_booking::{Booking, Record};
use convoca_store::{Effects, Inserted, MeetingError, NewJob, NewMeeting, RecordChange, Remember};
use futures_util::future::join_all;

on_both_stores!(
    come_with_a_new_meeting,
    come_with_a_meeting_in_a_room,
    come_once_for_a_request,
    come_with_a_change,
    come_without_a_meeting,
    many_come_together,
);

fn effects(booking: &Booking, title: &str) -> Effects {
    let meeting = Some(booking.id.clone());
    let record = Record {
        holding: format!("holding {title}"),
        booking: booking.clone(),
        occurrence: None,
        started_at: at(0),
        ended_at: None,
    };
    let jobs = vec![in_lane(NewJob { meeting, ..job(title, 0) }, booking.id.as_str())];
    Effects { jobs, records: vec![RecordChange::Begin(record)] }
}

fn new(booking: &Booking, title: &str) -> NewMeeting {
    NewMeeting { effects: effects(booking, title), ..new_meeting(booking, at(0)) }
}

/// Which of these have come about, in jobs and in history.
async fn come_about(world: &World, booking: &Booking, titles_: &[&str]) -> (Vec<String>, Vec<String>) {
    let mut records = Vec::new();
    for title in titles_ {
        let found = world.store.past_meeting(&booking.corporation, &format!("holding {title}")).await.unwrap();
        records.extend(found.map(|_| (*title).to_owned()));
    }
    (titles(world, 0).await, records)
}

fn both(titles: &[&str]) -> (Vec<String>, Vec<String>) {
    let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
    (titles.clone(), titles)
}

async fn come_with_a_new_meeting(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let meeting = booking("900000001", &ann, 10, 60);
    let mut news = world.store.jobs_put();
    world.store.insert_meeting(new(&meeting, "first")).await.unwrap();
    assert!(news.has_changed().unwrap());
    news.mark_unchanged();
    let taken = world.store.insert_meeting(new(&meeting, "second")).await;
    assert!(matches!(taken, Err(MeetingError::IdTaken)));
    assert_eq!(come_about(world, &meeting, &["first", "second"]).await, both(&["first"]));
}

async fn come_with_a_meeting_in_a_room(world: &World) {
    world.corporation("100000001").await;
    let (ann, room) = world.user("100000001", "ann").await;
    let meeting = held_in(booking("900000001", &ann, 10, 60), &room);
    world.store.insert_meeting(new(&meeting, "first")).await.unwrap();
    let second = held_in(booking("900000002", &ann, 30, 60), &room);
    assert!(matches!(world.store.insert_meeting(new(&second, "second")).await, Err(MeetingError::RoomBusy)));
    assert_eq!(come_about(world, &meeting, &["first", "second"]).await, both(&["first"]));
}

async fn come_once_for_a_request(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let remember = Some(Remember { key: "key".to_owned(), request: [1; 32], answer: vec![1] });
    let meeting = booking("900000001", &ann, 10, 60);
    let first = NewMeeting { remember: remember.clone(), ..new(&meeting, "first") };
    assert_eq!(world.store.insert_meeting(first).await.unwrap(), Inserted::Created);
    let again = NewMeeting { remember, ..new(&booking("900000002", &ann, 10, 60), "second") };
    assert_eq!(world.store.insert_meeting(again).await.unwrap(), Inserted::Replayed(vec![1]));
    assert_eq!(come_about(world, &meeting, &["first", "second"]).await, both(&["first"]));
}

async fn come_with_a_change(world: &World) {
    world.corporation("100000001").await;
    let (ann, room) = world.user("100000001", "ann").await;
    let (busy, meeting) = (booking("900000001", &ann, 10, 60), booking("900000002", &ann, 10, 60));
    world.insert(&held_in(busy, &room), at(0)).await;
    world.insert(&meeting, at(0)).await;
    let replace = |booking: Booking, revision: i64, title: &'static str| async move {
        let effects = effects(&booking, title);
        world.store.replace_meeting(&booking, &secrets(), revision, effects, at(0)).await
    };
    assert!(matches!(replace(meeting.clone(), 2, "stale").await, Err(MeetingError::Stale)));
    assert!(matches!(replace(held_in(meeting.clone(), &room), 1, "busy").await, Err(MeetingError::RoomBusy)));
    replace(meeting.clone(), 1, "change").await.unwrap();
    assert_eq!(come_about(world, &meeting, &["stale", "busy", "change"]).await, both(&["change"]));
}

async fn come_without_a_meeting(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let meeting = booking("900000001", &ann, 10, 60);
    world.store.keep(effects(&meeting, "alone"), at(0)).await.unwrap();
    world.store.keep(Effects::default(), at(0)).await.unwrap();
    assert_eq!(come_about(world, &meeting, &["alone"]).await, both(&["alone"]));
}

/// Meetings that are written as one unit each keep their own, in their own lanes.
async fn many_come_together(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    // Every third wants an ID that another has.
    let all: Vec<NewMeeting> = (0..150)
        .map(|number: u32| {
            let id = if number % 3 == 2 { number - 1 } else { number };
            let booking = booking(&format!("90{id:07}"), &ann, 10, 60);
            let mut new = new(&booking, &format!("{number} a"));
            new.effects.jobs.push(in_lane(job(&format!("{number} b"), 0), booking.id.as_str()));
            new
        })
        .collect();
    let kept = join_all(all.iter().map(|new| world.store.insert_meeting(new.clone()))).await;
    let mut titles_: Vec<&str> = Vec::new();
    for (new, kept) in all.iter().zip(kept) {
        if kept.is_ok() {
            titles_.extend(new.effects.jobs.iter().map(|job| job.title.as_str()));
        }
    }
    assert_eq!(titles_.len(), 200);
    let mut found = Vec::new();
    for round in ["a", "b"] {
        let jobs = claim(world, 0).await;
        assert!(jobs.iter().all(|job| job.title.ends_with(round)), "lanes are kept: {jobs:?}");
        for job in jobs {
            world.store.finish_job(&job, vec![], at(0)).await.unwrap();
            found.push(job.title);
        }
    }
    titles_.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, titles_);
}
