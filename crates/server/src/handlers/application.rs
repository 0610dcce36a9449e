//! Applications (App ID and key), which the corporation's default administrator manages.

mod add;
mod delete;
mod find;
mod list;
mod reset_key;
mod update;
mod view;

use crate::clock;
use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::application as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::ADD_APPLICATION, on(at(&operation::ADD_APPLICATION), add::add_application)),
        row(&operation::LIST_APPLICATIONS, on(at(&operation::LIST_APPLICATIONS), list::list_applications)),
        row(&operation::UPDATE_APPLICATION, on(at(&operation::UPDATE_APPLICATION), update::update_application)),
        row(&operation::DELETE_APPLICATION, on(at(&operation::DELETE_APPLICATION), delete::delete_application)),
        row(
            &operation::RESET_APPLICATION_KEY,
            on(at(&operation::RESET_APPLICATION_KEY), reset_key::reset_application_key),
        ),
    ]
}

/// Longest name, in characters.
const LONGEST_NAME: usize = 128;
/// Longest description, in characters.
const LONGEST_DESCRIPTION: usize = 512;

/// A fresh key: 64 hex digits, as many bits as the HMAC that it goes into.
fn fresh_key() -> String {
    clock::random_hex(32)
}
