//! The order within lanes: whose turn it is, and writers taking turns.

use crate::StoreError;
use sqlx::AnyConnection;
use std::collections::BTreeSet;

/// When a job is due that waits behind another one of its lane.
pub(super) const PARKED: i64 = i64::MAX;

/// Waits until no other unit of work changes these lanes; they are given back with the
/// transaction. `lock` is the engine's statement; without one its writers never overlap.
pub(super) async fn take(
    tx: &mut AnyConnection,
    lock: Option<&'static str>,
    lanes: impl IntoIterator<Item = &str>,
) -> Result<(), StoreError> {
    let Some(lock) = lock else { return Ok(()) };
    // In one order for everybody, so that no two units wait for each other in a circle.
    for lane in lanes.into_iter().collect::<BTreeSet<_>>() {
        sqlx::query(lock).bind(lane.to_owned()).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Makes the first waiting job of the lane due, after the one whose turn it was has gone.
pub(super) async fn go_on(tx: &mut AnyConnection, lane: &str) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE job SET due_at = run_at WHERE due_at = $2 AND state = 0 \
         AND id = (SELECT MIN(id) FROM job WHERE lane = $1 AND state = 0)",
    )
    .bind(lane.to_owned())
    .bind(PARKED)
    .execute(tx)
    .await?;
    Ok(())
}

/// Parks a job that nobody has if one before it waits in its lane, which is so when that one was
/// replayed while this one was being worked on.
pub(super) async fn behind_earlier(tx: &mut AnyConnection, lane: &str, id: i64) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE job SET due_at = $3 WHERE id = $2 AND state = 0 \
         AND EXISTS (SELECT 1 FROM job e WHERE e.lane = $1 AND e.state = 0 AND e.id < $2)",
    )
    .bind(lane.to_owned())
    .bind(id)
    .bind(PARKED)
    .execute(tx)
    .await?;
    Ok(())
}

/// As [`go_on`], unless it is somebody's turn: a later one may be in hand when an earlier one was
/// replayed. It looks at the whole lane.
pub(super) async fn go_on_if_idle(tx: &mut AnyConnection, lane: &str) -> Result<(), StoreError> {
    let busy = sqlx::query("SELECT id FROM job WHERE lane = $1 AND state = 0 AND due_at <> $2 LIMIT 1")
        .bind(lane.to_owned())
        .bind(PARKED)
        .fetch_optional(&mut *tx)
        .await?;
    if busy.is_none() { go_on(tx, lane).await } else { Ok(()) }
}
