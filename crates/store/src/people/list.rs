//! Pages of people.

use super::PeopleQuery;
use crate::sql::{MOST_ROWS, body, get, list, statement, text};
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
            let names = list(2, part.len());
            let sql = format!("SELECT id, body FROM person WHERE corporation = $1 AND id IN ({names})");
            let query = statement(sql, part.len()).bind(text(corporation.as_str()));
            let query = part.iter().fold(query, |query, id| query.bind(id.clone()));
            for row in query.fetch_all(&mut *loan).await? {
                found.insert(get(&row, 0)?, body("user", &row, 1)?);
            }
        }
        loan.keep();
        // Who has gone in between is missing from the page.
        let items = ids.iter().filter_map(|id| found.remove(id)).collect();
        Ok(Page { items, total, offset: query.offset })
    }
}
