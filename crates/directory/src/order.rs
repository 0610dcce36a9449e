//! What the service provider gives a corporation: an order for so many of a kind until some time.
//!
//! The corporation's limits follow from its orders alone ([`quotas`]). An order for rooms brings its
//! rooms with it, all of one [`Package`]. An order that has expired or was stopped counts no more, and
//! its rooms are frozen; it can be prolonged and started again. A change is kept as a [`Record`].

mod package;

pub use package::Package;

use convoca_booking::{CorporationId, Quota, ResourceKind, RoomKind, UserId};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Most orders of a corporation.
pub const MOST_ORDERS: usize = 500;

/// Most of a kind in one order.
const MOST: i64 = 1_000_000;

/// Most rooms in one order.
const MOST_ROOMS: i64 = 1000;

/// Longest ID, in characters.
const LONGEST_ID: usize = 64;

/// What expires within this time is expiring, as the vendor counts it.
const SOON: SignedDuration = SignedDuration::from_hours(30 * 24);

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// ID, unique among the corporation's orders of this kind.
    pub id: String,
    /// Of what.
    pub kind: ResourceKind,
    /// Of rooms which, else nothing.
    pub package: Option<Package>,
    /// How many.
    pub count: u64,
    /// From when on it does not count; `None`: it always does.
    pub expires_at: Option<Timestamp>,
    /// Whether the provider has stopped it for now.
    pub stopped: bool,
}

/// Whether an order counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It does.
    Normal,
    /// It has expired.
    Expired,
    /// The provider has stopped it.
    Stopped,
}

/// What somebody asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderDraft {
    /// ID; `None`: made up.
    pub id: Option<String>,
    /// Of what.
    pub kind: Option<ResourceKind>,
    /// Of rooms the package's ID.
    pub package: Option<String>,
    /// How many.
    pub count: Option<i64>,
    /// When it expires; `None`: never.
    pub expires_at: Option<Timestamp>,
}

/// Changes to orders that are there; `None` leaves a property as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderEdit {
    /// Which order.
    pub id: String,
    /// Of which kind; `None`: all with this ID.
    pub kind: Option<ResourceKind>,
    /// When it expires.
    pub expires_at: Option<Timestamp>,
    /// Whether it is stopped.
    pub stopped: Option<bool>,
}

/// What is done with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    /// It was added.
    Added,
    /// It was removed.
    Removed,
    /// Its number or its end was changed.
    Changed,
    /// It was stopped.
    Stopped,
    /// It was started again.
    Started,
}

/// What was done with an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The corporation.
    pub corporation: CorporationId,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub by: UserId,
    /// What.
    pub operation: Operation,
    /// The order after it; of one that was removed, before it.
    pub order: Order,
}

/// Why an order cannot be as it is asked for. The text is one clause that names the field.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OrderError {
    /// Without a kind.
    #[error("type must be one that is known")]
    KindMissing,
    /// The number is missing or out of range.
    #[error("count must be 1 to {0}")]
    Count(i64),
    /// The ID is empty or too long.
    #[error("id must have 1 to 64 characters")]
    Id,
    /// Rooms without a package that is known.
    #[error("typeId must be a package that is known, for rooms")]
    PackageUnknown,
    /// A package of something that has none.
    #[error("typeId is for rooms alone")]
    PackageNotWanted,
    /// The order with this ID is of another package.
    #[error("typeId of an order cannot change")]
    PackageFixed,
    /// There is no such order.
    #[error("there is no resource {0}")]
    NoSuchOrder(String),
    /// Too many orders.
    #[error("a corporation has at most 500 resources")]
    TooMany,
}

impl Order {
    /// The order that `draft` asks for, under `made_up` where it names no ID.
    ///
    /// # Errors
    /// An [`OrderError`].
    pub fn new(draft: OrderDraft, made_up: impl FnOnce() -> String) -> Result<Self, OrderError> {
        let kind = draft.kind.ok_or(OrderError::KindMissing)?;
        let most = if kind == ResourceKind::Rooms { MOST_ROOMS } else { MOST };
        let count = draft.count.filter(|count| (1..=most).contains(count)).ok_or(OrderError::Count(most))?;
        let package = match (kind, draft.package) {
            (ResourceKind::Rooms, id) => Some(id.and_then(|id| Package::known(&id)).ok_or(OrderError::PackageUnknown)?),
            (_, None) => None,
            (_, Some(_)) => return Err(OrderError::PackageNotWanted),
        };
        let id = draft.id.unwrap_or_else(made_up);
        if !(1..=LONGEST_ID).contains(&id.chars().count()) {
            return Err(OrderError::Id);
        }
        Ok(Self { id, kind, package, count: count.unsigned_abs(), expires_at: draft.expires_at, stopped: false })
    }

    /// Whether it counts at `now`.
    pub fn status(&self, now: Timestamp) -> Status {
        if self.stopped {
            Status::Stopped
        } else if self.expires_at.is_some_and(|end| end <= now) {
            Status::Expired
        } else {
            Status::Normal
        }
    }

    /// Whether it counts at `now` and will not any more in 30 days.
    pub fn is_expiring(&self, now: Timestamp) -> bool {
        self.status(now) == Status::Normal
            && self.expires_at.is_some_and(|end| end <= now.saturating_add(SOON).unwrap_or(end))
    }

    /// Whether it is the one with this ID, of this kind or any.
    pub fn is(&self, id: &str, kind: Option<ResourceKind>) -> bool {
        self.id == id && kind.is_none_or(|kind| kind == self.kind)
    }

    /// What kind of rooms it brings, if any.
    pub fn room_kind(&self) -> Option<RoomKind> {
        self.package.as_ref().map(|package| if package.audience > 0 { RoomKind::Webinar } else { RoomKind::Cloud })
    }
}

/// Puts `new` among `orders`: it replaces the one of its ID and kind, of which it keeps whether it is
/// stopped. What was done.
///
/// # Errors
/// [`OrderError::PackageFixed`] and [`OrderError::TooMany`].
pub fn put(orders: &mut Vec<Order>, mut new: Order) -> Result<(Operation, Order), OrderError> {
    if let Some(present) = orders.iter_mut().find(|order| order.is(&new.id, Some(new.kind))) {
        if present.package != new.package {
            return Err(OrderError::PackageFixed);
        }
        new.stopped = present.stopped;
        present.clone_from(&new);
        return Ok((Operation::Changed, new));
    }
    if orders.len() >= MOST_ORDERS {
        return Err(OrderError::TooMany);
    }
    orders.push(new.clone());
    Ok((Operation::Added, new))
}

/// Changes the orders that `edit` names. What was done with each; nothing with one that is like that
/// already.
///
/// # Errors
/// [`OrderError::NoSuchOrder`].
pub fn edit(orders: &mut [Order], edit: &OrderEdit) -> Result<Vec<(Operation, Order)>, OrderError> {
    let mut done = Vec::new();
    let mut found = false;
    for order in orders.iter_mut().filter(|order| order.is(&edit.id, edit.kind)) {
        found = true;
        if let Some(end) = edit.expires_at.filter(|end| order.expires_at != Some(*end)) {
            order.expires_at = Some(end);
            done.push((Operation::Changed, order.clone()));
        }
        if let Some(stopped) = edit.stopped.filter(|stopped| order.stopped != *stopped) {
            order.stopped = stopped;
            done.push((if stopped { Operation::Stopped } else { Operation::Started }, order.clone()));
        }
    }
    if found { Ok(done) } else { Err(OrderError::NoSuchOrder(edit.id.clone())) }
}

/// Takes every order with this ID out of `orders`.
///
/// # Errors
/// [`OrderError::NoSuchOrder`].
pub fn remove(orders: &mut Vec<Order>, id: &str) -> Result<Vec<Order>, OrderError> {
    let (gone, kept) = std::mem::take(orders).into_iter().partition(|order| order.is(id, None));
    *orders = kept;
    let gone: Vec<Order> = gone;
    if gone.is_empty() { Err(OrderError::NoSuchOrder(id.to_owned())) } else { Ok(gone) }
}

/// What the orders give their corporation, which its limits follow from.
pub fn quotas(orders: &[Order]) -> Vec<Quota> {
    let quota =
        |order: &Order| Quota { kind: order.kind, count: order.count, until: order.expires_at, stopped: order.stopped };
    orders.iter().map(quota).collect()
}

#[cfg(test)]
mod tests;
