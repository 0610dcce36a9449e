//! A nonce with which a browser opens the portal signed in.

use crate::app::App;
use crate::auth::token;
use crate::clock;
use crate::http::{Caller, Refusal};
use axum::extract::State;
use convoca_booking::UserId;
use convoca_contract::auth::PortalNonce;
use convoca_store::StoreError;
use jiff::SignedDuration;
use std::sync::Arc;

/// How long the nonce is good: time for a browser to follow a redirect, on a slow line.
const LIFE: SignedDuration = SignedDuration::from_mins(2);

/// Random bytes in it.
const BYTES: usize = 24;

/// `POST /v1/usg/acs/auth/portal-ref-nonce`.
pub(super) async fn create_portal_nonce(
    State(app): State<Arc<App>>,
    caller: Caller,
) -> Result<axum::Json<PortalNonce>, Refusal> {
    Ok(axum::Json(PortalNonce { nonce: portal_nonce(&app, &caller.user.id).await? }))
}

/// A nonce with which `user` enters the portal. It is good once; only its hash is kept.
///
/// # Errors
/// A [`StoreError`].
pub(crate) async fn portal_nonce(app: &App, user: &UserId) -> Result<String, StoreError> {
    let nonce = clock::random_hex(BYTES);
    app.store.insert_portal_nonce(&token::hash(&nonce), user, clock::now() + LIFE).await?;
    Ok(nonce)
}
