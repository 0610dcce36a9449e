//! Meetings: book, find, edit, cancel.

mod cancel;
mod create;
mod edit;
mod list;
mod room;
mod show;
pub(super) mod time;
mod view;
pub(super) mod wire;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::meeting as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::CREATE_MEETING, on(at(&operation::CREATE_MEETING), create::create_meeting)),
        row(&operation::CREATE_SERIES, on(at(&operation::CREATE_SERIES), create::create_series)),
        row(&operation::UPDATE_MEETING, on(at(&operation::UPDATE_MEETING), edit::update_meeting)),
        row(&operation::CANCEL_MEETING, on(at(&operation::CANCEL_MEETING), cancel::cancel_meeting)),
        row(&operation::LIST_MEETINGS, on(at(&operation::LIST_MEETINGS), list::list_meetings)),
        row(&operation::SHOW_MEETING, on(at(&operation::SHOW_MEETING), show::show_meeting)),
    ]
}

/// How often a change is tried again when somebody else changed the meeting at the same moment.
const TRIES: usize = 8;
