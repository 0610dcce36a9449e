//! Our own calls under `/v1/convoca`: what the portal needs and the vendor's API has not.

mod answer_call;
mod calendar;
mod directory;
mod listen_for_calls;
mod occurrences;
mod show_corporation;
mod update_corporation;
mod zones;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::portal as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::LIST_ZONES, on(at(&operation::LIST_ZONES), zones::list_zones)),
        row(&operation::PREVIEW_OCCURRENCES, on(at(&operation::PREVIEW_OCCURRENCES), occurrences::preview_occurrences)),
        row(&operation::SHOW_CORPORATION, on(at(&operation::SHOW_CORPORATION), show_corporation::show_corporation)),
        row(
            &operation::UPDATE_CORPORATION,
            on(at(&operation::UPDATE_CORPORATION), update_corporation::update_corporation),
        ),
        row(&operation::SEARCH_DIRECTORY, on(at(&operation::SEARCH_DIRECTORY), directory::search_directory)),
        row(&operation::LISTEN_FOR_CALLS, on(at(&operation::LISTEN_FOR_CALLS), listen_for_calls::listen_for_calls)),
        row(&operation::ANSWER_CALL, on(at(&operation::ANSWER_CALL), answer_call::answer_call)),
        row(&operation::DOWNLOAD_CALENDAR, on(at(&operation::DOWNLOAD_CALENDAR), calendar::download_calendar)),
    ]
}
