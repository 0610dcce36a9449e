//! Randoms: a password, or a sign-in, becomes what lets a browser in for a few minutes.

use super::start;
use crate::app::App;
use crate::auth::random;
use crate::clock;
use crate::handlers::session::Peer;
use crate::http::{Query, Refusal};
use crate::signal::{Admitted, Denied, Proof, admit};
use axum::extract::State;
use convoca_booking::enter::EnterError;
use convoca_contract::codes;
use convoca_contract::random::{AnonymousRandom, AuthRandom};
use http::HeaderMap;
use std::sync::Arc;

/// `GET /v2/mms/ncms/conferences/auth/random?conf_id=`.
pub(super) async fn create_random(
    State(app): State<Arc<App>>,
    peer: Peer,
    query: Query,
    headers: HeaderMap,
) -> Result<axum::Json<AuthRandom>, Refusal> {
    let meeting = query.required("conf_id")?.to_owned();
    // The browser shows who waits that he does, so both values come to the same.
    query.integer("guest_waiting", 0..=1, 0)?;
    let (password, access_token) = (text(&headers, "x-password"), text(&headers, "x-access-token"));
    let proof = Proof { meeting, token: None, password, access_token };
    let answer = AuthRandom {
        random: None,
        subject: None,
        conf_mode: "RTC".to_owned(),
        webinar: false,
        need_password: true,
        support_applets: false,
    };
    match admit(&app, peer.0, &proof).await {
        Ok(admitted) => Ok(axum::Json(AuthRandom {
            random: Some(make(&app, &admitted)?),
            subject: Some(admitted.meeting.booking.subject),
            need_password: false,
            ..answer
        })),
        Err(Denied::Entry(EnterError::PasswordMissing)) => Ok(axum::Json(answer)),
        Err(denied) => Err(refused(denied)),
    }
}

/// `GET /v1/mmc/management/conferences/anonymous/auth?conferenceID=`.
pub(super) async fn create_anonymous_random(
    State(app): State<Arc<App>>,
    peer: Peer,
    query: Query,
    headers: HeaderMap,
) -> Result<axum::Json<AnonymousRandom>, Refusal> {
    let meeting = query.required("conferenceID")?.to_owned();
    let proof = Proof { meeting, token: None, password: text(&headers, "x-password"), access_token: None };
    let admitted = admit(&app, peer.0, &proof).await.map_err(refused)?;
    Ok(axum::Json(AnonymousRandom { site_url: app.public_url.clone(), random: make(&app, &admitted)? }))
}

fn make(app: &App, admitted: &Admitted) -> Result<String, Refusal> {
    let booking = &admitted.meeting.booking;
    Ok(random::make(app.live.vault(), (&booking.id, booking.created_at), admitted.role, clock::now())?)
}

/// A header's text; none when it is empty or not text.
fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    let text = headers.get(name).and_then(|value| value.to_str().ok());
    text.filter(|text| !text.is_empty()).map(str::to_owned)
}

/// An unknown meeting and a wrong password get the same answer.
fn refused(denied: Denied) -> Refusal {
    match denied {
        Denied::Unknown
        | Denied::Entry(EnterError::WrongToken | EnterError::WrongPassword | EnterError::PasswordMissing) => {
            start::unknown()
        }
        Denied::Entry(EnterError::Over) => Refusal::bad(codes::CONF_ENDED, EnterError::Over.to_string()),
        Denied::Entry(error) => Refusal::forbidden(error.to_string()),
        Denied::Blocked(blocked) => Refusal::guessed(blocked),
        Denied::SignInExpired => Refusal::unauthenticated(codes::TOKEN_INVALID, denied.to_string()),
        Denied::Store => Refusal::fault("somebody was not let in", &denied),
    }
}
