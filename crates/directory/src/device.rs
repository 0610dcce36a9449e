//! Room systems and screens: what stands in a meeting room and is signed in without a person.
//!
//! A device has an account of its own, under which it is invited, rung and counted like a person. It
//! has no password: whoever installs it types an [activation code](activation) into it once, and it
//! stays signed in. A [`model`] says what a room system can do; a screen has a kind only.

pub mod activation;
pub mod model;

use convoca_booking::{CorporationId, DeviceKind, User, UserId};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Longest name and model, in characters.
pub const LONGEST_NAME: usize = 96;
/// Longest serial number, in characters.
pub const LONGEST_SERIAL: usize = 64;

/// How hard the code is that somebody types to show something on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Projection {
    /// As hard as its network calls for.
    #[default]
    Automatic,
    /// Short.
    Simple,
    /// Long.
    Complex,
}

/// A device beside its account, which has name, addresses, number, department and whether it is stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hardware {
    /// Its account.
    pub id: UserId,
    /// Tenant.
    pub corporation: CorporationId,
    /// What it is.
    pub kind: DeviceKind,
    /// Serial number, unique in the corporation; of a screen, its account.
    pub serial: String,
    /// Model of a room system, one of [`model::MODELS`]; of a screen, its kind as the request named it.
    pub model: String,
    /// How hard the code is that somebody types to show something on it.
    pub projection: Projection,
}

/// A device with its account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its account.
    pub user: User,
    /// The rest.
    pub hardware: Hardware,
}

/// Why there can be no such device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DeviceError {
    /// The serial number has other characters than letters, digits and underscores, or too many.
    #[error("a serial number has 1 to {LONGEST_SERIAL} letters, digits and underscores")]
    Serial,
    /// No room system is called so.
    #[error("there is no such model; the list of models names them")]
    Model,
}

/// Checks a serial number.
///
/// # Errors
/// [`DeviceError::Serial`].
pub fn check_serial(serial: &str) -> Result<(), DeviceError> {
    let plain = serial.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if plain && (1..=LONGEST_SERIAL).contains(&serial.len()) { Ok(()) } else { Err(DeviceError::Serial) }
}

#[cfg(test)]
mod tests;
