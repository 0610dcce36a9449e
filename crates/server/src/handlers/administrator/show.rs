//! Show an administrator.

use super::view;
use crate::app::App;
use crate::handlers::fields::Segment;
use crate::handlers::user::find::{self, By};
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_contract::administrator::AdministratorInfo;
use convoca_contract::codes;
use std::sync::Arc;

/// `GET /v1/usg/dcs/corp/admin/{account}`. Who is none is answered as if he did not exist.
pub(super) async fn show_administrator(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(name): Segment,
    query: Query,
) -> Result<axum::Json<AdministratorInfo>, Refusal> {
    let corporation = &caller.corporation;
    let user = find::find(&app, &corporation.id, &name, By::of(&query)?).await?;
    if !user.is_admin() {
        return Err(Refusal::bad(codes::USER_NOT_FOUND, format!("there is no administrator {name}")));
    }
    let tree = app.store.departments(&corporation.id, &corporation.name).await?;
    Ok(axum::Json(view::info(&corporation.id, &tree, user)))
}
