//! What can go wrong with any use of the store, whatever is being done.
//!
//! It does not say what a refusal of one operation means; each module has its own enum for that,
//! with a `Store` variant for what stands here.

use std::sync::Arc;
use thiserror::Error;

/// Why the store could not do anything at all.
#[derive(Clone, Debug, Error)]
pub enum StoreError {
    /// Every connection or every place in the writer's queue is taken; try again later.
    #[error("the store is busy")]
    Busy,
    /// The store has been closed.
    #[error("the store is closed")]
    Closed,
    /// No answer in time. What was to be written may or may not have been.
    #[error("the store did not answer in time")]
    Unanswered,
    /// A unit of work panicked and was undone.
    #[error("a unit of work failed unexpectedly")]
    Panicked,
    /// Something at rest cannot be read back.
    #[error("a stored {0} is damaged")]
    Damaged(&'static str),
    /// A value could not be sealed or written as JSON.
    #[error("a {0} cannot be stored")]
    Unstorable(&'static str),
    /// The database refused.
    #[error("the database refused")]
    Database(#[source] Arc<sqlx::Error>),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(Arc::new(error))
    }
}

impl StoreError {
    /// Whether the whole unit of work may be run again because another one was in its way:
    /// PostgreSQL's `serialization_failure` and `deadlock_detected`.
    pub(crate) fn is_transient(&self) -> bool {
        match self {
            Self::Database(error) => error
                .as_database_error()
                .and_then(|error| error.code())
                .is_some_and(|code| code == "40001" || code == "40P01"),
            _ => false,
        }
    }

    /// Which unique index a write ran into: its name on PostgreSQL, its columns on SQLite.
    pub(crate) fn clash(&self) -> Option<String> {
        let Self::Database(error) = self else { return None };
        let error = error.as_database_error().filter(|error| error.is_unique_violation())?;
        Some(error.constraint().unwrap_or(error.message()).to_owned())
    }
}

/// The error of an operation, in which a [`StoreError`] can be found again.
pub(crate) trait Failure: From<StoreError> + Send + 'static {
    /// The store's own error, if this is one.
    fn store(&self) -> Option<&StoreError>;
}

impl Failure for StoreError {
    fn store(&self) -> Option<&StoreError> {
        Some(self)
    }
}
