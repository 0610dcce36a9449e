//! Show a user.

use super::find::{self, By};
use super::view;
use crate::app::App;
use crate::handlers::fields::Segment;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_contract::user::UserDetail;
use std::sync::Arc;

/// `GET /v1/usg/dcs/corp/member/{account}`.
pub(super) async fn show_user(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(name): Segment,
    query: Query,
) -> Result<axum::Json<UserDetail>, Refusal> {
    let user = find::find(&app, &caller.corporation.id, &name, By::of(&query)?).await?;
    Ok(axum::Json(view::detail(&app, user, &caller.corporation).await?))
}
