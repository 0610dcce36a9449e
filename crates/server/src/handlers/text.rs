//! Reading texts that the `/mmc` calls and our own are given, where `booking` has no rule for them.

use crate::http::Refusal;
use convoca_contract::codes;
use convoca_contract::given::Given;

/// A text of at most `longest` characters and without line breaks, if given.
pub(super) fn given(given: Given<String>, name: &str, longest: usize) -> Result<Option<String>, Refusal> {
    let wrong = |problem: String| Refusal::bad(codes::PARAM_INVALID, format!("{name} {problem}"));
    match given.into_result().map_err(|came| wrong(format!("must be a text, not {came}")))? {
        Some(text) if text.chars().count() > longest => Err(wrong(format!("must have at most {longest} characters"))),
        Some(text) if text.chars().any(char::is_control) => Err(wrong("must have no control characters".to_owned())),
        text => Ok(text),
    }
}

/// The same, which must be given.
pub(super) fn required(text: Given<String>, name: &str, longest: usize) -> Result<String, Refusal> {
    given(text, name, longest)?.ok_or_else(|| Refusal::bad(codes::PARAM_INVALID, format!("{name} must be given")))
}
