//! Things that count once: an application's nonces, and the hand-over into the portal.

use crate::sql::{get, text};
use crate::{Store, StoreError};
use convoca_booking::{ApplicationId, UserId};
use jiff::Timestamp;

impl Store {
    /// Remembers an application's nonce until `until`; `false` when it is remembered already.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn remember_nonce(
        &self,
        application: &ApplicationId,
        nonce: &str,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let values = (text(application.as_str()), text(nonce), until.as_millisecond(), now.as_millisecond());
        self.write(values, |tx, (application, nonce, until, now)| {
            Box::pin(async move {
                let done = sqlx::query(
                    "INSERT INTO app_nonce (application, nonce, until) VALUES ($1, $2, $3) \
                     ON CONFLICT (application, nonce) DO UPDATE SET until = excluded.until \
                     WHERE app_nonce.until <= $4",
                )
                .bind(application.as_str())
                .bind(nonce.as_str())
                .bind(*until)
                .bind(*now)
                .execute(tx)
                .await?;
                Ok(done.rows_affected() == 1)
            })
        })
        .await
    }

    /// Keeps what somebody can enter the portal with, once, until `expires_at`.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn insert_portal_nonce(
        &self,
        hash: &[u8; 32],
        user: &UserId,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let values = (*hash, text(user.as_str()), expires_at.as_millisecond());
        self.write(values, |tx, (hash, user, expires_at)| {
            Box::pin(async move {
                sqlx::query("INSERT INTO portal_nonce (hash, user_id, expires_at) VALUES ($1, $2, $3)")
                    .bind(hash.as_slice())
                    .bind(user.as_str())
                    .bind(*expires_at)
                    .execute(tx)
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// Who may enter the portal with it; it does not count a second time.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn take_portal_nonce(&self, hash: &[u8; 32], now: Timestamp) -> Result<Option<UserId>, StoreError> {
        self.write((*hash, now.as_millisecond()), |tx, (hash, now)| {
            Box::pin(async move {
                let rows = sqlx::query("DELETE FROM portal_nonce WHERE hash = $1 RETURNING user_id, expires_at")
                    .bind(hash.as_slice())
                    .fetch_all(tx)
                    .await?;
                let Some(row) = rows.first() else { return Ok(None) };
                let counts = get::<i64>(row, 1)? > *now;
                let user: String = get(row, 0)?;
                Ok(counts.then(|| UserId::new(user)))
            })
        })
        .await
    }
}
