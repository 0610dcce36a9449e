//! How many meetings a list has in each part of time, kept exactly.
//!
//! With them the length of a list and the place of any page in it cost a look at parts of time,
//! not at meetings. There are coarse parts and fine ones, so that a long list needs few of either.
//! A changed counter is written once for each unit of work, in the order of the keys, so that no
//! two units wait for each other in a circle.

use super::listing::Span;
use crate::StoreError;
use crate::sql::{MOST_ROWS, get, rows, statement};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::BTreeMap;

/// How finely time is parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Parts of 2²⁵ ms, nine hours: few enough meetings to skip one by one.
    Fine,
    /// Parts of 2³¹ ms, 25 days: each has 64 fine ones, and ten years have 147.
    Coarse,
}

impl Level {
    /// As its column holds it.
    pub(super) fn number(self) -> i64 {
        match self {
            Self::Fine => 0,
            Self::Coarse => 1,
        }
    }

    fn shift(self) -> u32 {
        match self {
            Self::Fine => 25,
            Self::Coarse => 31,
        }
    }

    /// The part that a time falls in.
    pub(super) fn part_of(self, time_ms: i64) -> i64 {
        time_ms >> self.shift()
    }

    /// When a part begins.
    pub(super) fn start_of(self, part: i64) -> i64 {
        part << self.shift()
    }
}

/// A counter's key: viewer, level, part, slot.
type Key = (String, Level, i64, i64);

/// Changes to counters, gathered over a unit of work.
pub(super) struct Counters {
    spread: u32,
    changes: BTreeMap<Key, i64>,
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
            for level in [Level::Fine, Level::Coarse] {
                let key = (viewer.clone(), level, level.part_of(span.start), slot);
                *self.changes.entry(key).or_default() += change;
            }
        }
    }

    /// Writes the changes. Counters that come to nothing go, or a list's past would be read with it
    /// for ever.
    pub(super) async fn save(self, tx: &mut AnyConnection) -> Result<(), StoreError> {
        let changes: Vec<_> = self.changes.into_iter().filter(|(_, change)| *change != 0).collect();
        for part in changes.chunks(MOST_ROWS) {
            for row in save_part(tx, part).await? {
                drop_if_nothing(tx, &row).await?;
            }
        }
        Ok(())
    }
}

/// Writes some changes; returns what came of them if any made a counter smaller.
async fn save_part(tx: &mut AnyConnection, part: &[(Key, i64)]) -> Result<Vec<AnyRow>, StoreError> {
    let values = rows(part.len(), |row| {
        let first = row * 5 + 1;
        format!("${first}, ${}, ${}, ${}, ${}", first + 1, first + 2, first + 3, first + 4)
    });
    let less = part.iter().any(|(_, change)| *change < 0);
    let returning = if less { "RETURNING viewer, level, part, slot, n" } else { "" };
    let sql = format!(
        "INSERT INTO listing_count (viewer, level, part, slot, n) VALUES {values} \
         ON CONFLICT (viewer, level, part, slot) DO UPDATE SET n = listing_count.n + excluded.n {returning}"
    );
    let query = part.iter().fold(statement(sql, part.len()), |query, ((viewer, level, part, slot), change)| {
        query.bind(viewer.clone()).bind(level.number()).bind(*part).bind(*slot).bind(*change)
    });
    Ok(query.fetch_all(tx).await?)
}

async fn drop_if_nothing(tx: &mut AnyConnection, row: &AnyRow) -> Result<(), StoreError> {
    if get::<i64>(row, 4)? == 0 {
        sqlx::query("DELETE FROM listing_count WHERE viewer = $1 AND level = $2 AND part = $3 AND slot = $4 AND n = 0")
            .bind(get::<String>(row, 0)?)
            .bind(get::<i64>(row, 1)?)
            .bind(get::<i64>(row, 2)?)
            .bind(get::<i64>(row, 3)?)
            .execute(tx)
            .await?;
    }
    Ok(())
}

/// A number made of an ID's last characters, which are random.
fn number(meeting: &str) -> u32 {
    meeting.bytes().rev().take(4).fold(0, |number, byte| number * 10 + u32::from(byte))
}

/// How many meetings a list has in each part of this level from `from` to before `before`, in
/// order.
pub(super) async fn count(
    connection: &mut AnyConnection,
    viewer: &str,
    level: Level,
    from: i64,
    before: i64,
) -> Result<Vec<(i64, i64)>, StoreError> {
    let rows = sqlx::query(
        "SELECT part, CAST(SUM(n) AS BIGINT) FROM listing_count \
         WHERE viewer = $1 AND level = $2 AND part >= $3 AND part < $4 GROUP BY part ORDER BY part",
    )
    .bind(viewer.to_owned())
    .bind(level.number())
    .bind(from)
    .bind(before)
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| Ok((get(row, 0)?, get(row, 1)?))).collect()
}
