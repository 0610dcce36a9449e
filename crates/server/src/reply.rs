//! The link by which somebody who is invited answers.
//!
//! It ends with a token that says who was invited to what, sealed, so that nobody makes one for
//! another's address. Whether the meeting still takes place and he is still invited is looked up when
//! it is used. The link never acts by being opened: programs open the links of a mail too.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use convoca_booking::{Booking, CorporationId, MeetingId};
use convoca_store::{StoreError, Vault};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a token is sealed as.
const SEALED_AS: (&str, &str) = ("reply", "link");

/// Longest token, in characters: address and name of the longest kind, sealed, with room to spare.
const LONGEST: usize = 4096;

/// Who was invited to what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// Tenant.
    #[serde(rename = "c")]
    pub corporation: CorporationId,
    /// The meeting.
    #[serde(rename = "m")]
    pub meeting: MeetingId,
    /// When it was booked: IDs are used again.
    #[serde(rename = "b")]
    pub booked_at: Timestamp,
    /// His address.
    #[serde(rename = "a")]
    pub address: String,
    /// His name, or empty.
    #[serde(rename = "n")]
    pub name: String,
    /// The occurrence that he was told of, of a series; `None`: all of it.
    #[serde(rename = "o", skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<String>,
}

/// The link for somebody who is invited to `booking`; `public_url` is the server's.
///
/// # Errors
/// A [`StoreError`] when it cannot be sealed.
pub fn link(
    vault: &Vault,
    public_url: &str,
    booking: &Booking,
    address: &str,
    name: &str,
    occurrence: Option<&str>,
) -> Result<String, StoreError> {
    let invited = Invited {
        corporation: booking.corporation.clone(),
        meeting: booking.id.clone(),
        booked_at: booking.created_at,
        address: address.to_owned(),
        name: name.to_owned(),
        occurrence: occurrence.map(str::to_owned),
    };
    Ok(format!("{public_url}/r/{}", make(vault, &invited)?))
}

/// The token that says so.
///
/// # Errors
/// A [`StoreError`] when it cannot be sealed.
pub fn make(vault: &Vault, invited: &Invited) -> Result<String, StoreError> {
    let plain = serde_json::to_vec(invited).expect("texts and times always serialise");
    let (table, row) = SEALED_AS;
    Ok(URL_SAFE_NO_PAD.encode(vault.seal(table, row, plain)?))
}

/// What a token says; `None` when we have not made it.
pub fn open(vault: &Vault, token: &str) -> Option<Invited> {
    if token.len() > LONGEST {
        return None;
    }
    let sealed = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (table, row) = SEALED_AS;
    serde_json::from_slice(&vault.open(table, row, &sealed).ok()?).ok()
}

#[cfg(test)]
mod tests;
