//! What the service provider gives corporations, and what a corporation has been given.

mod add;
mod delete;
pub(super) mod facts;
mod list;
mod records;
mod show_own;
mod show_provider;
mod update;
mod view;
pub(super) mod wire;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::order as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::ADD_RESOURCES, on(at(&operation::ADD_RESOURCES), add::add_resources)),
        row(&operation::UPDATE_RESOURCES, on(at(&operation::UPDATE_RESOURCES), update::update_resources)),
        row(&operation::LIST_RESOURCES, on(at(&operation::LIST_RESOURCES), list::list_resources)),
        row(&operation::DELETE_RESOURCES, on(at(&operation::DELETE_RESOURCES), delete::delete_resources)),
        row(
            &operation::LIST_RESOURCE_RECORDS,
            on(at(&operation::LIST_RESOURCE_RECORDS), records::list_resource_records),
        ),
        row(
            &operation::SHOW_PROVIDER_RESOURCES,
            on(at(&operation::SHOW_PROVIDER_RESOURCES), show_provider::show_provider_resources),
        ),
        row(&operation::SHOW_OWN_RESOURCES, on(at(&operation::SHOW_OWN_RESOURCES), show_own::show_own_resources)),
        row(&operation::LIST_OWN_RESOURCES, on(at(&operation::LIST_OWN_RESOURCES), list::list_own_resources)),
    ]
}
