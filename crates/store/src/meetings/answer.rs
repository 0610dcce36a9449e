//! Requests that come twice: the answer to the first is kept for a day and given again.
//!
//! The answer may hold passwords, so it is sealed. A key belongs to the person who sent it.

use super::MeetingError;
use crate::sql::{get, text};
use crate::{Store, StoreError, Vault};
use convoca_booking::UserId;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// How long an answer is kept, in milliseconds: a day.
const KEPT_MS: i64 = 86_400_000;

/// An answer to give again when the same request comes again.
#[derive(Clone, PartialEq, Eq)]
pub struct Remember {
    /// The key that the request came with.
    pub key: String,
    /// Hash of the request, which tells whether it is the same.
    pub request: [u8; 32],
    /// The answer.
    pub answer: Vec<u8>,
}

impl std::fmt::Debug for Remember {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Remember(…)")
    }
}

/// A [`Remember`] as it goes into its row.
pub(super) struct AnswerRow {
    user: String,
    key: String,
    request: [u8; 32],
    answer: Vec<u8>,
    now_ms: i64,
}

impl AnswerRow {
    /// Seals the answer.
    pub(super) fn new(vault: &Vault, user: &UserId, remember: &Remember, now: Timestamp) -> Result<Self, StoreError> {
        let (user, key) = (text(user.as_str()), text(&remember.key));
        Ok(Self {
            answer: vault.seal("remembered", &row_name(&user, &key), remember.answer.clone())?,
            request: remember.request,
            now_ms: now.as_millisecond(),
            user,
            key,
        })
    }

    /// Keeps the answer, unless one is kept: then that one, still sealed. A request with the same
    /// key that is being done at the same time is waited for.
    pub(super) async fn keep(&self, tx: &mut AnyConnection) -> Result<Option<Vec<u8>>, MeetingError> {
        let done = sqlx::query(
            "INSERT INTO remembered (user_id, request_key, request, answer, expires_at) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (user_id, request_key) DO UPDATE SET request = excluded.request, \
             answer = excluded.answer, expires_at = excluded.expires_at WHERE remembered.expires_at <= $6",
        )
        .bind(self.user.as_str())
        .bind(self.key.as_str())
        .bind(self.request.as_slice())
        .bind(self.answer.as_slice())
        .bind(self.now_ms.saturating_add(KEPT_MS))
        .bind(self.now_ms)
        .execute(&mut *tx)
        .await?;
        if done.rows_affected() == 1 {
            return Ok(None);
        }
        let row = find(tx, &self.user, &self.key, self.now_ms).await?;
        // A row that made way for nothing is still there, because this unit holds it.
        let row = row.ok_or(StoreError::Damaged("remembered answer"))?;
        same_request(&row, &self.request).map(Some)
    }
}

impl Store {
    /// The answer that was given to the same request within a day, if it came before.
    ///
    /// # Errors
    /// [`MeetingError::KeyReused`] when another request came with this key.
    pub async fn remembered_answer(
        &self,
        user: &UserId,
        key: &str,
        request: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<Vec<u8>>, MeetingError> {
        let (user, key) = (text(user.as_str()), text(key));
        let mut loan = self.read().await?;
        let row = find(&mut loan, &user, &key, now.as_millisecond()).await?;
        loan.keep();
        let Some(row) = row else { return Ok(None) };
        let sealed = same_request(&row, &request)?;
        Ok(Some(open(&self.vault, &user, &key, &sealed)?))
    }
}

/// Opens an answer that was kept for this person's key.
pub(super) fn open(vault: &Vault, user: &str, key: &str, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
    vault.open("remembered", &row_name(&text(user), &text(key)), sealed)
}

fn row_name(user: &str, key: &str) -> String {
    format!("{user}\0{key}")
}

async fn find(
    connection: &mut AnyConnection,
    user: &str,
    key: &str,
    now_ms: i64,
) -> Result<Option<AnyRow>, StoreError> {
    let query = sqlx::query(
        "SELECT request, answer FROM remembered WHERE user_id = $1 AND request_key = $2 AND expires_at > $3",
    );
    Ok(query.bind(user.to_owned()).bind(key.to_owned()).bind(now_ms).fetch_optional(connection).await?)
}

fn same_request(row: &AnyRow, request: &[u8; 32]) -> Result<Vec<u8>, MeetingError> {
    if get::<&[u8]>(row, 0)? == request { Ok(get(row, 1)?) } else { Err(MeetingError::KeyReused) }
}
