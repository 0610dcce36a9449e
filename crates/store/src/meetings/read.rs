//! Meetings as they come back.

use crate::sql::{MOST_ROWS, body, get, list, noun, statement, text};
use crate::{Store, StoreError, Vault};
use convoca_booking::{Booking, CorporationId, MeetingId, RoomId, Secrets};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// How many meetings in a room are looked at for one that is dialled by the room's number.
const MOST_LOOKED_AT: i64 = 32;

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

impl Store {
    /// The meetings of the corporation with these IDs, whatever has become of them.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn meetings(
        &self,
        corporation: &CorporationId,
        ids: &[MeetingId],
    ) -> Result<Vec<StoredMeeting>, StoreError> {
        let ids: Vec<String> = ids.iter().map(|id| text(id.as_str())).collect();
        let mut loan = self.read().await?;
        let rows = rows_in_order(&mut loan, corporation, &ids).await?;
        loan.keep();
        read_all(&self.vault, &rows)
    }

    /// The meeting that people mean who dial `number`: its own ID, or the number of a room, and then
    /// the meeting that is taking the room or takes it next. Somebody who dials belongs to no
    /// corporation, so this looks in all of them; what he may do there, his proof has to show.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn meeting_to_join(&self, number: &str, now: Timestamp) -> Result<Option<StoredMeeting>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query("SELECT id, body, secrets, revision FROM meeting WHERE id = $1")
            .bind(text(number))
            .fetch_optional(&mut *loan)
            .await?;
        let rows = match row {
            Some(row) => vec![row],
            None => {
                let in_room = "SELECT m.id, m.body, m.secrets, m.revision FROM room r \
                     JOIN room_slot s ON s.room_id = r.id JOIN meeting m ON m.id = s.meeting_id \
                     WHERE r.number = $1 AND s.ends_at > $2 ORDER BY s.starts_at LIMIT $3";
                let query = sqlx::query(in_room).bind(text(number)).bind(now.as_millisecond()).bind(MOST_LOOKED_AT);
                query.fetch_all(&mut *loan).await?
            }
        };
        loan.keep();
        // A meeting may take a room and yet be dialled by an ID of its own.
        let mut meetings = read_all(&self.vault, &rows)?.into_iter();
        Ok(meetings.find(|found| found.booking.id.as_str() == number || found.booking.dialled() == number))
    }
}

impl Store {
    /// The meeting that takes a room at `now` or takes it next.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn next_in_room(&self, room: &RoomId, now: Timestamp) -> Result<Option<MeetingId>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query(
            "SELECT meeting_id FROM room_slot WHERE room_id = $1 AND ends_at > $2 ORDER BY starts_at LIMIT 1",
        )
        .bind(text(room.as_str()))
        .bind(now.as_millisecond())
        .fetch_optional(&mut *loan)
        .await?;
        loan.keep();
        row.map(|row| Ok(MeetingId::new(get::<String>(&row, 0)?))).transpose()
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
