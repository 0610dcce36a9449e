//! Controlling a meeting that is being held.

mod fields;
mod people;
mod show;
mod snapshot;
mod token;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::control as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    let mut routes = vec![
        row(
            &operation::CREATE_CONFERENCE_TOKEN,
            on(at(&operation::CREATE_CONFERENCE_TOKEN), token::create_conference_token),
        ),
        row(
            &operation::PROLONG_CONFERENCE_TOKEN,
            on(at(&operation::PROLONG_CONFERENCE_TOKEN), token::create_conference_token),
        ),
        row(&operation::SHOW_REAL_TIME_INFO, on(at(&operation::SHOW_REAL_TIME_INFO), snapshot::show_real_time_info)),
    ];
    routes.extend(people::routes());
    routes.extend(show::routes());
    routes
}
