//! The audit trail. What goes into it is decided by [`crate::http::audit`].

mod list;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::operations::audit as operation;

pub(super) fn routes() -> Vec<Route> {
    vec![Route {
        operation: &operation::LIST_AUDIT,
        handler: on(filter(operation::LIST_AUDIT.method), list::list_audit),
    }]
}
