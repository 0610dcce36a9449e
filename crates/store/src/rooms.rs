//! Rooms with a number of their own: found, added, changed, given to people and taken back.
//!
//! A room's row is sealed as a whole, because it holds two passwords. When a room is taken is with
//! the meetings, in [`meetings`](crate::meetings).

mod assign;
pub(crate) mod row;
mod running;

use crate::error::Failure;
use crate::sql::{body, get, pattern, signed, text, unsigned};
use crate::{Page, Store, StoreError};
use convoca_booking::{CorporationId, Room, RoomId, RoomKind, User, UserId};
use row::{RoomRow, kind_number, open};
pub(crate) use running::running;
use sqlx::any::AnyRow;
use thiserror::Error;

/// Which part of which rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomQuery {
    /// What is looked for in name and number.
    pub search: Option<String>,
    /// How many to skip.
    pub offset: u64,
    /// Most on the page.
    pub limit: u32,
}

/// Why rooms cannot be added, given away, taken back or removed.
#[derive(Debug, Error)]
pub enum RoomError {
    /// The number is taken.
    #[error("the number is taken")]
    NumberTaken,
    /// The corporation has no room with this ID.
    #[error("there is no room {0}")]
    NoSuchRoom(RoomId),
    /// The room is somebody's personal one.
    #[error("the room {0} is not a cloud room")]
    NotCloud(RoomId),
    /// Somebody has the room.
    #[error("the room {0} belongs to somebody")]
    Assigned(RoomId),
    /// This person does not have the room.
    #[error("the room {0} does not belong to this person")]
    NotAssigned(RoomId),
    /// A meeting is running in the room.
    #[error("a meeting is running in the room {0}")]
    Running(RoomId),
    /// The person would have more rooms than anybody may.
    #[error("a person has at most 32 rooms besides the personal one")]
    TooMany,
    /// The corporation has nobody with this ID.
    #[error("there is no such person")]
    NoSuchUser,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure for RoomError {
    fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

impl Store {
    /// A room of the corporation by ID.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn room(&self, corporation: &CorporationId, id: &RoomId) -> Result<Option<Room>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query("SELECT id, body FROM room WHERE id = $1 AND corporation = $2")
            .bind(text(id.as_str()))
            .bind(text(corporation.as_str()))
            .fetch_optional(&mut *loan)
            .await?;
        loan.keep();
        row.map(|row| open(&self.vault, &row, 0)).transpose()
    }

    /// The room that a person uses when he names none: his personal one, else his cloud room with
    /// the smallest number.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn default_room(&self, owner: &UserId) -> Result<Option<Room>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query("SELECT id, body FROM room WHERE owner = $1 ORDER BY kind, number LIMIT 1")
            .bind(text(owner.as_str()))
            .fetch_optional(&mut *loan)
            .await?;
        loan.keep();
        row.map(|row| open(&self.vault, &row, 0)).transpose()
    }

    /// A person's rooms: the personal one, then cloud rooms by number.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn rooms_of(&self, owner: &UserId, query: &RoomQuery) -> Result<Page<Room>, StoreError> {
        let pattern = query.search.as_deref().map_or_else(|| "%".to_owned(), pattern);
        let mut loan = self.read().await?;
        let count = sqlx::query(r"SELECT COUNT(*) FROM room WHERE owner = $1 AND search LIKE $2 ESCAPE '\'")
            .bind(text(owner.as_str()))
            .bind(pattern.as_str())
            .fetch_one(&mut *loan)
            .await?;
        let rows = sqlx::query(
            r"SELECT id, body FROM room WHERE owner = $1 AND search LIKE $2 ESCAPE '\'
              ORDER BY kind, number LIMIT $3 OFFSET $4",
        )
        .bind(text(owner.as_str()))
        .bind(pattern.as_str())
        .bind(i64::from(query.limit))
        .bind(signed(query.offset))
        .fetch_all(&mut *loan)
        .await?;
        loan.keep();
        let items = rows.iter().map(|row| open(&self.vault, row, 0)).collect::<Result<_, _>>()?;
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset: query.offset })
    }

    /// The corporation's rooms by number, each with whose it is; of one kind, or of all.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn list_rooms(
        &self,
        corporation: &CorporationId,
        query: &RoomQuery,
        kind: Option<RoomKind>,
    ) -> Result<Page<(Room, Option<User>)>, StoreError> {
        let pattern = query.search.as_deref().map_or_else(|| "%".to_owned(), pattern);
        let (least, most) = kind.map_or((0, 2), |kind| (kind_number(kind), kind_number(kind)));
        let mut loan = self.read().await?;
        let count = sqlx::query(
            r"SELECT COUNT(*) FROM room
              WHERE corporation = $1 AND kind BETWEEN $2 AND $3 AND search LIKE $4 ESCAPE '\'",
        )
        .bind(text(corporation.as_str()))
        .bind(least)
        .bind(most)
        .bind(pattern.as_str())
        .fetch_one(&mut *loan)
        .await?;
        let rows = sqlx::query(
            r"SELECT r.id, r.body, p.body FROM room r LEFT JOIN person p ON p.id = r.owner
              WHERE r.corporation = $1 AND r.kind BETWEEN $2 AND $3 AND r.search LIKE $4 ESCAPE '\'
              ORDER BY r.number LIMIT $5 OFFSET $6",
        )
        .bind(text(corporation.as_str()))
        .bind(least)
        .bind(most)
        .bind(pattern.as_str())
        .bind(i64::from(query.limit))
        .bind(signed(query.offset))
        .fetch_all(&mut *loan)
        .await?;
        loan.keep();
        let read = |row: &AnyRow| -> Result<(Room, Option<User>), StoreError> {
            let owner = get::<Option<String>>(row, 2)?.map(|_| body("user", row, 2)).transpose()?;
            Ok((open(&self.vault, row, 0)?, owner))
        };
        let items = rows.iter().map(read).collect::<Result<_, _>>()?;
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset: query.offset })
    }

    /// Adds a room.
    ///
    /// # Errors
    /// [`RoomError::NumberTaken`].
    pub async fn insert_room(&self, room: &Room) -> Result<(), RoomError> {
        let row = RoomRow::new(&self.vault, room)?;
        self.write(row, |tx, row| {
            Box::pin(async move {
                row.insert(tx).await.map_err(|error| match error.clash() {
                    Some(index) if index.contains("number") => RoomError::NumberTaken,
                    _ => RoomError::Store(error),
                })
            })
        })
        .await
    }

    /// Replaces everything of a room but its ID, corporation, kind, number and owner, which stay as
    /// they are now.
    ///
    /// # Errors
    /// [`RoomError::NoSuchRoom`].
    pub async fn update_room(&self, room: &Room) -> Result<(), RoomError> {
        self.write((room.clone(), self.vault.clone()), |tx, (room, vault)| {
            Box::pin(async move {
                let present = row::lock(tx, vault, &room.corporation, &room.id).await?;
                let room = Room { kind: present.kind, number: present.number, owner: present.owner, ..room.clone() };
                row::replace(tx, vault, &room).await?;
                Ok(())
            })
        })
        .await
    }
}
