//! Moving lists on: meetings whose span is over come up again under their next one, or leave.
//!
//! A list is moved on before it is read, in bounded parts and for all viewers of the meetings
//! concerned, so each span is dealt with once, by whoever comes first. Units of this kind take
//! turns, because they touch many meetings in no order that others could share.

use super::counters::Counters;
use super::listing::{Span, insert, remove, span_after, viewers};
use super::replace::listed;
use crate::corporations::take_turn;
use crate::sql::{body, get, list, statement};
use crate::{Store, StoreError};
use convoca_booking::Booking;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// Most meetings that a unit moves on.
const MOST_MEETINGS: i64 = 100;

/// Once a unit has touched so many places in lists, it leaves the rest to the next.
const MOST_PLACES: usize = 4000;

impl Store {
    /// Whether a list has meetings whose span is over.
    pub(crate) async fn is_list_due(&self, viewer: &str, now: Timestamp) -> Result<bool, StoreError> {
        let mut loan = self.read().await?;
        let due = is_due(&mut loan, viewer, now.as_millisecond()).await?;
        loan.keep();
        Ok(due)
    }

    /// Moves a part of what is over in a list on; returns how many meetings.
    pub(crate) async fn advance(&self, viewer: &str, now: Timestamp) -> Result<u64, StoreError> {
        let values = (viewer.to_owned(), now.as_millisecond(), self.engine.spread());
        self.write(values, |tx, (viewer, now, spread)| Box::pin(advance(tx, viewer, *now, *spread))).await
    }
}

/// Whether a list has meetings whose span is over.
pub(super) async fn is_due(connection: &mut AnyConnection, viewer: &str, now_ms: i64) -> Result<bool, StoreError> {
    let query = sqlx::query("SELECT meeting_id FROM listing WHERE viewer = $1 AND next_end <= $2 LIMIT 1");
    Ok(query.bind(viewer.to_owned()).bind(now_ms).fetch_optional(connection).await?.is_some())
}

async fn advance(tx: &mut AnyConnection, viewer: &str, now_ms: i64, spread: u32) -> Result<u64, StoreError> {
    take_turn(tx, "advance").await?;
    let due =
        sqlx::query("SELECT meeting_id FROM listing WHERE viewer = $1 AND next_end <= $2 ORDER BY next_end LIMIT $3")
            .bind(viewer.to_owned())
            .bind(now_ms)
            .bind(MOST_MEETINGS)
            .fetch_all(&mut *tx)
            .await?;
    if due.is_empty() {
        return Ok(0);
    }
    let names = list(1, due.len());
    let sql =
        format!("SELECT id, revision, body, listed_start, listed_end FROM meeting WHERE id IN ({names}) ORDER BY id");
    let mut query = statement(sql, due.len());
    for row in &due {
        query = query.bind(get::<String>(row, 0)?);
    }
    let mut meetings = Vec::with_capacity(due.len());
    let mut places = 0;
    for row in query.fetch_all(&mut *tx).await? {
        let booking: Booking = body("meeting", &row, 2)?;
        let viewers = viewers(&booking);
        places += viewers.len();
        if let Some(step) = claim(tx, &row, &booking, now_ms).await? {
            meetings.push((get::<String>(&row, 0)?, viewers, step));
        }
        if places >= MOST_PLACES {
            break;
        }
    }
    let mut counters = Counters::new(spread);
    for (meeting, viewers, (from, to)) in &meetings {
        remove(tx, meeting, viewers, *from, &mut counters).await?;
        if let Some(to) = to {
            insert(tx, meeting, viewers, *to, &mut counters).await?;
        }
    }
    counters.save(tx).await?;
    Ok(meetings.len() as u64)
}

/// From which span a meeting moves to which. Its row says so from here on, unless somebody has
/// changed the meeting since it was read; then it is left to the next unit.
async fn claim(
    tx: &mut AnyConnection,
    row: &AnyRow,
    booking: &Booking,
    now_ms: i64,
) -> Result<Option<(Span, Option<Span>)>, StoreError> {
    let Some(from) = listed(row, 3)?.filter(|from| from.end <= now_ms) else { return Ok(None) };
    let to = span_after(booking, now_ms);
    let done = sqlx::query(
        "UPDATE meeting SET listed_start = $4, listed_end = $5 WHERE id = $1 AND revision = $2 AND listed_end = $3",
    )
    .bind(get::<String>(row, 0)?)
    .bind(get::<i64>(row, 1)?)
    .bind(from.end)
    .bind(to.map(|span| span.start))
    .bind(to.map(|span| span.end))
    .execute(tx)
    .await?;
    Ok((done.rows_affected() == 1).then_some((from, to)))
}
