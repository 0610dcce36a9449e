//! One of those that wait has a key.

use super::{claim, in_lane, job, only, put, titles, under};
use crate::world::{World, at, on_both_stores};

on_both_stores!(
    a_waiting_one_is_replaced,
    the_last_of_those_put_together_counts,
    one_that_is_worked_on_is_replaced,
    one_that_is_over_is_not,
    dropping_takes_only_what_waits,
);

async fn a_waiting_one_is_replaced(world: &World) {
    put(world, [under(job("before", 5), "key"), under(job("other", 5), "other")]).await;
    put(world, [under(job("after", 7), "key")]).await;
    assert_eq!(titles(world, 6).await, ["other"]);
    let one = only(world, 7).await;
    assert_eq!((one.title.as_str(), one.payload.as_str()), ("after", "{\"of\":\"after\"}"));
}

async fn the_last_of_those_put_together_counts(world: &World) {
    let jobs = [under(job("1", 0), "key"), job("2", 0), under(job("3", 0), "key"), job("4", 0)];
    put(world, jobs).await;
    assert_eq!(titles(world, 0).await, ["2", "3", "4"]);
}

async fn one_that_is_worked_on_is_replaced(world: &World) {
    put(world, [under(job("before", 0), "key")]).await;
    let before = only(world, 0).await;
    put(world, [under(job("after", 3), "key")]).await;
    assert!(!world.store.finish_job(&before, vec![job("never", 0)], at(1)).await.unwrap());
    assert_eq!(titles(world, 2).await, [""; 0]);
    let after = only(world, 3).await;
    assert_eq!(after.title, "after");
    assert_ne!(after.uid, before.uid, "it says something else, so it is another message");
}

async fn one_that_is_over_is_not(world: &World) {
    put(world, [under(job("done", 0), "key")]).await;
    world.store.finish_job(&only(world, 0).await, vec![], at(0)).await.unwrap();
    put(world, [under(job("dead", 0), "key")]).await;
    world.store.bury_job(&only(world, 0).await, "why", at(0)).await.unwrap();
    put(world, [under(job("third", 0), "key")]).await;
    assert_eq!(titles(world, 0).await, ["third"]);
}

async fn dropping_takes_only_what_waits(world: &World) {
    put(world, [under(job("a", 0), "a"), under(job("b", 0), "b"), under(job("c", 9), "c"), job("d", 0)]).await;
    let claimed = claim(world, 0).await;
    assert!(world.store.finish_job(&claimed[0], vec![], at(0)).await.unwrap());
    // `a` is done, `b` is being worked on, `c` waits, and `e` does not exist.
    world.store.drop_jobs(["a", "b", "c", "e"].map(str::to_owned).to_vec()).await.unwrap();
    assert!(!world.store.finish_job(&claimed[1], vec![], at(0)).await.unwrap());
    assert_eq!(titles(world, 100).await, ["d"]);
    // With the first of a lane gone the second has its turn.
    let lane = [in_lane(under(job("first", 200), "first"), "lane"), in_lane(job("second", 200), "lane")];
    put(world, lane).await;
    world.store.drop_jobs(vec!["first".to_owned()]).await.unwrap();
    assert_eq!(titles(world, 200).await, ["d", "second"]);
}
