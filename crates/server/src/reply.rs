//! The link by which somebody who is invited says whether he comes.
//!
//! It is sealed with the server's key and names the meeting and the address that it was sent to, so that
//! nobody can answer for somebody else.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use convoca_booking::MeetingId;
use convoca_store::{StoreError, Vault};
use serde::{Deserialize, Serialize};

/// What the vault knows such links by.
const PURPOSE: &str = "reply";

/// Longest link that is looked at, in bytes.
const LONGEST: usize = 4096;

/// Who was invited to what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The meeting.
    pub meeting: MeetingId,
    /// The address that the invitation was sent to.
    pub address: String,
    /// His name, or empty.
    pub name: String,
    /// The occurrence, if it is about one alone.
    pub occurrence: Option<String>,
}

/// The last part of the link.
///
/// # Errors
/// When sealing fails.
pub fn make(vault: &Vault, invitation: &Invitation) -> Result<String, StoreError> {
    let text = serde_json::to_vec(invitation).expect("an invitation of texts is JSON");
    Ok(URL_SAFE_NO_PAD.encode(vault.seal(PURPOSE, "", text)?))
}

/// What a link says; `None` when it is not one of ours.
pub fn open(vault: &Vault, token: &str) -> Option<Invitation> {
    let sealed = URL_SAFE_NO_PAD.decode(token.get(..LONGEST.min(token.len()))?).ok()?;
    serde_json::from_slice(&vault.open(PURPOSE, "", &sealed).ok()?).ok()
}
