//! What a browser carries from the start of a sign-in elsewhere to its end: sealed, in a cookie that no
//! script reads and that goes nowhere but to `/sso`.

use crate::auth::token;
use crate::clock;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use convoca_booking::CorporationId;
use convoca_store::{StoreError, Vault};
use http::{HeaderMap, header};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// Name of the cookie.
const COOKIE: &str = "convoca_sign_on";
/// What it is sealed as.
const NOUN: &str = "sign_on_ticket";
/// How long somebody may take at the provider: to find his password and a second device.
const LIFE: SignedDuration = SignedDuration::from_mins(10);
/// Random bytes in each secret: 43 letters of verifier are the least (RFC 7636, section 4.1), 64 come of
/// these.
const BYTES: usize = 32;

/// A sign-in that is under way.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ticket {
    pub(super) corporation: CorporationId,
    pub(super) state: String,
    pub(super) nonce: String,
    pub(super) verifier: String,
    until_ms: i64,
}

impl Ticket {
    /// A fresh one.
    pub(super) fn new(corporation: CorporationId, now: Timestamp) -> Self {
        let secret = || clock::random_hex(BYTES);
        let until_ms = (now + LIFE).as_millisecond();
        Self { corporation, state: secret(), nonce: secret(), verifier: secret(), until_ms }
    }

    /// What the provider is told of the verifier (RFC 7636, section 4.2).
    pub(super) fn challenge(&self) -> String {
        BASE64.encode(token::hash(&self.verifier))
    }

    /// Until when it counts.
    pub(super) fn until(&self) -> Timestamp {
        Timestamp::from_millisecond(self.until_ms).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// As a header sets it; `secure` when it must not go over plain HTTP.
    pub(super) fn cookie(&self, vault: &Vault, secure: bool) -> Result<String, StoreError> {
        let plain = serde_json::to_vec(self).map_err(|_| StoreError::Unstorable(NOUN))?;
        let sealed = BASE64.encode(vault.seal(NOUN, COOKIE, plain)?);
        Ok(set(&sealed, LIFE.as_secs(), secure))
    }

    /// The one that a browser brings back, if `state` is its own and it still counts.
    pub(super) fn from_cookie(vault: &Vault, headers: &HeaderMap, state: &str, now: Timestamp) -> Option<Self> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = pairs.find(|(name, _)| *name == COOKIE)?;
        let sealed = BASE64.decode(value).ok()?;
        let ticket: Self = serde_json::from_slice(&vault.open(NOUN, COOKIE, &sealed).ok()?).ok()?;
        (ticket.state == state && ticket.until() > now).then_some(ticket)
    }
}

/// As a header takes it away.
pub(super) fn gone(secure: bool) -> String {
    set("", 0, secure)
}

fn set(value: &str, seconds: i64, secure: bool) -> String {
    // Lax: it has to come along when the provider's page leads back here.
    let secure = if secure { "; Secure" } else { "" };
    format!("{COOKIE}={value}; Path=/sso; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn a_ticket_comes_back_in_time_with_its_state() {
        let (vault, now) = (Vault::from_key([3; 32]), Timestamp::UNIX_EPOCH);
        let ticket = Ticket::new(CorporationId::new("100000001"), now);
        let cookie = ticket.cookie(&vault, true).unwrap();
        assert!(cookie.contains("; Secure") && !cookie.contains(&ticket.verifier));
        let headers = |vault: &Vault| {
            let cookie = ticket.cookie(vault, false).unwrap();
            let pair = format!("a=b; {}", cookie.split(';').next().unwrap());
            HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_str(&pair).unwrap())])
        };
        let back = |headers: &HeaderMap, state: &str, now| Ticket::from_cookie(&vault, headers, state, now);
        assert_eq!(back(&headers(&vault), &ticket.state, now).as_ref(), Some(&ticket));
        assert_eq!(back(&headers(&vault), "other", now), None);
        assert_eq!(back(&headers(&vault), &ticket.state, ticket.until()), None);
        assert_eq!(back(&headers(&Vault::from_key([4; 32])), &ticket.state, now), None);
        assert_eq!(back(&HeaderMap::new(), &ticket.state, now), None);
    }

    #[test]
    fn the_challenge_is_that_of_the_rfc() {
        let mut ticket = Ticket::new(CorporationId::new("1"), Timestamp::UNIX_EPOCH);
        ticket.verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned();
        assert_eq!(ticket.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
