//! Several runners, and work that takes its time.

use crate::world::{Does, Running, World, eventually, job, until};
use convoca_jobs::{Outcome, Settings};
use convoca_store::{Job, JobState};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_job_is_done_once_by_one_of_two() {
    const JOBS: usize = 300;
    let world = World::new().await;
    let now = Timestamp::now();
    let new = (0..JOBS).map(|number| job(&number.to_string(), now)).collect();
    world.store.put_jobs(new, now).await.unwrap();
    let other = world.another().await;
    let times: Arc<Mutex<BTreeMap<i64, usize>>> = Arc::default();
    let work = || {
        let times = Arc::clone(&times);
        Does(move |job: Job| {
            *times.lock().unwrap().entry(job.id).or_default() += 1;
            async {
                tokio::task::yield_now().await;
                Outcome::Done(vec![])
            }
        })
    };
    let both = [&world.store, &other].map(|store| Running::start(store, work(), Settings::default()));
    until(&world.store, JobState::Done, JOBS).await;
    for running in both {
        running.stop().await;
    }
    let times = times.lock().unwrap();
    assert_eq!(times.len(), JOBS);
    assert!(times.values().all(|times| *times == 1), "{times:?}");
}

#[tokio::test]
async fn no_more_are_at_work_than_allowed() {
    let world = World::new().await;
    let now = Timestamp::now();
    world.store.put_jobs((0..40).map(|_| job("a", now)).collect(), now).await.unwrap();
    let (at_work, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let work = {
        let (at_work, most) = (Arc::clone(&at_work), Arc::clone(&most));
        Does(move |_| {
            let (at_work, most) = (Arc::clone(&at_work), Arc::clone(&most));
            async move {
                most.fetch_max(at_work.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                for _ in 0..20 {
                    tokio::task::yield_now().await;
                }
                at_work.fetch_sub(1, Ordering::SeqCst);
                Outcome::Done(vec![])
            }
        })
    };
    let running = Running::start(&world.store, work, Settings { at_once: 3, ..Settings::default() });
    until(&world.store, JobState::Done, 40).await;
    running.stop().await;
    assert_eq!(most.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn long_work_keeps_its_lease() {
    let world = World::new().await;
    let go = Arc::new(Notify::new());
    let work = {
        let go = Arc::clone(&go);
        Does(move |_| {
            let go = Arc::clone(&go);
            async move {
                go.notified().await;
                Outcome::Done(vec![])
            }
        })
    };
    world.put("long", Timestamp::now()).await;
    let lease = SignedDuration::from_secs(3);
    let settings = Settings { lease, ..Settings::default() };
    let before = Timestamp::now();
    let running = Running::start(&world.store, work, settings);
    let leased = || async {
        let until = world.store.next_job_at().await.unwrap()?;
        (until >= before + lease).then_some(until)
    };
    let mut last = eventually(leased).await;
    for _ in 0..2 {
        last = eventually(|| async { leased().await.filter(|until| *until > last) }).await;
    }
    go.notify_one();
    until(&world.store, JobState::Done, 1).await;
    running.stop().await;
}
