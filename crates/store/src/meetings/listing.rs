//! Which lists a meeting stands in, and under which span.
//!
//! Each viewer's list is a range of the table `listing`, ordered by the start of the span that is
//! running or comes next. A series stands in it once. Webinars stand in a second list of each viewer as
//! well, where nothing else is.

use super::counters::Counters;
use crate::StoreError;
use crate::sql::{MOST_ROWS, list, rows, statement, text};
use convoca_booking::{Booking, CorporationId, UserId};
use jiff::Timestamp;
use sqlx::AnyConnection;
use std::collections::BTreeSet;

/// A span of time, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: i64,
    pub(crate) end: i64,
}

impl Span {
    /// From times.
    pub(crate) fn of((start, end): (Timestamp, Timestamp)) -> Self {
        Self { start: start.as_millisecond(), end: end.as_millisecond() }
    }
}

/// The viewer that stands for a person.
pub(crate) fn user_viewer(user: &UserId) -> String {
    format!("u:{}", text(user.as_str()))
}

/// The viewer that stands for everything of a corporation.
pub(crate) fn corporation_viewer(corporation: &CorporationId) -> String {
    format!("c:{}", text(corporation.as_str()))
}

/// The list of webinars alone beside a viewer's list of everything.
pub(crate) fn webinars(viewer: &str) -> String {
    format!("w:{viewer}")
}

/// In which lists a meeting stands, in each once, in order.
pub(crate) fn viewers(booking: &Booking) -> Vec<String> {
    let invited = booking.attendees.iter().filter_map(|attendee| attendee.user.as_ref());
    let people: BTreeSet<String> = invited.chain([&booking.scheduler]).map(user_viewer).collect();
    let mut viewers: Vec<_> = std::iter::once(corporation_viewer(&booking.corporation)).chain(people).collect();
    if booking.webinar.is_some() {
        // No meeting becomes a webinar or the other way round, so it stays in the same lists.
        let own: Vec<_> = viewers.iter().map(|viewer| webinars(viewer)).collect();
        viewers.extend(own);
    }
    viewers
}

/// The span under which lists hold a meeting: the booked one that is running, else that of a holding
/// which goes on beyond it, else the first booked one to come. In whole milliseconds like the table,
/// or a meeting that ends within the present one would never be over.
pub(super) fn span_after(booking: &Booking, now_ms: i64) -> Option<Span> {
    if booking.cancelled_at.is_some() {
        return None;
    }
    let booked = booking.open_slots().map(Span::of).find(|span| span.end > now_ms);
    let held = booking.holding.as_ref().map(|holding| Span::of((holding.started_at, holding.ends_at)));
    booked.filter(|span| span.start <= now_ms).or(held.filter(|span| span.end > now_ms)).or(booked)
}

/// Puts a meeting into its viewers' lists.
pub(super) async fn insert(
    tx: &mut AnyConnection,
    meeting: &str,
    viewers: &[String],
    span: Span,
    counters: &mut Counters,
) -> Result<(), StoreError> {
    for part in viewers.chunks(MOST_ROWS) {
        let values = rows(part.len(), |row| format!("${}, $1, $2, $3", row + 4));
        let sql = format!("INSERT INTO listing (viewer, starts_at, meeting_id, next_end) VALUES {values}");
        let query = statement(sql, part.len()).bind(span.start).bind(meeting.to_owned()).bind(span.end);
        part.iter().fold(query, |query, viewer| query.bind(viewer.clone())).execute(&mut *tx).await?;
    }
    counters.add(meeting, viewers, span, 1);
    Ok(())
}

/// Puts meetings into their viewers' lists; each with its viewers and span.
pub(super) async fn insert_all(
    tx: &mut AnyConnection,
    places: &[(&str, &[String], Span)],
    counters: &mut Counters,
) -> Result<(), StoreError> {
    let lines: Vec<_> = places
        .iter()
        .flat_map(|(meeting, viewers, span)| viewers.iter().map(move |viewer| (viewer, *meeting, *span)))
        .collect();
    for part in lines.chunks(MOST_ROWS) {
        let values = rows(part.len(), |row| {
            let first = row * 4 + 1;
            format!("${first}, ${}, ${}, ${}", first + 1, first + 2, first + 3)
        });
        let sql = format!("INSERT INTO listing (viewer, starts_at, meeting_id, next_end) VALUES {values}");
        let query = part.iter().fold(statement(sql, part.len()), |query, (viewer, meeting, span)| {
            query.bind((*viewer).clone()).bind(span.start).bind((*meeting).to_owned()).bind(span.end)
        });
        query.execute(&mut *tx).await?;
    }
    for (meeting, viewers, span) in places {
        counters.add(meeting, viewers, *span, 1);
    }
    Ok(())
}

/// Takes a meeting out of its viewers' lists.
pub(super) async fn remove(
    tx: &mut AnyConnection,
    meeting: &str,
    viewers: &[String],
    span: Span,
    counters: &mut Counters,
) -> Result<(), StoreError> {
    for part in viewers.chunks(MOST_ROWS) {
        let names = list(3, part.len());
        let sql = format!("DELETE FROM listing WHERE starts_at = $1 AND meeting_id = $2 AND viewer IN ({names})");
        let query = statement(sql, part.len()).bind(span.start).bind(meeting.to_owned());
        part.iter().fold(query, |query, viewer| query.bind(viewer.clone())).execute(&mut *tx).await?;
    }
    counters.add(meeting, viewers, span, -1);
    Ok(())
}
