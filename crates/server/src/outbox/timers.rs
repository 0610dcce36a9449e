//! What is due: telling of an occurrence, reminding, calling people at the start.
//!
//! A timer is looked at against the meeting as it is by then, so one that a change has made pointless does
//! nothing.

use super::parcels::Of;
use super::people::{letters, people};
use super::work::Problem;
use crate::app::App;
use crate::calls;
use convoca_booking::telling::{self, Notice, To, Topic};
use convoca_booking::{Booking, Occurrence};
use convoca_store::{Job, NewJob, StoredMeeting};
use jiff::Timestamp;
use std::sync::Arc;

/// Those who are invited are told of an occurrence.
///
/// # Errors
/// See [`Problem`].
pub(super) async fn invite(app: &App, job: &Job, id: &str, now: Timestamp) -> Result<Vec<NewJob>, Problem> {
    let Some(stored) = alive(app, job).await? else { return Ok(Vec::new()) };
    let Some(one) = telling::occurrence(&stored.booking, id).filter(|one| one.end > now) else { return Ok(Vec::new()) };
    let notice = Notice { topic: Topic::Booked, occurrence: Some(one.clone()), to: To::Invited };
    let people = people(app, &stored.booking).await?;
    Ok(letters(&notice, &stored.booking, &people, now))
}

/// Everybody is reminded of what begins soon; not of what has begun, which a server that was down notices
/// too late.
///
/// # Errors
/// See [`Problem`].
pub(super) async fn remind(app: &App, job: &Job, start: Timestamp, now: Timestamp) -> Result<Vec<NewJob>, Problem> {
    let Some(stored) = alive(app, job).await? else { return Ok(Vec::new()) };
    let booking = &stored.booking;
    let mut jobs = Vec::new();
    if begins(booking, start) && now < start {
        let notice = Notice { topic: Topic::Reminder, occurrence: starting(booking, start), to: To::Everybody };
        jobs = letters(&notice, booking, &people(app, booking).await?, now);
    }
    if let Some(corporation) = app.store.corporation(&job.corporation).await?
        && let Some((at, timer)) = telling::next_reminder(booking, &corporation.defaults, now)
    {
        jobs.push(Of { corporation: &booking.corporation, meeting: &booking.id }.timer(at, &timer));
    }
    Ok(jobs)
}

/// Those who are to be called at the start are called.
///
/// # Errors
/// See [`Problem`].
pub(super) async fn ring(app: &Arc<App>, job: &Job, start: Timestamp, now: Timestamp) -> Result<Vec<NewJob>, Problem> {
    let Some(stored) = alive(app, job).await? else { return Ok(Vec::new()) };
    let booking = &stored.booking;
    let lasts = booking.slots().any(|(from, end)| from == start && end > now);
    if lasts {
        calls::ring(app, &stored, now).await?;
    }
    let next = telling::next_ring(booking, now.max(start), false);
    let of = Of { corporation: &booking.corporation, meeting: &booking.id };
    Ok(next.map(|(at, timer)| of.timer(at, &timer)).into_iter().collect())
}

/// The job's meeting, unless it is gone or cancelled.
async fn alive(app: &App, job: &Job) -> Result<Option<StoredMeeting>, Problem> {
    let Some(meeting) = &job.meeting else { return Ok(None) };
    let stored = app.store.meeting(&job.corporation, meeting).await?;
    Ok(stored.filter(|stored| stored.booking.cancelled_at.is_none()))
}

/// Whether the meeting, or an occurrence of it, still begins then.
fn begins(booking: &Booking, start: Timestamp) -> bool {
    booking.open_slots().any(|(from, _)| from == start)
}

/// The occurrence that begins then, of a series.
fn starting(booking: &Booking, start: Timestamp) -> Option<Occurrence> {
    match &booking.kind {
        convoca_booking::Kind::Series { occurrences, .. } => occurrences.iter().find(|one| one.start == start).cloned(),
        _ => None,
    }
}
