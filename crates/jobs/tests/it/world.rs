//! A store with jobs, and work that tests decide about.

use convoca_booking::CorporationId;
use convoca_jobs::{Outcome, Runner, Settings, Tally, Work};
use convoca_store::{Job, JobQuery, JobState, JobView, NewJob, Place, Store, Vault};
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

/// Longest wait for something to come about.
const SOON: Duration = Duration::from_secs(50);

/// A store on a SQLite file of its own.
pub(crate) struct World {
    pub(crate) store: Store,
    place: Place,
    _folder: tempfile::TempDir,
}

impl World {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::Sqlite(folder.path().join("convoca.db"));
        let store = open(&place).await;
        Self { store, place, _folder: folder }
    }

    /// Another server on the same data.
    pub(crate) async fn another(&self) -> Store {
        open(&self.place).await
    }

    /// Puts a job that is due at this time.
    pub(crate) async fn put(&self, title: &str, run_at: Timestamp) {
        self.store.put_jobs(vec![job(title, run_at)], run_at).await.unwrap();
    }
}

async fn open(place: &Place) -> Store {
    Store::open(place.clone(), Vault::from_key([42; 32])).await.unwrap()
}

/// A job.
pub(crate) fn job(title: &str, run_at: Timestamp) -> NewJob {
    let (title, payload) = (title.to_owned(), "{}".to_owned());
    let corporation = CorporationId::new("100000001");
    NewJob { kind: "mail", key: None, lane: None, corporation, meeting: None, title, run_at, payload }
}

/// The corporation's jobs in a state, newest first.
pub(crate) async fn jobs(store: &Store, state: JobState) -> Vec<JobView> {
    let corporation = CorporationId::new("100000001");
    let (states, kinds) = (vec![state], vec![]);
    let query = JobQuery { corporation, states, kinds, meeting: None, offset: 0, limit: 10_000 };
    store.jobs(&query).await.unwrap().items
}

/// Waits until so many jobs are in a state.
pub(crate) async fn until(store: &Store, state: JobState, count: usize) -> Vec<JobView> {
    eventually(|| async {
        let found = jobs(store, state).await;
        (found.len() == count).then_some(found)
    })
    .await
}

/// Waits until there is something.
pub(crate) async fn eventually<T, F: Future<Output = Option<T>>>(look: impl Fn() -> F) -> T {
    let looking = async {
        loop {
            match look().await {
                Some(found) => return found,
                None => sleep(Duration::from_millis(5)).await,
            }
        }
    };
    timeout(SOON, looking).await.expect("it comes about")
}

/// Work that a function does.
pub(crate) struct Does<F>(pub(crate) F);

impl<F, R> Work for Does<F>
where
    F: Fn(Job) -> R + Send + Sync + 'static,
    R: Future<Output = Outcome> + Send + 'static,
{
    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Outcome> {
        Box::pin(self.0(job.clone()))
    }
}

/// A runner at work.
pub(crate) struct Running {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
    pub(crate) tally: Tally,
}

impl Running {
    pub(crate) fn start(store: &Store, work: impl Work, settings: Settings) -> Self {
        let runner = Runner::new(store.clone(), Arc::new(work), settings);
        let tally = runner.tally();
        let (stop, stopped) = watch::channel(false);
        Self { stop, task: tokio::spawn(runner.run(stopped)), tally }
    }

    /// Stops it and waits until it has.
    pub(crate) async fn stop(self) {
        self.stop.send(true).unwrap();
        timeout(SOON, self.task).await.expect("it stops").unwrap();
    }
}
