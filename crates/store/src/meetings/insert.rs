//! Keeping a new meeting: once per request, under an ID of its own, in a free room.

use super::answer::{self, AnswerRow, Remember};
use super::counters::Counters;
use super::listing::corporation_viewer;
use super::row::MeetingRow;
use super::{MeetingError, listing, occupancy};
use crate::effects::EffectRows;
use crate::limits::fits;
use crate::{Effects, Store};
use convoca_booking::{Booking, CorporationId, Secrets};
use jiff::Timestamp;
use sqlx::AnyConnection;

/// A meeting to be kept.
#[derive(Clone, Debug)]
pub struct NewMeeting {
    /// The meeting.
    pub booking: Booking,
    /// Its passwords and tokens.
    pub secrets: Secrets,
    /// The answer to give when its scheduler sends the same request again.
    pub remember: Option<Remember>,
    /// What it sets going; nothing of it happens when the request came before.
    pub effects: Effects,
    /// How many meetings that are not over the corporation may then have; `None`: any number.
    pub most: Option<u64>,
    /// The time.
    pub now: Timestamp,
}

/// What became of a meeting that was to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inserted {
    /// It is kept.
    Created,
    /// The request came before, and this was the answer; nothing was kept now.
    Replayed(Vec<u8>),
}

impl Store {
    /// Keeps a new meeting with its place in lists and rooms.
    ///
    /// # Errors
    /// [`MeetingError::IdTaken`], [`MeetingError::KeyReused`], [`MeetingError::TooMany`], and if it takes a room
    /// [`MeetingError::RoomGone`], [`MeetingError::RoomBusy`] or [`MeetingError::RoomRunning`].
    pub async fn insert_meeting(&self, new: NewMeeting) -> Result<Inserted, MeetingError> {
        let NewMeeting { booking, secrets, remember, effects, most, now } = new;
        let effects = EffectRows::new(self, &effects, now)?;
        let meeting = MeetingRow::new(&self.vault, &booking, &secrets, now)?;
        if remember.is_none() && meeting.room.is_none() && most.is_none() {
            return self.gather(meeting, effects).await.map(|()| Inserted::Created);
        }
        let seal = |remember| AnswerRow::new(&self.vault, &booking.scheduler, remember, now);
        let answer = remember.as_ref().map(seal).transpose()?;
        let rows = (answer, meeting, effects, most, self.engine.spread());
        let earlier = self
            .write(rows, |tx, (answer, meeting, effects, most, spread)| {
                Box::pin(insert(tx, answer.as_ref(), meeting, effects, *most, *spread))
            })
            .await?;
        self.jobs_were_put();
        match (earlier, remember) {
            (Some(sealed), Some(remember)) => {
                let answer = answer::open(&self.vault, booking.scheduler.as_str(), &remember.key, &sealed)?;
                Ok(Inserted::Replayed(answer))
            }
            _ => Ok(Inserted::Created),
        }
    }
}

/// Returns the sealed answer of an earlier request, if there was one.
async fn insert(
    tx: &mut AnyConnection,
    answer: Option<&AnswerRow>,
    meeting: &MeetingRow,
    effects: &EffectRows,
    most: Option<u64>,
    spread: u32,
) -> Result<Option<Vec<u8>>, MeetingError> {
    if let Some(answer) = answer
        && let Some(earlier) = answer.keep(tx).await?
    {
        return Ok(Some(earlier));
    }
    // What every unit takes in the same order: the corporation, the room, the meeting.
    let viewer = corporation_viewer(&CorporationId::new(meeting.corporation.clone()));
    let count = |enough| {
        sqlx::query("SELECT COUNT(*) FROM (SELECT 1 FROM listing WHERE viewer = $1 AND next_end > $2 LIMIT $3) AS part")
            .bind(viewer)
            .bind(meeting.now_ms)
            .bind(enough)
    };
    if !fits(tx, &meeting.corporation, most, 1, count).await? {
        return Err(MeetingError::TooMany);
    }
    occupancy::reserve(tx, meeting).await?;
    let done = sqlx::query(
        "INSERT INTO meeting (id, corporation, revision, listed_start, listed_end, search, body, secrets) \
         VALUES ($1, $2, 1, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
    )
    .bind(meeting.id.as_str())
    .bind(meeting.corporation.as_str())
    .bind(meeting.span.map(|span| span.start))
    .bind(meeting.span.map(|span| span.end))
    .bind(meeting.search.as_str())
    .bind(meeting.body.as_str())
    .bind(meeting.secrets.as_slice())
    .execute(&mut *tx)
    .await?;
    if done.rows_affected() == 0 {
        return Err(MeetingError::IdTaken);
    }
    occupancy::take(tx, meeting).await?;
    if let Some(span) = meeting.span {
        let mut counters = Counters::new(spread);
        listing::insert(tx, &meeting.id, &meeting.viewers, span, &mut counters).await?;
        counters.save(tx).await?;
    }
    effects.happen(tx).await?;
    Ok(None)
}
