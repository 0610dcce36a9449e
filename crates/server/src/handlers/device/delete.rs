//! Delete room systems, all or none. What is signed in on them is signed out.

use crate::app::App;
use crate::handlers::fields;
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use http::StatusCode;
use std::sync::Arc;

/// `POST /v1/usg/dcs/corp/device/delete`.
pub(super) async fn delete_devices(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Json { value: serials, .. }: Json<Vec<String>>,
) -> Result<StatusCode, Refusal> {
    app.store.delete_devices(&caller.corporation.id, &fields::names(serials)?).await?;
    Ok(StatusCode::OK)
}
