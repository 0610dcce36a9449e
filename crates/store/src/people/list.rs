//! Pages of people.

use super::PeopleQuery;
use crate::sql::{MOST_ROWS, body, get, list, statement};
use crate::{Page, Store, StoreError};
use convoca_booking::{CorporationId, User};
use std::collections::HashMap;

impl Store {
    /// The part of the corporation's people that `query` asks for.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn list_users(&self, corporation: &CorporationId, query: &PeopleQuery) -> Result<Page<User>, StoreError> {
        let (ids, total) = self.listed(corporation, query).await?;
        let mut found: HashMap<String, User> = HashMap::with_capacity(ids.len());
        let mut loan = self.read().await?;
        for part in ids.chunks(MOST_ROWS) {
            // Not by corporation as well: SQLite would then look through all of its people for these few.
            let sql = format!("SELECT id, body FROM person WHERE id IN ({})", list(1, part.len()));
            let query = part.iter().fold(statement(sql, part.len()), |query, id| query.bind(id.clone()));
            for row in query.fetch_all(&mut *loan).await? {
                let user: User = body("user", &row, 1)?;
                if user.corporation == *corporation {
                    found.insert(get(&row, 0)?, user);
                }
            }
        }
        loan.keep();
        // Who has gone in between is missing from the page.
        let items = ids.iter().filter_map(|id| found.remove(id)).collect();
        Ok(Page { items, total, offset: query.offset })
    }
}
