//! One webinar.

use super::view;
use crate::app::App;
use crate::clock;
use crate::handlers::fields::Segment;
use crate::handlers::meeting;
use crate::http::{Caller, Refusal};
use axum::extract::State;
use convoca_booking::{BookingError, MeetingId, access};
use convoca_contract::webinar::Webinar;
use convoca_store::StoredMeeting;
use std::sync::Arc;

/// `GET /v1/wss/webinar/open/conferences/{conference_id}`.
pub(super) async fn show_webinar(
    State(app): State<Arc<App>>,
    caller: Caller,
    Segment(id): Segment,
) -> Result<axum::Json<Webinar>, Refusal> {
    let stored = find(&app, &caller, id).await?;
    let relation = access::relation(&caller.user, &stored.booking);
    let mut shown = view::webinar(&app, &stored.booking, &stored.secrets, relation, clock::now());
    shown.notify_setting = Some(view::notices(&stored.booking));
    Ok(axum::Json(shown))
}

/// The webinar with this ID. A meeting is none, and is not there for these calls.
pub(super) async fn find(app: &App, caller: &Caller, id: String) -> Result<StoredMeeting, Refusal> {
    let stored = meeting::find(app, caller, &MeetingId::new(id)).await?;
    if stored.booking.webinar.is_none() {
        return Err(BookingError::NoSuchMeeting.into());
    }
    Ok(stored)
}
