//! SQLite: one writer, several readers, commits shared by whoever waits.
//!
//! Every write goes through one connection that a task owns, so there is no contention for the
//! write lock inside the process. See [`writer`] for how commits are shared.

mod checkpoint;
mod writer;

use crate::StoreError;
use crate::engine::pool::{Pool, connect};
use crate::engine::unit::Unit;
use crate::engine::{Engine, QUEUE_WAIT};
use crate::open::OpenError;
use futures_util::future::BoxFuture;
use sqlx::any::AnyConnectOptions;
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::mpsc::error::SendTimeoutError;
use tokio::sync::{Notify, mpsc};
use tokio::task::JoinHandle;
use writer::Writer;

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// Most units that wait for the writer.
const QUEUE: usize = 1024;

/// Connections for reading. Reads are short and run beside the writer.
const READERS: u32 = 6;

/// `FULL` makes a commit durable before it returns; the caches are in KiB. The log is emptied by
/// [`checkpoint`]; only when it has 65,536 pages (256 MiB) must a commit do that itself.
const WRITER_SETUP: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
    PRAGMA busy_timeout = 5000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; \
    PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 65536";

const READER_SETUP: &str = "PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16384; \
    PRAGMA temp_store = MEMORY; PRAGMA query_only = ON";

/// A SQLite database file.
pub(crate) struct Sqlite {
    queue: Mutex<Option<mpsc::Sender<Box<dyn Unit>>>>,
    writer: tokio::sync::Mutex<Option<JoinHandle<()>>>,
    checkpoints: tokio::sync::Mutex<Option<JoinHandle<()>>>,
    stop: Arc<Notify>,
    readers: Pool,
    options: AnyConnectOptions,
}

impl Sqlite {
    /// Opens the file, makes it if it is missing, and brings its tables up to date.
    pub(crate) async fn open(file: &Path) -> Result<Self, OpenError> {
        let options = options(file)?;
        let mut connection = connect(&options, WRITER_SETUP).await?;
        MIGRATIONS.run(&mut connection).await?;
        connection.close().await.map_err(StoreError::from)?;

        let (queue, inbox) = mpsc::channel(QUEUE);
        let writer = tokio::spawn(Writer::new(options.clone(), WRITER_SETUP).serve(inbox));
        let stop = Arc::new(Notify::new());
        let checkpoints = tokio::spawn(checkpoint::keep_small(options.clone(), Arc::clone(&stop)));
        Ok(Self {
            queue: Mutex::new(Some(queue)),
            writer: tokio::sync::Mutex::new(Some(writer)),
            checkpoints: tokio::sync::Mutex::new(Some(checkpoints)),
            stop,
            readers: Pool::new(options.clone(), READER_SETUP, READERS),
            options,
        })
    }
}

/// What the driver needs to know to open the file for writing; it is made, readable by its owner
/// alone, if it is missing.
fn options(file: &Path) -> Result<AnyConnectOptions, OpenError> {
    let mut create = std::fs::OpenOptions::new();
    create.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut create, 0o600);
    create.open(file).map_err(OpenError::File)?;
    address(file, false)
}

/// What the driver needs to know to open a file that exists.
pub(crate) fn address(file: &Path, read_only: bool) -> Result<AnyConnectOptions, OpenError> {
    // In a URL a relative name would be taken for a host, which not every name can be.
    let file = std::path::absolute(file).map_err(OpenError::File)?;
    // A percent sign would be taken for the start of an escape, which the builder does not write.
    let name = file.to_str().ok_or(OpenError::Path)?.replace('%', "%25");
    let url = SqliteConnectOptions::new().filename(name).read_only(read_only).to_url_lossy();
    let options = AnyConnectOptions::from_url(&url).map_err(StoreError::from)?;
    Ok(options.disable_statement_logging())
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        self.stop.notify_one();
    }
}

impl Engine for Sqlite {
    fn write(&self, unit: Box<dyn Unit>) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let queue = queue.ok_or(StoreError::Closed)?;
            queue.send_timeout(unit, QUEUE_WAIT).await.map_err(|error| match error {
                SendTimeoutError::Timeout(_) => StoreError::Busy,
                SendTimeoutError::Closed(_) => StoreError::Closed,
            })
        })
    }

    fn readers(&self) -> &Pool {
        &self.readers
    }

    fn snapshot(&self) -> &'static str {
        "BEGIN"
    }

    fn spread(&self) -> u32 {
        1
    }

    fn gatherers(&self) -> u32 {
        1
    }

    fn skip_locked(&self) -> &'static str {
        ""
    }

    fn lane_lock(&self) -> Option<&'static str> {
        None
    }

    fn close(&self) -> BoxFuture<'_, ()> {
        Box::pin(async {
            // The writer ends when nobody can send any more and the queue is empty.
            drop(self.queue.lock().unwrap_or_else(PoisonError::into_inner).take());
            self.stop.notify_one();
            if let Some(checkpoints) = self.checkpoints.lock().await.take() {
                // As with the writer below, only the end of the runtime ends it early.
                let _ = checkpoints.await;
            }
            self.readers.close().await;
            if let Some(writer) = self.writer.lock().await.take() {
                // Its only way to end early is the end of the runtime.
                let _ = writer.await;
            }
            checkpoint::put_away(&self.options).await;
        })
    }
}

#[cfg(test)]
mod tests;
