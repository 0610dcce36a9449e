//! Delete users, all or none, with their sign-ins and personal rooms.

use super::find::{self, By};
use crate::app::App;
use crate::handlers::fields;
use crate::http::{Admin, Json, Query, Refusal};
use axum::extract::State;
use http::StatusCode;
use std::sync::Arc;

/// `POST /v1/usg/dcs/corp/member/delete`.
pub(super) async fn delete_users(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
    Json { value: names, .. }: Json<Vec<String>>,
) -> Result<StatusCode, Refusal> {
    let id = &caller.corporation.id;
    let accounts = find::accounts(&app, id, fields::names(names)?, By::of(&query)?).await?;
    app.store.delete_users(id, &accounts).await?;
    Ok(StatusCode::OK)
}
