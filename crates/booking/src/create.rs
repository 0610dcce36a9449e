//! Booking a meeting: from what somebody asks for to the booking, or the reason why not.
//!
//! Here it is decided whether a room may be used, which resource the meeting draws on and when it
//! takes place; what [`edit`](crate::edit) decides as well lives in `terms`, `schedule` and
//! `secrets`. Nothing is looked up: whether the room is free and the ID not taken, only the store
//! knows, and who may book at all is the caller's business.

use crate::booking::{Admission, Recording, Resource};
use crate::ids::fresh_id;
use crate::{
    Booking, BookingError, Corporation, Cycle, Draft, Field, Kind, Media, Random, ResourceKind, Room, RoomKind,
    RoomUse, Rules, Secrets, User, ZoneRules, schedule, secrets, terms,
};
use jiff::Timestamp;

/// What a request is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The caller's corporation.
    pub corporation: &'a Corporation,
    /// The caller.
    pub user: &'a User,
    /// How zones are read.
    pub rules: ZoneRules,
    /// The room that the draft asks for, looked up by the caller: the one that it names, or with
    /// none named the user's default room.
    pub room: Option<&'a Room>,
    /// The time.
    pub now: Timestamp,
}

/// Books the meeting that `draft` asks for.
///
/// # Errors
/// The first rule that the draft breaks, as a [`BookingError`].
pub fn create(cx: &Context<'_>, draft: Draft, random: &mut Random<'_>) -> Result<(Booking, Secrets), BookingError> {
    let room = asked_room(cx, &draft)?;
    if room.is_some_and(|room| room.kind == RoomKind::Webinar) {
        return Err(BookingError::WebinarFixed);
    }
    book(cx, room, draft, random)
}

/// Books what `draft` asks for, in this room.
pub(crate) fn book(
    cx: &Context<'_>,
    room: Option<&Room>,
    mut draft: Draft,
    random: &mut Random<'_>,
) -> Result<(Booking, Secrets), BookingError> {
    let (start, series, resource) = (draft.start, draft.series, draft.resource);
    let (cycle, guest_password) = (draft.cycle.take(), draft.guest_password.take());

    let mut booking = blank(cx, room, draft.random_id, random);
    terms::settle(&mut booking, draft, cx.corporation)?;
    if resource.is_some_and(|resource| resource != booking.resource) {
        let problem = "must be that of a cloud room with one, and concurrency without";
        return Err(BookingError::field(Field::Resource, problem));
    }

    if booking.resource == Resource::Concurrency
        && cx.corporation.limits(cx.now).most(ResourceKind::Concurrent) == Some(0)
    {
        return Err(BookingError::NoConcurrency);
    }
    if series {
        let cycle = cycle.ok_or(BookingError::CycleMissing)?;
        let start = start.ok_or_else(|| {
            BookingError::field(Field::Start, "must be given: a series takes its time of day from it")
        })?;
        let zone = booking.zone.time_zone(cx.rules);
        let mut cycle = Cycle::from_draft(&cycle, schedule::today(cx.now, &zone))?;
        let occurrences = schedule::expand(&mut cycle, start, booking.length(), &zone, random);
        booking.start = schedule::check_series(&occurrences, cx.now)?;
        booking.kind = Kind::Series { cycle, occurrences };
    } else if let Some(start) = start {
        schedule::check_start(start, cx.now)?;
        booking.start = start;
        booking.kind = Kind::Scheduled;
    }

    let fixed = room.filter(|_| booking.has_fixed_number());
    let secrets = secrets::draw(&mut booking, fixed, guest_password, random)?;
    Ok((booking, secrets))
}

/// The room that the draft asks for, if it asks for one and the user may have it.
pub(crate) fn asked_room<'a>(cx: &Context<'a>, draft: &Draft) -> Result<Option<&'a Room>, BookingError> {
    if draft.in_room != Some(true) {
        return Ok(None);
    }
    // Another tenant's room is as good as none: saying that it is somebody's would tell of it.
    let room = cx.room.filter(|room| room.corporation == cx.corporation.id);
    let room = room.ok_or(BookingError::RoomUnknown)?;
    if room.owner.as_ref() != Some(&cx.user.id) {
        Err(BookingError::RoomNotOwned)
    } else if room.is_frozen(cx.now) {
        Err(BookingError::RoomFrozen)
    } else {
        Ok(Some(room))
    }
}

/// An instant meeting with every default in force, for the draft to be settled on.
fn blank(cx: &Context<'_>, room: Option<&Room>, random_id: Option<bool>, random: &mut Random<'_>) -> Booking {
    let defaults = &cx.corporation.defaults;
    let room_use = room.map(|room| RoomUse {
        room: room.id.clone(),
        number: room.number.clone(),
        kind: room.kind,
        capacity: room.capacity,
        // A personal room is its number: it has no other ID to offer. A webinar has always one of its own,
        // because its passwords are its own.
        random_id: match room.kind {
            RoomKind::Personal => false,
            RoomKind::Cloud => random_id == Some(true),
            RoomKind::Webinar => true,
        },
    });
    let guests_first =
        room.filter(|_| room_use.as_ref().is_some_and(|room_use| !room_use.random_id)).map(|room| room.guests_first);
    Booking {
        id: fresh_id(random),
        corporation: cx.corporation.id.clone(),
        corporation_name: cx.corporation.name.clone(),
        scheduler: cx.user.id.clone(),
        scheduler_name: cx.user.name.clone(),
        subject: terms::default_subject(&cx.user.name),
        kind: Kind::Instant { holding: random.hex(16) },
        start: cx.now,
        length_min: terms::DEFAULT_LENGTH_MIN,
        zone: defaults.zone,
        language: defaults.language.clone(),
        media: Media::default(),
        attendees: Vec::new(),
        recording: Recording::default(),
        encryption: defaults.encryption,
        room: room_use,
        rules: Rules {
            send_mail: defaults.send_mail,
            send_sms: defaults.send_sms,
            send_calendar: defaults.send_calendar,
            mute_apps: defaults.mute_apps,
            mute_terminals: defaults.mute_terminals,
            guests_without_password: false,
            admission: Admission::Everybody,
            guests_may_start: guests_first.unwrap_or(defaults.guests_may_start),
            prolong_min: 0,
            waiting_room: defaults.waiting_room,
            host_camera: None,
            guest_camera: None,
        },
        capacity: 0,
        interpretation: false,
        resource: match room.map(|room| room.kind) {
            Some(RoomKind::Cloud) => Resource::CloudRoom,
            Some(RoomKind::Webinar) => Resource::Webinar,
            Some(RoomKind::Personal) | None => Resource::Concurrency,
        },
        group_uri: String::new(),
        created_at: cx.now,
        cancelled_at: None,
        holding: None,
        ended_at: None,
        last_holding: None,
        closed_until: None,
        concluded_until: None,
        sequence: 0,
        webinar: None,
    }
}

#[cfg(test)]
mod tests;
