//! A person who can sign in.

use crate::{CorporationId, UserId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a person may administer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AdminLevel {
    /// The corporation's first administrator: may also manage applications. Cannot be removed.
    Default,
    /// An administrator made later.
    Ordinary,
    /// Nobody's administrator.
    None,
}

/// Whose person this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UserKind {
    /// The service provider's administrator, above the corporations.
    Provider,
    /// A corporation's user.
    Corporation,
}

/// A person who can sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// ID.
    pub id: UserId,
    /// Tenant.
    pub corporation: CorporationId,
    /// Account to sign in with, unique in the whole server ignoring ASCII case.
    pub account: String,
    /// Name shown to others.
    pub name: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Phone number, or empty.
    pub phone: String,
    /// ID that a third-party application knows this person by, unique in the corporation.
    pub third_account: Option<String>,
    /// Number that calls this person's app (the user part of the SIP address).
    pub number: String,
    /// What he may administer.
    pub admin: AdminLevel,
    /// Whose person this is.
    pub kind: UserKind,
    /// Whether an administrator has disabled the account.
    pub disabled: bool,
    /// When the account came to be.
    pub created_at: Timestamp,
}

impl User {
    /// Whether he administers his corporation.
    pub fn is_admin(&self) -> bool {
        self.admin != AdminLevel::None
    }
}
