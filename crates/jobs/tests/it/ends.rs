//! How attempts end, and what follows.

use crate::world::{Does, Running, World, job, jobs, until};
use convoca_jobs::{Counts, Outcome, Settings};
use convoca_store::JobState;
use jiff::{SignedDuration, Timestamp};

fn noon() -> Timestamp {
    "2031-03-01T12:00:00Z".parse().unwrap()
}

fn settings() -> Settings {
    Settings { now: noon, ..Settings::default() }
}

#[tokio::test]
async fn what_is_due_is_done_and_what_follows_from_it() {
    let world = World::new().await;
    world.put("3", noon()).await;
    world.put("late", noon() + SignedDuration::from_secs(1)).await;
    let work = Does(|this: convoca_store::Job| async move {
        let number: u32 = this.title.parse().unwrap();
        let next = number.checked_sub(1).map(|next| job(&next.to_string(), noon()));
        Outcome::Done(next.into_iter().collect())
    });
    let running = Running::start(&world.store, work, settings());
    let done = until(&world.store, JobState::Done, 4).await;
    // What waits is counted at the beginning and now and then.
    let tally = running.tally.clone();
    crate::world::eventually(|| async { (tally.counts().waiting > 0).then_some(()) }).await;
    let titles: Vec<&str> = done.iter().map(|view| view.job.title.as_str()).collect();
    assert_eq!(titles, ["0", "1", "2", "3"]);
    running.stop().await;
    let waiting = jobs(&world.store, JobState::Waiting).await;
    assert_eq!(waiting.iter().map(|view| view.job.title.as_str()).collect::<Vec<_>>(), ["late"]);
}

#[tokio::test]
async fn what_is_put_later_is_heard_of_at_once() {
    let world = World::new().await;
    let work = Does(|_| async { Outcome::Done(vec![]) });
    // It would look by itself after an hour.
    let settings = Settings { poll: std::time::Duration::from_secs(3600), ..settings() };
    let running = Running::start(&world.store, work, settings);
    for count in 1..=3 {
        world.put("a", noon()).await;
        until(&world.store, JobState::Done, count).await;
    }
    running.stop().await;
}

#[tokio::test]
async fn failures_are_tried_again_and_given_up() {
    let world = World::new().await;
    for title in ["again", "at", "dead", "panic", "done"] {
        world.put(title, noon()).await;
    }
    let work = Does(|job: convoca_store::Job| async move {
        match job.title.as_str() {
            "again" => Outcome::Again { why: "busy".to_owned(), at: None },
            "at" => Outcome::Again { why: "full".to_owned(), at: Some(noon() + SignedDuration::from_mins(7)) },
            "dead" => Outcome::Dead("no such mailbox".to_owned()),
            "panic" => panic!("on purpose"),
            _ => Outcome::Done(vec![]),
        }
    });
    let running = Running::start(&world.store, work, settings());
    let tally = running.tally.clone();
    crate::world::eventually(|| async {
        let counts = tally.counts();
        (counts.done + counts.failed + counts.dead == 5 && counts.running == 0).then_some(())
    })
    .await;
    running.stop().await;
    // How many waited when it was last counted is told by another case.
    let counts = Counts { waiting: 0, ..tally.counts() };
    assert_eq!(counts, Counts { done: 1, failed: 3, dead: 1, lost: 0, running: 0, waiting: 0 });
    let check = |views: &[convoca_store::JobView], title: &str, seconds: i64, why: &str| {
        let view = views.iter().find(|view| view.job.title == title).unwrap();
        assert_eq!(view.job.attempts, 1, "{title}");
        assert_eq!(view.last_error, why, "{title}");
        assert_eq!(view.job.run_at, noon() + SignedDuration::from_secs(seconds), "{title}");
    };
    let waiting = jobs(&world.store, JobState::Waiting).await;
    assert_eq!(waiting.len(), 3);
    check(&waiting, "again", 10, "busy");
    check(&waiting, "at", 420, "full");
    check(&waiting, "panic", 10, "the work failed unexpectedly");
    check(&jobs(&world.store, JobState::Dead).await, "dead", 0, "no such mailbox");
}
