//! The token with which a program controls a meeting.

use crate::app::App;
use crate::auth::conference_token;
use crate::auth::guesses::Target;
use crate::clock;
use crate::handlers::session::Peer;
use crate::http::{Caller, Query, Refusal};
use crate::live::number_of;
use crate::push;
use axum::extract::{FromRequestParts, State};
use convoca_booking::enter::role_of;
use convoca_booking::{Role, State as BookingState};
use convoca_contract::codes;
use convoca_contract::control::token::{ConferenceTokenAnswer, ConferenceTokenInfo};
use convoca_contract::push::Topic;
use convoca_store::{ConferenceToken, StoredMeeting};
use http::StatusCode;
use http::request::Parts;
use jiff::Timestamp;
use std::sync::Arc;

/// Longest password that is looked at, in bytes: longer than any that a meeting can have.
const LONGEST_PASSWORD: usize = 64;

/// What somebody brings along for a token.
pub(super) struct Wanted {
    number: String,
    password: Option<String>,
    token: Option<String>,
    user: Option<Caller>,
}

impl FromRequestParts<Arc<App>> for Wanted {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let query = Query::from_request_parts(parts, app).await?;
        let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        // One gateway sends these as parameters of the query.
        let given = |name: &str| header(name).or_else(|| query.text(name).map(str::to_owned));
        let wanted = Self {
            number: number_of(query.required("conferenceID")?),
            password: given("X-Password").filter(|password| !password.is_empty()),
            token: given("X-Conference-Authorization").as_deref().and_then(conference_token::bare),
            user: None,
        };
        // The SDK sends an access token along. It is not asked for, so a bad one does no harm.
        let user = Caller::from_request_parts(parts, app).await.ok();
        Ok(Self { user, ..wanted })
    }
}

/// `GET /v1/mmc/control/conferences/token`, and `POST`.
pub(super) async fn create_conference_token(
    State(app): State<Arc<App>>,
    peer: Peer,
    wanted: Wanted,
) -> Result<axum::Json<ConferenceTokenAnswer>, Refusal> {
    let now = clock::now();
    if let Some(token) = &wanted.token
        && let Some(answer) = prolong(&app, &wanted.number, token, now).await?
    {
        return Ok(answer);
    }
    let password = wanted.password.as_deref().ok_or_else(|| {
        Refusal::bad(codes::CONF_NOT_FOUND_OR_AUTH_FAILED, "the X-Password header must have the host password")
    })?;
    let target = Target::Meeting(&wanted.number);
    app.guesses.admit(target, peer.0, now).map_err(Refusal::guessed)?;
    let stored = app.store.meeting_to_join(&wanted.number, now).await?;
    let role = stored
        .as_ref()
        .filter(|_| password.len() <= LONGEST_PASSWORD)
        .and_then(|stored| role_of(&stored.secrets, password));
    app.guesses.settle(target, peer.0, role.is_some(), now).map_err(Refusal::guessed)?;
    let code = codes::CONF_NOT_FOUND_OR_AUTH_FAILED;
    let (stored, role) = stored.zip(role).ok_or_else(|| Refusal::bad(code, code.name))?;
    if role == Role::Audience {
        // A guest's token shows who is in, and the link by which one comes as a panellist.
        let problem = "the audience's password gives no token";
        return Err(Refusal::new(StatusCode::FORBIDDEN, codes::GUEST_NOT_ALLOWED, problem));
    }
    let holding = holding(&stored, now)?;
    let meeting = (&stored.booking.corporation, &stored.booking.id);
    let user = wanted.user.as_ref().filter(|caller| caller.corporation.id == *meeting.0).map(|caller| &caller.user.id);
    let (text, kept) = conference_token::issue(&app.store, meeting, &holding, role == Role::Host, user, now).await?;
    answer(&app, &stored, text, &kept, now)
}

/// Prolongs a token of this meeting; `None` when it is not, or no longer, good.
async fn prolong(
    app: &App,
    number: &str,
    token: &str,
    now: Timestamp,
) -> Result<Option<axum::Json<ConferenceTokenAnswer>>, Refusal> {
    let Some(found) = conference_token::find(&app.store, token, now).await? else { return Ok(None) };
    let Some(stored) = app.store.meeting(&found.corporation, &found.meeting).await? else { return Ok(None) };
    let booking = &stored.booking;
    if (number != booking.id.as_str() && number != booking.dialled()) || holding(&stored, now)? != found.holding {
        return Ok(None);
    }
    let Some(kept) = conference_token::prolong(&app.store, token, now).await? else { return Ok(None) };
    answer(app, &stored, token.to_owned(), &kept, now).map(Some)
}

/// The ID of the holding that is under way.
///
/// # Errors
/// Status 400 when there is none.
pub(super) fn holding(stored: &StoredMeeting, now: Timestamp) -> Result<String, Refusal> {
    match stored.booking.holding_at(now) {
        Some(holding) => Ok(holding.id.clone()),
        None if stored.booking.state(now) == BookingState::Over => {
            Err(Refusal::bad(codes::CONF_ENDED, "the meeting is over"))
        }
        None => Err(Refusal::bad(codes::CONF_NOT_STARTED, "the meeting has not begun; start it or have somebody join")),
    }
}

fn answer(
    app: &App,
    stored: &StoredMeeting,
    token: String,
    kept: &ConferenceToken,
    now: Timestamp,
) -> Result<axum::Json<ConferenceTokenAnswer>, Refusal> {
    let booking = &stored.booking;
    let ticket = push::ticket::make(app.store.vault(), &booking.corporation, &booking.id, &kept.holding, now)?;
    let data = ConferenceTokenInfo {
        token,
        tmp_ws_token: ticket,
        ws_url: push::url(&app.public_url),
        role: i64::from(kept.host),
        expire_time: kept.until.as_millisecond(),
        conf_token_expire_time: kept.until.duration_since(now).as_secs(),
        user_id: booking.scheduler.to_string(),
        org_id: booking.corporation.to_string(),
        participant_id: String::new(),
        vmr_current_conf_id: booking.id.to_string(),
        support_notify_type: Topic::ALL.iter().map(Topic::to_string).collect(),
    };
    let portal_address = app.public_url.clone();
    Ok(axum::Json(ConferenceTokenAnswer { data, address_token: String::new(), portal_address }))
}
