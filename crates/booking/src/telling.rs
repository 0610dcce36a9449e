//! Who is told what of a meeting, and when.
//!
//! Of a single meeting everybody is told at once. Of a series its scheduler is told as a whole, and
//! everybody else of each occurrence some days ahead (webhooks-notifications.md, section 2), so what
//! happens to an occurrence concerns them only if they have been told of it already.
//!
//! What a notice looks like and how it travels is not decided here. Times of what is due later come
//! out as [`Timer`]s; each is looked at again when it is due, so one that is no longer wanted does
//! no harm.

mod audience;

pub use audience::{Addressee, audience};

use crate::{Attendee, Booking, Defaults, Happening, Kind, News, Occurrence};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Topic {
    /// A meeting has been booked.
    Booked,
    /// It has been changed.
    Changed,
    /// It does not take place.
    Cancelled,
    /// It begins soon.
    Reminder,
}

/// To whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// The scheduler and all who are invited.
    Everybody,
    /// The scheduler.
    Scheduler,
    /// All who are invited, except the scheduler.
    Invited,
    /// These, who are not invited any more.
    Gone(Vec<Attendee>),
}

/// Something to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub topic: Topic,
    /// The occurrence it is about; `None`: the whole meeting.
    pub occurrence: Option<Occurrence>,
    /// To whom.
    pub to: To,
}

/// Something to be looked at later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Timer {
    /// Those who are invited are told of an occurrence.
    Invite {
        /// Its ID.
        occurrence: String,
    },
    /// Everybody is reminded of what begins then.
    Remind {
        /// The start.
        start: Timestamp,
    },
    /// Those who are to be called at the start are called.
    Ring {
        /// The start.
        start: Timestamp,
    },
    /// A booked span or a holding is over.
    Life,
}

/// The notices that follow from what happened to a meeting, which by now is `booking`.
pub fn notices(news: &News, booking: &Booking) -> Vec<Notice> {
    // What was booked or changed and is cancelled by now, nobody needs to hear of any more.
    let cancelled = booking.cancelled_at.is_some();
    match &news.what {
        Happening::Booked if !cancelled => booked(booking),
        Happening::Changed { gone, dropped } if !cancelled => changed(news.at, booking, gone, dropped),
        Happening::OccurrenceChanged { occurrence } if !cancelled => occurrence_changed(news.at, booking, occurrence),
        Happening::OccurrencesCancelled { dropped } => {
            let dropped = dropped.iter().map(|one| (one, to_invited(booking, one, news.at)));
            dropped.map(|(one, to)| notice(Topic::Cancelled, Some(one), to)).collect()
        }
        Happening::Cancelled => cancelled_all(news.at, booking),
        Happening::Booked
        | Happening::Changed { .. }
        | Happening::OccurrenceChanged { .. }
        | Happening::Started { .. }
        | Happening::Joined { .. }
        | Happening::Left { .. }
        | Happening::Alarm { .. }
        | Happening::Ended { .. }
        | Happening::Recorded { .. }
        | Happening::Concluded { .. } => Vec::new(),
    }
}

/// What is to be looked at later, of a meeting as it is after a change at `now`, and when. `fresh`:
/// it has just been booked.
pub fn timers(booking: &Booking, defaults: &Defaults, now: Timestamp, fresh: bool) -> Vec<(Timestamp, Timer)> {
    if booking.cancelled_at.is_some() {
        return Vec::new();
    }
    let life = next_life(booking, now).map(|at| (at, Timer::Life));
    let remind = next_reminder(booking, defaults, now);
    let invites = occurrences(booking).iter().filter(|one| one.end > now && (fresh || !is_told(booking, one, now)));
    let invites = invites.map(|one| (told_at(booking, one).max(now), Timer::Invite { occurrence: one.id.clone() }));
    life.into_iter().chain(remind).chain(next_ring(booking, now, fresh)).chain(invites).collect()
}

/// The booking after what is over by `now` has been noted as closed for good, and what was closed: spans
/// whose time is over or that were closed before it, with nobody in any more. Each is named by the ID
/// of its occurrence, of a series. The same again finds nothing.
pub fn conclude(booking: &Booking, now: Timestamp) -> (Booking, Vec<Option<String>>) {
    if booking.cancelled_at.is_some() {
        return (booking.clone(), Vec::new());
    }
    let held = booking.holding.as_ref().and_then(|holding| booking.slot_at(holding.started_at));
    let told = |end: Timestamp| booking.concluded_until.is_some_and(|until| end <= until);
    let closed = |end: Timestamp| end <= now || booking.closed_until.is_some_and(|until| end <= until);
    let over: Vec<_> = booking
        .slots()
        .filter(|slot| !told(slot.1) && closed(slot.1) && Some(*slot) != held)
        .map(|(_, end)| end)
        .collect();
    let ids = over.iter().map(|end| occurrences(booking).iter().find(|one| one.end == *end).map(|one| one.id.clone()));
    let ids = ids.collect();
    let until = over.into_iter().max().max(booking.concluded_until);
    (Booking { concluded_until: until, ..booking.clone() }, ids)
}

/// When the next booked span, or the holding that is under way, is over.
pub fn next_life(booking: &Booking, now: Timestamp) -> Option<Timestamp> {
    let booked = booking.slot_at(now).map(|(_, end)| end);
    let held = booking.holding.as_ref().map(|holding| holding.ends_at);
    booked.into_iter().chain(held).min()
}

/// The next reminder that is due after `now`.
pub fn next_reminder(booking: &Booking, defaults: &Defaults, now: Timestamp) -> Option<(Timestamp, Timer)> {
    let ahead = SignedDuration::from_mins(i64::from(defaults.remind_min));
    let instant = matches!(booking.kind, Kind::Instant { .. });
    if ahead.is_zero() || instant {
        return None;
    }
    let due = booking.slots().filter_map(|(start, _)| Some((start.checked_sub(ahead).ok()?, start)));
    due.filter(|(at, _)| *at > now).min().map(|(at, start)| (at, Timer::Remind { start }))
}

/// The next start at which people are to be called; of an instant meeting when it is booked.
pub fn next_ring(booking: &Booking, now: Timestamp, fresh: bool) -> Option<(Timestamp, Timer)> {
    if !booking.attendees.iter().any(|attendee| attendee.auto_invite) {
        return None;
    }
    if matches!(booking.kind, Kind::Instant { .. }) {
        return fresh.then_some((now, Timer::Ring { start: booking.start }));
    }
    // A start within the present minute counts as to come: starts are told to the minute.
    let from = if fresh { now - SignedDuration::from_secs(now.as_second().rem_euclid(60)) } else { now };
    let start =
        booking.slots().map(|(start, _)| start).filter(|start| *start > from || (fresh && *start == from)).min();
    start.map(|start| (start.max(now), Timer::Ring { start }))
}

/// Whether those who are invited have been told of an occurrence by `by`.
pub fn is_told(booking: &Booking, occurrence: &Occurrence, by: Timestamp) -> bool {
    told_at(booking, occurrence) <= by
}

/// When those who are invited are told of an occurrence. One that was moved counts from the earlier of
/// its two starts, so that moving it further away does not make those forget who know.
fn told_at(booking: &Booking, occurrence: &Occurrence) -> Timestamp {
    let days = match &booking.kind {
        Kind::Series { cycle, .. } => i64::from(cycle.remind_days),
        Kind::Instant { .. } | Kind::Scheduled => 0,
    };
    let start = occurrence.start.min(occurrence.planned_start());
    start.checked_sub(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN)
}

/// The occurrence with this ID.
pub fn occurrence<'a>(booking: &'a Booking, id: &str) -> Option<&'a Occurrence> {
    occurrences(booking).iter().find(|one| one.id == id)
}

fn occurrences(booking: &Booking) -> &[Occurrence] {
    match &booking.kind {
        Kind::Series { occurrences, .. } => occurrences,
        Kind::Instant { .. } | Kind::Scheduled => &[],
    }
}

fn is_series(booking: &Booking) -> bool {
    matches!(booking.kind, Kind::Series { .. })
}

fn notice(topic: Topic, occurrence: Option<&Occurrence>, to: To) -> Notice {
    Notice { topic, occurrence: occurrence.cloned(), to }
}

fn booked(booking: &Booking) -> Vec<Notice> {
    // Of a series the others are told by timers.
    let to = if is_series(booking) { To::Scheduler } else { To::Everybody };
    vec![notice(Topic::Booked, None, to)]
}

fn changed(at: Timestamp, booking: &Booking, gone: &[Attendee], dropped: &[Occurrence]) -> Vec<Notice> {
    let left = |occurrence| (!gone.is_empty()).then(|| notice(Topic::Cancelled, occurrence, To::Gone(gone.to_vec())));
    if !is_series(booking) {
        return std::iter::once(notice(Topic::Changed, None, To::Everybody)).chain(left(None)).collect();
    }
    let mut notices = vec![notice(Topic::Changed, None, To::Scheduler)];
    for one in dropped.iter().filter(|one| is_told(booking, one, at)) {
        notices.push(notice(Topic::Cancelled, Some(one), To::Invited));
        notices.extend(left(Some(one)));
    }
    for one in occurrences(booking).iter().filter(|one| one.end > at && is_told(booking, one, at)) {
        notices.push(notice(Topic::Changed, Some(one), To::Invited));
        notices.extend(left(Some(one)));
    }
    notices
}

fn occurrence_changed(at: Timestamp, booking: &Booking, id: &str) -> Vec<Notice> {
    let changed = occurrence(booking, id);
    changed.map(|one| notice(Topic::Changed, Some(one), to_invited(booking, one, at))).into_iter().collect()
}

fn cancelled_all(at: Timestamp, booking: &Booking) -> Vec<Notice> {
    if !is_series(booking) {
        return vec![notice(Topic::Cancelled, None, To::Everybody)];
    }
    let told = occurrences(booking).iter().filter(|one| one.end > at && is_told(booking, one, at));
    let told = told.map(|one| notice(Topic::Cancelled, Some(one), To::Invited));
    std::iter::once(notice(Topic::Cancelled, None, To::Scheduler)).chain(told).collect()
}

/// Whom something about an occurrence concerns: the scheduler, and the others if they know of it.
fn to_invited(booking: &Booking, occurrence: &Occurrence, at: Timestamp) -> To {
    if is_told(booking, occurrence, at) { To::Everybody } else { To::Scheduler }
}

#[cfg(test)]
mod tests;
