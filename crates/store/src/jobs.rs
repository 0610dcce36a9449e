//! What is to be done later or outside: the outbox and the timers, as rows that are claimed.
//!
//! A job is kept in the same unit of work as the change that asks for it (see
//! [`Effects`](crate::Effects)), claimed under a lease by one server at a time, and done at least
//! once. Whoever claims it has to finish, retry or bury it while the lease lasts; after that somebody
//! else may have it, and the first one's word no longer counts.
//!
//! **Lanes.** Jobs of one lane are done strictly in the order of their IDs. Only the first waiting
//! one of a lane can be claimed: the others are *parked*, which means that they are due at the end of
//! time, until it has gone. So a claim looks at one end of one index, however long a lane is. Both
//! engines keep this exact by letting writers of a lane take turns: SQLite has one writer, and on
//! PostgreSQL a lane has a lock that is held until the commit.
//!
//! **Keys.** Of the jobs that wait, one at most has a key. A second one with it takes its place, also
//! when the first is being worked on: that work then ends with a lost lease, and what the second says
//! is done afterwards. A key belongs to one lane, or to none.
//!
//! It does not decide how often something is tried, or what a job means.

mod claim;
mod lanes;
mod list;
mod put;
mod settle;

pub use list::JobQuery;
pub(crate) use put::JobRows;

use convoca_booking::{CorporationId, MeetingId};
use jiff::{SignedDuration, Timestamp};

/// Longest text of an error that is kept with a job, in characters.
const MOST_ERROR: usize = 500;

/// A job to be put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewJob {
    /// What kind of thing is to be done.
    pub kind: &'static str,
    /// Key under which it can be replaced or dropped while it waits.
    pub key: Option<String>,
    /// Lane in which it is done after those before it.
    pub lane: Option<String>,
    /// Tenant.
    pub corporation: CorporationId,
    /// The meeting that it is about.
    pub meeting: Option<MeetingId>,
    /// What an administrator reads. It lies open.
    pub title: String,
    /// Not before this.
    pub run_at: Timestamp,
    /// What is to be done, as JSON. It is sealed.
    pub payload: String,
}

/// A job that has been claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its number: they go up in the order in which jobs are put.
    pub id: i64,
    /// 32 hex digits, the same at every attempt and after a replay.
    pub uid: String,
    /// What kind of thing is to be done.
    pub kind: String,
    /// Key under which it can be replaced or dropped while it waits.
    pub key: Option<String>,
    /// Lane in which it is done after those before it.
    pub lane: Option<String>,
    /// Tenant.
    pub corporation: CorporationId,
    /// The meeting that it is about.
    pub meeting: Option<MeetingId>,
    /// What an administrator reads.
    pub title: String,
    /// When it was to be done.
    pub run_at: Timestamp,
    /// When it was put.
    pub created_at: Timestamp,
    /// How many attempts have failed before this one.
    pub attempts: u32,
    /// What is to be done, as JSON.
    pub payload: String,
    /// Shows that it is ours; empty when it was only looked at.
    pub(crate) lease: String,
}

/// What has become of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// It is to be done, or is being done.
    Waiting,
    /// It has been done.
    Done,
    /// It was given up.
    Dead,
}

impl JobState {
    /// As its column holds it.
    fn number(self) -> i64 {
        match self {
            Self::Waiting => 0,
            Self::Done => 1,
            Self::Dead => 2,
        }
    }

    /// From its column.
    fn from_number(number: i64) -> Option<Self> {
        [Self::Waiting, Self::Done, Self::Dead].into_iter().find(|state| state.number() == number)
    }
}

/// A job as it is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobView {
    /// The job.
    pub job: Job,
    /// What has become of it.
    pub state: JobState,
    /// When it was done or given up.
    pub finished_at: Option<Timestamp>,
    /// Why the last attempt failed, or empty.
    pub last_error: String,
}

/// How long a job that was done is kept: long enough to look into yesterday's complaint, and what
/// only sets other jobs going for a day.
fn kept_when_done(kind: &str) -> SignedDuration {
    let days = if matches!(kind, "news" | "life" | "remind" | "invite") { 1 } else { 7 };
    SignedDuration::from_hours(24 * days)
}

/// How long a job that was given up is kept.
const KEPT_WHEN_DEAD: SignedDuration = SignedDuration::from_hours(24 * 30);
