//! Departments: administrators manage them, everybody in the corporation sees them.

mod add;
mod delete;
mod find;
mod refusal;
mod show;
mod show_book;
mod update;
mod view;
mod wire;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::department as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::ADD_DEPARTMENT, on(at(&operation::ADD_DEPARTMENT), add::add_department)),
        row(&operation::UPDATE_DEPARTMENT, on(at(&operation::UPDATE_DEPARTMENT), update::update_department)),
        row(&operation::DELETE_DEPARTMENT, on(at(&operation::DELETE_DEPARTMENT), delete::delete_department)),
        row(&operation::SHOW_DEPARTMENT, on(at(&operation::SHOW_DEPARTMENT), show::show_department)),
        row(&operation::FIND_DEPARTMENTS, on(at(&operation::FIND_DEPARTMENTS), find::find_departments)),
        row(
            &operation::SHOW_BOOK_DEPARTMENT,
            on(at(&operation::SHOW_BOOK_DEPARTMENT), show_book::show_book_department),
        ),
    ]
}
