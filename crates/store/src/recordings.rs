//! Files that meetings were recorded into, and the tokens that fetch one of them once.
//!
//! A file's row goes with what is remembered of its holding; the file itself is whoever keeps it's to
//! remove.

mod finish;
mod gone;
mod place;

pub use place::RecordingPlace;

use crate::sql::{body, get, json, list, pattern, statement, text, time, unsigned};
use crate::{Store, StoreError};
use convoca_booking::{CorporationId, RecordedFile, Stay, User};
use jiff::Timestamp;
use sqlx::any::AnyRow;
use std::collections::{HashMap, HashSet};

/// Most files that are looked at, of all the holdings of a page together.
const MOST_FILES: i64 = 50_000;

/// Most stays that are looked at for one person: an account is part of others' names as well.
const MOST_STAYS: i64 = 1_000;

impl Store {
    /// Keeps what is known of a file; nothing happens when it is known already. `false` when nothing is
    /// remembered of its holding.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn insert_recorded_file(&self, file: &RecordedFile) -> Result<bool, StoreError> {
        let bytes = i64::try_from(file.bytes).unwrap_or(i64::MAX);
        let values = (
            (text(&file.id), text(&file.holding), text(file.corporation.as_str())),
            (file.began_at.as_millisecond(), bytes, json("recording", file)?),
        );
        self.write(values, |tx, ((id, holding, corporation), (began_at, bytes, body))| {
            Box::pin(async move {
                let holds = sqlx::query("SELECT holding FROM record WHERE holding = $1 AND corporation = $2");
                let holds = holds.bind(holding.as_str()).bind(corporation.as_str());
                if holds.fetch_optional(&mut *tx).await?.is_none() {
                    return Ok(false);
                }
                sqlx::query(
                    "INSERT INTO recording (id, holding, corporation, began_at, bytes, body) \
                     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
                )
                .bind(id.as_str())
                .bind(holding.as_str())
                .bind(corporation.as_str())
                .bind(*began_at)
                .bind(*bytes)
                .bind(body.as_str())
                .execute(tx)
                .await?;
                Ok(true)
            })
        })
        .await
    }

    /// The files of these holdings of the corporation, each holding's in the order in which they began.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn recorded_files(
        &self,
        corporation: &CorporationId,
        holdings: &[String],
    ) -> Result<HashMap<String, Vec<RecordedFile>>, StoreError> {
        if holdings.is_empty() {
            return Ok(HashMap::new());
        }
        let sql = format!(
            "SELECT body FROM recording WHERE corporation = $1 AND holding IN ({}) ORDER BY began_at, id LIMIT {MOST_FILES}",
            list(2, holdings.len()),
        );
        let query = statement(sql, holdings.len()).bind(text(corporation.as_str()));
        let query = holdings.iter().fold(query, |query, holding| query.bind(text(holding)));
        let mut loan = self.read().await?;
        let rows = query.fetch_all(&mut *loan).await?;
        loan.keep();
        let mut found: HashMap<String, Vec<RecordedFile>> = HashMap::new();
        for row in &rows {
            let file = file(row)?;
            found.entry(file.holding.clone()).or_default().push(file);
        }
        Ok(found)
    }

    /// Those of these holdings that there are files of.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn recorded_holdings(&self, holdings: &[String]) -> Result<HashSet<String>, StoreError> {
        if holdings.is_empty() {
            return Ok(HashSet::new());
        }
        let names = list(1, holdings.len());
        let sql = format!("SELECT DISTINCT holding FROM recording WHERE holding IN ({names})");
        let query = holdings.iter().fold(statement(sql, holdings.len()), |query, holding| query.bind(text(holding)));
        let mut loan = self.read().await?;
        let rows = query.fetch_all(&mut *loan).await?;
        loan.keep();
        rows.iter().map(|row| get(row, 0)).collect()
    }

    /// Whether somebody was in a holding, signed in.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn was_in(&self, holding: &str, user: &User) -> Result<bool, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query(r"SELECT body FROM stay WHERE holding = $1 AND search LIKE $2 ESCAPE '\' LIMIT $3")
            .bind(text(holding))
            .bind(pattern(&user.account))
            .bind(MOST_STAYS)
            .fetch_all(&mut *loan)
            .await?;
        loan.keep();
        for row in &rows {
            if body::<Stay>("stay", row, 0)?.user.as_ref() == Some(&user.id) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The corporation whose meeting a holding was; `None` when nothing is remembered of it.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn corporation_of_holding(&self, holding: &str) -> Result<Option<CorporationId>, StoreError> {
        let mut loan = self.read().await?;
        let query = sqlx::query("SELECT corporation FROM record WHERE holding = $1").bind(text(holding));
        let row = query.fetch_optional(&mut *loan).await?;
        loan.keep();
        row.map(|row| Ok(CorporationId::new(get::<String>(&row, 0)?))).transpose()
    }

    /// How many bytes the recordings have, of one corporation or of all.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn recorded_bytes(&self, corporation: Option<&CorporationId>) -> Result<u64, StoreError> {
        const SUM: &str = "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM recording";
        let query = match corporation {
            None => statement(SUM.to_owned(), 0),
            Some(corporation) => statement(format!("{SUM} WHERE corporation = $1"), 1).bind(text(corporation.as_str())),
        };
        let mut loan = self.read().await?;
        let row = query.fetch_one(&mut *loan).await?;
        loan.keep();
        Ok(unsigned(get(&row, 0)?))
    }

    /// When the corporation's files began that did from `from` to before `to`, with their bytes, in order.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn recorded_sizes(
        &self,
        corporation: &CorporationId,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<(Timestamp, u64)>, StoreError> {
        let query = sqlx::query(
            "SELECT began_at, bytes FROM recording WHERE corporation = $1 AND began_at >= $2 AND began_at < $3 \
             ORDER BY began_at, bytes",
        );
        let query = query.bind(text(corporation.as_str())).bind(from.as_millisecond()).bind(to.as_millisecond());
        let mut loan = self.read().await?;
        let rows = query.fetch_all(&mut *loan).await?;
        loan.keep();
        rows.iter().map(|row| Ok((time(row, 0)?, unsigned(get(row, 1)?)))).collect()
    }

    /// Forgets the files of these holdings of the corporation; those whose rows are gone now.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn delete_recorded_files(
        &self,
        corporation: &CorporationId,
        holdings: &[String],
    ) -> Result<Vec<RecordedFile>, StoreError> {
        let values = (text(corporation.as_str()), holdings.to_vec());
        self.write(values, |tx, (corporation, holdings)| {
            Box::pin(async move {
                let mut gone = Vec::new();
                for holding in holdings.iter() {
                    let rows =
                        sqlx::query("DELETE FROM recording WHERE holding = $1 AND corporation = $2 RETURNING body")
                            .bind(text(holding))
                            .bind(corporation.as_str())
                            .fetch_all(&mut *tx)
                            .await?;
                    for row in &rows {
                        gone.push(file(row)?);
                    }
                }
                Ok(gone)
            })
        })
        .await
    }

    /// Keeps tokens, by their hashes, that each fetch one file once until `until`.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn insert_recording_tokens(
        &self,
        tokens: &[([u8; 32], String)],
        until: Timestamp,
    ) -> Result<(), StoreError> {
        self.write((tokens.to_vec(), until.as_millisecond()), |tx, (tokens, until)| {
            Box::pin(async move {
                for (hash, file) in tokens.iter() {
                    sqlx::query("INSERT INTO recording_token (hash, recording, until) VALUES ($1, $2, $3)")
                        .bind(hash.as_slice())
                        .bind(text(file))
                        .bind(*until)
                        .execute(&mut *tx)
                        .await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Uses a token up that is good at `now` for this very file; that file.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn use_recording_token(
        &self,
        hash: &[u8; 32],
        id: &str,
        now: Timestamp,
    ) -> Result<Option<RecordedFile>, StoreError> {
        self.write((*hash, text(id), now.as_millisecond()), |tx, (hash, id, now)| {
            Box::pin(async move {
                let used = sqlx::query("DELETE FROM recording_token WHERE hash = $1 AND recording = $2 AND until > $3")
                    .bind(hash.as_slice())
                    .bind(id.as_str())
                    .bind(*now)
                    .execute(&mut *tx)
                    .await?;
                if used.rows_affected() == 0 {
                    return Ok(None);
                }
                let query = sqlx::query("SELECT body FROM recording WHERE id = $1").bind(id.as_str());
                query.fetch_optional(tx).await?.map(|row| file(&row)).transpose()
            })
        })
        .await
    }
}

fn file(row: &AnyRow) -> Result<RecordedFile, StoreError> {
    body("recording", row, 0)
}
