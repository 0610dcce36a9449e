//! One job of the outbox, done.

use super::news::KIND as NEWS;
use super::parcels::{INVITE, LIFE, MAIL, PERSONAL_MAIL, PERSONAL_SMS, PUSH, REMIND, RING, SMS};
use super::{deliver, expand, life, personal, timers};
use crate::app::App;
use crate::calls::RingError;
use crate::clock;
use crate::logging::chain;
use crate::recording::{Upload, UploadError};
use convoca_booking::News;
use convoca_booking::telling::Timer;
use convoca_jobs::{Outcome, Work};
use convoca_store::{Job, MeetingError, NewJob, StoreError};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// Does the jobs of the outbox.
pub struct Worker {
    app: Arc<App>,
}

/// Why a job was not done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Problem {
    /// The store failed.
    #[error("the store failed")]
    Store(#[from] StoreError),
    /// A meeting could not be saved.
    #[error("the meeting could not be saved")]
    Meeting(#[from] MeetingError),
    /// What the job holds makes no sense: another version of Convoca has put it.
    #[error("what the job holds cannot be read: {0}")]
    Damaged(#[from] serde_json::Error),
    /// People could not be called.
    #[error(transparent)]
    Ring(#[from] RingError),
    /// A recording could not be brought to the object store.
    #[error(transparent)]
    Upload(#[from] UploadError),
    /// The other side does not take it now.
    #[error("{0}")]
    Refused(String),
    /// The other side will not take it.
    #[error("{0}")]
    GivenUp(String),
}

impl Worker {
    /// Works with what the server has.
    pub fn new(app: Arc<App>) -> Self {
        Self { app }
    }

    async fn work(&self, job: &Job) -> Result<Vec<NewJob>, Problem> {
        let app = &*self.app;
        let now = clock::now();
        match job.kind.as_str() {
            NEWS => expand::expand(app, &read::<News>(job)?, now).await,
            MAIL | SMS => deliver::letter(app, job, &read(job)?, now).await,
            PERSONAL_MAIL | PERSONAL_SMS => personal::deliver(app, job, &read(job)?, now).await,
            PUSH => deliver::event(app, job, &read(job)?, now).await,
            LIFE => life::life(app, job, now).await,
            Upload::KIND => Ok(app.recordings.upload(&read(job)?).await.map(|()| Vec::new())?),
            INVITE | REMIND | RING => match read::<Timer>(job)? {
                Timer::Invite { occurrence } => timers::invite(app, job, &occurrence, now).await,
                Timer::Remind { start } => timers::remind(app, job, start, now).await,
                Timer::Ring { start } => timers::ring(&self.app, job, start, now).await,
                Timer::Life => life::life(app, job, now).await,
            },
            other => Err(Problem::GivenUp(format!("this version knows no jobs of the kind {other}"))),
        }
    }
}

impl Work for Worker {
    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Outcome> {
        async move {
            match self.work(job).await {
                Ok(next) => Outcome::Done(next),
                Err(Problem::GivenUp(why)) => Outcome::Dead(why),
                Err(error @ Problem::Damaged(_)) => Outcome::Dead(error.to_string()),
                Err(Problem::Refused(why)) => Outcome::Again { why, at: None },
                Err(error) => Outcome::Again { why: chain(&error), at: None },
            }
        }
        .boxed()
    }
}

fn read<T: DeserializeOwned>(job: &Job) -> Result<T, Problem> {
    Ok(serde_json::from_str(&job.payload)?)
}
