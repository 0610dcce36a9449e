//! Moving what was committed from the write-ahead log into the database file.
//!
//! By itself SQLite lets every so many commits pay for this, and then everybody waits who shares
//! that commit. Here a connection of its own does it beside the writer (`PASSIVE` waits for nobody
//! and nobody for it). Durability does not depend on it: a commit is safe in the log. Should the
//! log grow faster than it is emptied, the writer's own limit still holds.

use crate::StoreError;
use crate::engine::pool::connect;
use sqlx::any::AnyConnectOptions;
use sqlx::{AnyConnection, Connection as _};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

/// How often the log is emptied.
const PAUSE: Duration = Duration::from_millis(500);

const SETUP: &str = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000";

/// Empties the log now and then, until `stop` is notified.
pub(super) async fn keep_small(options: AnyConnectOptions, stop: Arc<Notify>) {
    let mut connection: Option<AnyConnection> = None;
    loop {
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            () = stop.notified() => break,
        }
        let mut present = match connection.take() {
            Some(present) => present,
            None => match connect(&options, SETUP).await {
                Ok(present) => present,
                Err(error) => {
                    tracing::warn!(error = &error as &dyn std::error::Error, "no connection for checkpoints");
                    continue;
                }
            },
        };
        match sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(&mut present).await {
            Ok(_) => connection = Some(present),
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "a checkpoint failed; it is tried again");
                // A connection that failed is not worth a farewell.
                let _ = present.close().await;
            }
        }
    }
    if let Some(connection) = connection {
        // An error here changes nothing: the log stays, and the next start reads it.
        let _ = connection.close().await;
    }
}

/// Moves everything into the file and empties the log, once nobody writes any more. SQLite does so
/// itself when the last connection closes, but only if that one may write; and a reader that was
/// dropped in the middle closes on a thread of its own, some time later, and may be the last.
pub(super) async fn put_away(options: &AnyConnectOptions) {
    let emptied = async {
        let mut connection = connect(options, SETUP).await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await?;
        connection.close().await.map_err(StoreError::from)
    };
    if let Err(error) = emptied.await {
        tracing::warn!(error = &error as &dyn std::error::Error, "the log stays; the next start reads it");
    }
}
