//! Claiming, having worked on, and writing down what came of it.
//!
//! Nothing here is lost by a mistake of the database: what could not be written down keeps its lease
//! until that runs out, and is then claimed again.

use crate::faults::reached;
use crate::pauses::pause;
use crate::tally::What;
use crate::{Outcome, Tally, Work};
use convoca_store::{Job, NewJob, Store, StoreError};
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::{Id, JoinSet};
use tokio::time::{sleep, sleep_until, timeout};

/// How far two clocks may differ between two looks before one is taken to have been put back.
const CLOCK_SLACK: SignedDuration = SignedDuration::from_secs(2);

/// How often writing down what came of a job is tried. After that its lease runs out and it is done
/// again.
const TRIES: u32 = 3;

/// How a runner works.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Most jobs worked on at once.
    pub at_once: usize,
    /// For how long a job is claimed; renewed while it is worked on.
    pub lease: SignedDuration,
    /// Longest wait before looking whether another server has put something.
    pub poll: Duration,
    /// How long jobs that are being worked on may take when the runner is stopped.
    pub patience: Duration,
    /// The clock.
    pub now: fn() -> Timestamp,
    /// What counts.
    pub tally: Tally,
}

impl Default for Settings {
    /// Sixteen at once; a minute's lease, which is how long a dead server's jobs wait; a look every
    /// second; ten seconds to stop.
    fn default() -> Self {
        Self {
            at_once: 16,
            lease: SignedDuration::from_secs(60),
            poll: Duration::from_secs(1),
            patience: Duration::from_secs(10),
            now: Timestamp::now,
            tally: Tally::default(),
        }
    }
}

/// Works off what the store has waiting.
pub struct Runner {
    store: Store,
    work: Arc<dyn Work>,
    settings: Settings,
    tally: Tally,
    running: JoinSet<()>,
    /// What the running tasks work on.
    held: HashMap<Id, Job>,
}

impl Runner {
    /// A runner that has not begun.
    pub fn new(store: Store, work: Arc<dyn Work>, settings: Settings) -> Self {
        let tally = settings.tally.clone();
        Self { store, work, settings, tally, running: JoinSet::new(), held: HashMap::new() }
    }

    /// What it counts, also while it runs.
    pub fn tally(&self) -> Tally {
        self.tally.clone()
    }

    /// Works until `stopped` is true or nobody can say so any more. Then what is being worked on may
    /// end, for as long as [`Settings::patience`], and what has not ended by then is broken off and
    /// given back.
    pub async fn run(mut self, mut stopped: watch::Receiver<bool>) {
        let mut put = self.store.jobs_put();
        let mut clock = Clock::new(self.settings.now);
        let renewal = Duration::try_from(self.settings.lease).unwrap_or_default() / 3;
        // The first time at once, so that it is soon known how much waits.
        let mut renew_at = tokio::time::Instant::now();
        loop {
            if clock.went_back() {
                tracing::warn!("the clock was put back");
                self.note(self.store.shorten_leases(self.settings.lease, (self.settings.now)()).await);
            }
            put.mark_unchanged();
            let wait = self.claim().await;
            tokio::select! {
                () = sleep(wait) => {}
                () = sleep_until(renew_at) => {
                    self.renew().await;
                    self.count().await;
                    renew_at = tokio::time::Instant::now() + renewal;
                }
                Some(ended) = self.running.join_next_with_id() => {
                    self.ended(ended);
                    // Places that became free together are filled together.
                    while let Some(ended) = self.running.try_join_next_with_id() {
                        self.ended(ended);
                    }
                }
                Ok(()) = put.changed(), if self.held.len() < self.settings.at_once => {}
                // The value is let go of at once: it must not be held while others wait.
                () = async { drop(stopped.wait_for(|stopped| *stopped).await) } => break,
            }
        }
        self.stop().await;
    }

    /// Begins what is due; returns how long there is nothing to claim.
    async fn claim(&mut self) -> Duration {
        let free = self.settings.at_once.saturating_sub(self.held.len());
        if free == 0 {
            return self.settings.poll;
        }
        let now = (self.settings.now)();
        match self.store.next_job_at().await {
            Ok(Some(due)) if due <= now => {}
            Ok(Some(due)) => {
                return Duration::try_from(due.duration_since(now))
                    .map_or(self.settings.poll, |wait| wait.min(self.settings.poll));
            }
            Ok(None) => return self.settings.poll,
            Err(error) => {
                self.note(Err(error));
                return self.settings.poll;
            }
        }
        let most = u32::try_from(free).unwrap_or(u32::MAX);
        match self.store.claim_jobs(most, self.settings.lease, now).await {
            // Somebody else was faster, and there may be more.
            Ok(jobs) if jobs.is_empty() => Duration::from_millis(20).min(self.settings.poll),
            Ok(jobs) => {
                reached("after-claim");
                let more = jobs.len() == free;
                for job in jobs {
                    self.begin(job);
                }
                if more { self.settings.poll } else { Duration::ZERO }
            }
            Err(error) => {
                self.note(Err(error));
                self.settings.poll
            }
        }
    }

    fn begin(&mut self, job: Job) {
        let attempt = Attempt {
            store: self.store.clone(),
            work: Arc::clone(&self.work),
            tally: self.tally.clone(),
            now: self.settings.now,
            job: job.clone(),
        };
        let task = self.running.spawn(attempt.make());
        self.held.insert(task.id(), job);
        self.tally.set_running(self.held.len());
    }

    fn ended(&mut self, ended: Result<(Id, ()), tokio::task::JoinError>) {
        let id = match &ended {
            Ok((id, ())) => *id,
            Err(error) => error.id(),
        };
        self.held.remove(&id);
        self.tally.set_running(self.held.len());
    }

    /// Makes the leases of what is being worked on last.
    async fn renew(&mut self) {
        if self.held.is_empty() {
            return;
        }
        let jobs: Vec<Job> = self.held.values().cloned().collect();
        let renewed = self.store.renew_jobs(&jobs, self.settings.lease, (self.settings.now)()).await;
        self.note(renewed.map(|_| ()));
    }

    /// Counts what waits.
    async fn count(&self) {
        match self.store.count_waiting_jobs().await {
            Ok(waiting) => self.tally.set_waiting(waiting),
            Err(error) => self.note(Err(error)),
        }
    }

    async fn stop(mut self) {
        let patience = self.settings.patience;
        let all = async {
            while let Some(ended) = self.running.join_next_with_id().await {
                self.ended(ended);
            }
        };
        if timeout(patience, all).await.is_err() {
            self.running.shutdown().await;
        }
        // Broken off in the middle: it may have happened, so it is done again.
        let left: Vec<Job> = self.held.drain().map(|(_, job)| job).collect();
        for job in left {
            let given = self.store.give_back_job(&job).await;
            self.note(given.map(|_| ()));
        }
        self.tally.set_running(0);
    }

    fn note(&self, result: Result<(), StoreError>) {
        if let Err(error) = result {
            tracing::warn!(error = &error as &dyn std::error::Error, "the store did not serve the jobs");
        }
    }
}

/// One attempt at one job.
struct Attempt {
    store: Store,
    work: Arc<dyn Work>,
    tally: Tally,
    now: fn() -> Timestamp,
    job: Job,
}

impl Attempt {
    async fn make(self) {
        let outcome = AssertUnwindSafe(self.work.run(&self.job)).catch_unwind().await.unwrap_or_else(|_| {
            tracing::error!(job.id = self.job.id, job.kind = self.job.kind, "job {} panicked", self.job.id);
            Outcome::Again { why: "the work failed unexpectedly".to_owned(), at: None }
        });
        reached("before-finish");
        let what = match &outcome {
            Outcome::Done(_) => What::Done,
            Outcome::Again { .. } => What::Failed,
            Outcome::Dead(_) => What::Dead,
        };
        for attempt in 1..=TRIES {
            match self.write_down(&outcome).await {
                Ok(true) => {
                    reached("after-finish");
                    self.tally.add(what);
                    return;
                }
                Ok(false) => break,
                Err(error) => {
                    tracing::warn!(
                        job.id = self.job.id,
                        error = &error as &dyn std::error::Error,
                        "what came of job {} could not be written down",
                        self.job.id
                    );
                    if attempt < TRIES {
                        sleep(Duration::from_millis(200) * attempt).await;
                    }
                }
            }
        }
        self.tally.add(What::Lost);
    }

    async fn write_down(&self, outcome: &Outcome) -> Result<bool, StoreError> {
        let now = (self.now)();
        match outcome {
            Outcome::Done(next) => self.store.finish_job(&self.job, Vec::<NewJob>::clone(next), now).await,
            Outcome::Again { why, at } => {
                let later = now.checked_add(pause(self.job.attempts)).unwrap_or(Timestamp::MAX);
                self.store.retry_job(&self.job, at.unwrap_or(later), why).await
            }
            Outcome::Dead(why) => self.store.bury_job(&self.job, why, now).await,
        }
    }
}

/// Compares the clock on the wall with one that only goes forward.
struct Clock {
    now: fn() -> Timestamp,
    seen: (Timestamp, Instant),
}

impl Clock {
    fn new(now: fn() -> Timestamp) -> Self {
        Self { now, seen: (now(), Instant::now()) }
    }

    /// Whether the clock on the wall has been put back since the last look.
    fn went_back(&mut self) -> bool {
        let (wall, steady) = self.seen;
        self.seen = ((self.now)(), Instant::now());
        let passed = SignedDuration::try_from(self.seen.1.duration_since(steady)).unwrap_or(SignedDuration::MAX);
        passed.saturating_sub(self.seen.0.duration_since(wall)) > CLOCK_SLACK
    }
}
