//! Works off what the store has waiting: the outbox and the timers.
//!
//! The [`Runner`] claims jobs that are due, has them worked on, and tells the store what became of
//! them. It does not know what any job means; that is the [`Work`]'s, which also decides when
//! something is given up.
//!
//! Every job is done **at least once**: a server that dies between the act and its being written
//! down has it done again by whoever claims it next, under the same [`uid`](convoca_store::Job::uid).
//! A job is never done by two at once as long as its lease lasts, and the runner renews leases until
//! the work has ended.
//!
//! **Clocks.** A clock that jumps ahead makes leases look run out, so something may be done twice;
//! the word of the first then no longer counts. One that jumps back is noticed by comparing it with
//! a clock that only goes forward, and leases that would last too long are shortened, so that what a
//! server had claimed that is gone does not wait until the clock is there again. Waits are never
//! longer than [`Settings::poll`], so no jump makes the runner sleep.

pub mod faults;
mod pauses;
mod runner;
mod tally;

pub use runner::{Runner, Settings};
pub use tally::{Counts, Tally};

use convoca_store::{Job, NewJob};
use futures_util::future::BoxFuture;
use jiff::Timestamp;

/// What came of an attempt.
#[derive(Debug)]
pub enum Outcome {
    /// It is done, and these follow from it; they are kept together with that.
    Done(Vec<NewJob>),
    /// It failed and is tried again.
    Again {
        /// Why, for whoever looks into it.
        why: String,
        /// When; `None`: after a pause that grows with each failed attempt.
        at: Option<Timestamp>,
    },
    /// It is given up, for this reason.
    Dead(String),
}

/// What does jobs.
pub trait Work: Send + Sync + 'static {
    /// Makes one attempt. A panic counts as a failed one. Nothing ends an attempt that takes long,
    /// so it needs limits of its own.
    fn run<'a>(&'a self, job: &'a Job) -> BoxFuture<'a, Outcome>;
}
