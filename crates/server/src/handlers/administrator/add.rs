//! Make somebody an administrator.

use crate::app::App;
use crate::handlers::fields;
use crate::handlers::user::LONGEST_ACCOUNT;
use crate::handlers::user::find::{self, By};
use crate::http::{DefaultAdmin, Json, Query, Refusal};
use axum::extract::State;
use convoca_contract::administrator::AddAdministratorRequest;
use http::StatusCode;
use std::sync::Arc;

/// `POST /v1/usg/dcs/corp/admin`. Who is one already stays one.
pub(super) async fn add_administrator(
    State(app): State<Arc<App>>,
    DefaultAdmin(caller): DefaultAdmin,
    query: Query,
    Json { value: body, .. }: Json<AddAdministratorRequest>,
) -> Result<StatusCode, Refusal> {
    let name = fields::required(fields::text(body.account, "account", LONGEST_ACCOUNT)?, "account")?;
    let user = find::find(&app, &caller.corporation.id, &name, By::of(&query)?).await?;
    app.store.set_users_admin(&caller.corporation.id, &[user.account], true).await?;
    Ok(StatusCode::OK)
}
