//! What figures are made of: holdings and stays of a span of time, and who is in now.

use crate::sql::{body, get, pattern, statement, text, time, unsigned};
use crate::{Store, StoreError};
use convoca_booking::{CorporationId, MeetingId, Record, Stay};
use futures_util::TryStreamExt as _;
use jiff::Timestamp;
use sqlx::any::AnyRow;

/// Most stays that are looked at for one number: a search finds those with part of it, too.
const MOST_LOOKED_AT: i64 = 1_000;

impl Store {
    /// How many are in meetings now, of one corporation or of all.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn people_now(&self, corporation: Option<&CorporationId>) -> Result<u64, StoreError> {
        const COUNT: &str = "SELECT COUNT(*) FROM record r JOIN stay s ON s.holding = r.holding \
                             WHERE r.ended_at IS NULL AND s.left_at IS NULL";
        let query = match corporation {
            None => sqlx::query(COUNT),
            Some(corporation) => {
                statement(format!("{COUNT} AND r.corporation = $1"), 1).bind(text(corporation.as_str()))
            }
        };
        let mut loan = self.read().await?;
        let count = query.fetch_one(&mut *loan).await?;
        loan.keep();
        Ok(unsigned(get(&count, 0)?))
    }

    /// Hands `each` the corporation's holdings of which any part was from `from` to before `to`.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn each_holding(
        &self,
        corporation: &CorporationId,
        from: Timestamp,
        to: Timestamp,
        mut each: impl FnMut(Record),
    ) -> Result<(), StoreError> {
        let mut loan = self.read().await?;
        let query = sqlx::query(
            "SELECT body, ended_at FROM record \
             WHERE corporation = $1 AND started_at < $2 AND (ended_at IS NULL OR ended_at > $3)",
        );
        let query = query.bind(text(corporation.as_str())).bind(to.as_millisecond()).bind(from.as_millisecond());
        let mut rows = query.fetch(&mut *loan);
        while let Some(row) = rows.try_next().await? {
            each(Record { ended_at: over(&row)?, ..body("record", &row, 0)? });
        }
        drop(rows);
        loan.keep();
        Ok(())
    }

    /// Hands `each` the stays of which any part was from `from` to before `to`, with their holdings.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn each_stay(
        &self,
        corporation: &CorporationId,
        from: Timestamp,
        to: Timestamp,
        mut each: impl FnMut(&str, Stay),
    ) -> Result<(), StoreError> {
        let mut loan = self.read().await?;
        let query = sqlx::query(
            "SELECT s.body, s.left_at, s.holding FROM record r JOIN stay s ON s.holding = r.holding \
             WHERE r.corporation = $1 AND r.started_at < $2 AND (r.ended_at IS NULL OR r.ended_at > $3) \
             AND s.joined_at < $2 AND (s.left_at IS NULL OR s.left_at > $3)",
        );
        let query = query.bind(text(corporation.as_str())).bind(to.as_millisecond()).bind(from.as_millisecond());
        let mut rows = query.fetch(&mut *loan);
        while let Some(row) = rows.try_next().await? {
            each(get(&row, 2)?, Stay { left_at: over(&row)?, ..body("stay", &row, 0)? });
        }
        drop(rows);
        loan.keep();
        Ok(())
    }

    /// The running meeting of the corporation that somebody with this number, or this ID of a
    /// participant, is in.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn meeting_of_number(
        &self,
        corporation: &CorporationId,
        number: &str,
    ) -> Result<Option<MeetingId>, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query(
            r"SELECT r.meeting, s.body FROM record r JOIN stay s ON s.holding = r.holding
              WHERE r.corporation = $1 AND r.ended_at IS NULL AND s.left_at IS NULL
              AND (s.participant = $2 OR s.search LIKE $3 ESCAPE '\') ORDER BY r.started_at DESC LIMIT $4",
        )
        .bind(text(corporation.as_str()))
        .bind(text(number))
        .bind(pattern(number))
        .bind(MOST_LOOKED_AT)
        .fetch_all(&mut *loan)
        .await?;
        loan.keep();
        for row in &rows {
            let stay: Stay = body("stay", row, 1)?;
            if stay.number == number || stay.participant == number {
                return Ok(Some(MeetingId::new(get::<String>(row, 0)?)));
            }
        }
        Ok(None)
    }
}

fn over(row: &AnyRow) -> Result<Option<Timestamp>, StoreError> {
    get::<Option<i64>>(row, 1)?.map(|_| time(row, 1)).transpose()
}
