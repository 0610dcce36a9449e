//! Publishing by WHIP (RFC 9725) and playing by WHEP, for programs that do not speak our protocol.
//!
//! The bearer token is the token of a join link, or the host or guest password. A visit is a
//! participant like any other: it counts, it can be muted and put out, and where guests have to wait
//! it is refused, because a program cannot wait. Trickle ICE and ICE restarts by PATCH are not
//! offered; the answer has all candidates, and PATCH answers 405 as the RFC has it then.

mod offer;

use crate::app::App;
use crate::http::Refusal;
use crate::live::{Command, Known, VisitError, Visitor};
use crate::signal::{Admitted, Denied, NoPlace, Proof, admit, find_place, new_participant, user_agent};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{delete, options, post};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use convoca_booking::MeetingId;
use convoca_conference::{Join, ParticipantId, ParticipantKind, Refused, Role};
use convoca_contract::codes;
use convoca_sfu::NegotiateError;
use convoca_signalling::{LONGEST_NAME, LONGEST_REQUEST};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::sync::oneshot;

/// Media type of a session description (RFC 8866, section 8.1).
const SDP: &str = "application/sdp";

/// Pages of other origins may publish and play: what proves who they are is in the request itself.
const CORS: [(HeaderName, &str); 4] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (header::ACCESS_CONTROL_ALLOW_METHODS, "POST, DELETE, OPTIONS"),
    (header::ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type"),
    (header::ACCESS_CONTROL_EXPOSE_HEADERS, "Location"),
];

/// What the vault knows the keys of visits by.
const PURPOSE: &str = "visit";

/// Routes of both.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/whip/{meeting}", post(publish).merge(options(may)))
        .route("/whep/{meeting}", post(play).merge(options(may)))
        .route("/whip/{meeting}/{visit}", delete(end).merge(options(may)))
        .route("/whep/{meeting}/{visit}", delete(end).merge(options(may)))
        .layer(DefaultBodyLimit::max(LONGEST_REQUEST))
}

#[derive(Deserialize)]
struct Wanted {
    name: Option<String>,
}

/// What a visit's own address holds, sealed, so that nobody else can end it.
#[derive(Serialize, Deserialize)]
struct VisitKey {
    meeting: MeetingId,
    participant: u64,
}

async fn may() -> Response {
    let mut response = (StatusCode::NO_CONTENT, [(HeaderName::from_static("accept-post"), SDP)]).into_response();
    allow_all(&mut response);
    response
}

async fn publish(
    state: State<Arc<App>>,
    peer: ConnectInfo<SocketAddr>,
    Path(meeting): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    crossed(begin(&state, peer.0, "whip", ParticipantKind::Whip, meeting, wanted, &headers, &body).await)
}

async fn play(
    state: State<Arc<App>>,
    peer: ConnectInfo<SocketAddr>,
    Path(meeting): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    crossed(begin(&state, peer.0, "whep", ParticipantKind::Whep, meeting, wanted, &headers, &body).await)
}

#[allow(clippy::too_many_arguments, reason = "two routes that differ in a word and a kind")]
async fn begin(
    app: &App,
    peer: SocketAddr,
    path: &'static str,
    kind: ParticipantKind,
    meeting: String,
    wanted: Wanted,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Response, Refusal> {
    let proof = proof(meeting, headers)?;
    let is_sdp = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|kind| kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(SDP)));
    if !is_sdp {
        return Err(refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE, format!("the body must be {SDP}")));
    }
    let sdp = std::str::from_utf8(body).map_err(|_| bad("the offer is not UTF-8"))?;
    let sources = if kind == ParticipantKind::Whip { offer::sources(sdp).map_err(bad)? } else { Vec::new() };
    let Admitted { meeting, role, user } = admit(app, peer.ip().to_canonical(), &proof).await.map_err(denied)?;

    let participant = new_participant();
    let has = |wanted| sources.iter().any(|(_, source)| *source == wanted);
    let join = Join {
        participant,
        request: 0,
        name: name(wanted.name, kind)?,
        // A camera rig is no host, but who comes by the audience's link sends nothing either way.
        role: if role == convoca_booking::Role::Audience { Role::Audience } else { Role::Guest },
        known: user.is_some(),
        called: false,
        kind,
        microphone: has(convoca_sfu::Source::Microphone),
        camera: has(convoca_sfu::Source::Camera),
    };
    let seat = find_place(app, &meeting.booking, false).await.map_err(no_place)?;
    let owner = app.live.reach(&meeting).map_err(|_| Refusal::busy())?;
    let visitor = Visitor::new(user.as_ref().map(Known::of), kind, user_agent(headers));
    let (answer, answered) = oneshot::channel();
    let offer = crate::live::Offer { sdp: sdp.to_owned(), sources };
    owner.send(Command::Visit { join, visitor, offer, seat, answer }).await.map_err(|_| Refusal::busy())?;
    let sdp = answered.await.map_err(|_| Refusal::busy())?.map_err(|error| match error {
        VisitError::Refused(Refused::Over) => refusal(StatusCode::NOT_FOUND, error.to_string()),
        VisitError::Refused(_) | VisitError::Waiting => refusal(StatusCode::FORBIDDEN, error.to_string()),
        VisitError::Offer(NegotiateError::BadOffer(_)) => bad(error.to_string()),
        VisitError::Offer(_) => Refusal::busy(),
    })?;

    let key = VisitKey { meeting: meeting.booking.id.clone(), participant: participant.0 };
    let place = format!("/{path}/{}/{}", meeting.booking.id, seal(app, &key)?);
    Ok((StatusCode::CREATED, [(header::CONTENT_TYPE, SDP.to_owned()), (header::LOCATION, place)], sdp).into_response())
}

async fn end(State(app): State<Arc<App>>, Path((_, visit)): Path<(String, String)>) -> Response {
    crossed(end_visit(&app, &visit).await)
}

async fn end_visit(app: &App, visit: &str) -> Result<Response, Refusal> {
    let unknown = || refusal(StatusCode::NOT_FOUND, "there is no such visit, or it has ended".to_owned());
    let sealed = URL_SAFE_NO_PAD.decode(visit).map_err(|_| unknown())?;
    let key = app.live.vault().open(PURPOSE, "", &sealed).map_err(|_| unknown())?;
    let key: VisitKey = serde_json::from_slice(&key).map_err(|_| unknown())?;
    let owner = app.live.present(&key.meeting).ok_or_else(unknown)?;
    let (answer, answered) = oneshot::channel();
    let command = Command::EndVisit { participant: ParticipantId(key.participant), answer };
    owner.send(command).await.map_err(|_| unknown())?;
    match answered.await {
        Ok(true) => Ok(StatusCode::OK.into_response()),
        Ok(false) | Err(_) => Err(unknown()),
    }
}

fn seal(app: &App, key: &VisitKey) -> Result<String, Refusal> {
    let text = serde_json::to_vec(key).expect("a key of a string and a number is JSON");
    let sealed = app.live.vault().seal(PURPOSE, "", text).map_err(|error| Refusal::fault("sealing failed", &error))?;
    Ok(URL_SAFE_NO_PAD.encode(sealed))
}

/// The proof in the bearer token (RFC 6750, section 2.1): passwords are digits and at most 16 of
/// them, tokens of links are longer.
fn proof(meeting: String, headers: &HeaderMap) -> Result<Proof, Refusal> {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let bearer = given.and_then(|value| value.split_once(' ')).filter(|(kind, _)| kind.eq_ignore_ascii_case("bearer"));
    let Some((_, secret)) = bearer else {
        return Err(Refusal::unauthenticated(
            codes::TOKEN_INVALID,
            "the Authorization header must be \"Bearer\" with the token of a join link, or a password of the meeting",
        ));
    };
    let secret = secret.trim().to_owned();
    let is_password = secret.len() <= 16 && secret.bytes().all(|byte| byte.is_ascii_digit());
    let (token, password) = if is_password { (None, Some(secret)) } else { (Some(secret), None) };
    Ok(Proof { meeting, token, password, access_token: None })
}

fn name(wanted: Option<String>, kind: ParticipantKind) -> Result<String, Refusal> {
    let unnamed = if kind == ParticipantKind::Whep { "Viewer" } else { "Stream" };
    let name = wanted.map_or_else(|| unnamed.to_owned(), |name| name.trim().to_owned());
    if (1..=LONGEST_NAME).contains(&name.chars().count()) {
        Ok(name)
    } else {
        Err(bad(format!("the name must have 1 to {LONGEST_NAME} characters")))
    }
}

fn denied(denied: Denied) -> Refusal {
    let (_, seconds) = denied.code();
    let message = denied.to_string();
    match denied {
        Denied::Unknown | Denied::Entry(convoca_booking::enter::EnterError::Over) => {
            refusal(StatusCode::NOT_FOUND, message)
        }
        Denied::Entry(error) if error.is_wrong_guess() => Refusal::unauthenticated(codes::TOKEN_INVALID, message),
        Denied::Entry(_) | Denied::SignInExpired => refusal(StatusCode::FORBIDDEN, message),
        Denied::Blocked(_) => {
            refusal(StatusCode::TOO_MANY_REQUESTS, message).retry_after(u64::from(seconds.unwrap_or(1)))
        }
        Denied::Store => Refusal::busy(),
    }
}

fn no_place(none: NoPlace) -> Refusal {
    let message = none.to_string();
    match none {
        NoPlace::Gone => refusal(StatusCode::NOT_FOUND, message),
        NoPlace::Seats(_) => Refusal::new(StatusCode::FORBIDDEN, codes::CONCURRENCY_USED_UP, message),
        NoPlace::Frozen => Refusal::new(StatusCode::FORBIDDEN, codes::ROOM_PACKAGE_STATE, message),
        NoPlace::Store(error) => error.into(),
    }
}

fn bad(message: impl Into<String>) -> Refusal {
    Refusal::bad(codes::PARAM_INVALID, message)
}

fn refusal(status: StatusCode, message: String) -> Refusal {
    Refusal::new(status, codes::BAD_REQUEST, message)
}

/// The answer with what lets pages of other origins read it.
fn crossed(outcome: Result<Response, Refusal>) -> Response {
    let mut response = outcome.unwrap_or_else(|refusal| refusal.into_response());
    allow_all(&mut response);
    response
}

fn allow_all(response: &mut Response) {
    for (name, value) in CORS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
}
