//! Around every request: its ID, its log line, its counters, and a net under its handler.

use super::Refusal;
use super::leftover::Leftover;
use crate::app::App;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use futures_util::FutureExt as _;
use http::{HeaderName, HeaderValue, header};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;
use tracing::Instrument as _;

/// Header that carries a request's ID, both ways.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Longest request ID that is taken over from a client.
const LONGEST_ID: usize = 64;

/// A request's ID, in its extensions.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Gives a request its ID and span, runs it, then logs and counts it. A handler that panics is a
/// fault of ours and answers 500; the server goes on.
pub async fn run(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = request_id(&request);
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let (mut request, leftover) = Leftover::of(request);
    request.extensions_mut().insert(RequestId(id.clone()));
    let span = tracing::info_span!("request", request.id = %id, user.id = tracing::field::Empty);

    let mut response = async {
        let outcome = AssertUnwindSafe(next.run(request)).catch_unwind().await;
        let response = outcome.unwrap_or_else(|_| Refusal::fault("a handler panicked", &Panicked).into_response());
        let status = response.status().as_u16();
        let elapsed = started.elapsed();
        let route = route.as_deref().unwrap_or("unmatched");
        app.metrics.request(method.as_str(), route, status, elapsed);
        tracing::info!(
            http.method = %method,
            http.route = route,
            http.status = status,
            elapsed_us = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX),
            "{method} {route} {status}"
        );
        response
    }
    .instrument(span)
    .await;

    leftover.settle(&mut response).await;
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, value);
    }
    if headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json") {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json;charset=UTF-8"));
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// The client's ID when it is short and plain, else a fresh one of 32 hex digits.
fn request_id(request: &Request) -> String {
    let given = request.headers().get(&REQUEST_ID).and_then(|value| value.to_str().ok());
    let plain = |id: &&str| {
        (1..=LONGEST_ID).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    };
    given.filter(plain).map_or_else(|| crate::clock::random_hex(16), str::to_owned)
}

#[derive(Debug, thiserror::Error)]
#[error("the panic message is on standard error")]
struct Panicked;
