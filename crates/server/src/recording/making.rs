//! What is being recorded, and that all is listed once it is not any more.

use super::Recordings;
use crate::clock;
use crate::live::Command;
use crate::logging::chain;
use crate::outbox;
use convoca_booking::{CorporationId, Happening, News};
use convoca_store::{Effects, StoreError};
use std::sync::{Arc, MutexGuard, PoisonError};
use tokio::sync::mpsc;

/// A holding that is being recorded, or of which files are still written.
pub(super) struct Making {
    /// ID of the holding.
    pub(super) holding: String,
    /// Whose meeting it is.
    pub(super) corporation: CorporationId,
    /// Its owner.
    pub(super) commands: mpsc::WeakSender<Command>,
}

impl Recordings {
    /// Lists files behind the back of whoever records. The server waits for it at its end.
    pub(super) fn spawn(&self, making: Making, writer: impl Future<Output = ()> + Send + 'static) {
        let making = Arc::new(making);
        self.making().push(Arc::clone(&making));
        let recordings = self.clone();
        let mut writing = self.writing();
        // Those that are done are forgotten, so that a server that runs long does not collect them.
        while writing.try_join_next().is_some() {}
        writing.spawn(async move {
            writer.await;
            recordings.making().retain(|one| !Arc::ptr_eq(one, &making));
            if let Err(error) = recordings.finish(&making.holding).await {
                let error = chain(&error);
                tracing::error!(%error, holding = making.holding, "that a recording is ready is told after the next start");
            }
        });
    }

    /// Tells whoever listens that a recording is ready, once: when its meeting is over and all its files are
    /// listed. Both the end of the meeting and that of the last file ask for it.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn finish(&self, holding: &str) -> Result<(), StoreError> {
        if self.making().iter().any(|one| one.holding == holding) {
            return Ok(());
        }
        let store = self.store();
        let Some(corporation) = store.corporation_of_holding(holding).await? else { return Ok(()) };
        let record = store.past_meeting(&corporation, holding).await?;
        let Some(record) = record.filter(|record| record.ended_at.is_some()) else { return Ok(()) };
        let what = Happening::Recorded { holding: record.holding.clone(), occurrence: record.occurrence.clone() };
        let now = clock::now();
        let news = outbox::news(&News::of(&record.booking, now, what));
        store.finish_recording(holding, Effects { jobs: vec![news], records: Vec::new() }, now).await?;
        Ok(())
    }

    /// Tells of what became ready while no server was there to tell of it.
    pub(super) async fn finish_all(&self) {
        let all = async {
            for holding in self.store().unfinished_recordings().await? {
                self.finish(&holding).await?;
            }
            Ok::<_, StoreError>(())
        };
        if let Err(error) = all.await {
            tracing::error!(error = %chain(&error), "that recordings are ready is told after the next start");
        }
    }

    /// What is being recorded now.
    pub(super) fn making(&self) -> MutexGuard<'_, Vec<Arc<Making>>> {
        self.shared.making.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
