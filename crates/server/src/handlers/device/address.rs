//! Where a code goes.

use crate::app::App;
use crate::handlers::fields;
use crate::handlers::user::is_address;
use crate::http::Refusal;
use crate::outbox;
use convoca_booking::{Corporation, User};
use convoca_contract::given::Given;
use convoca_directory::device::activation::{Code, GOOD_FOR};
use convoca_notify::Matter;
use convoca_store::Effects;
use jiff::Timestamp;

/// Longest address, in characters.
const LONGEST_ADDRESS: usize = 255;
/// Longest number, in characters.
const LONGEST_NUMBER: usize = 32;

/// An e-mail address, if given.
///
/// # Errors
/// Status 400 for what is none.
pub(super) fn email(given: Given<String>, name: &str) -> Result<Option<String>, Refusal> {
    let email = fields::text(given, name, LONGEST_ADDRESS)?;
    if email.as_ref().is_some_and(|email| !is_address(email)) {
        return Err(fields::wrong(name, "must be an e-mail address"));
    }
    Ok(email)
}

/// A phone number, if given.
///
/// # Errors
/// Status 400 for what is none.
pub(super) fn phone(given: Given<String>, name: &str) -> Result<Option<String>, Refusal> {
    let phone = fields::text(given, name, LONGEST_NUMBER)?;
    let plain = |phone: &String| phone.strip_prefix('+').unwrap_or(phone).bytes().all(|byte| byte.is_ascii_digit());
    if phone.as_ref().is_some_and(|phone| !plain(phone)) {
        return Err(fields::wrong(name, "must be digits, with the country's code after a plus sign"));
    }
    Ok(phone)
}

/// Refuses when neither is there.
///
/// # Errors
/// Status 400.
pub(super) fn one_of(
    (email, email_name): (Option<&str>, &str),
    (phone, phone_name): (Option<&str>, &str),
) -> Result<(), Refusal> {
    if email.or(phone).is_some() {
        Ok(())
    } else {
        Err(fields::wrong(phone_name, format!("or {email_name} must be given")))
    }
}

/// What tells `email`, else `phone`, of a device's code.
pub(super) fn told(
    app: &App,
    corporation: &Corporation,
    device: &User,
    (email, phone): (&str, &str),
    code: &Code,
    now: Timestamp,
) -> Effects {
    let matter = Matter::Activation { device: device.name.clone(), code: code.digits.clone(), good_for: GOOD_FOR };
    let job = outbox::personal_to(app, &corporation.id, ("", email, phone), matter, now);
    Effects { jobs: job.into_iter().collect(), ..Effects::default() }
}
