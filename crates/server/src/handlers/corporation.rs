//! Corporations, as the service provider manages them, and a corporation's own data.

mod add;
mod delete;
mod edit;
mod list;
mod read;
mod show_own;
mod update_own;
mod view;
mod wire;

use crate::app::App;
use crate::handlers::fields;
use crate::http::Refusal;
use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_booking::{Corporation, CorporationId};
use convoca_contract::Operation;
use convoca_contract::operations::corporation as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::ADD_CORPORATION, on(at(&operation::ADD_CORPORATION), add::add_corporation)),
        row(&operation::LIST_CORPORATIONS, on(at(&operation::LIST_CORPORATIONS), list::list_corporations)),
        row(&operation::READ_CORPORATION, on(at(&operation::READ_CORPORATION), read::read_corporation)),
        row(&operation::EDIT_CORPORATION, on(at(&operation::EDIT_CORPORATION), edit::edit_corporation)),
        row(&operation::DELETE_CORPORATION, on(at(&operation::DELETE_CORPORATION), delete::delete_corporation)),
        row(&operation::SHOW_OWN_CORPORATION, on(at(&operation::SHOW_OWN_CORPORATION), show_own::show_own_corporation)),
        row(
            &operation::UPDATE_OWN_CORPORATION,
            on(at(&operation::UPDATE_OWN_CORPORATION), update_own::update_own_corporation),
        ),
    ]
}

/// The corporation with this ID.
///
/// # Errors
/// Status 400 when there is none.
pub(in crate::handlers) async fn find(app: &App, id: &str) -> Result<Corporation, Refusal> {
    app.store.corporation(&CorporationId::new(id)).await?.ok_or_else(unknown)
}

/// Status 400: there is no such corporation. The vendor's list has no code of its own for it.
pub(in crate::handlers) fn unknown() -> Refusal {
    fields::wrong("the path", "must have the ID of a corporation")
}
