//! From what happened to what is to be sent and looked at later.

use super::parcels::{EventParcel, Of, PUSH};
use super::people::{letters, people};
use super::personal::personal_to;
use super::work::Problem;
use crate::app::App;
use convoca_booking::{Booking, Corporation, Happening, HeldRole, News, Stay, telling};
use convoca_notify::Matter;
use convoca_store::{NewJob, Subscription};
use jiff::Timestamp;

/// All that follows from one thing that happened.
///
/// # Errors
/// When the store fails. A meeting or corporation that is gone is nothing to tell of.
pub(super) async fn expand(app: &App, news: &News, now: Timestamp) -> Result<Vec<NewJob>, Problem> {
    let Some(stored) = app.store.meeting(&news.corporation, &news.meeting).await? else { return Ok(Vec::new()) };
    let Some(corporation) = app.store.corporation(&news.corporation).await? else { return Ok(Vec::new()) };
    let booking = &stored.booking;
    let mut jobs = Vec::new();
    let notices = telling::notices(news, booking);
    if !notices.is_empty() {
        let people = people(app, booking).await?;
        jobs.extend(notices.iter().flat_map(|notice| letters(notice, booking, &people, now)));
    }
    jobs.extend(guests_first(app, news, booking, now).await?);
    jobs.extend(timers(news, booking, &corporation, now));
    if let Happening::Ended { holding, .. } = &news.what {
        app.recordings.finish(holding).await?;
    }
    let subscriptions = app.store.subscriptions_for(&news.corporation).await?;
    jobs.extend(subscriptions.iter().map(|subscription| event(news, subscription, now)));
    Ok(jobs)
}

/// Tells a room's owner, if he wants to be told, that a guest was the first to come in.
async fn guests_first(app: &App, news: &News, booking: &Booking, now: Timestamp) -> Result<Option<NewJob>, Problem> {
    let Happening::Joined { holding, stay, .. } = &news.what else { return Ok(None) };
    let began = booking.holding.as_ref().filter(|held| held.id == *holding).map(|held| held.started_at);
    let (Some(room), true) = (&booking.room, stay.role == HeldRole::Guest && began == Some(stay.joined_at)) else {
        return Ok(None);
    };
    let room = app.store.room(&booking.corporation, &room.room).await?;
    let Some(room) = room.filter(|room| room.guests_first_notice) else { return Ok(None) };
    let Some(owner) = room.owner.filter(|owner| stay.user.as_ref() != Some(owner)) else { return Ok(None) };
    let Some(owner) = app.store.user(&booking.corporation, &owner).await? else { return Ok(None) };
    let matter = Matter::GuestsFirst { room: room.name, subject: booking.subject.clone() };
    Ok(personal_to(app, &booking.corporation, (&owner.name, &owner.email, &owner.phone), matter, now))
}

/// The timers of a meeting that was booked or changed, and of one whose life has taken a turn.
fn timers(news: &News, booking: &Booking, corporation: &Corporation, now: Timestamp) -> Vec<NewJob> {
    let of = Of { corporation: &booking.corporation, meeting: &booking.id };
    let all = |fresh| {
        let timers = telling::timers(booking, &corporation.defaults, news.at, fresh);
        timers.into_iter().map(|(at, timer)| of.timer(at.max(news.at), &timer)).collect()
    };
    match &news.what {
        Happening::Booked => all(true),
        Happening::Changed { .. } | Happening::OccurrenceChanged { .. } | Happening::OccurrencesCancelled { .. } => {
            all(false)
        }
        // The end has moved: it is looked at then, and after an early end at once.
        Happening::Started { .. } => {
            let at = telling::next_life(booking, news.at);
            at.map(|at| of.timer(at, &telling::Timer::Life)).into_iter().collect()
        }
        Happening::Ended { .. } => vec![of.timer(now, &telling::Timer::Life)],
        Happening::Joined { .. }
        | Happening::Left { .. }
        | Happening::Alarm { .. }
        | Happening::Cancelled
        | Happening::Recorded { .. }
        | Happening::Concluded { .. } => Vec::new(),
    }
}

/// The job that tells a subscriber. Those of one meeting are done in order.
fn event(news: &News, subscription: &Subscription, now: Timestamp) -> NewJob {
    let (name, holding, occurrence, stay) = described(&news.what);
    let parcel = EventParcel {
        subscription: subscription.id.clone(),
        name: name.to_owned(),
        at: news.at,
        holding: holding.cloned(),
        occurrence: occurrence.cloned(),
        stay: stay.cloned(),
        alarm: match news.what {
            Happening::Alarm { alarm, reading, .. } => Some((alarm, reading)),
            _ => None,
        },
    };
    let of = Of { corporation: &news.corporation, meeting: &news.meeting };
    let title = format!("{name} → {}", subscription.url);
    NewJob { lane: Some(format!("{PUSH}:{}:{}", subscription.id, news.meeting)), ..of.job(PUSH, title, now, &parcel) }
}

/// The event's name (webhooks-notifications.md, section 1.3) and what goes with it.
fn described(what: &Happening) -> (&'static str, Option<&String>, Option<&String>, Option<&Stay>) {
    match what {
        Happening::Booked => ("meeting.create", None, None, None),
        Happening::Changed { .. } | Happening::OccurrencesCancelled { .. } => ("meeting.modify", None, None, None),
        Happening::OccurrenceChanged { occurrence } => ("meeting.modify", None, Some(occurrence), None),
        Happening::Cancelled => ("meeting.cancel", None, None, None),
        Happening::Started { holding, occurrence } => ("meeting.started", Some(holding), occurrence.as_ref(), None),
        Happening::Joined { holding, occurrence, stay } => {
            ("meeting.join", Some(holding), occurrence.as_ref(), Some(stay))
        }
        Happening::Left { holding, occurrence, stay } => {
            ("meeting.left", Some(holding), occurrence.as_ref(), Some(stay))
        }
        // Of our own: the vendor documents no event for it.
        Happening::Alarm { holding, occurrence, stay, .. } => {
            ("meeting.qosAlarm", Some(holding), occurrence.as_ref(), Some(stay))
        }
        Happening::Ended { holding, occurrence } => ("meeting.end", Some(holding), occurrence.as_ref(), None),
        Happening::Recorded { holding, occurrence } => ("record.finish", Some(holding), occurrence.as_ref(), None),
        Happening::Concluded { holding, occurrence } => {
            ("meeting.conclude", holding.as_ref(), occurrence.as_ref(), None)
        }
    }
}
