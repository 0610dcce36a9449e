//! What the link of a notice stands for at this moment.

use super::word;
use crate::app::App;
use crate::clock;
use crate::handlers::meeting::time;
use crate::http::Refusal;
use crate::reply::{self, Invited};
use convoca_booking::{Booking, BookingError, Kind, State};
use convoca_contract::codes;
use convoca_contract::reply::{Invitation, TimeSpan};
use convoca_store::Answer;
use http::StatusCode;
use jiff::Timestamp;

/// An invitation that still counts.
pub(super) struct Current {
    /// Who is invited to what.
    pub(super) invited: Invited,
    booking: Booking,
    spans: Vec<(Timestamp, Timestamp)>,
}

/// The invitation behind a token.
///
/// # Errors
/// Status 400 when we have not made the token, or when what it is about is over or does not take
/// place; 403 when he is not invited any more.
pub(super) async fn current(app: &App, token: &str) -> Result<Current, Refusal> {
    let wrong = || Refusal::bad(codes::PARAM_INVALID, "this is no link of ours; take it from the mail as a whole");
    let invited = reply::open(app.store.vault(), token).ok_or_else(wrong)?;
    let stored = app.store.meeting(&invited.corporation, &invited.meeting).await?;
    let gone = || Refusal::from(BookingError::NoSuchMeeting);
    let booking = stored.map(|stored| stored.booking).filter(|booking| booking.created_at == invited.booked_at);
    let booking = booking.ok_or_else(gone)?;
    let now = clock::now();
    let spans = ahead(&booking, invited.occurrence.as_deref(), now);
    if booking.state(now) == State::Over || spans.is_empty() {
        return Err(gone());
    }
    if !is_invited(app, &booking, &invited.address).await? {
        let problem = "you are not invited to this meeting any more";
        return Err(Refusal::new(StatusCode::FORBIDDEN, codes::CONF_NOT_VISIBLE, problem));
    }
    Ok(Current { invited, booking, spans })
}

/// What is ahead or under way of a meeting, or of its one occurrence.
fn ahead(booking: &Booking, occurrence: Option<&str>, now: Timestamp) -> Vec<(Timestamp, Timestamp)> {
    let spans: Vec<_> = match (&booking.kind, occurrence) {
        (Kind::Series { occurrences, .. }, Some(id)) => {
            occurrences.iter().filter(|one| one.id == id).map(|one| (one.start, one.end)).collect()
        }
        // A meeting stays what it is: what is no series has never had occurrences.
        (Kind::Instant { .. } | Kind::Scheduled, Some(_)) => Vec::new(),
        (_, None) => booking.slots().collect(),
    };
    spans.into_iter().filter(|(_, end)| *end > now).collect()
}

/// Whether notices of the meeting go to this address: by the list of attendees, or because it is that
/// of somebody on it for whom none was given.
async fn is_invited(app: &App, booking: &Booking, address: &str) -> Result<bool, Refusal> {
    let attendees = &booking.attendees;
    if attendees.iter().any(|attendee| is_same(&attendee.email, address)) {
        return Ok(true);
    }
    for user in attendees.iter().filter(|attendee| attendee.email.is_empty()).filter_map(|one| one.user.as_ref()) {
        let person = app.store.user(&booking.corporation, user).await?;
        if person.is_some_and(|person| is_same(&person.email, address)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

impl Current {
    /// The invitation as its page shows it, with this answer.
    pub(super) fn shown(self, answer: Option<Answer>) -> Invitation {
        let Self { invited, booking, spans } = self;
        let span = |(start, end)| TimeSpan { start_time: time::format(start), end_time: time::format(end) };
        Invitation {
            subject: booking.subject,
            scheduler: booking.scheduler_name,
            name: if invited.name.is_empty() { invited.address } else { invited.name },
            when: spans.into_iter().map(span).collect(),
            time_zone_id: booking.zone.number().to_string(),
            language: booking.language,
            answer: answer.map(word),
        }
    }
}
