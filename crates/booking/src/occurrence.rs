//! One meeting of a series: changing it, or calling it off.
//!
//! An occurrence keeps its identity, and its place in the order of the series, through every change.
//! It moves within the gap that its neighbours leave; the first one may move as far ahead as to now,
//! the last one as far back as a series may last. Who may do so is [`access`](crate::access)'s
//! business, and ending what is being held is the caller's.

use crate::draft::OccurrenceDraft;
use crate::{
    Booking, BookingError, Field, Happening, Kind, News, Occurrence, OccurrenceTerms, State, ZoneRules, cancel,
    schedule, terms,
};
use jiff::{SignedDuration, Timestamp, ToSpan};

/// Characters of a description (the vendor's).
const MAX_DESCRIPTION: usize = 200;

/// The booking with `draft` applied to the occurrence `id`; zones are read by `rules`.
///
/// # Errors
/// [`BookingError::NoSuchMeeting`] when the series is over, [`BookingError::NoSuchOccurrence`] when
/// there is no such occurrence or it is over, [`BookingError::Started`] when it has begun or is
/// being held, [`BookingError::OutOfOrder`] when its time is not its neighbours', and else the first
/// rule that the draft breaks.
pub fn edit(
    booking: &Booking,
    id: &str,
    draft: &OccurrenceDraft,
    rules: ZoneRules,
    now: Timestamp,
) -> Result<Booking, BookingError> {
    if booking.state(now) == State::Over {
        return Err(BookingError::NoSuchMeeting);
    }
    let Kind::Series { cycle, occurrences } = &booking.kind else { return Err(BookingError::NoSuchOccurrence) };
    let place = occurrences.iter().position(|one| one.id == id).ok_or(BookingError::NoSuchOccurrence)?;
    let present = &occurrences[place];
    if is_held(booking, present, now) {
        return Err(BookingError::Started);
    }
    if is_over(booking, present, now) {
        return Err(BookingError::NoSuchOccurrence);
    }
    if present.start <= now {
        return Err(BookingError::Started);
    }
    let start = draft.start.unwrap_or(present.start);
    let length = match draft.length_min {
        Some(length) => SignedDuration::from_mins(Field::Length.check_number(length, terms::LENGTH_MIN)?),
        None => present.end.duration_since(present.start),
    };
    let end = start.checked_add(length).map_err(|_| BookingError::StartTooFar)?;
    if (start, end) != (present.start, present.end) {
        schedule::check_start(start, now)?;
        let zone = booking.zone.time_zone(rules);
        let before = place.checked_sub(1).and_then(|before| occurrences.get(before));
        let after = occurrences.get(place + 1);
        let last_day = cycle.first_day.checked_add(1.year()).unwrap_or(cycle.last_day).max(cycle.last_day);
        let fits = before.is_none_or(|before| before.end <= start)
            && after.is_none_or(|after| end <= after.start)
            && start.to_zoned(zone).date() <= last_day;
        if !fits {
            return Err(BookingError::OutOfOrder);
        }
    }
    let planned = Some(present.planned_start()).filter(|planned| *planned != start);
    let changed =
        Occurrence { id: id.to_owned(), start, end, planned, terms: settled(booking, &present.terms, draft)? };

    let mut edited = Booking { sequence: booking.sequence.saturating_add(1), ..booking.clone() };
    if let Kind::Series { occurrences, .. } = &mut edited.kind {
        occurrences[place] = changed;
    }
    Ok(edited)
}

/// The terms with what the draft gives. What could have no effect is left out, as for a whole
/// meeting.
fn settled(
    booking: &Booking,
    present: &OccurrenceTerms,
    draft: &OccurrenceDraft,
) -> Result<OccurrenceTerms, BookingError> {
    let records = booking.recording.mode.records();
    if let Some(description) = &draft.description {
        Field::Description.check_text(description, MAX_DESCRIPTION)?;
    }
    Ok(OccurrenceTerms {
        description: draft.description.as_ref().unwrap_or(&present.description).clone(),
        media: draft.media.map(terms::completed).or(present.media),
        auto_record: draft.auto_record.filter(|_| records).or(present.auto_record),
        record_audience: draft.record_audience.filter(|_| records).or(present.record_audience),
        admission: draft.admission.or(present.admission),
        // With a fixed number the room has the say.
        guests_may_start: draft.guests_may_start.filter(|_| !booking.has_fixed_number()).or(present.guests_may_start),
        waiting_room: draft.waiting_room.or(present.waiting_room),
    })
}

/// The booking without the occurrences `ids`, each of which may be named more than once. Without any
/// left that is to come, the whole meeting is cancelled.
///
/// # Errors
/// [`BookingError::NoOccurrences`] when none is named, [`BookingError::NoSuchMeeting`] when the
/// series is over, [`BookingError::NoSuchOccurrence`] when one is unknown or over, and
/// [`BookingError::Running`] when one is being held and may not be ended.
pub fn cancel(booking: &Booking, ids: &[String], end_running: bool, now: Timestamp) -> Result<Booking, BookingError> {
    if ids.is_empty() {
        return Err(BookingError::NoOccurrences);
    }
    if booking.state(now) == State::Over {
        return Err(BookingError::NoSuchMeeting);
    }
    let Kind::Series { cycle, occurrences } = &booking.kind else { return Err(BookingError::NoSuchOccurrence) };
    for id in ids {
        let one = occurrences.iter().find(|one| one.id == *id).ok_or(BookingError::NoSuchOccurrence)?;
        if is_held(booking, one, now) {
            if !end_running {
                return Err(BookingError::Running);
            }
        } else if is_over(booking, one, now) {
            return Err(BookingError::NoSuchOccurrence);
        }
    }
    let left: Vec<Occurrence> = occurrences.iter().filter(|one| !ids.contains(&one.id)).cloned().collect();
    let goes_on = left.iter().any(|one| is_held(booking, one, now) || !is_over(booking, one, now));
    let Some(first) = left.first().filter(|_| goes_on) else { return cancel::cancel(booking, true, now) };
    Ok(Booking {
        start: first.planned_start(),
        kind: Kind::Series { cycle: cycle.clone(), occurrences: left },
        sequence: booking.sequence.saturating_add(1),
        ..booking.clone()
    })
}

/// What there is to tell of a cancellation at `now` that made `after` of `before`.
pub fn news(before: &Booking, after: &Booking, now: Timestamp) -> News {
    let what = match after.cancelled_at {
        Some(_) => Happening::Cancelled,
        None => Happening::OccurrencesCancelled { dropped: dropped(before, after, now) },
    };
    News::of(after, now, what)
}

/// The occurrences of `before` that `after` does not have any more and that were not over at `now`.
pub(crate) fn dropped(before: &Booking, after: &Booking, now: Timestamp) -> Vec<Occurrence> {
    let of = |booking: &Booking| match &booking.kind {
        Kind::Series { occurrences, .. } => occurrences.clone(),
        Kind::Instant { .. } | Kind::Scheduled => Vec::new(),
    };
    let present = of(after);
    let gone = |one: &Occurrence| !present.iter().any(|other| other.id == one.id);
    of(before).into_iter().filter(|one| gone(one) && (is_held(before, one, now) || one.end > now)).collect()
}

/// Whether this occurrence is being held.
pub fn is_held(booking: &Booking, one: &Occurrence, now: Timestamp) -> bool {
    booking.holding_at(now).is_some() && booking.occurrence_at(now).is_some_and(|held| held.id == one.id)
}

/// Whether nobody can come together for this occurrence any more.
fn is_over(booking: &Booking, one: &Occurrence, now: Timestamp) -> bool {
    one.end <= now || booking.closed_until.is_some_and(|closed| one.end <= closed)
}

#[cfg(test)]
mod tests;
