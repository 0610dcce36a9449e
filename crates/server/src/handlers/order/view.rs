//! Orders as the API shows them.

use super::wire::word;
use convoca_booking::RoomKind;
use convoca_contract::resource::ResourceInfo;
use convoca_directory::order::{Order, Status};
use jiff::Timestamp;

/// An order as it is at `now`.
pub(super) fn order(order: &Order, now: Timestamp) -> ResourceInfo {
    let package = order.package.as_ref();
    ResourceInfo {
        id: order.id.clone(),
        kind: word(order.kind).to_owned(),
        type_id: package.map(|package| package.id.clone()),
        type_desc: package.map(|package| package.name.clone()),
        vmr_mode: order.room_kind().map(mode),
        count: i64::try_from(order.count).unwrap_or(i64::MAX),
        expire_date: order.expires_at.map(Timestamp::as_millisecond),
        order_id: order.id.clone(),
        status: status(order, now),
        editable: true,
    }
}

/// The vendor's number of a status.
pub(super) fn status(order: &Order, now: Timestamp) -> i64 {
    match order.status(now) {
        Status::Normal => 0,
        Status::Expired => 1,
        Status::Stopped => 2,
    }
}

/// The vendor's number of a kind of room.
pub(super) fn mode(kind: RoomKind) -> i64 {
    crate::handlers::room::kind_number(kind)
}
