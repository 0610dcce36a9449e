//! The outbox: what the server does by itself, for administrators of the corporation that it is about.

mod list;
mod mail;
mod retry;

use crate::http::Refusal;
use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::operations::outbox as operation;
use convoca_contract::{Operation, codes};

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::LIST_OUTBOX, on(at(&operation::LIST_OUTBOX), list::list_outbox)),
        row(&operation::RETRY_OUTBOX, on(at(&operation::RETRY_OUTBOX), retry::retry_outbox)),
        row(&operation::SHOW_OUTBOX_MAIL, on(at(&operation::SHOW_OUTBOX_MAIL), mail::show_outbox_mail)),
    ]
}

/// The number of the entry that a path names. What is no number is nobody's.
fn number(id: &str) -> Result<i64, Refusal> {
    id.parse().map_err(|_| unknown())
}

fn unknown() -> Refusal {
    Refusal::bad(codes::BAD_REQUEST, "there is no such entry in the outbox")
}
