//! Why a request is not done: status, the vendor's code, and a sentence that a person can act on.
//!
//! This is the one table from domain errors to status and code. Outward text and inward detail stay
//! apart: a fault is logged here once, with its chain of causes, and the client is told only that
//! there was one. The request's ID, which both carry, brings them together.

mod booking;

use crate::auth::guesses::Blocked;
use crate::logging;
use axum::Json;
use axum::response::{IntoResponse, Response};
use convoca_contract::codes::{self, Code};
use convoca_contract::error::ErrorBody;
use convoca_store::{MeetingError, StoreError};
use http::{HeaderValue, StatusCode, header};
use std::error::Error;

/// An answer that is not a success.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    code: Code,
    message: String,
    retry_after_s: Option<u64>,
}

impl Refusal {
    /// Refuses with any status and code.
    pub fn new(status: StatusCode, code: Code, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), retry_after_s: None }
    }

    /// Status 400.
    pub fn bad(code: Code, message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, message)
    }

    /// Status 401: not signed in.
    pub fn unauthenticated(code: Code, message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, code, message)
    }

    /// Status 403: signed in, but not allowed.
    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, codes::NOT_ALLOWED, message)
    }

    /// The vendor's code for it.
    pub fn code(&self) -> Code {
        self.code
    }

    /// Tells the client when to come back.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after_s = Some(seconds);
        self
    }

    /// Status 500, logging what happened with its chain of causes.
    pub fn fault(what: &str, error: &dyn Error) -> Self {
        tracing::error!(error = %logging::chain(error), "{what}");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            codes::SERVICE_FAULT,
            "the server had a fault; its log has it under this request's ID",
        )
    }

    /// Status 429: somebody has guessed wrong too often at a meeting's password.
    pub fn guessed((Blocked::Locked(seconds) | Blocked::Slowed(seconds)): Blocked) -> Self {
        let message = format!("too many wrong passwords, try in {seconds} s");
        Self::new(StatusCode::TOO_MANY_REQUESTS, codes::TOO_MANY_REQUESTS, message).retry_after(seconds)
    }

    /// Status 503: more work than the server takes on.
    pub fn busy() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            codes::PROCESSING_FAILED,
            "the server is busy; try again in a moment",
        )
        .retry_after(1)
    }
}

/// What a response refuses with, for a layer that spells it in its own way.
#[derive(Clone)]
struct Told(Code, String);

/// Spells what refuses a call on webinars as such calls do, whatever part of us has refused it.
pub async fn of_webinars(mut response: Response) -> Response {
    let Some(Told(code, message)) = response.extensions_mut().remove::<Told>() else { return response };
    let mut spelt = (response.status(), Json(ErrorBody::new(code.of_webinars(), message))).into_response();
    if let Some(wait) = response.headers().get(header::RETRY_AFTER) {
        spelt.headers_mut().insert(header::RETRY_AFTER, wait.clone());
    }
    spelt
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = ErrorBody::new(self.code, self.message.clone());
        let mut response = (self.status, Json(body)).into_response();
        response.extensions_mut().insert(Told(self.code, self.message));
        if let Some(seconds) = self.retry_after_s {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::busy(),
            other => Self::fault("the store failed", &other),
        }
    }
}

impl From<MeetingError> for Refusal {
    fn from(error: MeetingError) -> Self {
        use convoca_booking::BookingError;
        match error {
            MeetingError::RoomBusy => BookingError::RoomBusy.into(),
            MeetingError::TooMany => Self::bad(codes::TOO_MANY_CONFS, error.to_string()),
            MeetingError::RoomGone => BookingError::RoomUnknown.into(),
            MeetingError::RoomRunning => BookingError::RoomRunning.into(),
            MeetingError::IdTaken => Self::bad(codes::CONF_ID_EXHAUSTED, "no free meeting ID was found; try again"),
            MeetingError::KeyReused => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                codes::PARAM_INVALID,
                "this Idempotency-Key came with another request within the last day",
            ),
            MeetingError::Stale => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                codes::PROCESSING_FAILED,
                "the meeting was changed by others at the same moment; try again",
            )
            .retry_after(1),
            MeetingError::Store(error) => error.into(),
        }
    }
}
