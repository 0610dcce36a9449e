//! Make administrators ordinary users again, all or none.

use crate::app::App;
use crate::handlers::fields;
use crate::handlers::user::find::{self, By};
use crate::http::{DefaultAdmin, Json, Query, Refusal};
use axum::extract::State;
use http::StatusCode;
use std::sync::Arc;

/// `POST /v1/usg/dcs/corp/admin/delete`.
pub(super) async fn delete_administrators(
    State(app): State<Arc<App>>,
    DefaultAdmin(caller): DefaultAdmin,
    query: Query,
    Json { value: names, .. }: Json<Vec<String>>,
) -> Result<StatusCode, Refusal> {
    let id = &caller.corporation.id;
    let accounts = find::accounts(&app, id, fields::names(names)?, By::of(&query)?).await?;
    app.store.set_users_admin(id, &accounts, false).await?;
    Ok(StatusCode::OK)
}
