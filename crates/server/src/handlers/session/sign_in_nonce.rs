//! Sign in with a nonce that came with a link into the portal.

use super::{Peer, view};
use crate::app::App;
use crate::auth::signed_in::{PROGRAM, SignedIn};
use crate::auth::token;
use crate::clock;
use crate::handlers::fields;
use crate::http::{Json, Refusal};
use axum::extract::State;
use convoca_contract::auth::TokenAnswer;
use convoca_contract::codes;
use convoca_contract::sign_on::NonceSignIn;
use std::sync::Arc;

/// `POST /v1/convoca/sign-in`. A nonce has as many random bytes as a token, so nobody guesses one.
pub(super) async fn sign_in_nonce(
    State(app): State<Arc<App>>,
    peer: Peer,
    Json { value: body, .. }: Json<NonceSignIn>,
) -> Result<axum::Json<TokenAnswer>, Refusal> {
    let nonce = fields::required(fields::text(body.nonce, "nonce", 255)?, "nonce")?;
    let now = clock::now();
    let unknown = || Refusal::unauthenticated(codes::TOKEN_INVALID, "the nonce is unknown, used up or too old");
    let user = app.store.take_portal_nonce(&token::hash(&nonce), now).await?.ok_or_else(unknown)?;
    let signed_in = SignedIn::open(&app, &user, PROGRAM, now).await?;
    let hash = &signed_in.session.token_hash;
    let principal = app.store.principal(hash, now).await?.ok_or_else(unknown)?;
    if let Err(refusal) = super::password::enabled(&principal.user) {
        app.store.close_session(hash).await?;
        return Err(refusal);
    }
    Ok(axum::Json(view::opened(&app, &peer, &principal.user, &signed_in, now)))
}
