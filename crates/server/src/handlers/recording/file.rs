//! Recorded files as they are watched and fetched.
//!
//! A file is served to whoever brings a ticket, which the server has sealed for this file and some hours,
//! or a token, which is used up. It lies in the data folder or in the object store, which makes no difference
//! to whoever fetches it. Parts of it can be asked for (RFC 9110 section 14), as players do.

use super::{stored, view};
use crate::app::App;
use crate::auth::token;
use crate::clock;
use crate::http::{Query, Refusal};
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use convoca_booking::RecordedFile;
use convoca_contract::codes;
use convoca_store::StoreError;
use http::{HeaderValue, Method, StatusCode, header};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

/// How long a ticket is good: as long as somebody may pause a long recording.
const LIFE: SignedDuration = SignedDuration::from_hours(6);

/// What a ticket is sealed as.
const SEALED_AS: (&str, &str) = ("recording", "ticket");

/// Longest ticket that is looked at, in bytes.
const LONGEST: usize = 4096;

/// What a ticket says.
#[derive(Serialize, Deserialize)]
struct Ticket {
    #[serde(rename = "f")]
    file: RecordedFile,
    #[serde(rename = "u")]
    until: Timestamp,
}

/// Where recorded files are served.
pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route("/recordings/{name}", get(serve))
}

/// Where a file can be watched, for some hours.
pub(super) fn play_url(app: &App, file: &RecordedFile) -> Result<String, StoreError> {
    Ok(format!("{}{}", app.public_url, play_path(app, file)?))
}

/// The same as a path.
pub(super) fn play_path(app: &App, file: &RecordedFile) -> Result<String, StoreError> {
    Ok(format!("{}?ticket={}", view::path(file), ticket(app, file)?))
}

/// Where its chapters are, as a path.
pub(super) fn chapters_path(app: &App, file: &RecordedFile) -> Result<String, StoreError> {
    Ok(format!("/recordings/{}.vtt?ticket={}", file.id, ticket(app, file)?))
}

fn ticket(app: &App, file: &RecordedFile) -> Result<String, StoreError> {
    let ticket = Ticket { file: file.clone(), until: clock::now() + LIFE };
    let plain = serde_json::to_vec(&ticket).expect("texts, numbers and times always serialise");
    let (table, row) = SEALED_AS;
    Ok(URL_SAFE_NO_PAD.encode(app.store.vault().seal(table, row, plain)?))
}

/// `GET /recordings/{file}.mp4` or `.vtt`, with `ticket`, `token`, or a token as `Authorization`.
async fn serve(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    query: Query,
    request: Request,
) -> Result<Response, Refusal> {
    let refused = || Refusal::forbidden("the link has expired, was used before, or is for another file");
    let (id, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let authorization = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let file = match (query.text("ticket"), query.text("token").or(authorization)) {
        (Some(text), _) => opened(&app, text).filter(|file| file.id == id),
        // Whoever only asks what there is has not fetched it.
        (None, Some(text)) if ending == "mp4" && request.method() == Method::GET => {
            app.store.use_recording_token(&token::hash(text), id, clock::now()).await?
        }
        _ => None,
    };
    let file = file.ok_or_else(refused)?;
    let (path, kind, bytes) = match ending {
        "mp4" => (app.recordings.path(&file), "video/mp4", Some(file.bytes)),
        "vtt" => (app.recordings.chapters(&file), "text/vtt; charset=utf-8", None),
        _ => return Err(refused()),
    };
    let gone = || Refusal::new(StatusCode::NOT_FOUND, codes::NO_SUCH_RECORDING, "this recording was deleted");
    let (method, asked) = (request.method().clone(), request.headers().clone());
    let Ok(served) = ServeFile::new(path).oneshot(request).await;
    let mut response = if served.status() == StatusCode::NOT_FOUND {
        stored::serve(&app.recordings, &name, bytes, (&method, &asked)).await?.ok_or_else(gone)?
    } else {
        served.map(Body::new).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

/// The file that a ticket is good for.
fn opened(app: &App, text: &str) -> Option<RecordedFile> {
    let sealed = URL_SAFE_NO_PAD.decode(Some(text).filter(|text| text.len() <= LONGEST)?).ok()?;
    let (table, row) = SEALED_AS;
    let plain = app.store.vault().open(table, row, &sealed).ok()?;
    let ticket: Ticket = serde_json::from_slice(&plain).ok()?;
    (ticket.until > clock::now()).then_some(ticket.file)
}
