//! Files whose rows are gone, because somebody deleted them or because their meetings are not remembered any
//! more. The database itself notes them, so that there is no way to lose a row and keep its file.

use crate::sql::{get, list, statement, text};
use crate::{Store, StoreError};
use jiff::Timestamp;
use std::collections::HashSet;

/// Most files that one statement deletes, so that it does not hold up other writers for long.
const MOST_DELETED: i64 = 200;

impl Store {
    /// Deletes the files, of whichever corporation, of meetings that are over and ended before `before`;
    /// returns how many.
    ///
    /// # Errors
    /// A [`StoreError`]; what was deleted until then stays deleted.
    pub async fn delete_old_recordings(&self, before: Timestamp) -> Result<u64, StoreError> {
        let mut deleted = 0;
        loop {
            let some = self.write(before.as_millisecond(), |tx, before| {
                Box::pin(async move {
                    let done = sqlx::query(
                        "DELETE FROM recording WHERE id IN (SELECT f.id FROM recording f \
                         JOIN record r ON r.holding = f.holding WHERE r.ended_at < $1 LIMIT $2)",
                    );
                    let done = done.bind(*before).bind(MOST_DELETED).execute(tx).await?;
                    Ok::<_, StoreError>(done.rows_affected())
                })
            });
            match some.await? {
                0 => return Ok(deleted),
                some => deleted += some,
            }
        }
    }

    /// Those files of these holdings whose rows are gone, by ID.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn gone_recordings(&self, holdings: &[String]) -> Result<HashSet<String>, StoreError> {
        if holdings.is_empty() {
            return Ok(HashSet::new());
        }
        // One that was listed again is not gone.
        let sql = format!(
            "SELECT g.id FROM gone_recording g WHERE g.holding IN ({}) \
             AND NOT EXISTS (SELECT 1 FROM recording f WHERE f.id = g.id)",
            list(1, holdings.len()),
        );
        let query = holdings.iter().fold(statement(sql, holdings.len()), |query, holding| query.bind(text(holding)));
        let mut loan = self.read().await?;
        let rows = query.fetch_all(&mut *loan).await?;
        loan.keep();
        rows.iter().map(|row| get(row, 0)).collect()
    }
}
