//! Randoms: what lets somebody into one meeting for a few minutes, in place of a link's token.
//!
//! It is sealed with the server's key and says all that is needed, so nothing has to be kept, and one
//! is good after a restart as well. What it stands for is the password that was shown for it: whether
//! the meeting takes place, and whether who comes with it is among those who are admitted, is looked at
//! again when he comes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use convoca_booking::{MeetingId, Role};
use convoca_store::{StoreError, Vault};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// What the vault knows them by.
const PURPOSE: &str = "random";

/// How long one is good: long enough to open a browser, too short to be passed on for.
const LIFE: SignedDuration = SignedDuration::from_mins(10);

/// Longest that is looked at, in bytes.
const LONGEST: usize = 512;

#[derive(Serialize, Deserialize)]
struct Random {
    #[serde(rename = "m")]
    meeting: MeetingId,
    /// When it was booked: IDs are used again.
    #[serde(rename = "b")]
    booked_at: Timestamp,
    #[serde(rename = "r")]
    role: Role,
    #[serde(rename = "u")]
    until: Timestamp,
}

/// A random for somebody who has shown that he comes as `role` into the meeting that was booked then.
///
/// # Errors
/// A [`StoreError`] when it cannot be sealed.
pub fn make(
    vault: &Vault,
    (meeting, booked_at): (&MeetingId, Timestamp),
    role: Role,
    now: Timestamp,
) -> Result<String, StoreError> {
    let random = Random { meeting: meeting.clone(), booked_at, role, until: now + LIFE };
    let plain = serde_json::to_vec(&random).expect("texts and times always serialise");
    Ok(URL_SAFE_NO_PAD.encode(vault.seal(PURPOSE, "", plain)?))
}

/// As what a random lets into the meeting that was booked then; `None` when it is none, another
/// meeting's, or too old.
pub fn role(
    vault: &Vault,
    (meeting, booked_at): (&MeetingId, Timestamp),
    random: &str,
    now: Timestamp,
) -> Option<Role> {
    if random.len() > LONGEST {
        return None;
    }
    let sealed = URL_SAFE_NO_PAD.decode(random).ok()?;
    let random: Random = serde_json::from_slice(&vault.open(PURPOSE, "", &sealed).ok()?).ok()?;
    let its = random.meeting == *meeting && random.booked_at == booked_at;
    (its && now < random.until).then_some(random.role)
}

#[cfg(test)]
mod tests;
