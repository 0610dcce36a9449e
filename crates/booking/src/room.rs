//! Rooms: standing meeting places with a number of their own.
//!
//! A personal room belongs to one person from the start (his personal meeting ID). A cloud room
//! belongs to the corporation, and an administrator gives it to a person. So does a webinar room.

use crate::random::{Random, digits};
use crate::{BookingError, CorporationId, Field, RoomId, UserId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What kind of room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoomKind {
    /// A person's own meeting ID.
    Personal,
    /// A cloud meeting room.
    Cloud,
    /// A room for webinars, which has an audience besides its panel.
    Webinar,
}

/// A standing meeting place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// ID.
    pub id: RoomId,
    /// Tenant.
    pub corporation: CorporationId,
    /// The number that people dial, unique in the whole server.
    pub number: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: RoomKind,
    /// Whose it is; a cloud room may be nobody's.
    pub owner: Option<UserId>,
    /// Password of the host.
    pub host_password: String,
    /// Password of guests.
    pub guest_password: String,
    /// Whether guests may come before the host.
    pub guests_first: bool,
    /// Whether the owner is told that guests came first.
    pub guests_first_notice: bool,
    /// Most people in it; 0: no limit of its own.
    pub capacity: u32,
    /// Whether the provider has stopped it.
    pub disabled: bool,
    /// Most people in the audience, of a webinar room; 0: no limit of its own.
    #[serde(default)]
    pub audience: u32,
    /// The order that it came with, if any.
    #[serde(default)]
    pub order: Option<String>,
    /// ID of the package that it is of, if it came with an order.
    #[serde(default)]
    pub package: Option<String>,
    /// From when on nobody meets in it any more.
    #[serde(default)]
    pub expires_at: Option<Timestamp>,
}

/// Changes to a room; `None` leaves a property as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoomDraft {
    /// New name, 1 to 128 characters.
    pub name: Option<String>,
    /// New host password, 4 to 16 digits.
    pub host_password: Option<String>,
    /// New guest password, 4 to 16 digits.
    pub guest_password: Option<String>,
    /// Whether guests may come before the host.
    pub guests_first: Option<bool>,
    /// Whether the owner is told that guests came first.
    pub guests_first_notice: Option<bool>,
}

impl Room {
    /// A new room with made-up passwords. Numbers of personal rooms have ten digits starting with
    /// 2, those of cloud rooms ten digits starting with 8, those of
    /// webinar rooms ten digits starting with 7, so none can be a meeting's ID.
    pub fn new(
        corporation: &CorporationId,
        kind: RoomKind,
        name: &str,
        owner: Option<&UserId>,
        random: &mut Random<'_>,
    ) -> Self {
        let prefix = match kind {
            RoomKind::Personal => "2",
            RoomKind::Cloud => "8",
            RoomKind::Webinar => "7",
        };
        Self {
            id: RoomId::new(random.hex(16)),
            corporation: corporation.clone(),
            number: format!("{prefix}{}", digits(random, 9)),
            name: name.to_owned(),
            kind,
            owner: owner.cloned(),
            host_password: digits(random, 6),
            guest_password: digits(random, 8),
            guests_first: false,
            guests_first_notice: false,
            capacity: 0,
            disabled: false,
            audience: 0,
            order: None,
            package: None,
            expires_at: None,
        }
    }

    /// Whether nobody may meet in it at `now`, because it was stopped or has expired.
    pub fn is_frozen(&self, now: Timestamp) -> bool {
        self.disabled || self.expires_at.is_some_and(|end| end <= now)
    }

    /// The room with `draft` applied.
    ///
    /// # Errors
    /// A [`BookingError::Field`] that names what is malformed, and
    /// [`BookingError::RoomPasswordsEqual`] when host and guest would share a password.
    pub fn edited(&self, draft: RoomDraft) -> Result<Self, BookingError> {
        let mut room = self.clone();
        if let Some(name) = draft.name {
            let length = name.chars().count();
            if !(1..=128).contains(&length) {
                return Err(BookingError::field(
                    Field::RoomName,
                    format!("must have 1 to 128 characters, not {length}"),
                ));
            }
            room.name = name;
        }
        if let Some(password) = draft.host_password {
            check_password(Field::RoomHostPassword, &password)?;
            room.host_password = password;
        }
        if let Some(password) = draft.guest_password {
            check_password(Field::RoomGuestPassword, &password)?;
            room.guest_password = password;
        }
        if room.host_password == room.guest_password {
            return Err(BookingError::RoomPasswordsEqual);
        }
        room.guests_first = draft.guests_first.unwrap_or(room.guests_first);
        room.guests_first_notice = draft.guests_first_notice.unwrap_or(room.guests_first_notice);
        Ok(room)
    }
}

/// Checks that a meeting or room password is 4 to 16 ASCII digits.
///
/// # Errors
/// A [`BookingError::Field`] for `field`.
pub(crate) fn check_password(field: Field, password: &str) -> Result<(), BookingError> {
    if (4..=16).contains(&password.len()) && password.bytes().all(|b| b.is_ascii_digit()) {
        Ok(())
    } else {
        Err(BookingError::field(field, "must be 4 to 16 digits".to_owned()))
    }
}
