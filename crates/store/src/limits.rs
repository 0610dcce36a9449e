//! Limits on what a corporation may have: looked at inside the unit of work that adds to it, so that
//! of any number of units at once no more get through than the limit lets.

use crate::StoreError;
use crate::sql::{Statement, get, signed, unsigned};
use sqlx::AnyConnection;

/// Whether `coming` more fit under `most` (`None`: any number do). Until the unit ends, no other unit
/// that asks this about the same corporation gets an answer.
///
/// `count` makes the statement that counts what there is, given the number at which it may stop
/// counting: `SELECT COUNT(*) FROM (SELECT 1 FROM … LIMIT …) AS part`.
pub(crate) async fn fits(
    tx: &mut AnyConnection,
    corporation: &str,
    most: Option<u64>,
    coming: usize,
    count: impl FnOnce(i64) -> Statement,
) -> Result<bool, StoreError> {
    let Some(most) = most else { return Ok(true) };
    let turn = sqlx::query("UPDATE corporation SET uses = uses + 1 WHERE id = $1");
    turn.bind(corporation.to_owned()).execute(&mut *tx).await?;
    let used = unsigned(get(&count(signed(most)).fetch_one(tx).await?, 0)?);
    Ok(used.saturating_add(coming as u64) <= most)
}
