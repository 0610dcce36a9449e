//! What is typed into a device to sign it in: twelve digits that are good once and for a week.
//!
//! Digits, because remote controls have nothing else; twelve, so that whoever guesses needs a thousand
//! million tries to meet one of a thousand that are open, and the server lets few through.

use convoca_booking::Random;
use convoca_booking::random::digits;
use jiff::{SignedDuration, Timestamp};

/// Digits of a code.
pub const DIGITS: usize = 12;
/// How long a code is good.
pub const GOOD_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A code that a device can be signed in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Code {
    /// Its digits. Whoever has them signs in as the device.
    pub digits: String,
    /// Until when it is good.
    pub until: Timestamp,
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Code").field("until", &self.until).finish_non_exhaustive()
    }
}

impl Code {
    /// A fresh one.
    pub fn fresh(now: Timestamp, random: &mut Random<'_>) -> Self {
        Self { digits: digits(random, DIGITS), until: now + GOOD_FOR }
    }
}

/// The digits of what somebody typed, who may have grouped them; `None` when it can be no code.
pub fn typed(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|character| !matches!(character, ' ' | '-')).collect();
    (plain.len() == DIGITS && plain.bytes().all(|byte| byte.is_ascii_digit())).then_some(plain)
}
