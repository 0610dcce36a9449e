//! The audit trail: who changed what of a corporation, when and from where.
//!
//! An entry is written after its change is kept and never changed. It is forgotten when it is
//! 400 days old (`sweep`); a corporation's entries go with the corporation, a person's stay when he goes.

use crate::sql::{body, get, json, pattern, run, searchable, signed, text, unsigned};
use crate::{Page, Store, StoreError};
use convoca_booking::{CorporationId, UserId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What somebody changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// When it was done.
    pub at: Timestamp,
    /// Who did it.
    pub user: UserId,
    /// His account at the time.
    pub account: String,
    /// His name at the time.
    pub name: String,
    /// Our name of the operation, such as `update_user`.
    pub operation: String,
    /// What it was done to, as the request named it; or empty.
    pub object: String,
    /// What was asked for, as names and values without secrets.
    pub detail: Vec<(String, String)>,
    /// Address that the request came from.
    pub ip: String,
    /// The request's ID, as in the log.
    pub request: String,
}

/// Which part of the trail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// What is looked for in account, name, operation, object and address.
    pub search: Option<String>,
    /// Not before.
    pub from: Option<Timestamp>,
    /// Before.
    pub until: Option<Timestamp>,
    /// Entries before the page.
    pub offset: u64,
    /// Most entries in the page.
    pub limit: u32,
}

impl Store {
    /// Adds an entry to the corporation's trail under an `id` of its own.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn insert_audit(
        &self,
        corporation: &CorporationId,
        id: &str,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let found = searchable(&[&entry.account, &entry.name, &entry.operation, &entry.object, &entry.ip]);
        let values =
            (text(corporation.as_str()), entry.at.as_millisecond(), text(id), found, json("audit entry", entry)?);
        self.write(values, |tx, (corporation, at, id, found, body)| {
            Box::pin(async move {
                sqlx::query("INSERT INTO audit (corporation, at, id, search, body) VALUES ($1, $2, $3, $4, $5)")
                    .bind(corporation.as_str())
                    .bind(*at)
                    .bind(id.as_str())
                    .bind(found.as_str())
                    .bind(body.as_str())
                    .execute(tx)
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// A part of the corporation's trail, newest first. Costs what the asked-for time holds.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn list_audit(
        &self,
        corporation: &CorporationId,
        query: &AuditQuery,
    ) -> Result<Page<AuditEntry>, StoreError> {
        let pattern = query.search.as_deref().map_or_else(|| "%".to_owned(), pattern);
        let from = query.from.map_or(i64::MIN, Timestamp::as_millisecond);
        let until = query.until.map_or(i64::MAX, Timestamp::as_millisecond);
        let mut loan = self.read().await?;
        run(&mut loan, self.engine.snapshot()).await?;
        let count = sqlx::query(
            r"SELECT COUNT(*) FROM audit WHERE corporation = $1 AND at >= $2 AND at < $3 AND search LIKE $4 ESCAPE '\'",
        )
        .bind(text(corporation.as_str()))
        .bind(from)
        .bind(until)
        .bind(pattern.as_str())
        .fetch_one(&mut *loan)
        .await?;
        let rows = sqlx::query(
            r"SELECT body FROM audit WHERE corporation = $1 AND at >= $2 AND at < $3 AND search LIKE $4 ESCAPE '\'
              ORDER BY at DESC, id DESC LIMIT $5 OFFSET $6",
        )
        .bind(text(corporation.as_str()))
        .bind(from)
        .bind(until)
        .bind(pattern.as_str())
        .bind(i64::from(query.limit))
        .bind(signed(query.offset))
        .fetch_all(&mut *loan)
        .await?;
        run(&mut loan, "COMMIT").await?;
        loan.keep();
        let items = rows.iter().map(|row| body("audit entry", row, 0)).collect::<Result<_, _>>()?;
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset: query.offset })
    }
}
