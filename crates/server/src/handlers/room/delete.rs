//! Delete cloud rooms that nobody has, all or none.

use crate::app::App;
use crate::handlers::fields;
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use http::StatusCode;
use std::sync::Arc;

/// `POST /v1/usg/dcs/corp/vmr/delete`.
pub(super) async fn delete_rooms(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Json { value: names, .. }: Json<Vec<String>>,
) -> Result<StatusCode, Refusal> {
    let rooms = super::ids(fields::names(names)?);
    app.store.delete_rooms(&caller.corporation.id, &rooms).await?;
    Ok(StatusCode::OK)
}
