//! Add a user.
//!
//! Without a password in the request he has none and cannot sign in with one. The vendor makes one
//! up then and sends it by mail or SMS; that comes with the notices, and no answer shows a
//! password.

use super::enrol::{self, NewUser};
use super::view;
use crate::app::App;
use crate::auth::passwords;
use crate::clock;
use crate::handlers::fields;
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use convoca_contract::codes;
use convoca_contract::user::{AddUserRequest, UserDetail};
use std::sync::Arc;

/// `POST /v1/usg/dcs/corp/member`.
pub(super) async fn add_user(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Json { value: body, .. }: Json<AddUserRequest>,
) -> Result<axum::Json<UserDetail>, Refusal> {
    let (mut new, password) = read(body)?;
    if let Some(password) = password {
        passwords::check_new(&password, &new.account)
            .map_err(|weak| Refusal::bad(codes::PASSWORD_TOO_WEAK, weak.to_string()))?;
        // Asked first, since hashing is dear; the store has the last word.
        if app.store.user_by_account(&new.account).await?.is_some() {
            return Err(convoca_store::PeopleError::AccountTaken.into());
        }
        new.password_hash = Some(app.passwords.hash(password).await?);
    }
    let user = enrol::enrol(&app, &caller.corporation, &new).await?;
    Ok(axum::Json(view::detail(&app, user, &caller.corporation).await?))
}

/// The new user without his password, and the password.
fn read(body: AddUserRequest) -> Result<(NewUser, Option<String>), Refusal> {
    let name = fields::required(fields::text(body.name, "name", super::LONGEST_NAME)?, "name")?;
    let email = fields::text(body.email, "email", super::LONGEST_ACCOUNT)?;
    if email.as_ref().is_some_and(|email| !is_address(email)) {
        return Err(fields::wrong("email", "must be an e-mail address"));
    }
    let phone = fields::text(body.phone, "phone", super::LONGEST_PHONE)?;
    let account = match fields::text(body.account, "account", super::LONGEST_ACCOUNT)? {
        Some(account) => checked_account(account)?,
        None => made_up_account(email.as_deref(), phone.as_deref()),
    };
    let password = fields::value(body.pwd, "pwd", "a text")?;
    let new = NewUser {
        account,
        name,
        email: email.unwrap_or_default(),
        phone: phone.unwrap_or_default(),
        third_account: fields::text(body.third_account, "thirdAccount", super::LONGEST_THIRD)?,
        disabled: fields::number(body.status, "status", 0..=1)? == Some(1),
        password_hash: None,
    };
    Ok((new, password))
}

/// A colon would end the account in the header that signs in with it.
pub(in crate::handlers) fn checked_account(account: String) -> Result<String, Refusal> {
    if account.chars().any(|character| character == ':' || character.is_control() || character.is_whitespace()) {
        return Err(fields::wrong("account", "must have no colons, spaces or control characters"));
    }
    Ok(account)
}

/// What he can be reached at, so that he knows it; else something random.
fn made_up_account(email: Option<&str>, phone: Option<&str>) -> String {
    let known = email.or(phone).and_then(|known| checked_account(known.to_owned()).ok());
    known.unwrap_or_else(|| format!("user-{}", clock::random_hex(8)))
}

/// Something on both sides of one at sign, without spaces; whether mail arrives shows when it is
/// sent.
pub(in crate::handlers) fn is_address(text: &str) -> bool {
    let plain = !text.chars().any(|character| character.is_control() || character.is_whitespace());
    plain && text.rsplit_once('@').is_some_and(|(local, host)| !local.is_empty() && !host.is_empty())
}

#[cfg(test)]
mod tests;
