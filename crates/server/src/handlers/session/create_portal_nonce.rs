//! A nonce with which a browser opens the portal signed in.

use crate::app::App;
use crate::auth::token;
use crate::clock;
use crate::http::{Caller, Refusal};
use axum::extract::State;
use convoca_contract::auth::PortalNonce;
use jiff::SignedDuration;
use std::sync::Arc;

/// How long the nonce is good: time for a browser to follow a redirect, on a slow line.
const LIFE: SignedDuration = SignedDuration::from_mins(2);

/// Random bytes in it.
const BYTES: usize = 24;

/// `POST /v1/usg/acs/auth/portal-ref-nonce`. The nonce is good once; only its hash is kept.
pub(super) async fn create_portal_nonce(
    State(app): State<Arc<App>>,
    caller: Caller,
) -> Result<axum::Json<PortalNonce>, Refusal> {
    let nonce = clock::random_hex(BYTES);
    app.store.insert_portal_nonce(&token::hash(&nonce), &caller.user.id, clock::now() + LIFE).await?;
    Ok(axum::Json(PortalNonce { nonce }))
}
