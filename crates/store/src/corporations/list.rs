//! The provider's corporations, each with its default administrator.

use crate::sql::{body, get, pattern, signed, text, unsigned};
use crate::{Page, Store, StoreError};
use convoca_booking::{Corporation, CorporationId, MeetingId, User};
use sqlx::any::AnyRow;

impl Store {
    /// How many users the corporation has.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn count_users(&self, corporation: &CorporationId) -> Result<u64, StoreError> {
        let mut loan = self.read().await?;
        let query = sqlx::query("SELECT COUNT(*) FROM person WHERE corporation = $1 AND provider = 0");
        let row = query.bind(text(corporation.as_str())).fetch_one(&mut *loan).await?;
        loan.keep();
        Ok(unsigned(get(&row, 0)?))
    }

    /// The corporation's meetings that are being held.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn held_meetings(&self, corporation: &CorporationId) -> Result<Vec<MeetingId>, StoreError> {
        let mut loan = self.read().await?;
        let query = sqlx::query("SELECT DISTINCT meeting FROM record WHERE corporation = $1 AND ended_at IS NULL");
        let rows = query.bind(text(corporation.as_str())).fetch_all(&mut *loan).await?;
        loan.keep();
        rows.iter().map(|row| Ok(MeetingId::new(get::<String>(row, 0)?))).collect()
    }

    /// A part of all corporations, by ID; `search` is looked for in their names, IDs, phone numbers and
    /// mail addresses and in those of their default administrators.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn list_corporations(
        &self,
        search: Option<&str>,
        offset: u64,
        limit: u32,
    ) -> Result<Page<(Corporation, Option<User>)>, StoreError> {
        const FROM: &str = r"FROM corporation c
            LEFT JOIN person p ON p.corporation = c.id AND p.level = 0 AND p.provider = 0
            WHERE c.doomed = 0 AND (c.search LIKE $1 ESCAPE '\' OR p.search LIKE $1 ESCAPE '\')";
        let pattern = search.map_or_else(|| "%".to_owned(), pattern);
        let mut loan = self.read().await?;
        let count = crate::sql::statement(format!("SELECT COUNT(*) {FROM}"), 1);
        let count = count.bind(pattern.clone()).fetch_one(&mut *loan).await?;
        let rows = format!("SELECT c.body, p.body {FROM} ORDER BY c.id LIMIT $2 OFFSET $3");
        let rows = crate::sql::statement(rows, 1).bind(pattern).bind(i64::from(limit)).bind(signed(offset));
        let rows = rows.fetch_all(&mut *loan).await?;
        loan.keep();
        let read = |row: &AnyRow| -> Result<_, StoreError> {
            let admin = get::<Option<String>>(row, 1)?.map(|_| body("user", row, 1)).transpose()?;
            Ok((body("corporation", row, 0)?, admin))
        };
        let items = rows.iter().map(read).collect::<Result<_, _>>()?;
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset })
    }
}
