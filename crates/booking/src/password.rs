//! Which passwords are good enough: what the vendor asks of all (auth.md section 6), and what a
//! corporation may ask on top.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Fewest and most characters of a password.
pub const LENGTHS: std::ops::RangeInclusive<usize> = 8..=32;
/// A password that was just changed stays for as long.
pub const BETWEEN: SignedDuration = SignedDuration::from_mins(5);
/// Characters in which a new password has to differ from the old one.
const DIFFERENT: usize = 2;

/// What a corporation asks of its people's passwords.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PasswordRules {
    /// Fewest characters, 8 to 32.
    pub shortest: u8,
    /// Fewest kinds of lower case, upper case, digits and special characters, 2 to 4.
    pub kinds: u8,
    /// After how many days a password has to be changed, up to 999; 0: never.
    pub days: u16,
}

impl Default for PasswordRules {
    fn default() -> Self {
        Self { shortest: 8, kinds: 2, days: 0 }
    }
}

/// What is wrong with a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WeakPassword {
    /// Too short or too long.
    #[error("the password must have {0} to 32 characters")]
    Length(u8),
    /// Too few kinds of characters.
    #[error("the password must mix at least {0} of lower case, upper case, digits and special characters")]
    TooFewKinds(u8),
    /// One character over and over.
    #[error("the password must not have the same character more than 3 times in a row")]
    Repeats,
    /// It holds the account.
    #[error("the password must not contain the account, forwards or backwards")]
    HoldsAccount,
    /// It is the old one.
    #[error("the password must not be the one there is")]
    Same,
    /// It is too like the old one.
    #[error("the password must differ from the old one in at least {DIFFERENT} characters")]
    TooAlike,
    /// It was had before.
    #[error("the password must not be one of the last 5")]
    UsedBefore,
    /// The old one is too new.
    #[error("the password was changed less than 5 minutes ago")]
    TooSoon,
}

impl PasswordRules {
    /// Checks a new password of `account`.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub fn check(&self, password: &str, account: &str) -> Result<(), WeakPassword> {
        let characters: Vec<char> = password.chars().collect();
        let shortest = usize::from(self.shortest).max(*LENGTHS.start());
        if characters.len() < shortest || characters.len() > *LENGTHS.end() {
            return Err(WeakPassword::Length(self.shortest));
        }
        let kinds: [fn(&char) -> bool; 4] = [
            |c| c.is_lowercase(),
            |c| c.is_uppercase(),
            |c| c.is_numeric(),
            |c| !c.is_lowercase() && !c.is_uppercase() && !c.is_numeric(),
        ];
        if kinds.iter().filter(|kind| characters.iter().any(kind)).count() < usize::from(self.kinds) {
            return Err(WeakPassword::TooFewKinds(self.kinds));
        }
        if characters.windows(4).any(|four| four.iter().all(|c| *c == four[0])) {
            return Err(WeakPassword::Repeats);
        }
        let lower = password.to_lowercase();
        let account = account.to_lowercase();
        let backwards: String = account.chars().rev().collect();
        if !account.is_empty() && (lower.contains(&account) || lower.contains(&backwards)) {
            return Err(WeakPassword::HoldsAccount);
        }
        Ok(())
    }

    /// Checks a new password of `account` that takes the place of `old`, which was set at `old_at`.
    /// Whether it was had before that is not looked at.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub fn check_change(
        &self,
        (new, account): (&str, &str),
        (old, old_at): (&str, Option<Timestamp>),
        now: Timestamp,
    ) -> Result<(), WeakPassword> {
        if old_at.is_some_and(|at| now.duration_since(at) < BETWEEN) {
            return Err(WeakPassword::TooSoon);
        }
        if new == old {
            return Err(WeakPassword::Same);
        }
        self.check(new, account)?;
        let (new, old): (Vec<char>, Vec<char>) = (new.chars().collect(), old.chars().collect());
        let different = new.iter().zip(&old).filter(|(new, old)| new != old).count() + new.len().abs_diff(old.len());
        if different < DIFFERENT { Err(WeakPassword::TooAlike) } else { Ok(()) }
    }

    /// Until when a password that was set at `at` is good; `None`: for ever, or nobody knows.
    pub fn good_until(&self, at: Option<Timestamp>) -> Option<Timestamp> {
        let days = SignedDuration::from_hours(24 * i64::from(self.days));
        at.filter(|_| self.days > 0).and_then(|at| at.checked_add(days).ok())
    }
}

#[cfg(test)]
mod tests;
