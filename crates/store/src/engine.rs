//! The seam between the SQL, which is one text for both databases, and how each database is driven.
//!
//! An engine runs units of work and lends connections for reading. It does not know what a unit
//! does. A unit is either kept whole or undone whole, and its caller hears of success only once it
//! is durable.

pub(crate) mod pool;
pub(crate) mod unit;

use crate::StoreError;
use futures_util::future::BoxFuture;
use pool::Pool;
use std::time::Duration;
use unit::Unit;

/// Longest wait for a connection or for a place in the writer's queue.
pub(crate) const QUEUE_WAIT: Duration = Duration::from_secs(5);

/// Longest wait for the answer of a unit that was taken in.
pub(crate) const ANSWER_WAIT: Duration = Duration::from_secs(30);

/// A way to drive a database.
pub(crate) trait Engine: Send + Sync + 'static {
    /// Takes a unit in; it answers its caller itself.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and [`StoreError::Closed`] when it was not taken in.
    fn write(&self, unit: Box<dyn Unit>) -> BoxFuture<'_, Result<(), StoreError>>;

    /// Connections for reading.
    fn readers(&self) -> &Pool;

    /// The statement that begins a transaction in which all reads see one moment.
    fn snapshot(&self) -> &'static str;

    /// Over how many rows a counter is spread so that writers do not wait for each other.
    fn spread(&self) -> u32;

    /// How many units of gathered meetings may be under way at once.
    fn gatherers(&self) -> u32;

    /// What ends a `SELECT` whose rows this unit takes, so that it passes over those that another
    /// unit is taking.
    fn skip_locked(&self) -> &'static str;

    /// The statement that waits until no other unit of work is in a lane of jobs, whose name is its
    /// parameter; `None` when units never overlap.
    fn lane_lock(&self) -> Option<&'static str>;

    /// Finishes what was taken in, then lets go of the database.
    fn close(&self) -> BoxFuture<'_, ()>;
}
