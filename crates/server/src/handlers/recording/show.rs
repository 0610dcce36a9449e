//! Show what one meeting was recorded into.

use super::{find, view};
use crate::app::App;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_contract::recording::RecordingInfo;
use std::sync::Arc;

/// `GET /v1/mmc/management/conferences/record/files?confUUID=`.
pub(super) async fn show_recording(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<RecordingInfo>, Refusal> {
    let recorded = find(&app, &caller, query.required("confUUID")?).await?;
    Ok(axum::Json(view::info(&app, &recorded)))
}
