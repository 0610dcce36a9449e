//! Clocks that jump.

use crate::world::{Does, Running, World, eventually, until};
use convoca_jobs::{Outcome, Settings};
use convoca_store::{Job, JobState};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use tokio::sync::Notify;

/// A second in milliseconds.
const SECOND: i64 = 1000;

/// An hour in milliseconds.
const HOUR: i64 = 3600 * SECOND;

const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// So many milliseconds after noon.
fn noon_and(ms: i64) -> Timestamp {
    let noon: Timestamp = "2031-03-01T12:00:00Z".parse().unwrap();
    noon + SignedDuration::from_millis(ms)
}

fn settings(now: fn() -> Timestamp) -> Settings {
    Settings { now, lease: LEASE, poll: Duration::from_millis(10), ..Settings::default() }
}

/// What a dead server had claimed before the clock was put back by an hour is done a lease later,
/// not an hour later.
#[tokio::test]
async fn a_clock_put_back_makes_nothing_wait() {
    static CLOCK: AtomicI64 = AtomicI64::new(HOUR);
    let world = World::new().await;
    world.put("a", noon_and(0)).await;
    let dead = world.store.claim_jobs(1, LEASE, noon_and(HOUR)).await.unwrap();
    assert_eq!(dead.len(), 1);
    let work = Does(|_| async { Outcome::Done(vec![]) });
    let running = Running::start(&world.store, work, settings(|| noon_and(CLOCK.load(Ordering::SeqCst))));
    CLOCK.store(0, Ordering::SeqCst);
    let shortened = || async {
        let next = world.store.next_job_at().await.unwrap();
        (next == Some(noon_and(60 * SECOND))).then_some(())
    };
    // The runner may have looked at the clock for the first time only now; then put it back again.
    eventually(|| async {
        CLOCK.fetch_add(10 * SECOND, Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(30)).await;
        CLOCK.store(0, Ordering::SeqCst);
        shortened().await
    })
    .await;
    CLOCK.store(61 * SECOND, Ordering::SeqCst);
    until(&world.store, JobState::Done, 1).await;
    running.stop().await;
}

/// A clock that jumps ahead makes leases look run out: something may be done twice, but the word of
/// the first counts no more.
#[tokio::test]
async fn a_clock_put_forward_loses_nothing() {
    static CLOCK: AtomicI64 = AtomicI64::new(0);
    let world = World::new().await;
    world.put("a", noon_and(0)).await;
    let go = Arc::new(Notify::new());
    let slow = {
        let go = Arc::clone(&go);
        Does(move |_: Job| {
            let go = Arc::clone(&go);
            async move {
                go.notified().await;
                Outcome::Dead("the first one's word".to_owned())
            }
        })
    };
    let settings = settings(|| noon_and(CLOCK.load(Ordering::SeqCst)));
    let first = Running::start(&world.store, slow, Settings { at_once: 1, ..settings.clone() });
    eventually(|| async { (first.tally.counts().running == 1).then_some(()) }).await;
    CLOCK.store(HOUR, Ordering::SeqCst);
    let second = Running::start(&world.store, Does(|_| async { Outcome::Done(vec![]) }), settings);
    until(&world.store, JobState::Done, 1).await;
    go.notify_one();
    eventually(|| async { (first.tally.counts().lost == 1).then_some(()) }).await;
    assert_eq!((first.tally.counts().dead, second.tally.counts().done), (0, 1));
    until(&world.store, JobState::Done, 1).await;
    first.stop().await;
    second.stop().await;
}
