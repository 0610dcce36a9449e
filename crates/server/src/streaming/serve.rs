//! Streams as they are watched: whether there is one, its playlist, and its pieces.
//!
//! Whoever has the link may watch, from any page: it is what the world is shown.

use super::channel::{Channel, Missing};
use super::key;
use crate::app::App;
use crate::clock;
use crate::http::{Query, Refusal};
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use convoca_contract::codes;
use convoca_store::StoredMeeting;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use std::sync::Arc;

/// Where streams are served.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/live/{meeting}/{key}/state.json", get(state))
        .route("/live/{meeting}/{key}/main.m3u8", get(playlist))
        .route("/live/{meeting}/{key}/{piece}", get(piece))
}

/// What there is to say of a stream before it is watched.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    subject: String,
    /// `waiting`, `live` or `over`.
    state: &'static str,
    /// When the meeting begins or began, in milliseconds since 1970.
    start_ms: i64,
}

fn unknown() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, codes::CONF_NOT_FOUND, "there is no such live stream")
}

/// The meeting of a link.
async fn find(app: &App, meeting: &str, given: &str) -> Result<StoredMeeting, Refusal> {
    if key(app.store.vault(), meeting) != given {
        return Err(unknown());
    }
    let found = app.store.meeting_to_join(meeting, clock::now()).await?.ok_or_else(unknown)?;
    let is_it = found.booking.id.as_str() == meeting && found.booking.recording.mode.streams();
    if is_it { Ok(found) } else { Err(unknown()) }
}

/// The stream of a link, without a look into the store: pieces are asked for several times a second.
fn channel(app: &App, meeting: &str, given: &str) -> Result<Arc<Channel>, Refusal> {
    if key(app.store.vault(), meeting) != given {
        return Err(unknown());
    }
    app.streams.find(meeting).ok_or_else(unknown)
}

async fn state(
    State(app): State<Arc<App>>,
    Path((meeting, given)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let booking = find(&app, &meeting, &given).await?.booking;
    let now = clock::now();
    let slot = booking.slot_at(now);
    let state = match app.streams.find(&meeting) {
        Some(channel) if channel.is_live() => "live",
        // The meeting has just ended, and its owner has gone.
        Some(_) if app.live.present(&booking.id).is_none() => "over",
        Some(_) => "waiting",
        None if slot.is_some_and(|(_, end)| end > now) => "waiting",
        None => "over",
    };
    let told = Told {
        subject: booking.subject.clone(),
        state,
        start_ms: slot.map_or(booking.start, |(start, _)| start).as_millisecond(),
    };
    Ok(open(axum::Json(told).into_response(), "no-store"))
}

async fn playlist(
    State(app): State<Arc<App>>,
    Path((meeting, given)): Path<(String, String)>,
    query: Query,
) -> Result<Response, Refusal> {
    let channel = channel(&app, &meeting, &given)?;
    let number = |name: &str| match query.text(name).map(str::parse::<u64>) {
        None => Ok(None),
        Some(Ok(number)) => Ok(Some(number)),
        Some(Err(_)) => Err(Refusal::bad(codes::PARAM_INVALID, format!("{name} must be a number"))),
    };
    let (segment, part) = (number("_HLS_msn")?, number("_HLS_part")?);
    let part = part.map(|part| usize::try_from(part).unwrap_or(usize::MAX));
    if segment.is_none() && part.is_some() {
        return Err(Refusal::bad(codes::PARAM_INVALID, "_HLS_part goes with _HLS_msn"));
    }
    let text = channel.playlist(segment.map(|segment| (segment, part))).await.map_err(refused)?;
    Ok(open(typed(text, "application/vnd.apple.mpegurl"), "no-cache"))
}

/// `header-N.mp4`, `N.m4s` or `N-M.m4s`.
async fn piece(
    State(app): State<Arc<App>>,
    Path((meeting, given, piece)): Path<(String, String, String)>,
) -> Result<Response, Refusal> {
    let channel = channel(&app, &meeting, &given)?;
    let header = piece.strip_prefix("header-").and_then(|rest| rest.strip_suffix(".mp4"));
    let bytes = match (header, piece.strip_suffix(".m4s")) {
        (Some(number), _) => channel.header(number.parse().map_err(|_| unknown())?),
        (None, Some(name)) => match name.split_once('-') {
            None => channel.segment(name.parse().map_err(|_| unknown())?).await,
            Some((number, part)) => {
                let (number, part) = (number.parse().map_err(|_| unknown())?, part.parse().map_err(|_| unknown())?);
                channel.part(number, part).await
            }
        },
        (None, None) => return Err(unknown()),
    };
    Ok(open(typed(bytes.map_err(refused)?, "video/mp4"), "max-age=60"))
}

fn refused(missing: Missing) -> Refusal {
    match missing {
        Missing::Gone => unknown(),
        Missing::Ahead => Refusal::bad(codes::PARAM_INVALID, "this is too far ahead of the stream"),
        Missing::Late => {
            let why = "the stream has nothing to show yet; try again";
            Refusal::new(StatusCode::SERVICE_UNAVAILABLE, codes::CONF_OPERATION_FAILED, why)
        }
    }
}

fn typed(body: impl IntoResponse, kind: &'static str) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], body).into_response()
}

/// Lets players of other pages read it.
fn open(mut response: Response, cache: &'static str) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}
