//! Keeping what has to outlive the server of a meeting that is being held.
//!
//! That it began is kept before anybody is told that he is in. What changes later is kept by a task
//! beside the meeting, the newest state only, so that a slow database holds up nobody who talks.

use super::Shared;
use crate::clock;
use crate::logging::chain;
use convoca_booking::{Booking, CorporationId, Holding, MeetingId, hold};
use convoca_store::{Effects, MeetingError};
use jiff::Timestamp;
use std::sync::Arc;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How often a change is tried again when somebody else changed the meeting at the same moment.
const TRIES: usize = 8;

/// Whose holding is kept.
#[derive(Clone)]
pub(super) struct Kept {
    pub(super) shared: Arc<Shared>,
    pub(super) corporation: CorporationId,
    pub(super) meeting: MeetingId,
}

/// What of a holding is kept.
#[derive(Clone)]
enum What {
    /// It goes on as this.
    Holding(Holding),
    /// It has ended.
    Ended(String, Timestamp),
}

impl Kept {
    /// Keeps that the meeting is being held since `at`.
    ///
    /// # Errors
    /// When the store fails, or the meeting is gone.
    pub(super) async fn begin(&self, id: &str, at: Timestamp) -> Result<(), MeetingError> {
        self.change(|booking| hold::begin(booking, id, at)).await
    }

    async fn change(&self, with: impl Fn(&Booking) -> Booking) -> Result<(), MeetingError> {
        for _ in 0..TRIES {
            let store = &self.shared.store;
            // A meeting whose row is gone has nothing left to keep.
            let Some(stored) = store.meeting(&self.corporation, &self.meeting).await? else { return Ok(()) };
            let changed = with(&stored.booking);
            if changed == stored.booking {
                return Ok(());
            }
            match store
                .replace_meeting(&changed, &stored.secrets, stored.revision, Effects::default(), clock::now())
                .await
            {
                Err(MeetingError::Stale) => {}
                other => return other,
            }
        }
        Err(MeetingError::Stale)
    }
}

/// The task that keeps what changes.
pub(super) struct Keeper {
    latest: watch::Sender<Option<What>>,
    task: JoinHandle<()>,
}

impl Keeper {
    /// Starts it.
    pub(super) fn start(kept: Kept) -> Self {
        let (latest, news) = watch::channel(None);
        Self { latest, task: tokio::spawn(keep(kept, news)) }
    }

    /// Keeps the holding as it is now, soon.
    pub(super) fn note(&self, holding: &Holding) {
        self.latest.send_replace(Some(What::Holding(holding.clone())));
    }

    /// Keeps that the holding has ended.
    pub(super) fn end(&self, id: &str, at: Timestamp) {
        self.latest.send_replace(Some(What::Ended(id.to_owned(), at)));
    }

    /// Waits until everything is kept.
    pub(super) async fn finish(self) {
        drop(self.latest);
        // It ends early only with the runtime.
        let _ = self.task.await;
    }
}

async fn keep(kept: Kept, mut news: watch::Receiver<Option<What>>) {
    loop {
        // After the sender has gone, a last value may still be unseen.
        let ended = news.changed().await.is_err();
        let latest = news.borrow_and_update().clone();
        let outcome = match latest {
            Some(What::Holding(holding)) => kept.change(|booking| hold::note(booking, &holding)).await,
            Some(What::Ended(id, at)) => kept.change(|booking| hold::end(booking, &id, at, true)).await,
            None => Ok(()),
        };
        if let Err(error) = outcome {
            tracing::error!(meeting.id = %kept.meeting, error = %chain(&error), "a holding was not kept");
        }
        if ended {
            return;
        }
    }
}
