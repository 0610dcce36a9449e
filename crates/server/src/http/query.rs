//! The query string of a request.

use super::Refusal;
use axum::extract::FromRequestParts;
use convoca_contract::codes::{self, Code};
use http::request::Parts;
use std::ops::RangeInclusive;

/// A request's query parameters. An empty value counts as absent; of a repeated name the first
/// value is taken, except by [`Query::all`].
pub struct Query {
    pairs: Vec<(String, String)>,
    code: Code,
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refusal> {
        let code = if parts.uri.path().contains("/usg/") { codes::USG_PARAM_INVALID } else { codes::PARAM_INVALID };
        let axum::extract::Query(pairs) = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&parts.uri)
            .map_err(|_| Refusal::bad(code, "the query string is malformed"))?;
        Ok(Self { pairs, code })
    }
}

impl Query {
    /// The text of `name`, if given.
    pub fn text<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.all(name).next()
    }

    /// The text of `name`.
    ///
    /// # Errors
    /// When it is absent.
    pub fn required<'a>(&'a self, name: &'a str) -> Result<&'a str, Refusal> {
        self.text(name).ok_or_else(|| Refusal::bad(self.code, format!("the query parameter {name} is missing")))
    }

    /// A text of at most `longest` characters, if given.
    ///
    /// # Errors
    /// When it is longer.
    pub fn text_up_to<'a>(&'a self, name: &'a str, longest: usize) -> Result<Option<&'a str>, Refusal> {
        match self.text(name) {
            Some(text) if text.chars().count() > longest => {
                Err(Refusal::bad(self.code, format!("{name} must have at most {longest} characters")))
            }
            text => Ok(text),
        }
    }

    /// A whole number in `range`, or `default` when absent.
    ///
    /// # Errors
    /// When it is no number or out of range.
    pub fn integer(&self, name: &str, range: RangeInclusive<i64>, default: i64) -> Result<i64, Refusal> {
        let Some(text) = self.text(name) else { return Ok(default) };
        match text.trim().parse() {
            Ok(number) if range.contains(&number) => Ok(number),
            _ => Err(Refusal::bad(
                self.code,
                format!("{name} must be a number from {} to {}, not \"{text}\"", range.start(), range.end()),
            )),
        }
    }

    /// True or false, false when absent.
    ///
    /// # Errors
    /// When it is neither.
    pub fn flag(&self, name: &str) -> Result<bool, Refusal> {
        self.flag_or(name, false)
    }

    /// True or false, `default` when absent.
    ///
    /// # Errors
    /// When it is neither.
    pub fn flag_or(&self, name: &str, default: bool) -> Result<bool, Refusal> {
        match self.text(name) {
            None => Ok(default),
            Some(text) if text.eq_ignore_ascii_case("true") || text == "1" => Ok(true),
            Some(text) if text.eq_ignore_ascii_case("false") || text == "0" => Ok(false),
            Some(text) => Err(Refusal::bad(self.code, format!("{name} must be true or false, not \"{text}\""))),
        }
    }

    /// Every value of `name` that is not empty.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// The page asked for: `offset` in records, `limit` from 1 to 500 with the family's default.
    ///
    /// # Errors
    /// When one of them is out of range.
    pub fn page(&self, default_limit: i64) -> Result<(u64, u32), Refusal> {
        let offset = self.integer("offset", 0..=1_000_000_000, 0)?;
        let limit = self.integer("limit", 1..=500, default_limit)?;
        Ok((offset.unsigned_abs(), u32::try_from(limit).unwrap_or(500)))
    }
}
