//! When rooms are taken: one meeting at a time.

use super::MeetingError;
use super::row::{MeetingRow, RoomTime};
use crate::StoreError;
use crate::sql::{MOST_ROWS, get, rows, statement};
use sqlx::AnyConnection;

/// Longest span of a meeting, in milliseconds: a booking is at most 1,440 minutes long. It bounds
/// how far back a span that reaches into another can begin.
const LONGEST_MS: i64 = 1_440 * 60_000;

/// Has the room to itself until the unit ends, and makes sure that nothing else takes it when the
/// meeting would. Comes before anything else that the unit writes.
pub(super) async fn reserve(tx: &mut AnyConnection, meeting: &MeetingRow) -> Result<(), MeetingError> {
    let Some(time) = &meeting.room else { return Ok(()) };
    let turn = sqlx::query("UPDATE room SET uses = uses + 1 WHERE id = $1");
    if turn.bind(time.room.clone()).execute(&mut *tx).await?.rows_affected() == 0 {
        return Err(MeetingError::RoomGone);
    }
    let mut busy = false;
    for part in time.spans.chunks(MOST_ROWS) {
        let spans = rows(part.len(), |row| format!("${}, ${}", row * 2 + 5, row * 2 + 6));
        // Only a running instant meeting makes a difference to the answer, so it comes first.
        let sql = format!(
            "WITH span (starts_at, ends_at) AS (VALUES {spans}) \
             SELECT MAX(CASE WHEN s.instant = 1 AND s.starts_at <= $3 AND s.ends_at > $3 THEN 1 ELSE 0 END) \
             FROM span JOIN room_slot s ON s.room_id = $1 AND s.starts_at < span.ends_at \
             AND s.starts_at >= span.starts_at - $4 AND s.ends_at > span.starts_at AND s.meeting_id <> $2"
        );
        let query = statement(sql, part.len())
            .bind(time.room.clone())
            .bind(meeting.id.clone())
            .bind(meeting.now_ms)
            .bind(LONGEST_MS);
        let query = part.iter().fold(query, |query, span| query.bind(span.start).bind(span.end));
        let row = query.fetch_one(&mut *tx).await?;
        match get::<Option<i64>>(&row, 0)? {
            None => {}
            Some(0) => busy = true,
            Some(_) => return Err(MeetingError::RoomRunning),
        }
    }
    if busy { Err(MeetingError::RoomBusy) } else { Ok(()) }
}

/// Takes the room, once [`reserve`] has made sure.
pub(super) async fn take(tx: &mut AnyConnection, meeting: &MeetingRow) -> Result<(), StoreError> {
    let Some(RoomTime { room, spans, instant }) = &meeting.room else { return Ok(()) };
    for part in spans.chunks(MOST_ROWS) {
        let values = rows(part.len(), |row| format!("$1, ${}, $2, ${}, $3", row * 2 + 4, row * 2 + 5));
        let sql = format!("INSERT INTO room_slot (room_id, starts_at, meeting_id, ends_at, instant) VALUES {values}");
        let query = statement(sql, part.len()).bind(room.clone()).bind(meeting.id.clone()).bind(i64::from(*instant));
        part.iter().fold(query, |query, span| query.bind(span.start).bind(span.end)).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Frees whatever room a meeting takes.
pub(super) async fn free(tx: &mut AnyConnection, meeting: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM room_slot WHERE meeting_id = $1").bind(meeting.to_owned()).execute(tx).await?;
    Ok(())
}
