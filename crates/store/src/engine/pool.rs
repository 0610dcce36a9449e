//! A bounded set of connections that are lent one at a time.
//!
//! The driver's own pool asks the database for a sign of life at every loan and every return; this
//! one asks only a connection that has been idle for a while, so that a busy server pays nothing
//! and a database that was restarted is noticed all the same. A connection comes back only when its
//! borrower says that it is in order; otherwise it is closed.

use super::QUEUE_WAIT;
use crate::StoreError;
use sqlx::any::AnyConnectOptions;
use sqlx::{AnyConnection, ConnectOptions, Connection};
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

/// After so long without use a connection is asked whether it still works.
const DOUBT: Duration = Duration::from_secs(1);

/// Connections and who may have them.
pub(crate) struct Pool {
    options: AnyConnectOptions,
    setup: &'static str,
    size: u32,
    idle: Mutex<Vec<(AnyConnection, Instant)>>,
    permits: Semaphore,
}

impl Pool {
    /// At most `size` connections, each of which runs `setup` once when it is new.
    pub(crate) fn new(options: AnyConnectOptions, setup: &'static str, size: u32) -> Self {
        let permits = Semaphore::new(usize::try_from(size).unwrap_or(1));
        Self { options, setup, size, idle: Mutex::default(), permits }
    }

    /// Borrows a connection.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when none is free for too long, [`StoreError::Closed`] after
    /// [`close`](Self::close), or the database's refusal to connect.
    pub(crate) async fn lend(&self) -> Result<Loan<'_>, StoreError> {
        let lending = async {
            let permit = self.permits.acquire().await.map_err(|_| StoreError::Closed)?;
            let connection = match self.reuse().await {
                Some(connection) => connection,
                None => connect(&self.options, self.setup).await?,
            };
            Ok(Loan { pool: self, connection: Some(connection), _permit: permit })
        };
        timeout(QUEUE_WAIT, lending).await.unwrap_or(Err(StoreError::Busy))
    }

    /// The connection used last that still works.
    async fn reuse(&self) -> Option<AnyConnection> {
        loop {
            let (mut connection, since) = self.idle().pop()?;
            if since.elapsed() < DOUBT || connection.ping().await.is_ok() {
                return Some(connection);
            }
        }
    }

    /// Waits for all loans to end and closes every connection.
    pub(crate) async fn close(&self) {
        let all = timeout(QUEUE_WAIT, self.permits.acquire_many(self.size)).await;
        self.permits.close();
        drop(all);
        let idle: Vec<_> = std::mem::take(&mut *self.idle());
        for (connection, _) in idle {
            // Closing is a courtesy: the database notices by itself that the connection has gone.
            let _ = connection.close().await;
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<(AnyConnection, Instant)>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A new connection, set up.
pub(crate) async fn connect(options: &AnyConnectOptions, setup: &'static str) -> Result<AnyConnection, StoreError> {
    let mut connection = options.connect().await?;
    sqlx::raw_sql(setup).execute(&mut connection).await?;
    Ok(connection)
}

/// A borrowed connection. Dropped without [`keep`](Self::keep), for instance because its borrower
/// was cancelled in the middle of a statement, the connection is closed.
pub(crate) struct Loan<'p> {
    pool: &'p Pool,
    connection: Option<AnyConnection>,
    _permit: SemaphorePermit<'p>,
}

impl Loan<'_> {
    /// Gives the connection back: no transaction is open and no statement under way.
    pub(crate) fn keep(mut self) {
        if let Some(connection) = self.connection.take() {
            self.pool.idle().push((connection, Instant::now()));
        }
    }
}

impl Deref for Loan<'_> {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        self.connection.as_ref().expect("the connection leaves the loan only with the loan")
    }
}

impl DerefMut for Loan<'_> {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        self.connection.as_mut().expect("the connection leaves the loan only with the loan")
    }
}
