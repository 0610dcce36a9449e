//! Who somebody is: passwords, signatures, tokens, and how often one may guess.
//!
//! Nothing here knows an operation; `handlers::session` puts the pieces together. What a signed-in
//! person may do is decided where it is asked (`http::caller`, `convoca_booking::access`). Secrets
//! pass through and are kept hashed; none is ever logged.

pub mod basic;
pub mod conference_token;
pub mod guesses;
pub mod passwords;
pub mod random;
pub mod signature;
pub mod signed_in;
pub mod token;

use crate::http::Refusal;
use convoca_contract::codes;
use guesses::Blocked;
use http::StatusCode;

impl From<Blocked> for Refusal {
    fn from(blocked: Blocked) -> Self {
        let (status, code, seconds) = match blocked {
            Blocked::Locked(seconds) => (StatusCode::LOCKED, codes::ACCOUNT_LOCKED, seconds),
            Blocked::Slowed(seconds) => (StatusCode::TOO_MANY_REQUESTS, codes::USG_TOO_MANY_REQUESTS, seconds),
        };
        Self::new(status, code, blocked.to_string()).retry_after(seconds)
    }
}

/// Status 429: more sign-ins at once than the server hashes passwords for.
fn too_many_sign_ins() -> Refusal {
    let message = "too many people are signing in at this moment; try again in a moment";
    Refusal::new(StatusCode::TOO_MANY_REQUESTS, codes::USG_TOO_MANY_REQUESTS, message).retry_after(1)
}
