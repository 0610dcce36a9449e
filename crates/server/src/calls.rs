//! Calling people at the start of a meeting, and while it is held: those who are signed in to the portal are
//! rung there.
//!
//! A portal that is open asks for calls again and again, which is how it is known that somebody can be
//! reached. What came of each call is remembered with the holding as an invitation: taken, declined, not
//! answered, or that he could not be reached; by the meeting itself where it was the meeting that wanted it. Phones cannot be called yet; their owners are remembered as
//! not reachable, so that nobody is dropped silently.
//!
//! Calls live in this process alone: with several servers somebody is rung by the one that he is
//! connected to, if that one holds the timer.

mod rings;
mod switchboard;

pub use rings::serve_rings;
pub use switchboard::{Call, Switchboard};

use crate::app::App;
use crate::clock;
use crate::live::Stopping;
use crate::logging::chain;
use convoca_booking::{Attendee, Control, Deed, Origin, Role};
use convoca_conference::CallOutcome;
use convoca_store::{Effects, RecordChange, StoreError, StoredMeeting};
use jiff::Timestamp;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

/// How long it rings.
const RINGS: Duration = Duration::from_secs(45);

/// Why nobody was called.
#[derive(Debug, thiserror::Error)]
pub enum RingError {
    /// The server is stopping.
    #[error(transparent)]
    Stopping(#[from] Stopping),
    /// What came of it could not be remembered.
    #[error("what came of calling people could not be remembered")]
    Store(#[from] StoreError),
}

/// Has the meeting begin and calls those who are to be called, except who is in already.
///
/// # Errors
/// See [`RingError`]; whoever was called has been called then.
pub async fn ring(app: &Arc<App>, meeting: &StoredMeeting, now: Timestamp) -> Result<(), RingError> {
    // Guests still wait for the host, as they would without being called.
    let holding = app.live.open(meeting, false).await?;
    let booking = &meeting.booking;
    let present = app.store.stays(&booking.corporation, &holding, None, 0, 500).await?.items;
    let mut met: HashSet<_> =
        present.into_iter().filter(|stay| stay.left_at.is_none()).filter_map(|stay| stay.user).collect();
    let mut unreachable = Vec::new();
    let mut rung = Vec::new();
    for attendee in booking.attendees.iter().filter(|attendee| attendee.auto_invite) {
        let reached = match &attendee.user {
            Some(user) if !met.insert(user.clone()) => continue,
            Some(user) => app.calls.start(user, call(app, meeting, &holding, attendee)),
            None => None,
        };
        match reached {
            Some(id) => rung.push(id),
            None => unreachable.push(outcome(&holding, &attendee.name, None, false, now)),
        }
    }
    app.store.keep(Effects { records: unreachable, ..Effects::default() }, now).await?;
    if !rung.is_empty() {
        tokio::spawn(give_up(Arc::clone(app), rung));
    }
    Ok(())
}

/// Remembers what came of a call that was answered.
///
/// # Errors
/// A [`StoreError`].
pub async fn answered(app: &App, call: &Call, accepted: bool) -> Result<(), StoreError> {
    if let Some(asked) = call.asked {
        let outcome = if accepted { CallOutcome::Accepted } else { CallOutcome::Declined };
        app.live.call_ended(&call.meeting, asked, outcome).await;
        return Ok(());
    }
    let now = clock::now();
    let records = vec![outcome(&call.holding, &call.name, Some(accepted), true, now)];
    app.store.keep(Effects { records, ..Effects::default() }, now).await
}

fn call(app: &App, meeting: &StoredMeeting, holding: &str, attendee: &Attendee) -> Call {
    new_call(app, meeting, holding, &attendee.name, attendee.role)
}

fn new_call(app: &App, meeting: &StoredMeeting, holding: &str, name: &str, role: Role) -> Call {
    let token = match role {
        Role::Host => &meeting.secrets.host_token,
        Role::Guest | Role::Audience => &meeting.secrets.guest_token,
    };
    Call {
        id: clock::random_hex(16),
        meeting: meeting.booking.id.clone(),
        holding: holding.to_owned(),
        name: name.to_owned(),
        subject: meeting.booking.subject.clone(),
        scheduler: meeting.booking.scheduler_name.clone(),
        join_url: format!("{}/#/j/{}/{token}", app.public_url, meeting.booking.id),
        asked: None,
    }
}

/// Stops ringing after a while, and remembers who did not answer.
async fn give_up(app: Arc<App>, rung: Vec<String>) {
    tokio::time::sleep(RINGS).await;
    let now = clock::now();
    let unanswered = rung.iter().filter_map(|id| app.calls.give_up(id));
    let records: Vec<_> = unanswered.map(|call| outcome(&call.holding, &call.name, None, true, now)).collect();
    if records.is_empty() {
        return;
    }
    if let Err(error) = app.store.keep(Effects { records, ..Effects::default() }, now).await {
        tracing::error!(error = %chain(&error), "who did not answer a call was not remembered");
    }
}

/// What came of calling somebody: `accepted` if he answered, `reached` if it rang.
fn outcome(holding: &str, name: &str, accepted: Option<bool>, reached: bool, at: Timestamp) -> RecordChange {
    let control = Control {
        at,
        origin: Origin::Server,
        by: String::new(),
        deed: Deed::Invite,
        to: name.to_owned(),
        on: accepted,
        done: reached,
    };
    RecordChange::Control { holding: holding.to_owned(), control }
}
