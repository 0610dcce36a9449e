//! Writing a changed meeting over the one that was read.

use super::counters::Counters;
use super::listing::{Span, viewers};
use super::row::MeetingRow;
use super::{MeetingError, listing, occupancy};
use crate::effects::EffectRows;
use crate::sql::{body, get};
use crate::{Effects, Store, StoreError};
use convoca_booking::{Booking, Secrets};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

impl Store {
    /// Writes a meeting over the one that had `revision` when it was read, moves its place in lists
    /// and rooms, and sets going what follows from it. A cancelled meeting leaves lists and rooms;
    /// its row stays.
    ///
    /// # Errors
    /// [`MeetingError::Stale`] when it has changed since, and if it takes a room
    /// [`MeetingError::RoomGone`], [`MeetingError::RoomBusy`] or [`MeetingError::RoomRunning`].
    pub async fn replace_meeting(
        &self,
        booking: &Booking,
        secrets: &Secrets,
        revision: i64,
        effects: Effects,
        now: Timestamp,
    ) -> Result<(), MeetingError> {
        let meeting = MeetingRow::new(&self.vault, booking, secrets, now)?;
        let rows = (meeting, revision, EffectRows::new(self, &effects, now)?, self.engine.spread());
        self.write(rows, |tx, (meeting, revision, effects, spread)| {
            Box::pin(replace(tx, meeting, *revision, effects, *spread))
        })
        .await?;
        self.jobs_were_put();
        Ok(())
    }
}

async fn replace(
    tx: &mut AnyConnection,
    meeting: &MeetingRow,
    revision: i64,
    effects: &EffectRows,
    spread: u32,
) -> Result<(), MeetingError> {
    occupancy::reserve(tx, meeting).await?;
    let rows: Vec<AnyRow> = sqlx::query(
        "UPDATE meeting SET revision = revision + 1 WHERE id = $1 AND corporation = $2 AND revision = $3 \
         RETURNING body, listed_start, listed_end",
    )
    .bind(meeting.id.as_str())
    .bind(meeting.corporation.as_str())
    .bind(revision)
    .fetch_all(&mut *tx)
    .await?;
    let row = rows.first().ok_or(MeetingError::Stale)?;
    let before: Booking = body("meeting", row, 0)?;
    let mut counters = Counters::new(spread);

    occupancy::free(tx, &meeting.id).await?;
    occupancy::take(tx, meeting).await?;
    if let Some(span) = listed(row, 1)? {
        listing::remove(tx, &meeting.id, &viewers(&before), span, &mut counters).await?;
    }
    if let Some(span) = meeting.span {
        listing::insert(tx, &meeting.id, &meeting.viewers, span, &mut counters).await?;
    }
    sqlx::query(
        "UPDATE meeting SET listed_start = $2, listed_end = $3, search = $4, body = $5, secrets = $6 WHERE id = $1",
    )
    .bind(meeting.id.as_str())
    .bind(meeting.span.map(|span| span.start))
    .bind(meeting.span.map(|span| span.end))
    .bind(meeting.search.as_str())
    .bind(meeting.body.as_str())
    .bind(meeting.secrets.as_slice())
    .execute(&mut *tx)
    .await?;
    counters.save(tx).await?;
    effects.happen(tx).await?;
    Ok(())
}

/// The span under which lists hold a meeting, from two columns.
pub(super) fn listed(row: &AnyRow, column: usize) -> Result<Option<Span>, StoreError> {
    let (start, end) = (get::<Option<i64>>(row, column)?, get::<Option<i64>>(row, column + 1)?);
    Ok(start.zip(end).map(|(start, end)| Span { start, end }))
}
