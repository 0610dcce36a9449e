//! Meetings at rest: kept, found by ID, listed, and the rooms that they take.
//!
//! A meeting's row holds it as JSON, with its secrets sealed. Beside it stand three tables that
//! `insert`, `replace` and `advance` keep in step with it, always in this order so that units
//! never wait for each other in a circle: `room_slot` (under the lock of the room's row), then the
//! meeting's row, then `listing`, then the counters in `listing_count` in the order of their keys,
//! and at the end what the change sets going ([`Effects`](crate::Effects)).
//!
//! Who may see a meeting is fixed here as its viewers (its scheduler, those invited, its
//! corporation); who may change it is not.

mod advance;
mod answer;
mod counters;
mod gather;
mod insert;
mod list;
pub(crate) mod listing;
mod occupancy;
mod read;
mod replace;
mod row;

pub use answer::Remember;
pub(crate) use gather::{Gathering, gathering};
pub use insert::{Inserted, NewMeeting};
pub use list::{ListQuery, Order, Viewer};
pub use read::StoredMeeting;

use crate::StoreError;
use crate::error::Failure;
use thiserror::Error;

/// Why a meeting cannot be kept.
#[derive(Debug, Error)]
pub enum MeetingError {
    /// Another meeting has this ID.
    #[error("the meeting's ID is taken")]
    IdTaken,
    /// The room is gone.
    #[error("there is no such room")]
    RoomGone,
    /// The room is taken at that time.
    #[error("the room is booked at that time")]
    RoomBusy,
    /// A meeting is running in the room.
    #[error("another meeting is running in the room")]
    RoomRunning,
    /// The same key came with another request before.
    #[error("the key was used for another request")]
    KeyReused,
    /// The corporation has as many meetings as it may have.
    #[error("the corporation has as many meetings as it may have at once")]
    TooMany,
    /// The meeting has been changed since it was read, or is gone.
    #[error("the meeting has been changed meanwhile")]
    Stale,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure for MeetingError {
    fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

impl From<sqlx::Error> for MeetingError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}
