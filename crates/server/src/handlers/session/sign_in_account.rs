//! Sign in with account and password in the `Authorization` header.

use super::{Peer, password, view};
use crate::app::App;
use crate::auth::basic::Basic;
use crate::auth::signed_in::SignedIn;
use crate::clock;
use crate::handlers::fields;
use crate::http::{Json, Refusal};
use axum::extract::State;
use convoca_contract::auth::{AccountSignIn, TokenAnswer};
use convoca_store::Account;
use http::{HeaderMap, header};
use std::sync::Arc;

/// `POST /v1/usg/acs/auth/account`.
pub(super) async fn sign_in_account(
    State(app): State<Arc<App>>,
    peer: Peer,
    headers: HeaderMap,
    Json { value: body, .. }: Json<AccountSignIn>,
) -> Result<axum::Json<TokenAnswer>, Refusal> {
    let named = fields::text(body.account, "account", 255)?;
    let client_type = fields::number(body.client_type, "clientType", i64::MIN..=i64::MAX)?;
    let client_type = fields::required(client_type, "clientType")?;
    let check_only = fields::number(body.create_token_type, "createTokenType", 0..=1)? == Some(1);
    // Header values may hold UTF-8, and a Basic one holds plain ASCII anyway.
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let Basic { account, password } = given.and_then(Basic::parse).ok_or_else(password::wrong)?;
    if named.is_some_and(|named| !named.eq_ignore_ascii_case(&account)) {
        return Err(fields::wrong("account", "must be the one in the Authorization header"));
    }
    let found = password::check(&app, &peer, &account, password).await?;
    answer(&app, &peer, found, client_type, check_only).await
}

/// Signs in who has shown his password, unless only that was asked.
pub(super) async fn answer(
    app: &App,
    peer: &Peer,
    found: Account,
    client_type: i64,
    check_only: bool,
) -> Result<axum::Json<TokenAnswer>, Refusal> {
    let Account { user, password_changed, password_at, .. } = found;
    let answer = if check_only {
        view::checked(app, peer, &user, client_type)
    } else {
        let now = clock::now();
        let signed_in = SignedIn::open(app, &user.id, client_type, now).await?;
        view::opened(app, peer, &user, &signed_in, now)
    };
    let corporation = app.store.corporation(&user.corporation).await?;
    let good_until = corporation.and_then(|found| found.defaults.password.good_until(password_at));
    let left = good_until.map(|until| until.duration_since(clock::now()));
    Ok(axum::Json(TokenAnswer {
        first_login: !password_changed,
        pwd_expired: left.is_some_and(|left| left.is_negative()),
        days_pwd_available: left.map(|left| (left.as_hours() / 24).max(0)),
        ..answer
    }))
}
