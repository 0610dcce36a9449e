//! Giving cloud rooms to people, taking them back, and removing them: all of a request or nothing.

use super::RoomError;
use super::row::{lock, replace, unassign};
use super::running;
use crate::sql::{get, text};
use crate::{Store, StoreError, Vault};
use convoca_booking::{CorporationId, Room, RoomId, RoomKind, UserId};
use sqlx::AnyConnection;

/// Most cloud and webinar rooms that one person has, as the vendor allows.
const MOST_ROOMS: i64 = 32;

impl Store {
    /// Gives cloud rooms that are nobody's to a person of the corporation.
    ///
    /// # Errors
    /// A [`RoomError`] that names the first room in the way, or [`RoomError::NoSuchUser`].
    pub async fn assign_rooms(
        &self,
        corporation: &CorporationId,
        owner: &UserId,
        rooms: &[RoomId],
    ) -> Result<(), RoomError> {
        let values = (corporation.clone(), owner.clone(), in_order(rooms), self.vault.clone());
        self.write(values, |tx, (corporation, owner, rooms, vault)| {
            Box::pin(async move {
                // The person stays until the unit ends, or is gone before it begins.
                let done = sqlx::query("UPDATE person SET uses = uses + 1 WHERE id = $1 AND corporation = $2")
                    .bind(text(owner.as_str()))
                    .bind(text(corporation.as_str()))
                    .execute(&mut *tx)
                    .await
                    .map_err(StoreError::from)?;
                if done.rows_affected() == 0 {
                    return Err(RoomError::NoSuchUser);
                }
                let mut owned = count(tx, owner).await?;
                for id in rooms {
                    let room = lock_cloud(tx, vault, corporation, id).await?;
                    if room.owner.is_some() {
                        return Err(RoomError::Assigned(id.clone()));
                    }
                    owned += 1;
                    if owned > MOST_ROOMS {
                        return Err(RoomError::TooMany);
                    }
                    replace(tx, vault, &Room { owner: Some(owner.clone()), ..room }).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Takes cloud and webinar rooms back from a person.
    ///
    /// # Errors
    /// A [`RoomError`] that names the first room in the way.
    pub async fn recycle_rooms(
        &self,
        corporation: &CorporationId,
        owner: &UserId,
        rooms: &[RoomId],
    ) -> Result<(), RoomError> {
        let values = (corporation.clone(), owner.clone(), in_order(rooms), self.vault.clone());
        self.write(values, |tx, (corporation, owner, rooms, vault)| {
            Box::pin(async move {
                let running = running(tx, corporation.as_str()).await?;
                for id in rooms {
                    let room = lock_cloud(tx, vault, corporation, id).await?;
                    if room.owner.as_ref() != Some(owner) {
                        return Err(RoomError::NotAssigned(id.clone()));
                    }
                    if running.contains(id) {
                        return Err(RoomError::Running(id.clone()));
                    }
                    unassign(tx, vault, room).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Removes cloud rooms that are nobody's.
    ///
    /// # Errors
    /// A [`RoomError`] that names the first room in the way.
    pub async fn delete_rooms(&self, corporation: &CorporationId, rooms: &[RoomId]) -> Result<(), RoomError> {
        let values = (corporation.clone(), in_order(rooms), self.vault.clone());
        self.write(values, |tx, (corporation, rooms, vault)| {
            Box::pin(async move {
                let running = running(tx, corporation.as_str()).await?;
                for id in rooms {
                    let room = lock_cloud(tx, vault, corporation, id).await?;
                    if room.owner.is_some() {
                        return Err(RoomError::Assigned(id.clone()));
                    }
                    if running.contains(id) {
                        return Err(RoomError::Running(id.clone()));
                    }
                    sqlx::query("DELETE FROM room WHERE id = $1")
                        .bind(text(id.as_str()))
                        .execute(&mut *tx)
                        .await
                        .map_err(StoreError::from)?;
                }
                Ok(())
            })
        })
        .await
    }
}

/// How many rooms somebody has besides his personal one.
async fn count(tx: &mut AnyConnection, owner: &UserId) -> Result<i64, StoreError> {
    let query = sqlx::query("SELECT COUNT(*) FROM room WHERE owner = $1 AND kind > 0").bind(text(owner.as_str()));
    get(&query.fetch_one(tx).await?, 0)
}

/// Each room once, in the order in which everybody takes them, so that two units cannot each wait
/// for the other.
fn in_order(rooms: &[RoomId]) -> Vec<RoomId> {
    let mut rooms = rooms.to_vec();
    rooms.sort();
    rooms.dedup();
    rooms
}

async fn lock_cloud(
    tx: &mut AnyConnection,
    vault: &Vault,
    corporation: &CorporationId,
    id: &RoomId,
) -> Result<Room, RoomError> {
    let room = lock(tx, vault, corporation, id).await?;
    match room.kind {
        RoomKind::Cloud | RoomKind::Webinar => Ok(room),
        RoomKind::Personal => Err(RoomError::NotCloud(id.clone())),
    }
}
