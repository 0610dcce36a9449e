//! Reading what the `/usg` calls are given: fields of a body, parts of a path, lists of names.
//!
//! Only type, length and range are looked at, all with the one code that this family of calls has
//! for it; the message names the field.

use crate::http::Refusal;
use axum::extract::{FromRequestParts, Path};
use convoca_contract::codes;
use convoca_contract::given::Given;
use http::request::Parts;
use std::fmt::Display;
use std::ops::RangeInclusive;

/// Most accounts or rooms named in one call.
const LONGEST_LIST: usize = 500;

/// A field is wrong: `problem` goes after its name.
pub(super) fn wrong(name: &str, problem: impl Display) -> Refusal {
    Refusal::bad(codes::USG_PARAM_INVALID, format!("{name} {problem}"))
}

/// The value of a field, if given.
pub(super) fn value<T>(given: Given<T>, name: &str, expected: &str) -> Result<Option<T>, Refusal> {
    given.into_result().map_err(|came| wrong(name, format!("must be {expected}, not {came}")))
}

/// A text of at most `longest` characters, if given.
pub(super) fn text(given: Given<String>, name: &str, longest: usize) -> Result<Option<String>, Refusal> {
    match value(given, name, "a text")? {
        Some(text) if text.chars().count() > longest => {
            Err(wrong(name, format!("must have at most {longest} characters")))
        }
        text => Ok(text),
    }
}

/// A whole number in `range`, if given.
pub(super) fn number(given: Given<i64>, name: &str, range: RangeInclusive<i64>) -> Result<Option<i64>, Refusal> {
    match value(given, name, "a whole number")? {
        Some(number) if !range.contains(&number) => {
            Err(wrong(name, format!("must be {} to {}, not {number}", range.start(), range.end())))
        }
        number => Ok(number),
    }
}

/// True or false, if given.
pub(super) fn flag(given: Given<bool>, name: &str) -> Result<Option<bool>, Refusal> {
    value(given, name, "true or false")
}

/// What must have been given.
pub(super) fn required<T>(value: Option<T>, name: &str) -> Result<T, Refusal> {
    value.ok_or_else(|| wrong(name, "must be given"))
}

/// A list of names, of which there must be some and not too many.
pub(super) fn names(list: Vec<String>) -> Result<Vec<String>, Refusal> {
    if (1..=LONGEST_LIST).contains(&list.len()) {
        Ok(list)
    } else {
        Err(wrong("the list", format!("must name 1 to {LONGEST_LIST}, not {}", list.len())))
    }
}

/// The one variable part of a path, decoded.
pub(super) struct Segment(pub(super) String);

impl<S: Send + Sync> FromRequestParts<S> for Segment {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        match Path::<String>::from_request_parts(parts, state).await {
            // PostgreSQL has no text with a zero character, so nothing can be called so.
            Ok(Path(text)) if !text.contains('\0') => Ok(Self(text)),
            _ => Err(wrong("the path", "must be percent-encoded UTF-8 without zero characters")),
        }
    }
}
