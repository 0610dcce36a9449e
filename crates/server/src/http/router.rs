//! From the table of operations to routes.

use super::{Refusal, audit, exchange, health};
use crate::app::App;
use crate::{handlers, pages, pictures, push, sign_on, signal, streaming, whip};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodFilter, MethodRouter, get};
use convoca_contract::codes;
use convoca_contract::operation::{Method, Operation};
use http::StatusCode;
use std::sync::Arc;

/// One operation of the table and what serves it.
pub struct Route {
    /// The row of the table.
    pub operation: &'static Operation,
    /// Serves it.
    pub handler: MethodRouter<Arc<App>>,
}

/// Everything the server answers.
pub fn router(app: Arc<App>) -> Router {
    let mut router = Router::new();
    for Route { operation, handler } in handlers::routes() {
        router = router.route(operation.path, handler);
    }
    router
        .route("/health", get(health::health))
        .route("/metrics", get(health::metrics))
        .merge(pages::routes())
        .merge(pictures::routes())
        .merge(sign_on::pages::routes())
        .merge(signal::routes())
        .merge(whip::routes())
        .merge(push::routes())
        .merge(handlers::recording::file::routes())
        .merge(streaming::routes())
        .fallback(no_such_path)
        .method_not_allowed_fallback(no_such_method)
        .layer(from_fn_with_state(Arc::clone(&app), audit::run))
        .layer(from_fn_with_state(Arc::clone(&app), exchange::run))
        .with_state(app)
}

/// The router's name for a method of the table.
pub fn filter(method: Method) -> MethodFilter {
    match method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Put => MethodFilter::PUT,
        Method::Delete => MethodFilter::DELETE,
    }
}

async fn no_such_path() -> Refusal {
    Refusal::new(
        StatusCode::NOT_FOUND,
        codes::BAD_REQUEST,
        "there is nothing at this path; /openapi.json lists what is",
    )
}

async fn no_such_method() -> Refusal {
    Refusal::new(
        StatusCode::METHOD_NOT_ALLOWED,
        codes::BAD_REQUEST,
        "this path exists, but not with this method; /openapi.json lists what is",
    )
}
