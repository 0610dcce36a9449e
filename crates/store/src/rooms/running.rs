//! In which rooms meetings are running.

use crate::StoreError;
use crate::sql::{body, text};
use convoca_booking::{Record, RoomId};
use sqlx::AnyConnection;
use std::collections::HashSet;

/// The corporation's rooms in which meetings are being held. They are few, so all of them are read.
pub(crate) async fn running(tx: &mut AnyConnection, corporation: &str) -> Result<HashSet<RoomId>, StoreError> {
    let query = sqlx::query("SELECT body FROM record WHERE corporation = $1 AND ended_at IS NULL");
    let rows = query.bind(text(corporation)).fetch_all(tx).await?;
    let mut rooms = HashSet::new();
    for row in &rows {
        let record: Record = body("record", row, 0)?;
        rooms.extend(record.booking.room.map(|room_use| room_use.room));
    }
    Ok(rooms)
}
