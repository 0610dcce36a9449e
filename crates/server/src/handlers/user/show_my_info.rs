//! Show the caller's own profile.

use super::view;
use crate::app::App;
use crate::http::{Caller, Refusal};
use axum::extract::State;
use convoca_contract::user::UserDetail;
use std::sync::Arc;

/// `GET /v1/usg/dcs/member`.
pub(super) async fn show_my_info(
    State(app): State<Arc<App>>,
    caller: Caller,
) -> Result<axum::Json<UserDetail>, Refusal> {
    Ok(axum::Json(view::detail(&app, caller.user, &caller.corporation).await?))
}
