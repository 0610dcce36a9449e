//! Small things that SQL texts for both engines need: lists of parameters, texts that PostgreSQL
//! takes, patterns, JSON and times.

use crate::StoreError;
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Decode, Row, Type};
use std::fmt::Write as _;

/// A statement with its parameters.
pub(crate) type Statement = Query<'static, Any, AnyArguments>;

/// Most values in one `IN` list or rows in one `INSERT`: far below both engines' limits on
/// parameters (32,766 and 65,535) at up to six a row.
pub(crate) const MOST_ROWS: usize = 256;

/// Lists up to this long get a prepared statement that is kept; longer ones are rare and would
/// crowd the others out of the cache.
const MOST_KEPT: usize = 16;

/// Rows of one `INSERT` where many are added: as many as still make a statement that is kept.
pub(crate) const ROWS: usize = MOST_KEPT;

/// A statement made from a text that `rows` decided the length of. The text must hold only what
/// this crate wrote, never values.
pub(crate) fn statement(text: String, rows: usize) -> Statement {
    sqlx::query(AssertSqlSafe(text)).persistent(rows <= MOST_KEPT)
}

/// Runs statements without parameters, such as `COMMIT`.
pub(crate) async fn run(connection: &mut AnyConnection, text: &'static str) -> Result<(), StoreError> {
    sqlx::query(text).execute(connection).await?;
    Ok(())
}

/// `$3, $4, $5` for `first` 3 and `count` 3.
pub(crate) fn list(first: usize, count: usize) -> String {
    let mut text = String::with_capacity(count * 5);
    for number in first..first + count {
        let comma = if number == first { "" } else { ", " };
        let _ = write!(text, "{comma}${number}");
    }
    text
}

/// `(…), (…)` with `rows` times what `row` writes, given the number of the row.
pub(crate) fn rows(rows: usize, row: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(rows * 24);
    for number in 0..rows {
        let comma = if number == 0 { "" } else { ", " };
        let _ = write!(text, "{comma}({})", row(number));
    }
    text
}

/// Text that PostgreSQL takes: it has no NUL.
pub(crate) fn text(value: &str) -> String {
    value.replace('\0', "\u{fffd}")
}

/// Texts as they are searched: one a line, lower-cased with Unicode's rules.
pub(crate) fn searchable(texts: &[&str]) -> String {
    text(&texts.join("\n").to_lowercase())
}

/// A `LIKE` pattern (with `ESCAPE '\'`) that finds `needle` anywhere in what [`searchable`] made.
pub(crate) fn pattern(needle: &str) -> String {
    format!("%{}%", escaped(&needle.to_lowercase()))
}

/// `text` as a `LIKE` pattern (with `ESCAPE '\'`) that finds nothing else.
pub(crate) fn escaped(plain: &str) -> String {
    let mut pattern = String::with_capacity(plain.len());
    for letter in text(plain).chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

/// An account as it is compared.
pub(crate) fn account(value: &str) -> String {
    text(&value.to_ascii_lowercase())
}

/// A noun as JSON.
pub(crate) fn json<T: Serialize>(noun: &'static str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unstorable(noun))
}

/// A noun from JSON.
pub(crate) fn noun<T: DeserializeOwned>(noun: &'static str, json: &[u8]) -> Result<T, StoreError> {
    serde_json::from_slice(json).map_err(|_| StoreError::Damaged(noun))
}

/// A noun from the JSON in a column.
pub(crate) fn body<T: DeserializeOwned>(name: &'static str, row: &AnyRow, column: usize) -> Result<T, StoreError> {
    noun(name, get::<&str>(row, column)?.as_bytes())
}

/// A column's value.
pub(crate) fn get<'r, T: Decode<'r, Any> + Type<Any>>(row: &'r AnyRow, column: usize) -> Result<T, StoreError> {
    Ok(row.try_get(column)?)
}

/// A column's time.
pub(crate) fn time(row: &AnyRow, column: usize) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(get(row, column)?).map_err(|_| StoreError::Damaged("time"))
}

/// A count as the API has it; a count is never negative.
pub(crate) fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

/// An offset as SQL takes it; what is beyond SQL's numbers is beyond every list.
pub(crate) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
