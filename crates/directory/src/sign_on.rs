//! Single sign-on: where a corporation's people sign in instead of here, and what is read of them there.
//!
//! A provider is named by the address of its discovery document (OpenID Connect Discovery 1.0, section
//! 4), from which the rest follows, or by its addresses one by one (OAuth 2.0). Only with the former
//! is there an ID token to be checked; with the latter people are what the provider's user-info
//! address says. Whether an address may be spoken to at all is not decided here.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How the address of a discovery document ends.
pub const DISCOVERY: &str = "/.well-known/openid-configuration";

/// Longest address, in characters.
const LONGEST_URL: usize = 1024;
/// Longest of the other texts, in characters.
const LONGEST: usize = 255;
/// Longest domain, in characters (RFC 1035, section 2.3.4).
const LONGEST_DOMAIN: usize = 253;

/// A corporation's settings, without the secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignOn {
    /// Whether people may sign in so.
    pub enabled: bool,
    /// What people type to be sent to the provider, lower case.
    pub domain: String,
    /// Where people are sent, or the address of the discovery document.
    pub authorize_url: String,
    /// Where codes are changed for tokens; empty when discovered.
    pub token_url: String,
    /// Where it is asked who somebody is; empty when discovered or not needed.
    pub user_info_url: String,
    /// What the provider calls this server.
    pub client_id: String,
    /// What is asked for, words with spaces between.
    pub scope: String,
    /// Claim that names the person for ever.
    pub account_claim: String,
    /// Field of the token answer with the access token.
    pub token_field: String,
    /// Claim with the name.
    pub name_claim: String,
    /// Claim with the mail address.
    pub email_claim: String,
    /// Claim with the phone number.
    pub phone_claim: String,
}

/// The provider's addresses, as they are used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Provider {
    /// Who signs ID tokens; `None` where there are none.
    pub issuer: Option<String>,
    /// Where the keys are that he signs with; given with an issuer.
    pub keys_url: String,
    /// Where people are sent.
    pub authorize_url: String,
    /// Where codes are changed for tokens.
    pub token_url: String,
    /// Where it is asked who somebody is, or empty.
    pub user_info_url: String,
    /// Whether the secret goes into the body of a request, because the provider takes it nowhere else.
    pub secret_in_body: bool,
}

/// Why settings are not taken. Fields are named as in [`SignOn`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SignOnError {
    /// It must be there when people may sign in so.
    #[error("must be given when single sign-on is on")]
    Missing(&'static str),
    /// It is longer than so many characters.
    #[error("must have at most {1} characters")]
    TooLong(&'static str, usize),
    /// It has characters that belong in none.
    #[error("must have no spaces or control characters")]
    Unprintable(&'static str),
    /// It is no domain.
    #[error("must be letters, digits, dots and hyphens")]
    Domain,
    /// Without an ID token there must be an address that says who somebody is.
    #[error("must be given unless authorizeUrl is the address of a discovery document (…{DISCOVERY})")]
    NoUserInfo,
    /// OpenID Connect wants the scope `openid` (Core 1.0, section 3.1.2.1).
    #[error("must have the word openid, since authorizeUrl is the address of a discovery document")]
    NoOpenId,
}

impl SignOnError {
    /// The field that is wrong.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Missing(field) | Self::TooLong(field, _) | Self::Unprintable(field) => field,
            Self::Domain => "domain",
            Self::NoUserInfo => "user_info_url",
            Self::NoOpenId => "scope",
        }
    }
}

impl SignOn {
    /// Whether the provider is found by its discovery document.
    pub fn is_discovered(&self) -> bool {
        self.authorize_url.ends_with(DISCOVERY)
    }

    /// Whether the secret must be given anew: it belongs to the addresses that it is sent to, so who
    /// changes them must know it.
    pub fn speaks_to_others_than(&self, before: &Self) -> bool {
        let discovered = |one: &Self| one.is_discovered().then(|| one.authorize_url.clone());
        self.token_url != before.token_url
            || self.user_info_url != before.user_info_url
            || discovered(self) != discovered(before)
    }

    /// These settings in order: the domain in lower case, what has a usual value filled in.
    ///
    /// # Errors
    /// A [`SignOnError`] for the first field that is wrong.
    pub fn checked(mut self) -> Result<Self, SignOnError> {
        self.domain.make_ascii_lowercase();
        let fill = |field: &mut String, usual: &str| {
            if field.is_empty() {
                usual.clone_into(field);
            }
        };
        if self.is_discovered() {
            fill(&mut self.scope, "openid profile email");
        }
        fill(&mut self.token_field, "access_token");
        fill(&mut self.name_claim, "name");
        fill(&mut self.email_claim, "email");
        fill(&mut self.phone_claim, "phone_number");
        for (name, text, longest) in [
            ("domain", &self.domain, LONGEST_DOMAIN),
            ("authorize_url", &self.authorize_url, LONGEST_URL),
            ("token_url", &self.token_url, LONGEST_URL),
            ("user_info_url", &self.user_info_url, LONGEST_URL),
            ("client_id", &self.client_id, LONGEST),
            ("scope", &self.scope, LONGEST),
            ("account_claim", &self.account_claim, LONGEST),
            ("token_field", &self.token_field, LONGEST),
            ("name_claim", &self.name_claim, LONGEST),
            ("email_claim", &self.email_claim, LONGEST),
            ("phone_claim", &self.phone_claim, LONGEST),
        ] {
            if text.chars().count() > longest {
                return Err(SignOnError::TooLong(name, longest));
            }
            let blank = |one: char| one == ' ' && name != "scope" || one.is_control();
            if text.chars().any(blank) {
                return Err(SignOnError::Unprintable(name));
            }
        }
        if !self.domain.bytes().all(|one| one.is_ascii_alphanumeric() || one == b'.' || one == b'-') {
            return Err(SignOnError::Domain);
        }
        if self.enabled { self.complete() } else { Ok(self) }
    }

    fn complete(self) -> Result<Self, SignOnError> {
        for (name, text) in [
            ("domain", &self.domain),
            ("authorize_url", &self.authorize_url),
            ("client_id", &self.client_id),
            ("account_claim", &self.account_claim),
        ] {
            if text.is_empty() {
                return Err(SignOnError::Missing(name));
            }
        }
        if self.is_discovered() {
            if !self.scope.split(' ').any(|word| word == "openid") {
                return Err(SignOnError::NoOpenId);
            }
        } else if self.token_url.is_empty() {
            return Err(SignOnError::Missing("token_url"));
        } else if self.user_info_url.is_empty() {
            return Err(SignOnError::NoUserInfo);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests;
