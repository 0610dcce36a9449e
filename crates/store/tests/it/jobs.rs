//! Jobs: claimed by one at a time, in the order of their lanes, and never lost.

mod claim;
mod keys;
mod lanes;
mod list;
mod model;
mod replay;
mod share;

use crate::world::{World, at};
use convoca_booking::{CorporationId, MeetingId};
use convoca_store::{Job, NewJob};
use jiff::SignedDuration;

/// How long these tests claim something: ten minutes.
pub(crate) const LEASE: SignedDuration = SignedDuration::from_mins(10);

/// A job of the corporation 100000001 that is due so many minutes after [`at`]`(0)`.
pub(crate) fn job(title: &str, minutes: i64) -> NewJob {
    NewJob {
        kind: "mail",
        key: None,
        lane: None,
        corporation: CorporationId::new("100000001"),
        meeting: Some(MeetingId::new("900000001")),
        title: title.to_owned(),
        run_at: at(minutes),
        payload: format!("{{\"of\":\"{title}\"}}"),
    }
}

/// The job in a lane.
pub(crate) fn in_lane(job: NewJob, lane: &str) -> NewJob {
    NewJob { lane: Some(lane.to_owned()), ..job }
}

/// The job under a key.
pub(crate) fn under(job: NewJob, key: &str) -> NewJob {
    NewJob { key: Some(key.to_owned()), ..job }
}

/// Puts jobs at once.
pub(crate) async fn put(world: &World, jobs: impl IntoIterator<Item = NewJob>) {
    world.store.put_jobs(jobs.into_iter().collect(), at(0)).await.unwrap();
}

/// Claims everything that can be claimed.
pub(crate) async fn claim(world: &World, minutes: i64) -> Vec<Job> {
    world.store.claim_jobs(1000, LEASE, at(minutes)).await.unwrap()
}

/// The titles of what can be claimed, which it is.
pub(crate) async fn titles(world: &World, minutes: i64) -> Vec<String> {
    claim(world, minutes).await.into_iter().map(|job| job.title).collect()
}

/// Claims the one job that can be claimed.
pub(crate) async fn only(world: &World, minutes: i64) -> Job {
    let mut jobs = claim(world, minutes).await;
    assert_eq!(jobs.len(), 1, "{jobs:?}");
    jobs.remove(0)
}
