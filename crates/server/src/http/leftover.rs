//! The part of a body that nobody wanted.
//!
//! A request may be answered before its body has been read: the token is unknown, the body too
//! large. A client that sends head and body apart would then find its connection closed under its
//! next request, without a word (RFC 9112 section 9.6). So what is left is read and thrown away, and
//! when that is too much the answer says that the connection ends.

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderValue, Version, header};
use http_body::{Frame, SizeHint};
use http_body_util::BodyExt as _;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

/// Most bytes that are thrown away.
const MOST: usize = 8 << 20;
/// Longest time spent on it.
const DEADLINE: Duration = Duration::from_secs(5);

/// What is left of a request's body once its handler is done.
pub(super) struct Leftover {
    body: Arc<Mutex<Body>>,
    version: Version,
}

impl Leftover {
    /// Keeps hold of the request's body, which the handler can read as before.
    pub(super) fn of(request: Request) -> (Request, Self) {
        let (head, body) = request.into_parts();
        let version = head.version;
        let body = Arc::new(Mutex::new(body));
        let lent = Body::new(Lent(Arc::clone(&body)));
        (Request::from_parts(head, lent), Self { body, version })
    }

    /// Throws the rest away, or has the connection closed after `response`.
    pub(super) async fn settle(self, response: &mut Response) {
        let body = std::mem::take(&mut *self.body.lock().unwrap_or_else(PoisonError::into_inner));
        if http_body::Body::is_end_stream(&body) {
            return;
        }
        let drained = tokio::time::timeout(DEADLINE, drain(body)).await;
        let old = matches!(self.version, Version::HTTP_10 | Version::HTTP_11);
        if old && !matches!(drained, Ok(true)) {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
    }
}

/// Reads a body to its end; `false` when it is too long or breaks off.
async fn drain(mut body: Body) -> bool {
    let mut read = 0;
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return false };
        read += frame.data_ref().map_or(0, Bytes::len);
        if read > MOST {
            return false;
        }
    }
    true
}

/// A body as its handler sees it.
struct Lent(Arc<Mutex<Body>>);

impl http_body::Body for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let mut body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Pin::new(&mut *body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}
