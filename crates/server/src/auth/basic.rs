//! The `Authorization: Basic` header of account sign-in.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Standard alphabet; padding as the sender likes, since clients differ.
pub(crate) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Longest account, in characters (auth.md section 1).
const LONGEST_ACCOUNT: usize = 255;

/// An account and its password, as sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Basic {
    /// The account, 1 to 255 characters.
    pub account: String,
    /// The password; never logged, so this type has no `Debug`.
    pub password: String,
}

impl Basic {
    /// Reads the header's value. `None` when it is not Basic, not base64 of UTF-8, or has no colon
    /// or no account in front of it. Accounts hold no colon and passwords may, so the first one
    /// parts them.
    pub fn parse(header: &str) -> Option<Self> {
        let (scheme, encoded) = header.trim().split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("basic") {
            return None;
        }
        let text = String::from_utf8(BASE64.decode(encoded.trim()).ok()?).ok()?;
        let (account, password) = text.split_once(':')?;
        let sized = (1..=LONGEST_ACCOUNT).contains(&account.chars().count());
        sized.then(|| Self { account: account.to_owned(), password: password.to_owned() })
    }
}

#[cfg(test)]
mod tests;
