//! Set a new password in place of one that was forgotten. All sign-ins end.

use super::check_code::reset_token;
use super::{identity, weak};
use crate::app::App;
use crate::auth::token;
use crate::clock;
use crate::handlers::fields;
use crate::handlers::session::Peer;
use crate::http::{Json, Refusal};
use axum::extract::State;
use convoca_contract::codes;
use convoca_contract::password::ResetPasswordRequest;
use convoca_store::{CodeKind, Effects, NewPassword};
use http::StatusCode;
use std::sync::Arc;

/// `PUT /v1/usg/acs/password/reset`. Needs the token that the code was exchanged for; without one, the
/// request has to come from where the code was checked.
pub(super) async fn reset_password(
    State(app): State<Arc<App>>,
    peer: Peer,
    Json { value: body, .. }: Json<ResetPasswordRequest>,
) -> Result<StatusCode, Refusal> {
    let user = identity::named(body.user)?;
    let password = fields::required(fields::value(body.new_pwd, "newPwd", "a text")?, "newPwd")?;
    let temporary = fields::number(body.pass_word_type, "passWordType", i64::MIN..=i64::MAX)? == Some(1);
    let given = fields::text(body.token, "token", 128)?;
    let refused = || {
        let text = "the code has not been checked here, or too long ago; ask for another one";
        Refusal::new(StatusCode::FORBIDDEN, codes::PASSWORD_RESET_NOT_ALLOWED, text)
    };
    let account = identity::find(&app, &user).await?.ok_or_else(refused)?;
    let owner = &account.user;
    let corporation = app.store.corporation(&owner.corporation).await?.ok_or_else(refused)?;
    let (now, id) = (clock::now(), &owner.id);
    let token = token::hash(&given.unwrap_or_else(|| reset_token(&app, id, peer.0)));
    if !app.store.is_code_token(id, CodeKind::Password, &token, now).await? {
        return Err(refused());
    }
    // Who has chosen badly can choose again, so the token is used up after that.
    corporation.defaults.password.check(&password, &owner.account).map_err(weak)?;
    if !app.store.use_code_token(id, CodeKind::Password, &token, now).await? {
        return Err(refused());
    }
    let new = NewPassword { hash: app.passwords.hash(password).await?, chosen: !temporary, stays: None };
    let before = account.password_hash.as_deref();
    if !app.store.set_password(&owner.id, before, &new, (&Effects::default(), now)).await? {
        return Err(Refusal::busy());
    }
    Ok(StatusCode::OK)
}
