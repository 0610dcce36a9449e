//! Extend a sign-in by its refresh token, which replaces both tokens, or by its access token, which
//! stays and gets a new refresh token.

use super::{Peer, view};
use crate::app::App;
use crate::auth::signed_in::SignedIn;
use crate::auth::token;
use crate::clock;
use crate::http::{Caller, Refusal};
use axum::extract::State;
use convoca_contract::auth::TokenAnswer;
use convoca_contract::codes;
use http::HeaderMap;
use std::sync::Arc;

/// `PUT /v1/usg/acs/token`. Newer documentation has the refresh token in the header, older the
/// access token.
pub(super) async fn update_token(
    State(app): State<Arc<App>>,
    peer: Peer,
    headers: HeaderMap,
) -> Result<axum::Json<TokenAnswer>, Refusal> {
    let given = headers.get("x-access-token").and_then(|value| value.to_str().ok()).ok_or_else(unknown)?;
    let hash = token::hash(given);
    let now = clock::now();
    let (user, renewed) = if let Some(found) = app.store.principal_by_refresh(&hash, now).await? {
        let Caller { session, user, .. } = Caller::admit(found)?;
        (user, SignedIn::rotate(&app, &session, now).await?)
    } else {
        let found = app.store.principal(&hash, now).await?.ok_or_else(unknown)?;
        let Caller { session, user, .. } = Caller::admit(found)?;
        (user, SignedIn::prolong(&app, &session, given, now).await?)
    };
    let renewed = renewed.ok_or_else(unknown)?;
    Ok(axum::Json(view::opened(&app, &peer, &user, &renewed, now)))
}

fn unknown() -> Refusal {
    let message = "the X-Access-Token header must have a refresh token or an access token that lives; sign in again";
    Refusal::unauthenticated(codes::TOKEN_INVALID, message)
}
