//! Send a code to who has forgotten his password.

use super::check_slider::LONGEST_TOKEN;
use super::identity;
use super::step::{self, Step};
use crate::app::App;
use crate::handlers::fields;
use crate::http::{Json, Refusal};
use crate::{clock, outbox};
use axum::extract::State;
use convoca_booking::User;
use convoca_booking::random::digits;
use convoca_contract::codes;
use convoca_contract::password::{SendCodeRequest, SentCode};
use convoca_notify::Matter;
use convoca_store::codes::GOOD_FOR;
use convoca_store::{CodeError, CodeKind, Effects};
use std::sync::Arc;

/// Digits of a code.
pub(in crate::handlers) const DIGITS: usize = 6;

/// `POST /v1/usg/acs/verifycode/send`. The answer is the same whether there is anybody of that name, he
/// has an address, or was sent a code a moment ago; the code that he has then stays good.
pub(super) async fn send_password_code(
    State(app): State<Arc<App>>,
    Json { value: body, .. }: Json<SendCodeRequest>,
) -> Result<axum::Json<SentCode>, Refusal> {
    let user = identity::named(body.user)?;
    let method = fields::text(body.send_method, "sendMethod", 16)?;
    let by_sms = match method.as_deref() {
        None => None,
        Some("email") => Some(false),
        Some("sms") => Some(true),
        Some(_) => return Err(fields::wrong("sendMethod", "must be sms or email")),
    };
    if by_sms == Some(true) && app.post.sms.is_none() {
        return Err(Refusal::bad(codes::CODE_NO_SMS, "this server sends no SMS; ask for the code by email"));
    }
    let token = fields::text(body.token, "token", LONGEST_TOKEN)?;
    let missing = || Refusal::bad(codes::CAPTCHA_MISSING, "the token of a slider must be given");
    if step::opened(&app, &token.ok_or_else(missing)?, &user) != Some(Step::Ask) {
        return Err(Refusal::bad(codes::CAPTCHA_WRONG, "the token of the slider is wrong or too old"));
    }
    if let Some(account) = identity::find(&app, &user).await? {
        send(&app, &account.user, by_sms, &user).await?;
    }
    let (mail, phone) = (user.contains('@'), user.starts_with('+'));
    Ok(axum::Json(SentCode {
        expire: GOOD_FOR.as_secs(),
        bind_phone: phone.then(|| masked(&user)),
        bind_email: mail.then(|| masked(&user)),
    }))
}

async fn send(app: &App, to: &User, by_sms: Option<bool>, named: &str) -> Result<(), Refusal> {
    let code = clock::random(|random| digits(random, DIGITS));
    let matter = Matter::ResetCode { code: code.clone(), good_for: GOOD_FOR };
    let (email, phone) = match by_sms {
        Some(true) => ("", to.phone.as_str()),
        Some(false) => (to.email.as_str(), ""),
        None => (to.email.as_str(), to.phone.as_str()),
    };
    let now = clock::now();
    let Some(job) = outbox::personal_to(app, &to.corporation, (&to.name, email, phone), matter, now) else {
        return Ok(());
    };
    let effects = Effects { jobs: vec![job], ..Effects::default() };
    match app.store.send_code(&to.id, CodeKind::Password, (named, &code), (&effects, now)).await {
        // To tell would tell that there is such an account.
        Ok(()) | Err(CodeError::TooSoon | CodeError::TooOften) => Ok(()),
        Err(CodeError::Store(error)) => Err(error.into()),
        Err(other @ (CodeError::Wrong | CodeError::Void)) => Err(Refusal::fault("a code could not be sent", &other)),
    }
}

/// What somebody typed, with its middle hidden, as the vendor shows it.
fn masked(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let end = letters.iter().position(|letter| *letter == '@').unwrap_or(letters.len());
    let (shown, kept) = (end.min(3), end.saturating_sub(4).max(end.min(3)));
    let hidden = if kept > shown { "****" } else { "" };
    format!("{}{hidden}{}", letters[..shown].iter().collect::<String>(), letters[kept..].iter().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn the_middle_is_hidden() {
        for (text, expected) in [
            ("testaccount@huawei.com", "tes****ount@huawei.com"),
            ("+8613800000001", "+86****0001"),
            ("ab@x.example", "ab@x.example"),
            ("", ""),
        ] {
            assert_eq!(masked(text), expected);
        }
    }
}
