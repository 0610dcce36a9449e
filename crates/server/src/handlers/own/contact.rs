//! An address that somebody wants in his profile, and the code that was sent there.

use crate::handlers::fields;
use crate::handlers::user::is_address;
use crate::http::Refusal;
use convoca_contract::codes;
use convoca_contract::password::ContactRequest;
use convoca_store::CodeError;

/// An address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Contact {
    /// An e-mail address.
    Email(String),
    /// A phone number.
    Phone(String),
}

impl Contact {
    /// As it is written.
    pub(super) fn text(&self) -> &str {
        let (Self::Email(text) | Self::Phone(text)) = self;
        text
    }
}

/// What a request holds.
pub(super) struct Asked {
    pub(super) contact: Contact,
    pub(super) code: Option<String>,
    pub(super) country: Option<String>,
}

/// Reads it.
///
/// # Errors
/// Status 400 for what is neither an e-mail address nor a phone number.
pub(super) fn read(body: ContactRequest) -> Result<Asked, Refusal> {
    let text = fields::required(fields::text(body.contact, "contact", 255)?, "contact")?;
    let digits = text.strip_prefix('+').unwrap_or(&text);
    let phone = (3..=31).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let contact = if phone {
        Contact::Phone(text)
    } else if is_address(&text) {
        Contact::Email(text)
    } else {
        return Err(fields::wrong("contact", "must be an e-mail address, or a phone number with its country's code"));
    };
    Ok(Asked {
        contact,
        code: fields::text(body.verification_code, "verificationCode", 16)?,
        country: fields::text(body.country, "country", 64)?,
    })
}

/// Why a code was not sent or not taken.
pub(super) fn refused(error: CodeError) -> Refusal {
    let text = error.to_string();
    match error {
        CodeError::TooSoon => Refusal::bad(codes::CODE_TOO_SOON, text),
        CodeError::TooOften | CodeError::Void => Refusal::bad(codes::CODE_TOO_OFTEN, text),
        CodeError::Wrong => Refusal::bad(codes::CODE_WRONG_OR_EXPIRED, text),
        CodeError::Store(error) => error.into(),
    }
}

/// What a code is exchanged for when it is only checked: good for the same address and code once more.
pub(super) fn token(contact: &Contact, code: &str) -> String {
    format!("{}\n{code}", contact.text().to_lowercase())
}
