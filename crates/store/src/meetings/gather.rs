//! Meetings that arrive together are kept together.
//!
//! What a statement costs beyond its rows (waking the thread or the server that runs it, and being
//! woken) is far more than what a row costs. So meetings that need no room and no remembered answer
//! wait while others are being written, and then go into the tables as one unit of work with a
//! handful of statements for all of them. Nobody waits on purpose: whoever comes first is written
//! at once.

use super::counters::Counters;
use super::row::MeetingRow;
use super::{MeetingError, listing};
use crate::effects::EffectRows;
use crate::engine::ANSWER_WAIT;
use crate::sql::{get, rows, statement};
use crate::{Store, StoreError};
use sqlx::AnyConnection;
use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;
use tokio::time::timeout;

/// Most meetings in one unit, so that the first of them does not wait long.
const MOST_TOGETHER: usize = 64;

/// Most meetings that wait; more callers are told that the store is busy.
const MOST_WAITING: usize = 4096;

/// Those that wait to be written, and by how many they are being written.
#[derive(Default)]
pub(crate) struct Gathering {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    waiting: Vec<Waiting>,
    writers: u32,
}

struct Waiting {
    meeting: MeetingRow,
    effects: EffectRows,
    reply: oneshot::Sender<Result<(), MeetingError>>,
}

impl Gathering {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next part of those that wait; with none, one writer less.
    fn take(&self) -> Option<Vec<Waiting>> {
        let mut state = self.state();
        if state.waiting.is_empty() {
            state.writers -= 1;
            return None;
        }
        let end = state.waiting.len().min(MOST_TOGETHER);
        Some(state.waiting.drain(..end).collect())
    }
}

impl Store {
    /// Keeps a meeting together with others that arrive at the same time.
    ///
    /// # Errors
    /// [`MeetingError::IdTaken`], and a [`StoreError`].
    pub(super) async fn gather(&self, meeting: MeetingRow, effects: EffectRows) -> Result<(), MeetingError> {
        let (reply, answer) = oneshot::channel();
        {
            let mut state = self.gathering.state();
            if state.waiting.len() >= MOST_WAITING {
                return Err(StoreError::Busy.into());
            }
            state.waiting.push(Waiting { meeting, effects, reply });
            if state.writers < self.engine.gatherers() {
                state.writers += 1;
                // A task of its own, because a caller may go away while others count on him.
                tokio::spawn(write_all(self.clone()));
            }
        }
        match timeout(ANSWER_WAIT, answer).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(StoreError::Closed.into()),
            Err(_) => Err(StoreError::Unanswered.into()),
        }
    }
}

/// Writes those that wait until none is left.
async fn write_all(store: Store) {
    while let Some(mut part) = store.gathering.take() {
        // Whoever went away before his meeting was begun does not want it.
        part.retain(|waiting| !waiting.reply.is_closed());
        if part.is_empty() {
            continue;
        }
        let (meetings, replies): (Vec<_>, Vec<_>) =
            part.into_iter().map(|waiting| ((waiting.meeting, waiting.effects), waiting.reply)).unzip();
        let arguments = (meetings, store.engine.spread());
        let work = store.write(arguments, |tx, (meetings, spread)| Box::pin(insert_all(tx, meetings, *spread)));
        let work = work.await;
        store.jobs_were_put();
        let answers: Vec<Result<(), MeetingError>> = match work {
            Ok(kept) => kept.into_iter().map(|kept| if kept { Ok(()) } else { Err(MeetingError::IdTaken) }).collect(),
            Err(error) => replies.iter().map(|_| Err(StoreError::clone(&error).into())).collect(),
        };
        for (reply, answer) in replies.into_iter().zip(answers) {
            // Nobody listening means that the caller went away; what was done stays done.
            let _ = reply.send(answer);
        }
    }
}

/// Inserts meetings with their places in lists and what they set going; for each whether it is kept, which it is not when
/// its ID is taken.
async fn insert_all(
    tx: &mut AnyConnection,
    meetings: &[(MeetingRow, EffectRows)],
    spread: u32,
) -> Result<Vec<bool>, StoreError> {
    let mut seen = HashSet::new();
    // Of two with one ID the first is kept, as if they had come one after the other.
    let mut fresh: Vec<_> = meetings.iter().filter(|(meeting, _)| seen.insert(meeting.id.as_str())).collect();
    let mut kept = insert_rows(tx, &fresh).await?;
    fresh.retain(|(meeting, _)| kept.contains(&meeting.id));
    let places: Vec<_> = fresh
        .iter()
        .map(|(meeting, _)| meeting)
        .filter_map(|meeting| Some((meeting.id.as_str(), meeting.viewers.as_slice(), meeting.span?)))
        .collect();
    let mut counters = Counters::new(spread);
    listing::insert_all(tx, &places, &mut counters).await?;
    counters.save(tx).await?;
    EffectRows::happen_all(tx, &fresh.iter().map(|(_, effects)| effects).collect::<Vec<_>>()).await?;
    Ok(meetings.iter().map(|(meeting, _)| kept.remove(&meeting.id)).collect())
}

/// Inserts meetings' rows; the IDs of those whose ID was free.
async fn insert_rows(
    tx: &mut AnyConnection,
    meetings: &[&(MeetingRow, EffectRows)],
) -> Result<HashSet<String>, StoreError> {
    let values = rows(meetings.len(), |row| {
        let first = row * 7 + 1;
        let [corporation, start, end, search, body, secrets] = [1, 2, 3, 4, 5, 6].map(|column| first + column);
        format!("${first}, ${corporation}, 1, ${start}, ${end}, ${search}, ${body}, ${secrets}")
    });
    let sql = format!(
        "INSERT INTO meeting (id, corporation, revision, listed_start, listed_end, search, body, secrets) \
         VALUES {values} ON CONFLICT (id) DO NOTHING RETURNING id"
    );
    let query = meetings.iter().fold(statement(sql, meetings.len()), |query, (meeting, _)| {
        query
            .bind(meeting.id.clone())
            .bind(meeting.corporation.clone())
            .bind(meeting.span.map(|span| span.start))
            .bind(meeting.span.map(|span| span.end))
            .bind(meeting.search.clone())
            .bind(meeting.body.clone())
            .bind(meeting.secrets.clone())
    });
    query.fetch_all(tx).await?.iter().map(|row| get(row, 0)).collect()
}

/// A place to gather at, shared by all copies of a store.
pub(crate) fn gathering() -> Arc<Gathering> {
    Arc::default()
}
