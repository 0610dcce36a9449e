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

/// Makes the first waiting job of the lane due, after the one before it has gone.
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
