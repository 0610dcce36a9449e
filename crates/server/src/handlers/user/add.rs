//! Add a user, and tell him.
//!
//! Without a password in the request one is made up and goes to him by mail or SMS, as at the vendor's,
//! unless the request says not to, or there is no way to him: then he has none and cannot sign in with
//! one. No answer shows a password.

use super::enrol::{self, NewUser};
use super::profile::{ProfileFields, is_phone};
use super::view;
use crate::app::App;
use crate::clock;
use crate::handlers::fields;
use crate::http::{Admin, Json, Refusal};
use crate::provision::made_up_password;
use axum::extract::State;
use convoca_booking::Profile;
use convoca_contract::codes;
use convoca_contract::user::{AddUserRequest, UserDetail};
use convoca_notify::Matter;
use convoca_store::PeopleError;
use std::sync::Arc;

/// What is asked for.
struct Asked {
    new: NewUser,
    password: Option<String>,
    notify: bool,
}

/// `POST /v1/usg/dcs/corp/member`.
pub(super) async fn add_user(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Json { value: body, .. }: Json<AddUserRequest>,
) -> Result<axum::Json<UserDetail>, Refusal> {
    let Asked { mut new, password, notify } = read(body)?;
    if let Some(password) = &password {
        let rules = &caller.corporation.defaults.password;
        rules.check(password, &new.account).map_err(|weak| Refusal::bad(codes::PASSWORD_TOO_WEAK, weak.to_string()))?;
    }
    let told = notify && reachable(&app, &new);
    let made_up = (told && password.is_none()).then(|| clock::random(made_up_password));
    if let Some(password) = password.or_else(|| made_up.clone()) {
        // Asked first, since hashing is dear; the store has the last word.
        if app.store.user_by_account(&new.account).await?.is_some() {
            return Err(PeopleError::AccountTaken.into());
        }
        new.password_hash = Some(app.passwords.hash(password).await?);
    }
    new.told = told.then(|| Matter::AccountOpened { account: new.account.clone(), password: made_up });
    let user = enrol::enrol(&app, &caller.corporation, &new).await?;
    Ok(axum::Json(view::detail(&app, user, &caller.corporation).await?))
}

/// Whether there is a way to tell him anything.
pub(super) fn reachable(app: &App, new: &NewUser) -> bool {
    !new.email.is_empty() || (!new.phone.is_empty() && app.post.sms.is_some())
}

fn read(body: AddUserRequest) -> Result<Asked, Refusal> {
    let name = fields::required(fields::text(body.name, "name", super::LONGEST_NAME)?, "name")?;
    let email = fields::text(body.email, "email", super::LONGEST_ACCOUNT)?;
    if email.as_ref().is_some_and(|email| !is_address(email)) {
        return Err(fields::wrong("email", "must be an e-mail address"));
    }
    let phone = checked_phone(fields::text(body.phone, "phone", super::LONGEST_PHONE)?)?;
    let account = match fields::text(body.account, "account", super::LONGEST_ACCOUNT)? {
        Some(account) => checked_account(account)?,
        None => made_up_account(email.as_deref(), phone.as_deref()),
    };
    let mut profile = Profile::default();
    let given = ProfileFields {
        english_name: body.english_name,
        department: body.dept_code,
        title: body.title,
        signature: body.signature,
        description: body.desc,
        country: body.country,
        sort_level: body.sort_level,
        hide_phone: body.hide_phone,
        function: body.function,
    };
    given.apply(&mut profile)?;
    let new = NewUser {
        account,
        name,
        email: email.unwrap_or_default(),
        phone: phone.unwrap_or_default(),
        third_account: fields::text(body.third_account, "thirdAccount", super::LONGEST_THIRD)?,
        disabled: fields::number(body.status, "status", 0..=1)? == Some(1),
        profile,
        ..NewUser::default()
    };
    let password = fields::value(body.pwd, "pwd", "a text")?;
    let notify = fields::text(body.send_notify, "sendNotify", 16)?.as_deref() != Some("0");
    Ok(Asked { new, password, notify })
}

/// A phone number as it can be dialled.
pub(super) fn checked_phone(phone: Option<String>) -> Result<Option<String>, Refusal> {
    match phone {
        Some(phone) if !is_phone(&phone) => Err(fields::wrong("phone", "must be a phone number")),
        phone => Ok(phone),
    }
}

/// A colon would end the account in the header that signs in with it.
pub(in crate::handlers) fn checked_account(account: String) -> Result<String, Refusal> {
    if account.chars().any(|character| character == ':' || character.is_control() || character.is_whitespace()) {
        return Err(fields::wrong("account", "must have no colons, spaces or control characters"));
    }
    Ok(account)
}

/// What he can be reached at, so that he knows it; else something random.
pub(super) fn made_up_account(email: Option<&str>, phone: Option<&str>) -> String {
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
