//! Signing in elsewhere: a corporation's own provider says who somebody is (OpenID Connect Core 1.0 in
//! its authorization code flow, or plain OAuth 2.0 with a user-info address).
//!
//! A browser is sent to the provider by `/sso/{domain}` and comes back at `/sso/callback` with a code
//! ([`pages`]). What has to be the same on both ends, state, nonce and PKCE verifier (RFC 7636), goes
//! along sealed in a cookie (`ticket`), so nothing is kept for who never comes back; a state that came
//! back once is used up. The code is changed for tokens (`exchange`), the ID token is checked
//! (`id_token`), and the claims make the person (`claims`). A program with a code of its own comes by
//! the API's proxy sign-in and skips the first two.
//!
//! Whoever names a provider chooses whom this server speaks to, so questions are bounded in number,
//! time and size, follow no redirect, and stay outside the operator's own network unless he opens it.

mod claims;
pub mod discover;
mod exchange;
mod form;
mod id_token;
pub mod pages;
mod ticket;

use crate::app::App;
use crate::http::Refusal;
use convoca_booking::User;
use convoca_contract::codes;
use convoca_notify::channels::Outward;
use convoca_notify::channels::outward::Answer;
use convoca_store::{KeptSignOn, StoreError};
use http::StatusCode;
use serde_json::Value;
use thiserror::Error;
use tokio::sync::Semaphore;

/// Questions to providers at once. Each waits some seconds at most, and a sign-in asks up to three.
const MOST_QUESTIONS: usize = 32;

/// Where people are sent back to, under the public address.
pub const CALLBACK: &str = "/sso/callback";

/// Who asks providers.
pub struct Providers {
    outward: Outward,
    turns: Semaphore,
}

/// Why somebody was not signed in.
#[derive(Debug, Error)]
pub enum SignOnError {
    /// Nobody signs in so at this domain.
    #[error("there is no single sign-on for this domain")]
    Off,
    /// More is being asked already than this server asks at once.
    #[error("too many people sign in at this moment; try again")]
    Busy,
    /// The provider cannot be asked or answers with a fault; why.
    #[error("the sign-in provider cannot be reached: {0}")]
    Unreachable(String),
    /// The provider does not know the code, or does not sign the person in; why.
    #[error("the sign-in provider refuses: {0}")]
    Refused(String),
    /// What the provider says does not prove who somebody is; why.
    #[error("the sign-in provider's answer is not accepted: {0}")]
    Unproven(String),
    /// What came back is not what was sent, came back before, or is too old.
    #[error("this sign-in was not begun in this browser, is over, or took too long; begin again")]
    Strange,
    /// The provider says who it is, and he cannot be signed in here.
    #[error("the person cannot be signed in")]
    Person(Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SignOnError> for Refusal {
    fn from(error: SignOnError) -> Self {
        let text = error.to_string();
        match error {
            SignOnError::Off => Self::bad(codes::SSO_NOT_SUPPORTED, text),
            SignOnError::Busy => Self::new(StatusCode::SERVICE_UNAVAILABLE, codes::USG_BUSY, text).retry_after(1),
            SignOnError::Unreachable(_) => {
                Self::new(StatusCode::SERVICE_UNAVAILABLE, codes::SSO_FAILED, text).retry_after(10)
            }
            SignOnError::Refused(_) | SignOnError::Unproven(_) | SignOnError::Strange => {
                Self::unauthenticated(codes::SSO_FAILED, text)
            }
            SignOnError::Person(refusal) => refusal,
            SignOnError::Store(error) => error.into(),
        }
    }
}

/// A code that a provider gave, with what it is bound to.
pub struct Code<'a> {
    /// The code.
    pub code: &'a str,
    /// The verifier whose challenge the provider was told, if any.
    pub verifier: Option<&'a str>,
    /// The nonce that the ID token must have, if one was asked for.
    pub nonce: Option<&'a str>,
}

/// The person for whom the provider gave a code; created when he is new.
///
/// # Errors
/// A [`SignOnError`].
pub async fn person(app: &App, kept: &KeptSignOn, code: &Code<'_>) -> Result<User, SignOnError> {
    let said = exchange::claims(app, kept, code).await.inspect_err(|error| {
        tracing::warn!(corporation.id = %kept.corporation, "single sign-on failed: {error}");
    })?;
    let (third, profile) = claims::read(&kept.settings, &said).map_err(SignOnError::Unproven)?;
    let person = crate::handlers::session::third_party::person(app, &kept.corporation, &third, &profile);
    person.await.map_err(SignOnError::Person)
}

impl Providers {
    /// Asks by `outward`.
    pub fn new(outward: Outward) -> Self {
        Self { outward, turns: Semaphore::new(MOST_QUESTIONS) }
    }

    /// Checks an address as far as it can be without asking the DNS.
    ///
    /// # Errors
    /// A sentence about why it will not be asked.
    pub fn check(&self, url: &str) -> Result<(), String> {
        self.outward.check(url)
    }

    /// The JSON object at `url`, with an access token if there is one.
    async fn get(&self, url: &str, bearer: Option<&str>) -> Result<Value, SignOnError> {
        let _turn = self.turns.try_acquire().map_err(|_| SignOnError::Busy)?;
        object(self.outward.get(url, bearer).await)
    }

    /// What is answered to a form.
    async fn post(&self, url: &str, form: String, basic: Option<(&str, &str)>) -> Result<Value, SignOnError> {
        let _turn = self.turns.try_acquire().map_err(|_| SignOnError::Busy)?;
        object(self.outward.post(url, form, basic).await)
    }
}

/// A JSON object; what the provider says by statuses (RFC 6749, section 5.2) is told apart from its
/// being out of order.
fn object(answer: Result<Answer, String>) -> Result<Value, SignOnError> {
    let Answer { status, body } = answer.map_err(SignOnError::Unreachable)?;
    let said: Option<Value> = serde_json::from_slice(&body).ok().filter(Value::is_object);
    match (status, said) {
        (200, Some(said)) => Ok(said),
        (200, None) => Err(SignOnError::Unreachable("its answer is no JSON object".to_owned())),
        (400 | 401 | 403, said) => {
            let word = said.as_ref().and_then(|said| said["error"].as_str()).unwrap_or("no reason given");
            let word: String = word.chars().filter(|one| one.is_ascii_graphic()).take(64).collect();
            Err(SignOnError::Refused(format!("status {status}, {word}")))
        }
        (status, _) => Err(SignOnError::Unreachable(format!("it answers with status {status}"))),
    }
}
