//! Language tags of notices: which are known, and what becomes of others.

use crate::{BookingError, Field};

/// The languages that notices can be written in; the first of a language is taken for its other
/// regions.
const KNOWN: [&str; 3] = ["zh-CN", "en-US", "pt-BR"];

/// Longest tag, in characters: what RFC 5646 advises to make room for.
const MAX_LENGTH: usize = 35;

/// The known language that `tag` means, or else `fallback`.
///
/// # Errors
/// [`Field::Language`] when `tag` is no RFC 3066 tag or too long.
pub(crate) fn known(tag: &str, fallback: &str) -> Result<String, BookingError> {
    Field::Language.check_text(tag, MAX_LENGTH)?;
    if !is_well_formed(tag) {
        return Err(BookingError::field(Field::Language, "must be a language tag such as en-US"));
    }
    let language = |tag: &str| tag.split('-').next().map(str::to_ascii_lowercase);
    let known = KNOWN.iter().find(|known| language(known) == language(tag));
    Ok(known.copied().unwrap_or(fallback).to_owned())
}

/// RFC 3066, section 2.1: letters, 1 to 8 of them, then any number of subtags of 1 to 8 letters
/// or digits.
fn is_well_formed(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let sized = |part: &str| (1..=8).contains(&part.len());
    sized(primary)
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| sized(part) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests;
