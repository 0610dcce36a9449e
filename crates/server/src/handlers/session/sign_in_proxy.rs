//! Sign in with account and password in the body.
//!
//! The vendor asks another server then. Here there is none to ask, so the account is one of ours,
//! and signing in by a code of the other server is refused.

use super::{Peer, password, sign_in_account};
use crate::app::App;
use crate::auth::signed_in::PROGRAM;
use crate::handlers::fields;
use crate::http::{Json, Refusal};
use axum::extract::State;
use convoca_contract::auth::{ProxySignIn, TokenAnswer};
use convoca_contract::codes;
use std::sync::Arc;

/// `POST /v1/usg/acs/auth/proxy`.
pub(super) async fn sign_in_proxy(
    State(app): State<Arc<App>>,
    peer: Peer,
    Json { value: body, .. }: Json<ProxySignIn>,
) -> Result<axum::Json<TokenAnswer>, Refusal> {
    let auth_type = fields::text(body.auth_type, "authType", 64)?;
    if auth_type.as_deref() != Some("AccountAndPwd") {
        return Err(Refusal::bad(
            codes::AUTH_TYPE_INVALID,
            "authType must be AccountAndPwd; nothing else is offered here",
        ));
    }
    let account = fields::required(fields::text(body.account, "account", 255)?, "account")?;
    let password = fields::required(fields::value(body.pwd, "pwd", "a text")?, "pwd")?;
    let client_type = fields::number(body.client_type, "clientType", i64::MIN..=i64::MAX)?.unwrap_or(PROGRAM);
    let check_only = fields::number(body.create_token_type, "createTokenType", 0..=1)? == Some(1);
    let found = password::check(&app, &peer, &account, password).await?;
    sign_in_account::answer(&app, &peer, found, client_type, check_only).await
}
