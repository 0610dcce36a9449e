//! Whether the server works, and its counters.

use super::Refusal;
use crate::app::App;
use crate::net::Entrance;
use axum::Extension;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use convoca_contract::codes;
use http::{StatusCode, header};
use std::sync::Arc;

/// `GET /health`: 200 when requests can be served, which needs the database; else 503.
pub async fn health(State(app): State<Arc<App>>) -> Response {
    match app.store.ping().await {
        Ok(()) => Json(serde_json::json!({"status": "ok", "version": env!("CARGO_PKG_VERSION")})).into_response(),
        Err(error) => {
            tracing::error!(%error, "health: the database does not answer");
            Refusal::new(StatusCode::SERVICE_UNAVAILABLE, codes::PROCESSING_FAILED, "the database does not answer")
                .into_response()
        }
    }
}

/// `GET /metrics`: the counters, at the plain HTTP address alone, which is the operator's own
/// unless he says otherwise.
pub async fn metrics(
    State(app): State<Arc<App>>,
    Extension(entrance): Extension<Entrance>,
) -> Result<Response, Refusal> {
    if entrance != Entrance::Plain {
        return Err(Refusal::forbidden("metrics are served at the plain HTTP address"));
    }
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind)], app.metrics.text()).into_response())
}
