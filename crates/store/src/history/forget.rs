//! Forgetting what was held longer ago than a corporation wants to remember.

use crate::sql::{body, get};
use crate::{Store, StoreError};
use convoca_booking::Corporation;
use jiff::{SignedDuration, Timestamp};

/// Most holdings that one call forgets of one corporation. With each go its stays, so there are
/// few.
const MOST_FORGOTTEN: i64 = 50;

impl Store {
    /// Forgets a bounded part of what is too old for its corporation; returns how many holdings.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub(crate) async fn forget_history(&self, now: Timestamp) -> Result<u64, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query("SELECT id, body FROM corporation ORDER BY id").fetch_all(&mut *loan).await?;
        loan.keep();
        let mut forgotten = 0;
        for row in rows {
            let corporation: Corporation = body("corporation", &row, 1)?;
            let kept = SignedDuration::from_hours(24 * i64::from(corporation.defaults.history_days));
            let before = now.as_millisecond().saturating_sub(i64::try_from(kept.as_millis()).unwrap_or(i64::MAX));
            let values = (get::<String>(&row, 0)?, before);
            forgotten += self
                .write(values, |tx, (corporation, before)| {
                    Box::pin(async move {
                        let done = sqlx::query(
                            "DELETE FROM record WHERE holding IN (SELECT holding FROM record \
                             WHERE corporation = $1 AND started_at < $2 ORDER BY started_at LIMIT $3)",
                        )
                        .bind(corporation.clone())
                        .bind(*before)
                        .bind(MOST_FORGOTTEN)
                        .execute(tx)
                        .await?;
                        Ok::<_, StoreError>(done.rows_affected())
                    })
                })
                .await?;
        }
        Ok(forgotten)
    }
}
