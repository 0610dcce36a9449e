//! A room as it goes into its row, and back.

use super::RoomError;
use crate::sql::{ROWS, get, json, list, noun, rows, searchable, statement, text};
use crate::{StoreError, Vault};
use convoca_booking::{CorporationId, Room, RoomId, RoomKind};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// A room as it goes into its row.
pub(crate) struct RoomRow {
    id: String,
    corporation: String,
    owner: Option<String>,
    number: String,
    kind: i64,
    search: String,
    order: Option<String>,
    body: Vec<u8>,
}

/// A kind as its column holds it, in the order of [`Store::default_room`](crate::Store::default_room).
pub(crate) fn kind_number(kind: RoomKind) -> i64 {
    match kind {
        RoomKind::Personal => 0,
        RoomKind::Cloud => 1,
        RoomKind::Webinar => 2,
    }
}

impl RoomRow {
    /// Seals the room and works out the columns that are searched.
    pub(crate) fn new(vault: &Vault, room: &Room) -> Result<Self, StoreError> {
        let id = text(room.id.as_str());
        Ok(Self {
            corporation: text(room.corporation.as_str()),
            owner: room.owner.as_ref().map(|owner| text(owner.as_str())),
            number: text(&room.number),
            kind: kind_number(room.kind),
            search: searchable(&[&room.name, &room.number]),
            order: room.order.as_deref().map(text),
            body: vault.seal("room", &id, json("room", room)?.into_bytes())?,
            id,
        })
    }

    /// Adds it.
    pub(crate) async fn insert(&self, tx: &mut AnyConnection) -> Result<(), StoreError> {
        Self::insert_all(tx, &[self]).await
    }

    /// Adds all of them.
    pub(crate) async fn insert_all(tx: &mut AnyConnection, all: &[&Self]) -> Result<(), StoreError> {
        for part in all.chunks(ROWS) {
            let values = rows(part.len(), |number| format!("{}, 0", list(number * COLUMNS + 1, COLUMNS)));
            let sql = format!(
                "INSERT INTO room (id, corporation, owner, number, kind, search, order_id, body, uses) VALUES {values}"
            );
            let query = part.iter().fold(statement(sql, part.len()), |query, room| {
                query
                    .bind(room.id.clone())
                    .bind(room.corporation.clone())
                    .bind(room.owner.clone())
                    .bind(room.number.clone())
                    .bind(room.kind)
                    .bind(room.search.clone())
                    .bind(room.order.clone())
                    .bind(room.body.clone())
            });
            query.execute(&mut *tx).await?;
        }
        Ok(())
    }
}

/// Columns that a room's row binds.
const COLUMNS: usize = 8;

/// The room in the columns `id` and `body`, which start at `column`.
pub(crate) fn open(vault: &Vault, row: &AnyRow, column: usize) -> Result<Room, StoreError> {
    noun("room", &vault.open("room", get(row, column)?, get(row, column + 1)?)?)
}

/// Reads a room and keeps others from changing it until the unit ends.
pub(super) async fn lock(
    tx: &mut AnyConnection,
    vault: &Vault,
    corporation: &CorporationId,
    id: &RoomId,
) -> Result<Room, RoomError> {
    let rows: Vec<AnyRow> =
        sqlx::query("UPDATE room SET uses = uses + 1 WHERE id = $1 AND corporation = $2 RETURNING id, body")
            .bind(text(id.as_str()))
            .bind(text(corporation.as_str()))
            .fetch_all(tx)
            .await
            .map_err(StoreError::from)?;
    match rows.first() {
        Some(row) => Ok(open(vault, row, 0)?),
        None => Err(RoomError::NoSuchRoom(id.clone())),
    }
}

/// Writes a room over what its row holds.
pub(crate) async fn replace(tx: &mut AnyConnection, vault: &Vault, room: &Room) -> Result<(), StoreError> {
    let row = RoomRow::new(vault, room)?;
    sqlx::query("UPDATE room SET owner = $2, search = $3, body = $4 WHERE id = $1")
        .bind(row.id)
        .bind(row.owner)
        .bind(row.search)
        .bind(row.body)
        .execute(tx)
        .await?;
    Ok(())
}

/// Makes a room nobody's.
pub(crate) async fn unassign(tx: &mut AnyConnection, vault: &Vault, room: Room) -> Result<(), StoreError> {
    replace(tx, vault, &Room { owner: None, ..room }).await
}
