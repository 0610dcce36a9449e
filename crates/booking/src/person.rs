//! A person who can sign in.

use crate::{CorporationId, DepartmentCode, UserId};
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
    /// A corporation's room system or screen, which signs in by an activation code.
    Device(DeviceKind),
}

/// What a device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeviceKind {
    /// A room system with a serial number.
    Terminal,
    /// A smart screen.
    Vision,
    /// An interactive board.
    IdeaHub,
    /// A whiteboard, or software on one.
    SmartRooms,
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
    /// What the directory says of him.
    #[serde(default)]
    pub profile: Profile,
}

/// What the directory says of a person besides how he is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Name in English, or empty.
    pub english_name: String,
    /// Code of his department.
    pub department: DepartmentCode,
    /// Position, or empty.
    pub title: String,
    /// Signature, or empty.
    pub signature: String,
    /// What administrators note about him, or empty.
    pub description: String,
    /// Country of the phone number, as whoever entered it calls it, or empty.
    pub country: String,
    /// Whether others do not see the phone number.
    pub hide_phone: bool,
    /// Place in the directory: smaller comes first.
    pub sort_level: u32,
    /// Whether the account is for a board in a room rather than for a person.
    pub board: bool,
    /// Key of his picture, if he has one.
    pub picture: Option<String>,
    /// When anything of this was changed last; `None`: never since the account came to be.
    pub changed_at: Option<Timestamp>,
}

impl Profile {
    /// Place in the directory of who has been given none.
    pub const SORT_LEVEL: u32 = 10_000;
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            english_name: String::new(),
            department: DepartmentCode::root(),
            title: String::new(),
            signature: String::new(),
            description: String::new(),
            country: String::new(),
            hide_phone: false,
            sort_level: Self::SORT_LEVEL,
            board: false,
            picture: None,
            changed_at: None,
        }
    }
}

impl User {
    /// Whether he administers his corporation.
    pub fn is_admin(&self) -> bool {
        self.admin != AdminLevel::None
    }
}
