//! Several servers share what is due: each job is done once, and what a dead one had is done by
//! others.

use super::{LEASE, job, put};
use crate::world::{World, at, on_both_stores};
use convoca_store::{Job, Store};
use futures_util::future::join_all;
use std::collections::BTreeMap;

on_both_stores!(each_is_done_once, what_a_dead_server_had_is_done);

const JOBS: usize = 2000;

/// Claims and finishes until nothing is due; how often each was done.
async fn work(stores: [&Store; 2], minutes: i64) -> BTreeMap<i64, usize> {
    let workers = (0..8).map(|worker: usize| async move {
        let store = stores[worker % 2];
        let mut done = Vec::new();
        loop {
            let jobs: Vec<Job> = store.claim_jobs(25, LEASE, at(minutes)).await.unwrap();
            if jobs.is_empty() {
                return done;
            }
            let finished = jobs.iter().map(|job| store.finish_job(job, vec![], at(minutes)));
            assert!(join_all(finished).await.into_iter().all(|finished| finished.unwrap()));
            done.extend(jobs.into_iter().map(|job| job.id));
        }
    });
    let mut times = BTreeMap::new();
    for id in join_all(workers).await.into_iter().flatten() {
        *times.entry(id).or_default() += 1;
    }
    times
}

async fn each_is_done_once(world: &World) {
    put(world, (0..JOBS).map(|number| job(&number.to_string(), 0))).await;
    let other = world.another().await;
    let times = work([&world.store, &other], 0).await;
    assert_eq!(times.len(), JOBS);
    assert!(times.values().all(|times| *times == 1));
    other.close().await;
}

async fn what_a_dead_server_had_is_done(world: &World) {
    put(world, (0..JOBS).map(|number| job(&number.to_string(), 0))).await;
    // It claims a quarter, has done a tenth of that, and is gone.
    let dead = world.another().await;
    let claimed = dead.claim_jobs(500, LEASE, at(0)).await.unwrap();
    for done in &claimed[..50] {
        assert!(dead.finish_job(done, vec![], at(0)).await.unwrap());
    }
    dead.close().await;
    let other = world.another().await;
    let before = work([&world.store, &other], 5).await;
    assert_eq!(before.len(), JOBS - 500);
    let after = work([&world.store, &other], 10).await;
    assert_eq!(after.keys().copied().collect::<Vec<_>>(), claimed[50..].iter().map(|job| job.id).collect::<Vec<_>>());
    assert!(before.values().chain(after.values()).all(|times| *times == 1));
    assert_eq!(world.store.next_job_at().await.unwrap(), None);
    other.close().await;
}
