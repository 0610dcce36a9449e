//! Rooms with a number of their own: a person's, and those that administrators give away.

mod assign;
mod delete;
mod list;
mod list_mine;
mod recycle;
mod refusal;
mod update_mine;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_booking::{Room, RoomId, RoomKind};
use convoca_contract::Operation;
use convoca_contract::operations::room as operation;
use convoca_directory::order::Package;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::LIST_MY_ROOMS, on(at(&operation::LIST_MY_ROOMS), list_mine::list_my_rooms)),
        row(&operation::UPDATE_MY_ROOM, on(at(&operation::UPDATE_MY_ROOM), update_mine::update_my_room)),
        row(&operation::LIST_ROOMS, on(at(&operation::LIST_ROOMS), list::list_rooms)),
        row(&operation::ASSIGN_ROOMS, on(at(&operation::ASSIGN_ROOMS), assign::assign_rooms)),
        row(&operation::RECYCLE_ROOMS, on(at(&operation::RECYCLE_ROOMS), recycle::recycle_rooms)),
        row(&operation::DELETE_ROOMS, on(at(&operation::DELETE_ROOMS), delete::delete_rooms)),
    ]
}

/// The vendor's number of a kind of room (`vmrMode`).
pub(in crate::handlers) fn kind_number(kind: RoomKind) -> i64 {
    match kind {
        RoomKind::Personal => 0,
        RoomKind::Cloud => 1,
        RoomKind::Webinar => 2,
    }
}

/// Name of the package that a room is of.
fn package_name(room: &Room) -> Option<String> {
    room.package.as_deref().and_then(Package::known).map(|package| package.name)
}

fn ids(names: Vec<String>) -> Vec<RoomId> {
    names.into_iter().map(RoomId::new).collect()
}
