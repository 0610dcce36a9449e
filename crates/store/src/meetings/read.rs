//! Meetings as they come back.

use crate::sql::{MOST_ROWS, body, get, list, noun, statement, text};
use crate::{Store, StoreError, Vault};
use convoca_booking::{Booking, CorporationId, MeetingId, Secrets};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// A meeting as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredMeeting {
    /// The meeting.
    pub booking: Booking,
    /// Its passwords and tokens.
    pub secrets: Secrets,
    /// Goes up with every change; see [`Store::replace_meeting`].
    pub revision: i64,
}

impl Store {
    /// A meeting of the corporation by ID, whatever has become of it.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn meeting(
        &self,
        corporation: &CorporationId,
        id: &MeetingId,
    ) -> Result<Option<StoredMeeting>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query("SELECT id, body, secrets, revision FROM meeting WHERE id = $1 AND corporation = $2")
            .bind(text(id.as_str()))
            .bind(text(corporation.as_str()))
            .fetch_optional(&mut *loan)
            .await?;
        loan.keep();
        row.map(|row| read(&self.vault, &row)).transpose()
    }
}

fn read(vault: &Vault, row: &AnyRow) -> Result<StoredMeeting, StoreError> {
    let secrets = vault.open("meeting", get(row, 0)?, get(row, 2)?)?;
    Ok(StoredMeeting { booking: body("meeting", row, 1)?, secrets: noun("meeting", &secrets)?, revision: get(row, 3)? })
}

/// The rows of these meetings of the corporation, in this order.
///
/// Looked up by ID rather than joined to the list, so that no planner can come to think of reading
/// all meetings.
pub(super) async fn rows_in_order(
    connection: &mut AnyConnection,
    corporation: &CorporationId,
    ids: &[String],
) -> Result<Vec<AnyRow>, StoreError> {
    let mut found = HashMap::with_capacity(ids.len());
    for part in ids.chunks(MOST_ROWS) {
        let names = list(2, part.len());
        let sql = format!("SELECT id, body, secrets, revision FROM meeting WHERE corporation = $1 AND id IN ({names})");
        let query = statement(sql, part.len()).bind(text(corporation.as_str()));
        let query = part.iter().fold(query, |query, id| query.bind(id.clone()));
        for row in query.fetch_all(&mut *connection).await? {
            found.insert(get::<String>(&row, 0)?, row);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// Opens rows, once their connection has been given back.
pub(super) fn read_all(vault: &Vault, rows: &[AnyRow]) -> Result<Vec<StoredMeeting>, StoreError> {
    rows.iter().map(|row| read(vault, row)).collect()
}
