//! Telling once that all is listed that a holding was recorded into.

use crate::effects::EffectRows;
use crate::sql::{get, text};
use crate::{Effects, Store, StoreError};
use jiff::Timestamp;

/// Most holdings that are looked for at a time.
const MOST: i64 = 1_000;

impl Store {
    /// Notes that all is listed that a holding was recorded into, with what follows from it. `false`, and
    /// nothing happens, while it is held, when it was recorded into nothing, and when this was noted before.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn finish_recording(&self, holding: &str, effects: Effects, now: Timestamp) -> Result<bool, StoreError> {
        let rows = EffectRows::new(self, &effects, now)?;
        let values = (text(holding), now.as_millisecond(), rows);
        let is_new = self.write(values, |tx, (holding, now, rows)| {
            Box::pin(async move {
                let noted = sqlx::query(
                    "UPDATE record SET recorded_at = $2 WHERE holding = $1 AND recorded_at IS NULL \
                     AND ended_at IS NOT NULL AND EXISTS (SELECT 1 FROM recording f WHERE f.holding = $1)",
                );
                let noted = noted.bind(holding.as_str()).bind(*now).execute(&mut *tx).await?;
                if noted.rows_affected() == 0 {
                    return Ok(false);
                }
                rows.happen(tx).await?;
                Ok::<_, StoreError>(true)
            })
        });
        let is_new = is_new.await?;
        if is_new {
            self.jobs_were_put();
        }
        Ok(is_new)
    }

    /// Holdings that are over and were recorded, of which that is not noted; at most a thousand.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn unfinished_recordings(&self) -> Result<Vec<String>, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query(
            "SELECT DISTINCT f.holding FROM recording f JOIN record r ON r.holding = f.holding \
             WHERE r.recorded_at IS NULL AND r.ended_at IS NOT NULL ORDER BY f.holding LIMIT $1",
        );
        let rows = rows.bind(MOST).fetch_all(&mut *loan).await?;
        loan.keep();
        rows.iter().map(|row| get(row, 0)).collect()
    }
}
