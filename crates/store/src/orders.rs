//! What corporations have been given: their orders, the rooms that come with them, and what was done.
//!
//! Orders change in one unit with everything that follows from them: the corporation's quotas, which
//! stand in its own row so that whoever is signed in carries them with him, its rooms, and a record of
//! each change.

mod records;

pub use records::RecordQuery;

use crate::corporations::{self, CorporationRow};
use crate::error::Failure;
use crate::rooms::row::{RoomRow, open, replace};
use crate::rooms::running;
use crate::sql::{body, get, json, text, unsigned};
use crate::{Store, StoreError, Vault};
use convoca_booking::{CorporationId, ResourceKind, Room, RoomId, UserId};
use convoca_directory::order::{Operation, Order, OrderError, Record, quotas};
use jiff::Timestamp;
use records::RecordRow;
use sqlx::AnyConnection;
use std::collections::HashSet;
use thiserror::Error;

/// Why orders cannot be changed.
#[derive(Debug, Error)]
pub enum OrdersError {
    /// There is no such corporation.
    #[error("there is no such corporation")]
    NoSuchCorporation,
    /// A rule of orders is broken.
    #[error(transparent)]
    Order(#[from] OrderError),
    /// Fewer rooms are wanted than people have.
    #[error("{0} rooms of this resource belong to people; take rooms back first")]
    RoomsAssigned(usize),
    /// A meeting is running in a room that would go.
    #[error("a meeting is running in the room {0}")]
    RoomRunning(RoomId),
    /// More rooms are wanted than were made ready.
    #[error("one request adds at most 1000 rooms")]
    TooManyRooms,
    /// A new room's number is taken.
    #[error("the number is taken")]
    NumberTaken,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure for OrdersError {
    fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

/// A change of a corporation's orders.
pub struct OrdersChange<F> {
    /// Whose.
    pub corporation: CorporationId,
    /// Changes the orders and says what was done with each; may be run again.
    pub change: F,
    /// Rooms for orders that bring some: fresh ones of no kind in particular, as many as may be needed.
    pub spare: Vec<Room>,
    /// Who changes them.
    pub by: UserId,
    /// The time.
    pub now: Timestamp,
}

/// How many rooms of an order there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRooms {
    /// The order.
    pub order: String,
    /// All of its rooms.
    pub rooms: u64,
    /// Those that somebody has.
    pub assigned: u64,
}

impl Store {
    /// The corporation's orders, by ID.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn orders(&self, corporation: &CorporationId) -> Result<Vec<Order>, StoreError> {
        let mut loan = self.read().await?;
        let orders = read(&mut loan, &text(corporation.as_str())).await?;
        loan.keep();
        Ok(orders)
    }

    /// All corporations' orders.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn all_orders(&self) -> Result<Vec<Order>, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query("SELECT body FROM resource_order ORDER BY corporation, id, kind");
        let rows = rows.fetch_all(&mut *loan).await?;
        loan.keep();
        rows.iter().map(|row| body("resource", row, 0)).collect()
    }

    /// How many rooms each of the corporation's orders has.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn order_rooms(&self, corporation: &CorporationId) -> Result<Vec<OrderRooms>, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query(
            "SELECT order_id, COUNT(*), COUNT(owner) FROM room \
             WHERE corporation = $1 AND order_id IS NOT NULL GROUP BY order_id",
        )
        .bind(text(corporation.as_str()))
        .fetch_all(&mut *loan)
        .await?;
        loan.keep();
        let read = |row| {
            Ok(OrderRooms { order: get(row, 0)?, rooms: unsigned(get(row, 1)?), assigned: unsigned(get(row, 2)?) })
        };
        rows.iter().map(read).collect()
    }

    /// Changes orders, all of a request or nothing.
    ///
    /// # Errors
    /// An [`OrdersError`].
    pub async fn change_orders<F>(&self, change: OrdersChange<F>) -> Result<(), OrdersError>
    where
        F: Fn(&mut Vec<Order>) -> Result<Vec<(Operation, Order)>, OrderError> + Send + Sync + 'static,
    {
        let values = (change, self.vault.clone());
        self.write_people(values, |tx, (change, vault)| Box::pin(apply(tx, change, vault))).await
    }
}

async fn read(connection: &mut AnyConnection, corporation: &str) -> Result<Vec<Order>, StoreError> {
    let query = sqlx::query("SELECT body FROM resource_order WHERE corporation = $1 ORDER BY id, kind");
    let rows = query.bind(corporation.to_owned()).fetch_all(connection).await?;
    rows.iter().map(|row| body("resource", row, 0)).collect()
}

async fn apply<F>(tx: &mut AnyConnection, change: &OrdersChange<F>, vault: &Vault) -> Result<(), OrdersError>
where
    F: Fn(&mut Vec<Order>) -> Result<Vec<(Operation, Order)>, OrderError>,
{
    let corporation = text(change.corporation.as_str());
    let locked = corporations::lock(tx, &corporation).await?;
    let mut present = locked.ok_or(OrdersError::NoSuchCorporation)?;
    let mut orders = read(tx, &corporation).await?;
    let done = (change.change)(&mut orders)?;
    let mut keeping = Keeping { tx, vault, corporation: &corporation, running: None, spare: change.spare.iter() };
    for (operation, order) in &done {
        keeping.keep_rooms(*operation, order).await?;
        keeping.keep(*operation, order).await?;
        let record = Record {
            corporation: change.corporation.clone(),
            at: change.now,
            by: change.by.clone(),
            operation: *operation,
            order: order.clone(),
        };
        RecordRow::new(&record)?.insert(keeping.tx).await?;
    }
    present.quotas = quotas(&orders);
    CorporationRow::new(&present)?.update(tx).await?;
    Ok(())
}

/// Keeps orders with what follows from them.
struct Keeping<'a> {
    tx: &'a mut AnyConnection,
    vault: &'a Vault,
    corporation: &'a str,
    /// Rooms in which meetings are running, once that was asked.
    running: Option<HashSet<RoomId>>,
    spare: std::slice::Iter<'a, Room>,
}

impl Keeping<'_> {
    async fn keep(&mut self, operation: Operation, order: &Order) -> Result<(), StoreError> {
        let query = if operation == Operation::Removed {
            sqlx::query("DELETE FROM resource_order WHERE corporation = $1 AND id = $2 AND kind = $3")
                .bind(self.corporation.to_owned())
                .bind(text(&order.id))
                .bind(kind_word(order.kind))
        } else {
            sqlx::query(
                "INSERT INTO resource_order (corporation, id, kind, body) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (corporation, id, kind) DO UPDATE SET body = excluded.body",
            )
            .bind(self.corporation.to_owned())
            .bind(text(&order.id))
            .bind(kind_word(order.kind))
            .bind(json("resource", order)?)
        };
        query.execute(&mut *self.tx).await?;
        Ok(())
    }

    /// Makes the order's rooms as many and as frozen as the order says.
    async fn keep_rooms(&mut self, operation: Operation, order: &Order) -> Result<(), OrdersError> {
        let Some(package) = &order.package else { return Ok(()) };
        let mut rooms = self.rooms(order).await?;
        let wanted =
            if operation == Operation::Removed { 0 } else { usize::try_from(order.count).unwrap_or(usize::MAX) };
        if rooms.len() > wanted {
            // Rooms that are nobody's go first; those of people go only with the whole order.
            rooms.sort_by_key(|room| (room.owner.is_none(), room.number.clone()));
            let assigned = rooms.iter().filter(|room| room.owner.is_some()).count();
            if wanted > 0 && assigned > wanted {
                return Err(OrdersError::RoomsAssigned(assigned));
            }
            for room in rooms.split_off(wanted) {
                self.remove_room(room).await?;
            }
        }
        for room in &rooms {
            let disabled = order.stopped;
            if (room.disabled, room.expires_at) != (disabled, order.expires_at) {
                let room = Room { disabled, expires_at: order.expires_at, ..room.clone() };
                replace(self.tx, self.vault, &room).await?;
            }
        }
        for number in rooms.len()..wanted {
            let spare = self.spare.next().ok_or(OrdersError::TooManyRooms)?;
            let room = Room {
                kind: order.room_kind().unwrap_or(spare.kind),
                name: format!("{} {}", package.name, number + 1),
                capacity: package.parties,
                audience: package.audience,
                order: Some(order.id.clone()),
                package: Some(package.id.clone()),
                expires_at: order.expires_at,
                disabled: order.stopped,
                ..spare.clone()
            };
            RoomRow::new(self.vault, &room)?.insert(self.tx).await.map_err(|error| match error.clash() {
                Some(_) => OrdersError::NumberTaken,
                None => error.into(),
            })?;
        }
        Ok(())
    }

    async fn rooms(&mut self, order: &Order) -> Result<Vec<Room>, StoreError> {
        let rows =
            sqlx::query("UPDATE room SET uses = uses + 1 WHERE corporation = $1 AND order_id = $2 RETURNING id, body")
                .bind(self.corporation.to_owned())
                .bind(text(&order.id))
                .fetch_all(&mut *self.tx)
                .await?;
        rows.iter().map(|row| open(self.vault, row, 0)).collect()
    }

    async fn remove_room(&mut self, room: Room) -> Result<(), OrdersError> {
        if self.running.is_none() {
            self.running = Some(running(self.tx, self.corporation).await?);
        }
        if self.running.as_ref().is_some_and(|running| running.contains(&room.id)) {
            return Err(OrdersError::RoomRunning(room.id));
        }
        let gone = sqlx::query("DELETE FROM room WHERE id = $1").bind(text(room.id.as_str()));
        gone.execute(&mut *self.tx).await.map_err(StoreError::from)?;
        Ok(())
    }
}

/// A kind as its column holds it.
pub(crate) fn kind_word(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Rooms => "rooms",
        ResourceKind::Concurrent => "concurrent",
        ResourceKind::Users => "users",
        ResourceKind::Hard1080p => "hard_1080p",
        ResourceKind::Hard720p => "hard_720p",
        ResourceKind::SmartRooms => "smart_rooms",
        ResourceKind::ThirdParty => "third_party",
        ResourceKind::Vision => "vision",
        ResourceKind::IdeaHub => "idea_hub",
        ResourceKind::Live => "live",
        ResourceKind::RecordingGb => "recording_gb",
        ResourceKind::Meetings => "meetings",
    }
}
