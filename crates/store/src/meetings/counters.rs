//! How many meetings a list has on each day, kept exactly.
//!
//! With them the length of a list and the place of any page in it cost a look at its days, not at
//! its meetings. A changed counter is written once for each unit of work, in the order of the
//! keys, so that no two units wait for each other in a circle.

use super::listing::Span;
use crate::StoreError;
use crate::sql::{MOST_ROWS, rows, statement};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// Milliseconds in a day.
pub(super) const DAY_MS: i64 = 86_400_000;

/// The day of a time, counted from 1970 in UTC.
pub(super) fn day_of(time_ms: i64) -> i64 {
    time_ms.div_euclid(DAY_MS)
}

/// Changes to counters, gathered over a unit of work.
pub(super) struct Counters {
    spread: u32,
    changes: BTreeMap<(String, i64, i64), i64>,
}

impl Counters {
    /// No changes yet; each counter is the sum of `spread` rows.
    pub(super) fn new(spread: u32) -> Self {
        Self { spread, changes: BTreeMap::new() }
    }

    /// Counts a meeting in (1) or out (−1) of these lists.
    pub(super) fn add(&mut self, meeting: &str, viewers: &[String], span: Span, change: i64) {
        let slot = i64::from(number(meeting) % self.spread);
        for viewer in viewers {
            *self.changes.entry((viewer.clone(), day_of(span.start), slot)).or_default() += change;
        }
    }

    /// Writes the changes. Counters that come to nothing go, or a list's past would be read with it
    /// for ever.
    pub(super) async fn save(self, tx: &mut AnyConnection) -> Result<(), StoreError> {
        let changes: Vec<_> = self.changes.into_iter().filter(|(_, change)| *change != 0).collect();
        for part in changes.chunks(MOST_ROWS) {
            let values = rows(part.len(), |row| {
                let first = row * 4 + 1;
                format!("${first}, ${}, ${}, ${}", first + 1, first + 2, first + 3)
            });
            let sql = format!(
                "INSERT INTO listing_day (viewer, day, slot, n) VALUES {values} \
                 ON CONFLICT (viewer, day, slot) DO UPDATE SET n = listing_day.n + excluded.n"
            );
            let query = part.iter().fold(statement(sql, part.len()), |query, ((viewer, day, slot), change)| {
                query.bind(viewer.clone()).bind(*day).bind(*slot).bind(*change)
            });
            query.execute(&mut *tx).await?;
        }
        for ((viewer, day, slot), _) in changes.into_iter().filter(|(_, change)| *change < 0) {
            sqlx::query("DELETE FROM listing_day WHERE viewer = $1 AND day = $2 AND slot = $3 AND n = 0")
                .bind(viewer)
                .bind(day)
                .bind(slot)
                .execute(&mut *tx)
                .await?;
        }
        Ok(())
    }
}

/// A number made of an ID's last characters, which are random.
fn number(meeting: &str) -> u32 {
    meeting.bytes().rev().take(4).fold(0, |number, byte| number * 10 + u32::from(byte))
}
