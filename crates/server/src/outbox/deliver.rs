//! Sending one notice or one event.
//!
//! A notice is rendered when it is sent, from the meeting as it is by then, so one that was held up does
//! not tell of what is no longer so; one that has become pointless is not sent. What could change between
//! two attempts and would make a repeat look new (date, ID) comes from the job.

use super::parcels::{EventParcel, Letter, MAIL};
use super::work::Problem;
use crate::app::App;
use crate::{clock, reply};
use convoca_booking::telling::{self, Topic};
use convoca_booking::{Booking, HeldRole, Occurrence, Role, Stay};
use convoca_jobs::faults::reached;
use convoca_notify::push::{self, Attendance, Event, Meeting, Subscriber};
use convoca_notify::{Channel, Notice, Parcel, PushParcel, Recipient, Scope, SendError};
use convoca_store::{Job, NewJob, StoredMeeting};
use jiff::{SignedDuration, Timestamp};
use std::borrow::Cow;

/// How long a notice is tried. Of something that is days old people have heard otherwise.
pub(super) const NOTICE_PATIENCE: SignedDuration = SignedDuration::from_hours(48);

/// How long an event is tried: a day, as the issue of subscribers demands who were down overnight.
const EVENT_PATIENCE: SignedDuration = SignedDuration::from_hours(24);

/// Sends a notice by mail or SMS.
///
/// # Errors
/// See [`Problem`].
pub(super) async fn letter(app: &App, job: &Job, letter: &Letter, now: Timestamp) -> Result<Vec<NewJob>, Problem> {
    let Some(meeting) = &job.meeting else { return Ok(Vec::new()) };
    let Some(stored) = app.store.meeting(&job.corporation, meeting).await? else { return Ok(Vec::new()) };
    let Some(occurrence) = still_true(letter, &stored.booking, now) else { return Ok(Vec::new()) };
    let by_mail = job.kind == MAIL;
    let channel: &dyn Channel = match (by_mail, &app.post.sms) {
        (true, _) => &*app.post.mail,
        (false, Some(channel)) => &**channel,
        (false, None) => return Err(Problem::GivenUp("no SMS gateway is set".to_owned())),
    };
    let address = if by_mail { &letter.to.email } else { &letter.to.sms };
    let to = Recipient { name: letter.to.name.clone(), address: address.clone(), host: letter.to.host };
    let reply_url = reply_url(app, &stored.booking, letter, occurrence.as_deref());
    let notice = notice(app, job, &stored, letter, occurrence.as_deref(), &to, reply_url.as_deref());
    let parcel = if by_mail {
        Parcel::Mail(convoca_notify::mail(&notice, &app.post.sender))
    } else {
        Parcel::Sms { number: to.address.clone(), text: convoca_notify::sms(&notice), uid: job.uid.clone() }
    };
    send(channel, &parcel, job, NOTICE_PATIENCE, now).await
}

/// What a notice says now: the occurrence it is about as it is by now, or the whole; `None` when it has
/// become pointless.
fn still_true<'a>(letter: &'a Letter, booking: &'a Booking, now: Timestamp) -> Option<Option<Cow<'a, Occurrence>>> {
    if letter.topic == Topic::Cancelled {
        return Some(letter.occurrence.as_ref().map(Cow::Borrowed));
    }
    if booking.cancelled_at.is_some() {
        return None;
    }
    match &letter.occurrence {
        // Since then it may have been moved, or called off, which another notice tells.
        Some(one) => {
            telling::occurrence(booking, &one.id).filter(|one| one.end > now).map(|one| Some(Cow::Borrowed(one)))
        }
        None => Some(None),
    }
}

fn notice<'a>(
    app: &'a App,
    job: &'a Job,
    stored: &'a StoredMeeting,
    letter: &Letter,
    occurrence: Option<&'a Occurrence>,
    to: &'a Recipient,
    reply_url: Option<&'a str>,
) -> Notice<'a> {
    Notice {
        what: letter.topic,
        booking: &stored.booking,
        secrets: &stored.secrets,
        scope: occurrence.map_or(Scope::Whole, Scope::One),
        to,
        public_url: &app.public_url,
        reply_url,
        rules: app.zone_rules,
        access_number: &app.access_number,
        // A reminder changes nothing in a calendar.
        calendar: stored.booking.rules.send_calendar && letter.topic != Topic::Reminder,
        now: job.created_at,
        uid: &job.uid,
    }
}

/// Where somebody can say whether he comes.
fn reply_url(app: &App, booking: &Booking, letter: &Letter, occurrence: Option<&Occurrence>) -> Option<String> {
    let to = &letter.to;
    if !to.asked || letter.topic == Topic::Cancelled || to.email.is_empty() {
        return None;
    }
    let occurrence = occurrence.map(|one| one.id.as_str());
    match reply::link(app.store.vault(), &app.public_url, booking, &to.email, &to.name, occurrence) {
        Ok(link) => Some(link),
        Err(error) => {
            tracing::error!(%error, "an invitation goes out without a link to answer it");
            None
        }
    }
}

/// Tells a subscriber of an event.
///
/// # Errors
/// See [`Problem`].
pub(super) async fn event(app: &App, job: &Job, parcel: &EventParcel, now: Timestamp) -> Result<Vec<NewJob>, Problem> {
    let Some(meeting) = &job.meeting else { return Ok(Vec::new()) };
    let enabled = app.store.subscriptions_for(&job.corporation).await?;
    // Nobody wants it any more; one who was turned off and on again gets what has waited.
    let Some(subscription) = enabled.into_iter().find(|one| one.id == parcel.subscription) else {
        return match app.store.subscription(&parcel.subscription).await? {
            Some(_) => Err(turned_off(job, now)),
            None => Ok(Vec::new()),
        };
    };
    let event = Event {
        name: &parcel.name,
        at: parcel.at,
        meeting: Some(Meeting {
            id: meeting.as_str(),
            holding: parcel.holding.as_deref(),
            occurrence: parcel.occurrence.as_deref(),
        }),
        attendance: parcel.stay.as_ref().map(attendance),
        alarm: parcel.alarm,
    };
    let nonce = clock::random(|random| convoca_booking::random::digits(random, 8));
    let subscriber = Subscriber { id: &subscription.subscriber, key: &subscription.key };
    let body = push::body(subscriber, &event, now, &nonce);
    let push = Parcel::Push(PushParcel { url: subscription.url.clone(), body, request_id: job.uid.clone() });
    send(&app.post.push, &push, job, EVENT_PATIENCE, now).await
}

fn turned_off(job: &Job, now: Timestamp) -> Problem {
    let why = "the subscription is turned off".to_owned();
    if is_old(job, EVENT_PATIENCE, now) { Problem::GivenUp(why) } else { Problem::Refused(why) }
}

fn attendance(stay: &Stay) -> Attendance<'_> {
    Attendance {
        user: stay.user.as_ref().map(|user| user.as_str()),
        agent: &stay.user_agent,
        account: &stay.account,
        participant: &stay.participant,
        name: &stay.name,
        joined_at: stay.joined_at,
        left_at: stay.left_at,
        role: if stay.role == HeldRole::Host { Role::Host } else { Role::Guest },
        number: &stay.number,
    }
}

/// Sends a parcel over a channel, and says what becomes of its job.
pub(super) async fn send(
    channel: &dyn Channel,
    parcel: &Parcel,
    job: &Job,
    patience: SignedDuration,
    now: Timestamp,
) -> Result<Vec<NewJob>, Problem> {
    reached("before-send");
    let sent = channel.send(parcel).await;
    reached("after-send");
    match sent {
        Ok(_) => Ok(Vec::new()),
        Err(SendError::Permanent(why)) => Err(Problem::GivenUp(why)),
        Err(SendError::Temporary(why)) if is_old(job, patience, now) => Err(Problem::GivenUp(why)),
        Err(SendError::Temporary(why)) => Err(Problem::Refused(why)),
    }
}

/// Whether a job has been tried for long enough. One that was sent again by hand is tried at least once.
fn is_old(job: &Job, patience: SignedDuration, now: Timestamp) -> bool {
    job.attempts > 0 && now.duration_since(job.created_at) > patience
}
