//! Set a picture: one's own, or, as an administrator, somebody's.

use super::upload::Picture;
use crate::app::App;
use crate::clock;
use crate::handlers::fields::Segment;
use crate::http::{Admin, Caller, Refusal};
use axum::extract::State;
use convoca_booking::{CorporationId, UserId};
use convoca_contract::codes;
use http::StatusCode;
use std::sync::Arc;

/// Bytes of a picture's key.
pub(super) const KEY_BYTES: usize = 24;

/// `POST /v1/usg/abs/profile-images`.
pub(super) async fn set_my_picture(
    State(app): State<Arc<App>>,
    caller: Caller,
    picture: Picture,
) -> Result<StatusCode, Refusal> {
    set(&app, &caller.corporation.id, &caller.user.id, picture).await
}

/// `POST /v1/usg/abs/profile-images/{user_id}`.
pub(super) async fn set_user_picture(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(id): Segment,
    picture: Picture,
) -> Result<StatusCode, Refusal> {
    set(&app, &caller.corporation.id, &UserId::new(id), picture).await
}

async fn set(app: &App, corporation: &CorporationId, user: &UserId, picture: Picture) -> Result<StatusCode, Refusal> {
    let key = clock::random_hex(KEY_BYTES);
    if app.store.set_picture(corporation, user, &key, picture.kept(), clock::now()).await? {
        Ok(StatusCode::OK)
    } else {
        Err(Refusal::bad(codes::USER_NOT_FOUND, "there is no such user"))
    }
}
