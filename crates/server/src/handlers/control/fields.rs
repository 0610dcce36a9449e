//! Fields that the control operations share.

use crate::http::Refusal;
use convoca_contract::codes::{self, Code};
use convoca_contract::given::Given;

/// A switch, 0 or 1, that may be left out.
///
/// # Errors
/// For anything else, with the vendor's code for a switch.
pub(super) fn switch_if_given(given: Given<i64>, name: &str) -> Result<Option<bool>, Refusal> {
    let wrong = || Refusal::bad(codes::SWITCH_INVALID, format!("{name} must be 0 or 1"));
    match given.into_result().map_err(|_| wrong())? {
        None => Ok(None),
        Some(0) => Ok(Some(false)),
        Some(1) => Ok(Some(true)),
        Some(_) => Err(wrong()),
    }
}

/// A switch, 0 or 1.
///
/// # Errors
/// As [`switch_if_given`], and when it is left out.
pub(super) fn switch(given: Given<i64>, name: &str) -> Result<bool, Refusal> {
    let missing = || Refusal::bad(codes::SWITCH_INVALID, format!("{name} must be given, 0 or 1"));
    switch_if_given(given, name)?.ok_or_else(missing)
}

/// A value that must be given.
///
/// # Errors
/// With this code when it is left out or of another type.
pub(super) fn required<T>(given: Given<T>, name: &str, code: Code) -> Result<T, Refusal> {
    let wrong = |problem: String| Refusal::bad(code, format!("{name} {problem}"));
    let value = given.into_result().map_err(|came| wrong(format!("is of the wrong type: {came}")))?;
    value.ok_or_else(|| wrong("must be given".to_owned()))
}
