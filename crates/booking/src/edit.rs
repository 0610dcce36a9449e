//! Changing a booked meeting before it starts.
//!
//! What is not given stays; attendees, when given, replace the list. ID, links, passwords, the
//! room and the resource stay for good, except that a guest password may be given. A series is
//! planned anew when its cycle, clock time, zone or length change, which undoes edits of single
//! occurrences. Who may edit is [`access`](crate::access)'s business.

use crate::create::Context;
use crate::{
    Booking, BookingError, Cycle, Draft, Field, Happening, Kind, News, Occurrence, Random, Secrets, State, occurrence,
    schedule, secrets, terms,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The booking and its secrets with `draft` applied. Of `cx` the room is not used.
///
/// # Errors
/// [`BookingError::NoSuchMeeting`] when it is over, [`BookingError::Started`] when it, or an
/// occurrence of it, is being held, and else the first rule that the draft breaks.
pub fn edit(
    cx: &Context<'_>,
    booking: &Booking,
    secrets: &Secrets,
    draft: Draft,
    random: &mut Random<'_>,
) -> Result<(Booking, Secrets), BookingError> {
    if booking.webinar.is_some() {
        return Err(BookingError::WebinarFixed);
    }
    apply(cx, booking, secrets, draft, random)
}

/// The booking and its secrets with `draft` applied, webinar or not.
pub(crate) fn apply(
    cx: &Context<'_>,
    booking: &Booking,
    secrets: &Secrets,
    mut draft: Draft,
    random: &mut Random<'_>,
) -> Result<(Booking, Secrets), BookingError> {
    match booking.state(cx.now) {
        State::Over => return Err(BookingError::NoSuchMeeting),
        State::Running => return Err(BookingError::Started),
        State::Scheduled => {}
    }
    // Between two occurrences a series can be edited; at the time of one it cannot.
    if booking.slot_at(cx.now).is_some_and(|(start, _)| start <= cx.now) {
        return Err(BookingError::Started);
    }
    check_fixed(booking, &draft)?;

    let (mut edited, mut secrets) = (booking.clone(), secrets.clone());
    edited.sequence = booking.sequence.saturating_add(1);
    if let Some(password) = draft.guest_password.take() {
        secrets::check_guest_password(&password, booking.dialled(), &secrets.host_password)?;
        secrets.guest_password = password;
    }
    let (start, cycle) = (draft.start.unwrap_or(booking.start), draft.cycle.take());
    terms::settle(&mut edited, draft, cx.corporation)?;

    let moved = start != booking.start || edited.zone != booking.zone || edited.length_min != booking.length_min;
    match &booking.kind {
        Kind::Scheduled if moved => {
            schedule::check_start(start, cx.now)?;
            edited.start = start;
        }
        Kind::Series { cycle: present, occurrences } if moved || cycle.is_some() => {
            let zone = edited.zone.time_zone(cx.rules);
            // A new cycle plans everything anew; the present one at another time of day leaves
            // the occurrences that are over as they were.
            let (mut cycle, past) = match cycle {
                Some(cycle) => (Cycle::from_draft(&cycle, schedule::today(cx.now, &zone))?, Vec::new()),
                None => (present.clone(), over(occurrences, cx.now)),
            };
            let mut planned = schedule::expand(&mut cycle, start, edited.length(), &zone, random);
            keep_ids(&mut planned, &zone, occurrences, &booking.zone.time_zone(cx.rules));
            let occurrences = continued(past, planned, &zone, cx.now)?;
            edited.start = occurrences.first().map_or(start, Occurrence::planned_start);
            edited.kind = Kind::Series { cycle, occurrences };
        }
        Kind::Instant { .. } | Kind::Scheduled | Kind::Series { .. } => {}
    }
    Ok((edited, secrets))
}

/// What there is to tell of an edit at `now` that made `after` of `before`.
pub fn news(before: &Booking, after: &Booking, now: Timestamp) -> News {
    let gone = before.attendees.iter().filter(|one| !after.attendees.iter().any(|other| one.is(other)));
    let what = Happening::Changed { gone: gone.cloned().collect(), dropped: occurrence::dropped(before, after, now) };
    News::of(after, now, what)
}

/// Refuses to change what was settled for good when the meeting was booked. Naming the same again
/// is fine, because clients send back what they read.
fn check_fixed(booking: &Booking, draft: &Draft) -> Result<(), BookingError> {
    let series = matches!(booking.kind, Kind::Series { .. });
    if draft.series != series {
        let problem = if series { "must stay a series" } else { "must not become a series" };
        return Err(BookingError::field(Field::MeetingType, problem));
    }
    if draft.in_room.is_some_and(|in_room| in_room != booking.room.is_some()) {
        return Err(BookingError::RoomFlagFixed);
    }
    // Without a room these two say nothing, as when creating.
    if let Some(present) = &booking.room {
        if draft.room.as_ref().is_some_and(|room| *room != present.room) {
            return Err(BookingError::RoomFixed);
        }
        let fixed_only = present.kind == crate::RoomKind::Personal;
        if !fixed_only && draft.random_id.is_some_and(|random_id| random_id != present.random_id) {
            return Err(BookingError::RoomIdTypeFixed);
        }
    }
    if draft.resource.is_some_and(|resource| resource != booking.resource) {
        return Err(BookingError::ResourceFixed);
    }
    Ok(())
}

/// Those that are over at `now`.
fn over(occurrences: &[Occurrence], now: Timestamp) -> Vec<Occurrence> {
    occurrences.iter().filter(|one| one.end <= now).cloned().collect()
}

/// Gives the planned occurrences the IDs of present ones that the cycle had placed on the same day, so
/// that who has the series in his calendar sees them move rather than go.
fn keep_ids(planned: &mut [Occurrence], zone: &TimeZone, present: &[Occurrence], before: &TimeZone) {
    let day = |one: &Occurrence, zone: &TimeZone| one.planned_start().to_zoned(zone.clone()).date();
    for one in planned {
        if let Some(same) = present.iter().find(|other| day(other, before) == day(one, zone)) {
            one.id.clone_from(&same.id);
        }
    }
}

/// The past occurrences, then the planned ones from the day after the last past one.
fn continued(
    past: Vec<Occurrence>,
    mut planned: Vec<Occurrence>,
    zone: &TimeZone,
    now: Timestamp,
) -> Result<Vec<Occurrence>, BookingError> {
    let day = |one: &Occurrence| one.planned_start().to_zoned(zone.clone()).date();
    if let Some(last) = past.last().map(day) {
        planned.retain(|one| day(one) > last);
    }
    schedule::check_series(&planned, now)?;
    Ok(past.into_iter().chain(planned).collect())
}

#[cfg(test)]
mod tests;
