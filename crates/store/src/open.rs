//! The store itself: opening, closing, and the two ways in, reading and writing.

use crate::StoreError;
use crate::engine::pool::Loan;
use crate::engine::unit::Work;
use crate::engine::{ANSWER_WAIT, Engine};
use crate::error::Failure;
use crate::meetings::{Gathering, gathering};
use crate::people::roster::Rosters;
use crate::postgres::Postgres;
use crate::sessions::recent::Recent;
use crate::sql::{get, run};
use crate::sqlite::Sqlite;
use crate::vault::Vault;
use futures_util::future::BoxFuture;
use sqlx::AnyConnection;
use std::path::PathBuf;
use std::sync::Arc;
use thiserror::Error;
use tokio::sync::watch;
use tokio::time::timeout;

/// Where the data lies.
#[derive(Clone, Debug)]
pub enum Place {
    /// A SQLite database file; made if it is missing, in a folder that exists.
    Sqlite(PathBuf),
    /// URL of a PostgreSQL database that exists.
    Postgres(String),
}

/// Why a store cannot be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The name of the database file is not UTF-8.
    #[error("the name of the database file is not valid UTF-8")]
    Path,
    /// The database file cannot be made or opened.
    #[error("the database file cannot be opened")]
    File(#[source] std::io::Error),
    /// The URL is not one of PostgreSQL.
    #[error("the database's URL must start with postgres://")]
    Scheme,
    /// The database cannot be brought up to date, for instance because a newer version has been
    /// at work.
    #[error("the database's tables cannot be brought up to date")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The database was sealed with another key.
    #[error("the database was sealed with another key")]
    WrongKey,
    /// Anything else.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Everything at rest. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) engine: Arc<dyn Engine>,
    pub(crate) vault: Vault,
    pub(crate) gathering: Arc<Gathering>,
    pub(crate) recent: Arc<Recent>,
    pub(crate) rosters: Arc<Rosters>,
    /// Changes when a job is put.
    pub(crate) put: watch::Sender<()>,
}

/// What the key is tried on.
pub(crate) const KNOWN_TEXT: &[u8] = b"convoca";

impl Store {
    /// Opens the database, brings its tables up to date, and tries the key on it.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn open(place: Place, vault: Vault) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let engine: Arc<dyn Engine> = match place {
            Place::Sqlite(file) => Arc::new(Sqlite::open(&file).await?),
            Place::Postgres(url) => Arc::new(Postgres::open(&url).await?),
        };
        let store = Self {
            engine,
            vault,
            gathering: gathering(),
            recent: Arc::default(),
            rosters: Arc::default(),
            put: watch::Sender::new(()),
        };
        match store.try_key().await {
            Ok(()) => Ok(store),
            Err(error) => {
                store.close().await;
                Err(error)
            }
        }
    }

    async fn try_key(&self) -> Result<(), OpenError> {
        let sealed = self.vault.seal("meta", "key", KNOWN_TEXT.to_vec())?;
        let found = self
            .write(sealed, |tx, sealed| {
                Box::pin(async move {
                    sqlx::query("INSERT INTO meta (name, value) VALUES ('key', $1) ON CONFLICT (name) DO NOTHING")
                        .bind(sealed.as_slice())
                        .execute(&mut *tx)
                        .await?;
                    let row = sqlx::query("SELECT value FROM meta WHERE name = 'key'").fetch_one(&mut *tx).await?;
                    get::<Vec<u8>>(&row, 0)
                })
            })
            .await?;
        match self.vault.open("meta", "key", &found) {
            Ok(text) if text == KNOWN_TEXT => Ok(()),
            _ => Err(OpenError::WrongKey),
        }
    }

    /// What seals secrets here.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// A [`StoreError`] when there is none.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let mut loan = self.read().await?;
        run(&mut loan, "SELECT 1").await?;
        loan.keep();
        Ok(())
    }

    /// The number of the last migration.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn schema_version(&self) -> Result<i64, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query("SELECT MAX(version) FROM _sqlx_migrations").fetch_one(&mut *loan).await?;
        loan.keep();
        Ok(get::<Option<i64>>(&row, 0)?.unwrap_or(0))
    }

    /// Finishes what was begun and lets go of the database. Everything asked afterwards is
    /// answered with [`StoreError::Closed`].
    pub async fn close(&self) {
        self.engine.close().await;
    }

    /// Borrows a connection for reading. A borrower that fails drops it, and it is closed.
    pub(crate) async fn read(&self) -> Result<Loan<'_>, StoreError> {
        self.engine.readers().lend().await
    }

    /// Runs `work` over `arguments` in one transaction; what it wrote is kept if it returns `Ok`.
    /// The result arrives once it is durable. `work` may run more than once.
    pub(crate) async fn write<A, F, T, E>(&self, arguments: A, work: F) -> Result<T, E>
    where
        A: Send + Sync + 'static,
        F: for<'c> Fn(&'c mut AnyConnection, &'c A) -> BoxFuture<'c, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: Failure,
    {
        let (unit, answer) = Work::new(arguments, work);
        self.engine.write(unit).await?;
        match timeout(ANSWER_WAIT, answer).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(StoreError::Closed.into()),
            Err(_) => Err(StoreError::Unanswered.into()),
        }
    }

    /// As [`write`](Self::write), for what may change who is behind a token.
    pub(crate) async fn write_people<A, F, T, E>(&self, arguments: A, work: F) -> Result<T, E>
    where
        A: Send + Sync + 'static,
        F: for<'c> Fn(&'c mut AnyConnection, &'c A) -> BoxFuture<'c, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: Failure,
    {
        let _void = self.recent.void_after();
        self.write(arguments, work).await
    }
}
