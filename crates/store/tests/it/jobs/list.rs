//! Looking at jobs, and how long they can be looked at.

use super::{LEASE, job, put};
use crate::world::{World, at, on_both_stores};
use convoca_booking::{CorporationId, MeetingId};
use convoca_store::{JobQuery, JobState, NewJob};
use jiff::SignedDuration;

on_both_stores!(are_listed_newest_first, show_what_became_of_them, are_forgotten_by_kind);

fn everything() -> JobQuery {
    JobQuery {
        corporation: CorporationId::new("100000001"),
        states: vec![],
        kinds: vec![],
        meeting: None,
        offset: 0,
        limit: 100,
    }
}

async fn check(world: &World, query: JobQuery, titles: &[&str], total: u64) {
    let page = world.store.jobs(&query).await.unwrap();
    let found: Vec<&str> = page.items.iter().map(|view| view.job.title.as_str()).collect();
    assert_eq!((found.as_slice(), page.total, page.offset), (titles, total, query.offset), "{query:?}");
}

async fn are_listed_newest_first(world: &World) {
    let other_meeting = Some(MeetingId::new("900000002"));
    put(
        world,
        [
            job("done", 0),
            job("dead", 1),
            NewJob { kind: "sms", ..job("sms", 5) },
            NewJob { meeting: other_meeting.clone(), ..job("of another", 5) },
            NewJob { meeting: None, ..job("of none", 5) },
            NewJob { corporation: CorporationId::new("100000002"), ..job("others'", 5) },
        ],
    )
    .await;
    let jobs = world.store.claim_jobs(2, LEASE, at(1)).await.unwrap();
    world.store.finish_job(&jobs[0], vec![], at(1)).await.unwrap();
    world.store.bury_job(&jobs[1], "why", at(1)).await.unwrap();

    check(world, everything(), &["of none", "of another", "sms", "dead", "done"], 5).await;
    check(world, JobQuery { offset: 1, limit: 2, ..everything() }, &["of another", "sms"], 5).await;
    check(world, JobQuery { offset: 9, ..everything() }, &[], 5).await;
    check(world, JobQuery { offset: u64::MAX, ..everything() }, &[], 5).await;
    let states = |states: &[JobState]| JobQuery { states: states.to_vec(), ..everything() };
    check(world, states(&[JobState::Waiting]), &["of none", "of another", "sms"], 3).await;
    check(world, states(&[JobState::Dead, JobState::Done]), &["dead", "done"], 2).await;
    check(world, JobQuery { kinds: vec!["sms".into(), "fax".into()], ..everything() }, &["sms"], 1).await;
    check(world, JobQuery { meeting: other_meeting.clone(), ..everything() }, &["of another"], 1).await;
    let all = JobQuery { states: vec![JobState::Waiting], kinds: vec!["mail".into()], ..everything() };
    check(world, JobQuery { meeting: other_meeting, ..all }, &["of another"], 1).await;
    let others = JobQuery { corporation: CorporationId::new("100000002"), ..everything() };
    check(world, others, &["others'"], 1).await;
}

async fn show_what_became_of_them(world: &World) {
    put(world, [job("a", 0), job("b", 0)]).await;
    let jobs = world.store.claim_jobs(2, LEASE, at(0)).await.unwrap();
    world.store.finish_job(&jobs[0], vec![], at(3)).await.unwrap();
    world.store.bury_job(&jobs[1], "no such \0 mailbox", at(4)).await.unwrap();
    let ours = CorporationId::new("100000001");
    let done = world.store.job(&ours, jobs[0].id).await.unwrap().unwrap();
    assert_eq!((done.state, done.finished_at, done.last_error.as_str()), (JobState::Done, Some(at(3)), ""));
    assert_eq!(done.job.payload, jobs[0].payload);
    let dead = world.store.job(&ours, jobs[1].id).await.unwrap().unwrap();
    assert_eq!((dead.state, dead.finished_at), (JobState::Dead, Some(at(4))));
    assert_eq!((dead.last_error.as_str(), dead.job.attempts), ("no such \u{fffd} mailbox", 1));
    assert!(world.store.job(&CorporationId::new("100000002"), jobs[0].id).await.unwrap().is_none());
}

async fn are_forgotten_by_kind(world: &World) {
    let kinds = ["news", "life", "remind", "invite", "mail", "push"];
    put(world, kinds.map(|kind| NewJob { kind, ..job(kind, 0) })).await;
    put(world, [job("dead", 0), job("waiting", 100_000_000)]).await;
    for done in world.store.claim_jobs(100, LEASE, at(0)).await.unwrap() {
        match done.title.as_str() {
            "dead" => world.store.bury_job(&done, "why", at(0)).await.unwrap(),
            _ => world.store.finish_job(&done, vec![], at(0)).await.unwrap(),
        };
    }
    let rows = [
        (24, &["waiting", "dead", "push", "mail"][..]),
        (24 * 7, &["waiting", "dead"]),
        (24 * 30, &["waiting"]),
        (24 * 400, &["waiting"]),
    ];
    for (hours, left) in rows {
        let almost = at(0) + SignedDuration::from_hours(hours) - SignedDuration::from_millis(1);
        assert_eq!(world.store.sweep(almost).await.unwrap(), 0, "before {hours} h");
        world.store.sweep(at(0) + SignedDuration::from_hours(hours)).await.unwrap();
        check(world, everything(), left, left.len() as u64).await;
    }
}
