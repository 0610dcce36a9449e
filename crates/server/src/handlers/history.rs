//! Meetings that were held: the list, one of them, who was in, what was done.

mod attendance;
mod controls;
pub(super) mod list;
mod show;
mod words;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::history as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::LIST_PAST_MEETINGS, on(at(&operation::LIST_PAST_MEETINGS), list::list_past_meetings)),
        row(&operation::SHOW_PAST_MEETING, on(at(&operation::SHOW_PAST_MEETING), show::show_past_meeting)),
        row(&operation::LIST_ATTENDANCE, on(at(&operation::LIST_ATTENDANCE), attendance::list_attendance)),
        row(&operation::LIST_CONTROLS, on(at(&operation::LIST_CONTROLS), controls::list_controls)),
    ]
}
