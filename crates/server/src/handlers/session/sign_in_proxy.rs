//! Sign in through another server: with a code that the corporation's own provider gave, or with
//! account and password in the body, which are this server's.

use super::{Peer, password, sign_in_account};
use crate::app::App;
use crate::auth::signed_in::PROGRAM;
use crate::handlers::fields;
use crate::http::{Json, Refusal};
use crate::sign_on::{self, Code, SignOnError};
use axum::extract::State;
use convoca_booking::User;
use convoca_contract::auth::{ProxySignIn, TokenAnswer};
use convoca_contract::codes;
use convoca_store::Account;
use std::sync::Arc;

/// Longest code, in characters.
const LONGEST_CODE: usize = 4096;

/// `POST /v1/usg/acs/auth/proxy`.
pub(super) async fn sign_in_proxy(
    State(app): State<Arc<App>>,
    peer: Peer,
    Json { value: body, .. }: Json<ProxySignIn>,
) -> Result<axum::Json<TokenAnswer>, Refusal> {
    let auth_type = fields::text(body.auth_type.clone(), "authType", 64)?;
    let server_type = fields::text(body.auth_server_type.clone(), "authServerType", 64)?;
    let client_type = fields::number(body.client_type.clone(), "clientType", i64::MIN..=i64::MAX)?.unwrap_or(PROGRAM);
    let check_only = fields::number(body.create_token_type.clone(), "createTokenType", 0..=1)? == Some(1);
    let found = match (auth_type.as_deref(), server_type.as_deref()) {
        (Some("AccountAndPwd"), _) => {
            let account = fields::required(fields::text(body.account, "account", 255)?, "account")?;
            let password = fields::required(fields::value(body.pwd, "pwd", "a text")?, "pwd")?;
            password::check(&app, &peer, &account, password).await?
        }
        (Some("AuthCode"), Some("oauth2")) => {
            let user = by_code(&app, body).await?;
            Account { user, password_hash: None, password_changed: true, password_at: None }
        }
        _ => {
            return Err(Refusal::bad(
                codes::AUTH_TYPE_INVALID,
                "authType must be AccountAndPwd, or AuthCode with authServerType oauth2",
            ));
        }
    };
    sign_in_account::answer(&app, &peer, found, client_type, check_only).await
}

/// Whom the provider of the named domain gave the code for. The program began this sign-in, so it is
/// the program that must have made sure that the code is an answer to its own question.
async fn by_code(app: &App, body: ProxySignIn) -> Result<User, Refusal> {
    let domain = fields::required(fields::text(body.domain, "domain", 253)?, "domain")?;
    let code = fields::required(fields::text(body.credential, "credential", LONGEST_CODE)?, "credential")?;
    let kept = app.store.sign_on_by_domain(&domain).await?.filter(|kept| kept.settings.enabled);
    let kept = kept.ok_or(SignOnError::Off)?;
    Ok(sign_on::person(app, &kept, &Code { code: &code, verifier: None, nonce: None }).await?)
}
