//! Figures over time, for a corporation's administrators: counted from what is remembered of meetings and
//! sign-ins, in the corporation's time zone. What is older than it wants to remember is not in them.

mod count_attendance;
mod count_meetings;
mod count_resources;
mod count_users;
mod wanted;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::statistic as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::COUNT_MEETINGS, on(at(&operation::COUNT_MEETINGS), count_meetings::count_meetings)),
        row(&operation::COUNT_ATTENDANCE, on(at(&operation::COUNT_ATTENDANCE), count_attendance::count_attendance)),
        row(&operation::COUNT_RESOURCES, on(at(&operation::COUNT_RESOURCES), count_resources::count_resources)),
        row(&operation::COUNT_USERS, on(at(&operation::COUNT_USERS), count_users::count_users)),
    ]
}

/// In gigabytes, as space for recordings is bought.
#[expect(clippy::cast_precision_loss, reason = "what is lost of it is less than a byte below nine petabytes")]
pub(super) fn gigabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e9
}
