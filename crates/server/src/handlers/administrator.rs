//! Administrators of a corporation. The default administrator alone makes and unmakes others, and stays.

mod add;
mod delete;
mod list;
mod show;
mod view;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::administrator as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::ADD_ADMINISTRATOR, on(at(&operation::ADD_ADMINISTRATOR), add::add_administrator)),
        row(&operation::SHOW_ADMINISTRATOR, on(at(&operation::SHOW_ADMINISTRATOR), show::show_administrator)),
        row(&operation::LIST_ADMINISTRATORS, on(at(&operation::LIST_ADMINISTRATORS), list::list_administrators)),
        row(
            &operation::DELETE_ADMINISTRATORS,
            on(at(&operation::DELETE_ADMINISTRATORS), delete::delete_administrators),
        ),
    ]
}
