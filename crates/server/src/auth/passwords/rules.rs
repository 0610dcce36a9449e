//! Which new passwords are good enough (auth.md section 6).
//!
//! What compares with an old password (not the same, not too like it, not too soon) is not here:
//! nobody can change a password yet.

use thiserror::Error;

/// What is wrong with a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WeakPassword {
    /// Too short or too long.
    #[error("the password must have 8 to 32 characters")]
    Length,
    /// Too few kinds of characters.
    #[error("the password must mix at least two of lower case, upper case, digits and special characters")]
    TooFewKinds,
    /// One character over and over.
    #[error("the password must not have the same character more than 3 times in a row")]
    Repeats,
    /// It holds the account.
    #[error("the password must not contain the account, forwards or backwards")]
    HoldsAccount,
}

/// Checks a new password of `account`.
///
/// # Errors
/// The first rule that it breaks.
pub fn check_new(password: &str, account: &str) -> Result<(), WeakPassword> {
    let characters: Vec<char> = password.chars().collect();
    if !(8..=32).contains(&characters.len()) {
        return Err(WeakPassword::Length);
    }
    let kinds: [fn(&char) -> bool; 4] = [
        |c| c.is_lowercase(),
        |c| c.is_uppercase(),
        |c| c.is_numeric(),
        |c| !c.is_lowercase() && !c.is_uppercase() && !c.is_numeric(),
    ];
    if kinds.iter().filter(|kind| characters.iter().any(kind)).count() < 2 {
        return Err(WeakPassword::TooFewKinds);
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
