//! What needs the vendor's own screens and whiteboards: there are none here, and every call says so.

use crate::http::router::{Route, filter};
use crate::http::{Caller, Refusal};
use axum::routing::on;
use convoca_contract::codes;
use convoca_contract::operations::signage::SIGNAGE;

pub(super) fn routes() -> Vec<Route> {
    SIGNAGE.iter().map(|&operation| Route { operation, handler: on(filter(operation.method), not_supported) }).collect()
}

/// Whoever is signed in is told; whoever is not has to sign in first, as everywhere.
async fn not_supported(_caller: Caller) -> Refusal {
    Refusal::bad(codes::NOT_SUPPORTED, "this server has no digital signage and keeps no whiteboards' minutes")
}
