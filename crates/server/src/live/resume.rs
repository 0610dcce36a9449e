//! The key with which somebody comes back into a meeting.
//!
//! It is sealed with the server's key and says all that is needed to be let in again, so it is good
//! after a restart as well. It names one participant of one holding; the meeting may still refuse
//! it, for instance because he was put out.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use convoca_booking::{MeetingId, User, UserId};
use convoca_conference::{Participant, ParticipantId, Role};
use convoca_store::{StoreError, Vault};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What the vault knows such keys by.
const PURPOSE: &str = "resume";

/// Longest key that is looked at, in bytes.
const LONGEST: usize = 4096;

/// What a key says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResumeKey {
    /// The meeting.
    pub meeting: MeetingId,
    /// The holding.
    pub holding: String,
    /// The participant.
    participant: u64,
    /// His name.
    pub name: String,
    /// His role: 0 host, 1 co-host, 2 guest, 3 audience.
    role: u8,
    /// Whether he is signed in.
    pub known: bool,
    /// Since when he had been in when he got it.
    #[serde(default)]
    pub since: Option<Timestamp>,
    /// The person on this server, when he is signed in.
    #[serde(default)]
    pub person: Option<Known>,
}

/// A person on this server, as he is remembered in meetings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// He.
    pub user: UserId,
    /// His account.
    pub account: String,
    /// His SIP number.
    pub number: String,
}

impl Known {
    /// Of this person.
    pub fn of(user: &User) -> Self {
        Self { user: user.id.clone(), account: user.account.clone(), number: user.number.clone() }
    }
}

impl ResumeKey {
    /// For somebody in this holding of a meeting, who has been in `since` then.
    pub fn new(
        meeting: &MeetingId,
        holding: &str,
        me: &Participant,
        since: Option<Timestamp>,
        person: Option<Known>,
    ) -> Self {
        let role = match me.role {
            Role::Host => 0,
            Role::Cohost => 1,
            Role::Guest => 2,
            Role::Audience => 3,
        };
        Self {
            meeting: meeting.clone(),
            holding: holding.to_owned(),
            participant: me.id.0,
            name: me.name.to_string(),
            role,
            known: me.known,
            since,
            person,
        }
    }

    /// The participant.
    pub fn participant(&self) -> ParticipantId {
        ParticipantId(self.participant)
    }

    /// His role when he got it.
    pub fn role(&self) -> Role {
        match self.role {
            0 => Role::Host,
            1 => Role::Cohost,
            3 => Role::Audience,
            _ => Role::Guest,
        }
    }

    /// The key as a client keeps it.
    ///
    /// # Errors
    /// When sealing fails.
    pub fn seal(&self, vault: &Vault) -> Result<String, StoreError> {
        let text = serde_json::to_vec(self).expect("a key of strings and numbers is JSON");
        Ok(URL_SAFE_NO_PAD.encode(vault.seal(PURPOSE, "", text)?))
    }
}

/// What a client's key says; `None` when this server, or one that shares its key, did not make it.
pub fn open(vault: &Vault, key: &str) -> Option<ResumeKey> {
    if key.len() > LONGEST {
        return None;
    }
    let sealed = URL_SAFE_NO_PAD.decode(key).ok()?;
    serde_json::from_slice(&vault.open(PURPOSE, "", &sealed).ok()?).ok()
}

#[cfg(test)]
mod tests;
