//! Forgetting what no longer counts.
//!
//! Correctness never rests on it: every reader checks times by itself. It keeps tables from growing
//! and lists from having much to catch up with. Each call does a bounded part; call it again while
//! it returns much.

use crate::sql::get;
use crate::{Store, StoreError};
use jiff::Timestamp;

/// Most rows that one call drops from one table, so that it does not hold up other writers for
/// long.
const MOST_DROPPED: i64 = 500;

/// Most parts of corporations' lists that one call advances.
const MOST_ADVANCED: usize = 4;

/// One statement for each table, over the time and the most rows.
const DROPS: [&str; 12] = [
    "DELETE FROM session WHERE token_hash IN (SELECT token_hash FROM session \
     WHERE refresh_expires_at <= $1 AND expires_at <= $1 LIMIT $2)",
    "DELETE FROM app_nonce WHERE (application, nonce) IN \
     (SELECT application, nonce FROM app_nonce WHERE until <= $1 LIMIT $2)",
    "DELETE FROM portal_nonce WHERE hash IN (SELECT hash FROM portal_nonce WHERE expires_at <= $1 LIMIT $2)",
    "DELETE FROM sign_on_used WHERE hash IN (SELECT hash FROM sign_on_used WHERE until <= $1 LIMIT $2)",
    "DELETE FROM remembered WHERE (user_id, request_key) IN \
     (SELECT user_id, request_key FROM remembered WHERE expires_at <= $1 LIMIT $2)",
    "DELETE FROM room_slot WHERE (room_id, starts_at, meeting_id) IN \
     (SELECT room_id, starts_at, meeting_id FROM room_slot WHERE ends_at <= $1 LIMIT $2)",
    "DELETE FROM conference_token WHERE hash IN (SELECT hash FROM conference_token WHERE until <= $1 LIMIT $2)",
    "DELETE FROM recording_token WHERE hash IN (SELECT hash FROM recording_token WHERE until <= $1 LIMIT $2)",
    "DELETE FROM job WHERE id IN (SELECT id FROM job WHERE forget_at <= $1 LIMIT $2)",
    // Figures are asked for a year back: 400 days in milliseconds.
    "DELETE FROM sign_in WHERE (corporation, at, user_id, client_type) IN \
     (SELECT corporation, at, user_id, client_type FROM sign_in WHERE at <= $1 - 34560000000 LIMIT $2)",
    // The audit trail is kept as long.
    "DELETE FROM audit WHERE (corporation, at, id) IN \
     (SELECT corporation, at, id FROM audit WHERE at <= $1 - 34560000000 LIMIT $2)",
    // By then every server has removed the file from its folder; one in the object store stays noted.
    "DELETE FROM gone_recording WHERE id IN \
     (SELECT id FROM gone_recording WHERE gone_at <= $1 - 34560000000 AND place = 0 LIMIT $2)",
];

impl Store {
    /// Drops sessions, old sign-ins, nonces, remembered answers, room bookings, old jobs, old history and the old part of the
    /// audit trail, and moves lists on; returns how many rows were touched.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn sweep(&self, now: Timestamp) -> Result<u64, StoreError> {
        let mut touched = 0;
        for drop in DROPS {
            touched += self
                .write((drop, now.as_millisecond()), |tx, (drop, now)| {
                    Box::pin(async move {
                        let done = sqlx::query(*drop).bind(*now).bind(MOST_DROPPED).execute(tx).await?;
                        Ok::<_, StoreError>(done.rows_affected())
                    })
                })
                .await?;
        }
        touched += self.forget_history(now).await?;
        let mut parts = MOST_ADVANCED;
        for viewer in self.corporation_viewers().await? {
            while parts > 0 && self.is_list_due(&viewer, now).await? {
                let advanced = self.advance(&viewer, now).await?;
                touched += advanced;
                parts = if advanced == 0 { 0 } else { parts - 1 };
            }
        }
        Ok(touched)
    }

    async fn corporation_viewers(&self) -> Result<Vec<String>, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query("SELECT id FROM corporation ORDER BY id").fetch_all(&mut *loan).await?;
        loan.keep();
        rows.iter().map(|row| Ok(format!("c:{}", get::<&str>(row, 0)?))).collect()
    }
}
