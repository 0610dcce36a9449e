//! Moving lists on: meetings whose span is over come up again under their next one, or leave.
//!
//! A list is moved on before it is read, in bounded parts and for all viewers of the meetings
//! concerned, so each span is dealt with once, by whoever comes first. Units of this kind take
//! turns, because they touch many meetings in no order that others could share.

use super::counters::Counters;
use super::listing::{Span, insert, remove, span_after, viewers};
use super::replace::listed;
use crate::corporations::take_turn;
use crate::sql::{body, get, list, rows, statement};
use crate::{Store, StoreError};
use convoca_booking::Booking;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashSet;

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
    let query = sqlx::query(
        // The order makes it a look at one end of an index; without it PostgreSQL may read on in
        // the hope of coming across one.
        "SELECT meeting_id FROM listing WHERE viewer = $1 AND next_end <= $2 ORDER BY next_end LIMIT 1",
    );
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
    let steps = steps(tx, &due, now_ms).await?;
    let steps = claim(tx, steps).await?;
    let mut counters = Counters::new(spread);
    for step in &steps {
        remove(tx, &step.meeting, &step.viewers, step.from, &mut counters).await?;
        if let Some(to) = step.to {
            insert(tx, &step.meeting, &step.viewers, to, &mut counters).await?;
        }
    }
    counters.save(tx).await?;
    Ok(steps.len() as u64)
}

/// A meeting that is to be moved on.
struct Step {
    meeting: String,
    revision: i64,
    viewers: Vec<String>,
    from: Span,
    to: Option<Span>,
}

/// What is to become of the meetings whose IDs these rows hold.
async fn steps(tx: &mut AnyConnection, due: &[AnyRow], now_ms: i64) -> Result<Vec<Step>, StoreError> {
    let names = list(1, due.len());
    let sql = format!("SELECT id, revision, body, listed_start, listed_end FROM meeting WHERE id IN ({names})");
    let mut query = statement(sql, due.len());
    for row in due {
        query = query.bind(get::<String>(row, 0)?);
    }
    let mut steps = Vec::with_capacity(due.len());
    let mut places = 0;
    for row in query.fetch_all(tx).await? {
        let Some(from) = listed(&row, 3)?.filter(|from| from.end <= now_ms) else { continue };
        if places >= MOST_PLACES {
            break;
        }
        let booking: Booking = body("meeting", &row, 2)?;
        let viewers = viewers(&booking);
        places += viewers.len();
        let to = span_after(&booking, now_ms);
        steps.push(Step { meeting: get(&row, 0)?, revision: get(&row, 1)?, viewers, from, to });
    }
    Ok(steps)
}

/// Makes the meetings' rows say where they stand from here on. Those that somebody has changed
/// since they were read are left to the next unit.
async fn claim(tx: &mut AnyConnection, mut steps: Vec<Step>) -> Result<Vec<Step>, StoreError> {
    if steps.is_empty() {
        return Ok(steps);
    }
    let values = rows(steps.len(), |row| {
        let first = row * 4 + 1;
        format!("${first}, ${}, ${}, ${}", first + 1, first + 2, first + 3)
    });
    let sql = format!(
        "WITH step (meeting, seen, starts_at, ends_at) AS (VALUES {values}) \
         UPDATE meeting SET listed_start = step.starts_at, listed_end = step.ends_at \
         FROM step WHERE meeting.id = step.meeting AND meeting.revision = step.seen RETURNING meeting.id"
    );
    let query = steps.iter().fold(statement(sql, steps.len()), |query, step| {
        query
            .bind(step.meeting.clone())
            .bind(step.revision)
            .bind(step.to.map(|span| span.start))
            .bind(step.to.map(|span| span.end))
    });
    let claimed = query.fetch_all(tx).await?;
    let claimed: HashSet<String> = claimed.iter().map(|row| get(row, 0)).collect::<Result<_, _>>()?;
    steps.retain(|step| claimed.contains(&step.meeting));
    Ok(steps)
}
