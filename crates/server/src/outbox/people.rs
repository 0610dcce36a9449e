//! Whom a notice goes to, looked up, and the jobs that carry it there.

use super::parcels::{Letter, MAIL, Of, SMS};
use crate::app::App;
use convoca_booking::telling::{Notice, audience};
use convoca_booking::{Booking, User, UserId};
use convoca_store::{NewJob, StoreError};
use jiff::Timestamp;
use std::collections::HashMap;

/// The scheduler and those of the invited who are users here. Somebody who has been deleted is not
/// written to any more, unless an address was given for him.
///
/// # Errors
/// A [`StoreError`].
pub(super) async fn people(app: &App, booking: &Booking) -> Result<HashMap<UserId, User>, StoreError> {
    let mut ids: Vec<&UserId> = booking.attendees.iter().filter_map(|attendee| attendee.user.as_ref()).collect();
    ids.push(&booking.scheduler);
    ids.sort_unstable();
    ids.dedup();
    let mut people = HashMap::with_capacity(ids.len());
    for id in ids {
        if let Some(user) = app.store.user(&booking.corporation, id).await? {
            people.insert(id.clone(), user);
        }
    }
    Ok(people)
}

/// A job for each person and channel that a notice goes to. Which channels those are, the meeting says.
pub(super) fn letters(
    notice: &Notice,
    booking: &Booking,
    people: &HashMap<UserId, User>,
    now: Timestamp,
) -> Vec<NewJob> {
    let of = Of { corporation: &booking.corporation, meeting: &booking.id };
    let rules = &booking.rules;
    let mut jobs = Vec::new();
    for to in audience(booking, &notice.to, people) {
        let (email, sms) = (to.email.clone(), to.sms.clone());
        let letter = Letter { topic: notice.topic, occurrence: notice.occurrence.clone(), to };
        if (rules.send_mail || rules.send_calendar) && !email.is_empty() {
            jobs.push(of.job(MAIL, title(&letter, booking, &email), now, &letter));
        }
        if rules.send_sms && !sms.is_empty() {
            jobs.push(of.job(SMS, title(&letter, booking, &sms), now, &letter));
        }
    }
    jobs
}

/// What an administrator reads in the list.
fn title(letter: &Letter, booking: &Booking, address: &str) -> String {
    format!("{:?}: {} → {address}", letter.topic, booking.subject)
}
