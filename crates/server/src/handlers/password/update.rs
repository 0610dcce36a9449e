//! Change the own password. Other sign-ins end; the one that asks stays.

use super::weak;
use crate::app::App;
use crate::auth::guesses::Target;
use crate::clock;
use crate::handlers::fields;
use crate::handlers::session::Peer;
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_booking::WeakPassword;
use convoca_contract::codes;
use convoca_contract::password::UpdatePasswordRequest;
use convoca_store::{Effects, NewPassword};
use http::StatusCode;
use std::sync::Arc;

/// `PUT /v1/usg/acs/password`.
pub(super) async fn update_password(
    State(app): State<Arc<App>>,
    caller: Caller,
    peer: Peer,
    Json { value: body, .. }: Json<UpdatePasswordRequest>,
) -> Result<StatusCode, Refusal> {
    let account = fields::required(fields::text(body.account, "account", 255)?, "account")?;
    let old = fields::required(fields::value(body.old_pwd, "oldPwd", "a text")?, "oldPwd")?;
    let new = fields::required(fields::value(body.new_pwd, "newPwd", "a text")?, "newPwd")?;
    if !account.eq_ignore_ascii_case(&caller.user.account) {
        return Err(fields::wrong("account", "must be your own"));
    }
    let target = Target::Account(&caller.user.account);
    app.guesses.admit(target, peer.0, clock::now())?;
    let fixed = || Refusal::bad(codes::PASSWORD_FIXED, "you sign in without a password");
    let found = app.store.user_by_account(&caller.user.account).await?.ok_or_else(fixed)?;
    let kept = found.password_hash.clone().ok_or_else(fixed)?;
    let right = app.passwords.verify(old.clone(), Some(kept.clone())).await?;
    app.guesses.settle(target, peer.0, right, clock::now())?;
    if !right {
        return Err(Refusal::bad(codes::OLD_PASSWORD_WRONG, "oldPwd is not your password"));
    }
    let now = clock::now();
    // Who was given his password has not chosen it, and may do so at once.
    let set_at = found.password_at.filter(|_| found.password_changed);
    let rules = &caller.corporation.defaults.password;
    rules.check_change((&new, &caller.user.account), (&old, set_at), now).map_err(weak)?;
    for before in app.store.old_passwords(&caller.user.id).await? {
        if app.passwords.verify(new.clone(), Some(before)).await? {
            return Err(weak(WeakPassword::UsedBefore));
        }
    }
    let new =
        NewPassword { hash: app.passwords.hash(new).await?, chosen: true, stays: Some(caller.session.token_hash) };
    if !app.store.set_password(&caller.user.id, Some(&kept), &new, (&Effects::default(), now)).await? {
        return Err(Refusal::busy());
    }
    Ok(StatusCode::OK)
}
