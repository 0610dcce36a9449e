//! Who has a job, and for how long.

use super::{LEASE, claim, job, only, put, titles};
use crate::world::{World, at, on_both_stores};
use convoca_booking::{CorporationId, MeetingId};
use jiff::SignedDuration;

on_both_stores!(
    what_is_due_comes_in_order,
    a_claim_takes_no_more_than_asked,
    a_lease_runs_out,
    a_lease_is_renewed,
    leases_beyond_the_clock_are_shortened,
    a_job_comes_back_whole,
    failures_are_counted,
    what_is_given_back_is_free_at_once,
    says_when_it_goes_on,
    tells_that_something_was_put,
);

async fn what_is_due_comes_in_order(world: &World) {
    put(world, [job("late", 7), job("first", 3), job("second", 5), job("third", 5)]).await;
    assert_eq!(titles(world, 2).await, [""; 0]);
    assert_eq!(titles(world, 5).await, ["first", "second", "third"]);
    assert_eq!(titles(world, 6).await, [""; 0]);
    assert_eq!(titles(world, 7).await, ["late"]);
}

async fn a_claim_takes_no_more_than_asked(world: &World) {
    put(world, (0..10).map(|number| job(&number.to_string(), 0))).await;
    let some = world.store.claim_jobs(4, LEASE, at(0)).await.unwrap();
    assert_eq!(some.iter().map(|job| job.title.as_str()).collect::<Vec<_>>(), ["0", "1", "2", "3"]);
    assert_eq!(titles(world, 0).await.len(), 6);
}

async fn a_lease_runs_out(world: &World) {
    put(world, [job("a", 0)]).await;
    let first = only(world, 0).await;
    assert_eq!(titles(world, 9).await, [""; 0]);
    let second = only(world, 10).await;
    assert_eq!((second.id, &second.uid, second.attempts), (first.id, &first.uid, 0));
    let store = &world.store;
    // The first one's word counts no more, whatever it is.
    assert!(!store.finish_job(&first, vec![job("never", 0)], at(11)).await.unwrap());
    assert!(!store.retry_job(&first, at(11), "why").await.unwrap());
    assert!(!store.bury_job(&first, "why", at(11)).await.unwrap());
    assert!(!store.give_back_job(&first).await.unwrap());
    assert!(store.finish_job(&second, vec![job("next", 12)], at(11)).await.unwrap());
    assert!(!store.finish_job(&second, vec![job("again", 12)], at(11)).await.unwrap());
    assert_eq!(titles(world, 1000).await, ["next"]);
}

async fn a_lease_is_renewed(world: &World) {
    put(world, [job("a", 0), job("b", 0)]).await;
    let both = claim(world, 0).await;
    assert!(world.store.finish_job(&both[1], vec![], at(1)).await.unwrap());
    assert_eq!(world.store.renew_jobs(&both, LEASE, at(9)).await.unwrap(), [both[0].id]);
    assert_eq!(titles(world, 18).await, [""; 0]);
    assert_eq!(titles(world, 19).await, ["a"]);
    assert_eq!(world.store.renew_jobs(&both, LEASE, at(20)).await.unwrap(), [0; 0]);
}

async fn leases_beyond_the_clock_are_shortened(world: &World) {
    put(world, [job("a", 5000), job("b", 6000)]).await;
    only(world, 5000).await;
    // The clock is put back by 5,000 minutes.
    world.store.shorten_leases(LEASE, at(0)).await.unwrap();
    assert_eq!(titles(world, 9).await, [""; 0]);
    assert_eq!(titles(world, 10).await, ["a"]);
    // What nobody has claimed stays where it was.
    assert_eq!(titles(world, 5999).await, ["a"]);
    assert_eq!(titles(world, 6000).await, ["b"]);
}

async fn a_job_comes_back_whole(world: &World) {
    let mut new = job("Title \0 ü", 3);
    (new.key, new.lane) = (Some("key".to_owned()), Some("lane".to_owned()));
    put(world, [new.clone(), job("other", 3)]).await;
    let both = claim(world, 4).await;
    let one = &both[0];
    assert_eq!(one.kind, "mail");
    assert_eq!((one.key.as_deref(), one.lane.as_deref()), (Some("key"), Some("lane")));
    assert_eq!(one.corporation, CorporationId::new("100000001"));
    assert_eq!(one.meeting, Some(MeetingId::new("900000001")));
    assert_eq!(one.title, "Title \u{fffd} ü");
    assert_eq!((one.run_at, one.created_at), (at(3), at(0)));
    assert_eq!(one.payload, new.payload);
    assert_eq!(one.uid.len(), 32);
    assert_ne!(one.uid, both[1].uid);
    assert_eq!((both[1].key.as_deref(), both[1].lane.as_deref()), (None, None));
}

async fn failures_are_counted(world: &World) {
    put(world, [job("a", 0)]).await;
    for attempts in 0..3 {
        let one = only(world, i64::from(attempts) * 20).await;
        assert_eq!(one.attempts, attempts);
        let again = at(i64::from(attempts) * 20 + 15);
        assert!(world.store.retry_job(&one, again, &"é".repeat(700)).await.unwrap());
        assert_eq!(titles(world, i64::from(attempts) * 20 + 14).await, [""; 0]);
    }
    let view = world.store.job(&CorporationId::new("100000001"), 1).await.unwrap().unwrap();
    assert_eq!(view.last_error, "é".repeat(500));
    assert_eq!(view.job.attempts, 3);
}

async fn what_is_given_back_is_free_at_once(world: &World) {
    put(world, [job("a", 0)]).await;
    let one = only(world, 1).await;
    assert!(world.store.give_back_job(&one).await.unwrap());
    assert_eq!(only(world, 1).await.attempts, 0);
}

async fn says_when_it_goes_on(world: &World) {
    let next = || async { world.store.next_job_at().await.unwrap() };
    assert_eq!(next().await, None);
    let lane = |title, minutes| super::in_lane(job(title, minutes), "lane");
    put(world, [lane("a", 5), lane("b", 1)]).await;
    // The second of a lane waits for the first, however early it is.
    assert_eq!(next().await, Some(at(5)));
    let one = only(world, 6).await;
    assert_eq!(next().await, Some(at(6) + LEASE));
    world.store.finish_job(&one, vec![], at(7)).await.unwrap();
    assert_eq!(next().await, Some(at(1)));
    let two = only(world, 8).await;
    assert_eq!(world.store.count_waiting_jobs().await.unwrap(), 1);
    world.store.bury_job(&two, "why", at(8)).await.unwrap();
    assert_eq!(next().await, None);
}

async fn tells_that_something_was_put(world: &World) {
    let mut news = world.store.jobs_put();
    assert!(!news.has_changed().unwrap());
    put(world, [job("a", 0)]).await;
    assert!(news.has_changed().unwrap());
    news.mark_unchanged();
    let one = world.store.claim_jobs(1, SignedDuration::from_secs(1), at(0)).await.unwrap().remove(0);
    assert!(!news.has_changed().unwrap());
    world.store.finish_job(&one, vec![job("b", 0)], at(0)).await.unwrap();
    assert!(news.has_changed().unwrap());
}
