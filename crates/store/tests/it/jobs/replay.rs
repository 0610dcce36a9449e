//! Doing again what was done or given up.

use super::{LEASE, claim, in_lane, job, only, put, titles, under};
use crate::world::{World, at, on_both_stores};
use convoca_booking::CorporationId;

on_both_stores!(starts_afresh_as_the_same, needs_one_that_is_over, goes_before_its_lane, waits_for_who_is_at_work);

fn ours() -> CorporationId {
    CorporationId::new("100000001")
}

async fn starts_afresh_as_the_same(world: &World) {
    let store = &world.store;
    put(world, [under(job("a", 0), "key")]).await;
    let first = only(world, 0).await;
    store.retry_job(&first, at(1), "why").await.unwrap();
    store.bury_job(&only(world, 1).await, "enough", at(2)).await.unwrap();
    // Another has the key by now.
    put(world, [under(job("b", 50), "key")]).await;
    assert!(store.replay_job(&ours(), first.id, at(5)).await.unwrap());
    assert_eq!(titles(world, 4).await, [""; 0]);
    let again = only(world, 5).await;
    assert_eq!((again.id, &again.uid, again.attempts), (first.id, &first.uid, 0));
    assert_eq!((again.payload, again.key), (first.payload, None));
    let view = store.job(&ours(), first.id).await.unwrap().unwrap();
    assert_eq!((view.finished_at, view.last_error.as_str()), (None, ""));
    // Also what was done, and it is not forgotten meanwhile.
    store.finish_job(&again_by_id(world, first.id, 15).await, vec![], at(16)).await.unwrap();
    assert!(store.replay_job(&ours(), first.id, at(17)).await.unwrap());
    store.sweep(at(17) + jiff::SignedDuration::from_hours(24 * 100)).await.unwrap();
    assert_eq!(titles(world, 17).await, ["a"]);
}

async fn again_by_id(world: &World, id: i64, minutes: i64) -> convoca_store::Job {
    let jobs = world.store.claim_jobs(10, LEASE, at(minutes)).await.unwrap();
    jobs.into_iter().find(|job| job.id == id).unwrap()
}

async fn needs_one_that_is_over(world: &World) {
    put(world, [job("a", 0)]).await;
    let one = only(world, 0).await;
    assert!(!world.store.replay_job(&ours(), one.id, at(0)).await.unwrap());
    world.store.finish_job(&one, vec![], at(0)).await.unwrap();
    assert!(!world.store.replay_job(&CorporationId::new("100000002"), one.id, at(0)).await.unwrap());
    assert!(!world.store.replay_job(&ours(), one.id + 1, at(0)).await.unwrap());
    assert_eq!(titles(world, 100).await, [""; 0]);
}

async fn goes_before_its_lane(world: &World) {
    let lane = |title, minutes| in_lane(job(title, minutes), "lane");
    put(world, [lane("1", 0), lane("2", 0), lane("3", 0)]).await;
    let one = only(world, 0).await;
    world.store.bury_job(&one, "why", at(0)).await.unwrap();
    let two = only(world, 0).await;
    world.store.retry_job(&two, at(30), "why").await.unwrap();
    assert!(world.store.replay_job(&ours(), one.id, at(1)).await.unwrap());
    let one = only(world, 1).await;
    assert_eq!(one.title, "1");
    world.store.finish_job(&one, vec![], at(1)).await.unwrap();
    // The second is tried again when it was to be, and the third after it.
    assert_eq!(titles(world, 29).await, [""; 0]);
    let two = only(world, 30).await;
    assert_eq!((two.title.as_str(), two.attempts), ("2", 1));
    world.store.finish_job(&two, vec![], at(30)).await.unwrap();
    assert_eq!(titles(world, 30).await, ["3"]);
}

async fn waits_for_who_is_at_work(world: &World) {
    put(world, ["1", "2", "3"].map(|title| in_lane(job(title, 0), "lane"))).await;
    let one = only(world, 0).await;
    world.store.finish_job(&one, vec![], at(0)).await.unwrap();
    let two = only(world, 0).await;
    assert!(world.store.replay_job(&ours(), one.id, at(1)).await.unwrap());
    assert_eq!(titles(world, 1).await, [""; 0]);
    // It fails, and now the first goes before it.
    world.store.retry_job(&two, at(2), "why").await.unwrap();
    for title in ["1", "2", "3"] {
        let next = only(world, 2).await;
        assert_eq!(next.title, title);
        world.store.finish_job(&next, vec![], at(2)).await.unwrap();
    }
    assert!(claim(world, 1000).await.is_empty());
}
