//! Moving what was committed from the write-ahead log into the database file.
//!
//! By itself SQLite lets every so many commits pay for this, and then everybody waits who shares
//! that commit. Here a connection of its own does it beside the writer (`PASSIVE` waits for nobody
//! and nobody for it). Durability does not depend on it: a commit is safe in the log. Should the
//! log grow faster than it is emptied, the writer's own limit still holds.

use crate::engine::pool::connect;
use sqlx::any::AnyConnectOptions;
use sqlx::{AnyConnection, Connection as _};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

/// How often the log is emptied.
const PAUSE: Duration = Duration::from_millis(500);

const SETUP: &str = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000";

/// Empties the log now and then, until `stop` is notified. Then its connection is closed, so that
/// the last connection of all finds itself alone and puts the log away.
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
