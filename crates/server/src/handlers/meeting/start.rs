//! Start a booked meeting before anybody is in it; one that runs goes on.

use crate::app::App;
use crate::auth::guesses::Target;
use crate::clock;
use crate::handlers::session::Peer;
use crate::http::{Caller, Json, Refusal};
use crate::live::number_of;
use crate::signal::{NoPlace, find_place};
use axum::extract::State;
use convoca_booking::enter::{EnterError, opener};
use convoca_contract::codes;
use convoca_contract::given::Given;
use convoca_contract::start::{StartAnswer, StartRequest};
use convoca_store::StoredMeeting;
use jiff::Timestamp;
use std::sync::Arc;

/// Longest password that is looked at, in bytes: longer than any that a meeting can have.
const LONGEST_PASSWORD: usize = 64;

/// `POST /v1/mmc/management/conferences/start`.
pub(super) async fn start_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    peer: Peer,
    body: Json<StartRequest>,
) -> Result<axum::Json<StartAnswer>, Refusal> {
    let number = number_of(&required(body.value.conference_id, "conferenceID")?);
    let password = required(body.value.password, "password")?;
    let now = clock::now();
    let target = Target::Meeting(&number);
    app.guesses.admit(target, peer.0, now).map_err(Refusal::guessed)?;
    let stored = app.store.meeting_to_join(&number, now).await?;
    // Another tenant's meeting is as good as none, whatever he knows of it.
    let stored = stored.filter(|stored| stored.booking.corporation == caller.corporation.id);
    let proven = match &stored {
        Some(stored) if password.len() <= LONGEST_PASSWORD => {
            opener(&stored.booking, &stored.secrets, &password, now).map_err(Some)
        }
        Some(_) | None => Err(None),
    };
    let guessed = proven.as_ref().is_err_and(|error| error.is_none_or(EnterError::is_wrong_guess));
    app.guesses.settle(target, peer.0, !guessed, now).map_err(Refusal::guessed)?;
    proven.map_err(refused)?;
    let stored = stored.ok_or_else(unknown)?;
    if !has_its_turn(&app, &stored, now).await? {
        return Err(Refusal::bad(codes::CONF_TOO_EARLY, "another meeting has the room before this one"));
    }
    // Nobody comes in by this, so the seat is free again at once; but nothing begins where there is none.
    find_place(&app, &stored.booking, stored.booking.holding_at(now).is_some()).await.map_err(no_place)?;
    let holding = app.live.open(&stored, true).await.map_err(|_| Refusal::busy())?;
    Ok(axum::Json(StartAnswer { region_ip: host(&app.public_url).to_owned(), uuid: holding }))
}

fn no_place(none: NoPlace) -> Refusal {
    let message = none.to_string();
    match none {
        NoPlace::Gone => unknown(),
        NoPlace::Seats(_) => Refusal::bad(codes::CONCURRENCY_USED_UP, message),
        NoPlace::Frozen => Refusal::bad(codes::ROOM_PACKAGE_STATE, message),
        NoPlace::Store(error) => error.into(),
    }
}

/// Whether the room that the meeting is held in, if any, is not somebody else's before.
async fn has_its_turn(app: &App, stored: &StoredMeeting, now: Timestamp) -> Result<bool, Refusal> {
    let Some(room) = &stored.booking.room else { return Ok(true) };
    if stored.booking.holding_at(now).is_some() {
        return Ok(true);
    }
    let next = app.store.next_in_room(&room.room, now).await?;
    Ok(next.is_none_or(|next| next == stored.booking.id))
}

/// The vendor's one answer for an unknown meeting and for a wrong password, to the letter.
pub(super) fn unknown() -> Refusal {
    let code = codes::CONF_NOT_FOUND_OR_AUTH_FAILED;
    Refusal::bad(code, code.name)
}

fn refused(error: Option<EnterError>) -> Refusal {
    match error {
        Some(error @ EnterError::Over) => Refusal::bad(codes::CONF_ENDED, error.to_string()),
        _ => unknown(),
    }
}

fn required(given: Given<String>, name: &str) -> Result<String, Refusal> {
    let wrong = |problem: String| Refusal::bad(codes::PARAM_INVALID, format!("{name} {problem}"));
    let value = given.into_result().map_err(|came| wrong(format!("is of the wrong type: {came}")))?;
    value.ok_or_else(|| wrong("must be given".to_owned()))
}

/// The host of a URL, without its port.
pub(super) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    match host.strip_prefix('[') {
        Some(address) => address.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn the_host_of_a_url() {
        for (url, expected) in [
            ("https://meet.example", "meet.example"),
            ("https://meet.example:8443/path", "meet.example"),
            ("http://192.0.2.7:8080", "192.0.2.7"),
            ("http://[2001:db8::7]:8080", "2001:db8::7"),
        ] {
            assert_eq!(host(url), expected);
        }
    }
}
