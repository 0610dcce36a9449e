//! The task that owns the writing connection, and the commit that many units share.
//!
//! The dear part of a write is the commit, which waits for the disk. So the writer runs every unit
//! that is waiting in one transaction, each inside a savepoint so that one can be undone without
//! the others, commits once, and only then answers. While it waits for the disk the next units
//! gather. If the commit fails, all of them hear of it and none of them happened.

use crate::StoreError;
use crate::engine::pool::connect;
use crate::engine::unit::{Unit, Verdict};
use crate::sql::run;
use sqlx::any::AnyConnectOptions;
use sqlx::{AnyConnection, Connection};
use tokio::sync::mpsc::Receiver;

/// Most units in one commit, so that the first of them does not wait long.
const MOST_UNITS: usize = 128;

/// How often the writer lets callers run before it concludes that nobody else is about to write.
/// Those whom the last commit answered need a moment to come back with their next unit.
const PATIENCE: usize = 2;

/// The owner of the writing connection.
pub(super) struct Writer {
    options: AnyConnectOptions,
    setup: &'static str,
    connection: Option<AnyConnection>,
}

impl Writer {
    /// A writer that connects when it is first needed, and again after a failure.
    pub(super) fn new(options: AnyConnectOptions, setup: &'static str) -> Self {
        Self { options, setup, connection: None }
    }

    /// Runs units until nobody can send any more and none is left.
    pub(super) async fn serve(mut self, mut inbox: Receiver<Box<dyn Unit>>) {
        while let Some(first) = inbox.recv().await {
            let mut units = vec![first];
            let ended = self.commit(&mut units, &mut inbox).await;
            if let Err(error) = &ended {
                tracing::error!(error = error as &dyn std::error::Error, "a commit failed");
                self.disconnect().await;
            }
            for unit in units {
                unit.finish(ended.clone());
            }
        }
        self.disconnect().await;
    }

    /// Runs the unit in `units` and those that arrive meanwhile, and commits them together. After
    /// an error nothing of it is in the database, once the connection is closed.
    async fn commit(
        &mut self,
        units: &mut Vec<Box<dyn Unit>>,
        inbox: &mut Receiver<Box<dyn Unit>>,
    ) -> Result<(), StoreError> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(connect(&self.options, self.setup).await?),
        };
        run(connection, "BEGIN IMMEDIATE").await?;
        let mut fence = Some("SAVEPOINT unit");
        while let Some(unit) = units.last_mut() {
            if !unit.is_abandoned() {
                if let Some(fence) = fence {
                    run(connection, fence).await?;
                }
                fence = match unit.run(connection).await {
                    Verdict::Keep => Some("RELEASE unit; SAVEPOINT unit"),
                    Verdict::Undo | Verdict::Again => {
                        // The savepoint itself stays and serves the next unit.
                        run(connection, "ROLLBACK TO unit").await?;
                        None
                    }
                };
            }
            if units.len() == MOST_UNITS {
                break;
            }
            match next(inbox).await {
                Some(unit) => units.push(unit),
                None => break,
            }
        }
        run(connection, "COMMIT").await
    }

    async fn disconnect(&mut self) {
        if let Some(connection) = self.connection.take() {
            // An error here changes nothing: what was not committed is gone either way.
            let _ = connection.close().await;
        }
    }
}

/// The next unit, if one is waiting or on its way.
async fn next(inbox: &mut Receiver<Box<dyn Unit>>) -> Option<Box<dyn Unit>> {
    for _ in 0..PATIENCE {
        if let Ok(unit) = inbox.try_recv() {
            return Some(unit);
        }
        tokio::task::yield_now().await;
    }
    inbox.try_recv().ok()
}
