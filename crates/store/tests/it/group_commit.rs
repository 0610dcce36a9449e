//! Many writers at once: each hears of its own result, and what is acknowledged is there.

use crate::world::{World, at, booking, new_meeting, on_both_stores};
use convoca_store::{Inserted, MeetingError};
use futures_util::StreamExt;
use futures_util::future::join_all;
use futures_util::stream;

on_both_stores!(
    each_writer_hears_its_own_result,
    what_is_acknowledged_is_there_for_others,
    a_writer_that_leaves_harms_nobody
);

async fn each_writer_hears_its_own_result(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let ann = &ann;
    // Every third wants an ID that another has.
    let ids: Vec<String> = (0..300)
        .map(|number: u32| if number % 3 == 2 { format!("90{:07}", number - 1) } else { format!("90{number:07}") })
        .collect();
    let results: Vec<_> = stream::iter(&ids)
        .map(|id| async move {
            let meeting = booking(id, ann, 10, 60);
            world.store.insert_meeting(new_meeting(&meeting, at(0))).await
        })
        .buffer_unordered(64)
        .collect()
        .await;
    let created = results.iter().filter(|result| matches!(result, Ok(Inserted::Created))).count();
    let taken = results.iter().filter(|result| matches!(result, Err(MeetingError::IdTaken))).count();
    assert_eq!((created, taken), (200, 100));
    let listed = crate::meetings::list::everything(world, ann, at(0)).await;
    assert_eq!(listed.len(), 200);
}

async fn what_is_acknowledged_is_there_for_others(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let other = world.another().await;
    let (ann, other) = (&ann, &other);
    join_all((0..40).map(|number| async move {
        let meeting = booking(&format!("90000{number:04}"), ann, 10, 60);
        world.insert(&meeting, at(0)).await;
        let found = other.meeting(&ann.corporation, &meeting.id).await.unwrap();
        assert_eq!(found.map(|found| found.booking), Some(meeting));
    }))
    .await;
    other.close().await;
}

async fn a_writer_that_leaves_harms_nobody(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let ann = &ann;
    join_all((0..200).map(|number: u32| async move {
        let meeting = booking(&format!("90000{number:04}"), ann, 10, 60);
        let keeping = world.store.insert_meeting(new_meeting(&meeting, at(0)));
        if number.is_multiple_of(2) {
            keeping.await.unwrap();
        } else {
            // Gone after a turn or two of the scheduler, wherever the unit is by then.
            tokio::select! {
                biased;
                () = async { for _ in 0..number % 7 { tokio::task::yield_now().await } } => {}
                kept = keeping => { kept.unwrap(); }
            }
        }
    }))
    .await;
    let listed = crate::meetings::list::everything(world, ann, at(0)).await;
    assert!((100..=200).contains(&listed.len()), "{}", listed.len());
    for number in (0..200).step_by(2) {
        assert!(listed.contains(&format!("90000{number:04}")));
    }
}
