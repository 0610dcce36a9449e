//! A runner that is stopped.

use crate::world::{Does, Running, World, eventually, jobs};
use convoca_jobs::{Outcome, Settings, Work};
use convoca_store::{Job, JobState};
use futures_util::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

/// Work of which one kind ends when it is told to and another never.
struct Told(Arc<Notify>);

impl Work for Told {
    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Outcome> {
        Box::pin(async move {
            match job.title.as_str() {
                "never" => std::future::pending().await,
                _ => self.0.notified().await,
            }
            Outcome::Done(vec![])
        })
    }
}

async fn at_work(running: &Running, count: u64) {
    eventually(|| async { (running.tally.counts().running == count).then_some(()) }).await;
}

#[tokio::test]
async fn lets_what_is_at_work_end() {
    let world = World::new().await;
    world.put("told", Timestamp::now()).await;
    let go = Arc::new(Notify::new());
    let running = Running::start(&world.store, Told(Arc::clone(&go)), Settings::default());
    at_work(&running, 1).await;
    let telling = async {
        tokio::task::yield_now().await;
        go.notify_one();
    };
    tokio::join!(running.stop(), telling);
    assert_eq!(jobs(&world.store, JobState::Done).await.len(), 1);
}

#[tokio::test]
async fn gives_back_what_does_not_end() {
    let world = World::new().await;
    let now = Timestamp::now();
    world.put("never", now).await;
    let settings = Settings { patience: Duration::from_millis(50), ..Settings::default() };
    let running = Running::start(&world.store, Told(Arc::default()), settings);
    at_work(&running, 1).await;
    let lease = SignedDuration::from_secs(60);
    assert!(world.store.claim_jobs(1, lease, Timestamp::now()).await.unwrap().is_empty());
    running.stop().await;
    // Somebody else may have it at once, and it has not failed.
    let again = world.store.claim_jobs(1, lease, now).await.unwrap();
    assert_eq!(again.iter().map(|job| job.attempts).collect::<Vec<_>>(), [0]);
}

#[tokio::test]
async fn ends_when_nobody_can_stop_it_any_more() {
    let world = World::new().await;
    let work = Does(|_| async { Outcome::Done(vec![]) });
    let runner = convoca_jobs::Runner::new(world.store.clone(), Arc::new(work), Settings::default());
    let (stop, stopped) = tokio::sync::watch::channel(false);
    drop(stop);
    runner.run(stopped).await;
}
