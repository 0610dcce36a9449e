//! PostgreSQL: a pool of connections, one transaction for each unit.
//!
//! PostgreSQL shares commits by itself. Units that deadlock are run again; apart from that nothing
//! is retried, because a lost connection leaves open whether the commit happened.

use crate::StoreError;
use crate::engine::pool::{Loan, Pool, connect};
use crate::engine::unit::{Unit, Verdict};
use crate::engine::{ANSWER_WAIT, Engine};
use crate::open::OpenError;
use crate::sql::run;
use futures_util::future::BoxFuture;
use sqlx::any::AnyConnectOptions;
use sqlx::migrate::Migrator;
use sqlx::{ConnectOptions, Connection};
use std::str::FromStr;
use tokio::time::timeout;

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// Connections. A stock server allows 100, so four nodes can share it.
const CONNECTIONS: u32 = 24;

/// Over how many rows a counter is spread: a row is held until its commit is durable, and about so
/// many writers are under way at once.
const SPREAD: u32 = 16;

/// Units of gathered meetings at once: while one waits for the disk another is prepared.
const GATHERERS: u32 = 2;

/// How often a unit is run that others are in the way of.
const TRIES: u32 = 4;

/// Limits after which the server gives up by itself.
const SETUP: &str = "SET statement_timeout = '20s'; SET lock_timeout = '10s'; \
    SET idle_in_transaction_session_timeout = '30s'";

/// A PostgreSQL database.
pub(crate) struct Postgres {
    pool: Pool,
}

impl Postgres {
    /// Connects and brings the tables up to date. Servers that start at once wait for each other.
    pub(crate) async fn open(url: &str) -> Result<Self, OpenError> {
        let options = address(url)?;
        let mut connection = connect(&options, "SET client_min_messages = warning").await?;
        MIGRATIONS.run(&mut connection).await?;
        connection.close().await.map_err(StoreError::from)?;
        Ok(Self { pool: Pool::new(options, SETUP, CONNECTIONS) })
    }

    /// Runs the unit in a transaction until it is kept or undone.
    async fn transact(&self, unit: &mut dyn Unit) -> Result<(), StoreError> {
        let mut loan = self.pool.lend().await?;
        for attempt in 1..=TRIES {
            match attempt_once(&mut loan, unit).await? {
                Verdict::Again if attempt < TRIES => {}
                _ => break,
            }
        }
        loan.keep();
        Ok(())
    }
}

/// What the driver needs to know to reach this database.
pub(crate) fn address(url: &str) -> Result<AnyConnectOptions, OpenError> {
    let options = AnyConnectOptions::from_str(url).map_err(StoreError::from)?.disable_statement_logging();
    match options.database_url.scheme() {
        "postgres" | "postgresql" => Ok(options),
        _ => Err(OpenError::Scheme),
    }
}

async fn attempt_once(loan: &mut Loan<'_>, unit: &mut dyn Unit) -> Result<Verdict, StoreError> {
    run(loan, "BEGIN").await?;
    let verdict = unit.run(loan).await;
    run(loan, if verdict == Verdict::Keep { "COMMIT" } else { "ROLLBACK" }).await?;
    Ok(verdict)
}

impl Engine for Postgres {
    fn write(&self, mut unit: Box<dyn Unit>) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            let transaction = timeout(ANSWER_WAIT, self.transact(unit.as_mut()));
            let ended = transaction.await.unwrap_or(Err(StoreError::Unanswered));
            unit.finish(ended);
            Ok(())
        })
    }

    fn readers(&self) -> &Pool {
        &self.pool
    }

    fn snapshot(&self) -> &'static str {
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    }

    fn spread(&self) -> u32 {
        SPREAD
    }

    fn gatherers(&self) -> u32 {
        GATHERERS
    }

    fn skip_locked(&self) -> &'static str {
        "FOR UPDATE SKIP LOCKED"
    }

    fn lane_lock(&self) -> Option<&'static str> {
        // The driver has no type for "nothing".
        Some("SELECT CAST(pg_advisory_xact_lock(hashtextextended($1, 0)) AS TEXT)")
    }

    fn close(&self) -> BoxFuture<'_, ()> {
        Box::pin(self.pool.close())
    }
}
