//! The token with which the WebSocket is opened: good once, within a minute, for one holding of one
//! meeting.
//!
//! It is sealed with the server's key and says all that is needed. That it has been used is what is
//! remembered, until it would have expired anyway.

use crate::clock;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use convoca_booking::{ApplicationId, CorporationId, MeetingId};
use convoca_store::{Store, StoreError, Vault};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How long a token is good: the vendor's figure.
const LIFE: SignedDuration = SignedDuration::from_mins(1);

/// What a token is sealed as.
const SEALED_AS: (&str, &str) = ("push", "ticket");

/// Under whose name used tokens are remembered; no application has such an ID.
const USED: &str = "websocket tickets";

/// Longest token that is looked at, in bytes.
const LONGEST: usize = 1024;

/// What a token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// Tenant of the meeting.
    #[serde(rename = "c")]
    pub corporation: CorporationId,
    /// The meeting.
    #[serde(rename = "m")]
    pub meeting: MeetingId,
    /// The holding.
    #[serde(rename = "h")]
    pub holding: String,
    /// Until when it is good.
    #[serde(rename = "u")]
    until: Timestamp,
    /// Its own.
    #[serde(rename = "n")]
    nonce: String,
}

/// A token for this holding of a meeting, good for a minute from `now`.
///
/// # Errors
/// When sealing fails.
pub fn make(
    vault: &Vault,
    corporation: &CorporationId,
    meeting: &MeetingId,
    holding: &str,
    now: Timestamp,
) -> Result<String, StoreError> {
    let ticket = Ticket {
        corporation: corporation.clone(),
        meeting: meeting.clone(),
        holding: holding.to_owned(),
        until: now + LIFE,
        nonce: clock::random_hex(16),
    };
    let plain = serde_json::to_vec(&ticket).expect("texts and times always serialise");
    let (table, row) = SEALED_AS;
    Ok(URL_SAFE_NO_PAD.encode(vault.seal(table, row, plain)?))
}

/// What a token says; `None` when it is not ours, has expired, or was used before. From now on it is used.
///
/// # Errors
/// A [`StoreError`].
pub async fn take(store: &Store, vault: &Vault, token: &str, now: Timestamp) -> Result<Option<Ticket>, StoreError> {
    let Some(ticket) = open(vault, token).filter(|ticket| now < ticket.until) else { return Ok(None) };
    let first = store.remember_nonce(&ApplicationId::new(USED), &ticket.nonce, ticket.until, now).await?;
    Ok(first.then_some(ticket))
}

fn open(vault: &Vault, token: &str) -> Option<Ticket> {
    if token.len() > LONGEST {
        return None;
    }
    let sealed = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (table, row) = SEALED_AS;
    serde_json::from_slice(&vault.open(table, row, &sealed).ok()?).ok()
}

#[cfg(test)]
mod tests;
