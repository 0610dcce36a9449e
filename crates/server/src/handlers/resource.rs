//! What is used, and whether the server works.

mod show_corporation_use;
mod show_provider_use;
mod show_site_status;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::resource as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(
            &operation::SHOW_CORPORATION_USE,
            on(at(&operation::SHOW_CORPORATION_USE), show_corporation_use::show_corporation_use),
        ),
        row(&operation::SHOW_PROVIDER_USE, on(at(&operation::SHOW_PROVIDER_USE), show_provider_use::show_provider_use)),
        row(&operation::SHOW_SITE_STATUS, on(at(&operation::SHOW_SITE_STATUS), show_site_status::show_site_status)),
    ]
}
