//! Give somebody a new password and send it to him. All his sign-ins end, and he has to choose his own
//! at the next.

use crate::app::App;
use crate::handlers::fields;
use crate::handlers::user::find::{self, By};
use crate::http::{Admin, Json, Refusal};
use crate::provision::made_up_password;
use crate::{clock, outbox};
use axum::extract::State;
use convoca_contract::codes;
use convoca_contract::password::ResetPasswordByAdminRequest;
use convoca_notify::Matter;
use convoca_store::{Effects, NewPassword};
use http::StatusCode;
use std::sync::Arc;

/// `PUT /v1/usg/acs/password/admin/reset`.
pub(super) async fn reset_password_by_admin(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Json { value: body, .. }: Json<ResetPasswordByAdminRequest>,
) -> Result<StatusCode, Refusal> {
    let name = fields::required(fields::text(body.account, "account", 255)?, "account")?;
    let user = find::find(&app, &caller.corporation.id, &name, By::Account).await?;
    let password = clock::random(made_up_password);
    let matter = Matter::PasswordSet { account: user.account.clone(), password: password.clone() };
    let now = clock::now();
    let to = (user.name.as_str(), user.email.as_str(), user.phone.as_str());
    let job = outbox::personal_to(&app, &user.corporation, to, matter, now).ok_or_else(|| {
        Refusal::bad(codes::CODE_NOT_SENT, "there is no address to send a password to; give the user one first")
    })?;
    let before = app.store.user_by_account(&user.account).await?.and_then(|found| found.password_hash);
    let new = NewPassword { hash: app.passwords.hash(password).await?, chosen: false, stays: None };
    let effects = Effects { jobs: vec![job], ..Effects::default() };
    if !app.store.set_password(&user.id, before.as_deref(), &new, (&effects, now)).await? {
        return Err(Refusal::busy());
    }
    Ok(StatusCode::OK)
}
