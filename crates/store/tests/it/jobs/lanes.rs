//! The order within a lane.

use super::{LEASE, in_lane, job, only, put, titles};
use crate::world::{World, at, on_both_stores};
use convoca_store::{NewJob, Store};
use futures_util::future::join_all;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

on_both_stores!(
    one_after_the_other,
    a_failing_one_holds_up_its_lane_alone,
    a_lost_one_is_waited_for,
    a_dead_one_makes_way,
    followers_come_last,
    holds_with_many_at_it,
);

fn lane(title: &str) -> NewJob {
    in_lane(job(title, 0), "lane")
}

async fn one_after_the_other(world: &World) {
    // One of them is due earlier, and waits for its turn all the same.
    put(world, [in_lane(job("1", 3), "lane"), lane("2")]).await;
    put(world, [lane("3"), in_lane(job("other", 0), "other")]).await;
    assert_eq!(titles(world, 2).await, ["other"]);
    for title in ["1", "2", "3"] {
        let one = only(world, 3).await;
        assert_eq!(one.title, title);
        assert!(world.store.finish_job(&one, vec![], at(3)).await.unwrap());
    }
}

async fn a_failing_one_holds_up_its_lane_alone(world: &World) {
    put(world, [lane("1"), lane("2"), in_lane(job("other", 1), "other")]).await;
    let one = only(world, 0).await;
    world.store.retry_job(&one, at(5), "why").await.unwrap();
    assert_eq!(titles(world, 4).await, ["other"]);
    assert_eq!(only(world, 5).await.title, "1");
}

async fn a_lost_one_is_waited_for(world: &World) {
    put(world, [lane("1"), lane("2")]).await;
    assert_eq!(only(world, 0).await.title, "1");
    assert_eq!(titles(world, 9).await, [""; 0]);
    assert_eq!(only(world, 10).await.title, "1");
}

async fn a_dead_one_makes_way(world: &World) {
    put(world, [lane("1"), lane("2")]).await;
    world.store.bury_job(&only(world, 0).await, "why", at(0)).await.unwrap();
    assert_eq!(titles(world, 0).await, ["2"]);
}

async fn followers_come_last(world: &World) {
    put(world, [lane("1"), lane("2")]).await;
    let one = only(world, 0).await;
    world.store.finish_job(&one, vec![lane("3"), lane("4")], at(0)).await.unwrap();
    for title in ["2", "3", "4"] {
        let one = only(world, 0).await;
        assert_eq!(one.title, title);
        world.store.finish_job(&one, vec![], at(0)).await.unwrap();
    }
}

/// Jobs of few lanes are put, failed and done by many at once on two servers. Nothing is left, and
/// each lane was done in the order of its IDs.
async fn holds_with_many_at_it(world: &World) {
    const EACH: usize = 20;
    let other = world.another().await;
    let stores = [&world.store, &other];
    let putting = AtomicUsize::new(8);
    let done: Mutex<BTreeMap<String, Vec<i64>>> = Mutex::default();
    let overlap = AtomicBool::new(false);
    let busy: Mutex<BTreeMap<String, bool>> = Mutex::default();
    let putters = (0..8).map(|putter: usize| {
        let (store, putting) = (stores[putter % 2], &putting);
        async move {
            for number in 0..EACH {
                let lane = format!("lane {}", (putter + number) % 3);
                let new = in_lane(job(&format!("{putter}.{number}"), 0), &lane);
                store.put_jobs(vec![new.clone(), new], at(0)).await.unwrap();
            }
            putting.fetch_sub(1, Ordering::Relaxed);
        }
    });
    let doers = (0..6).map(|doer: usize| {
        let (store, putting, done, busy, overlap): (&Store, _, _, _, _) =
            (stores[doer % 2], &putting, &done, &busy, &overlap);
        async move {
            let mut turns = doer;
            loop {
                // Looked at before the claim, or a job put in between would be missed.
                let over = putting.load(Ordering::Relaxed) == 0;
                let jobs = store.claim_jobs(2, LEASE, at(0)).await.unwrap();
                if jobs.is_empty() && over && store.next_job_at().await.unwrap().is_none() {
                    break;
                }
                for job in jobs {
                    turns += 1;
                    let lane = job.lane.clone().unwrap();
                    overlap.fetch_or(busy.lock().unwrap().insert(lane.clone(), true) == Some(true), Ordering::Relaxed);
                    tokio::task::yield_now().await;
                    busy.lock().unwrap().insert(lane.clone(), false);
                    if turns.is_multiple_of(5) {
                        assert!(store.retry_job(&job, at(0), "why").await.unwrap());
                    } else {
                        done.lock().unwrap().entry(lane).or_default().push(job.id);
                        assert!(store.finish_job(&job, vec![], at(0)).await.unwrap());
                    }
                }
            }
        }
    });
    futures_util::future::join(join_all(putters), join_all(doers)).await;
    assert!(!overlap.into_inner(), "two of one lane were worked on at once");
    let done = done.into_inner().unwrap();
    assert_eq!(done.values().map(Vec::len).sum::<usize>(), 8 * EACH * 2);
    for (lane, ids) in done {
        assert!(ids.is_sorted_by(|one, next| one < next), "{lane}: {ids:?}");
    }
    other.close().await;
}
