//! Cancel a webinar that is not running.

use crate::app::App;
use crate::handlers::fields::Segment;
use crate::handlers::{Done, meeting};
use crate::http::{Caller, Refusal};
use axum::extract::State;
use convoca_booking::{BookingError, Happening, MeetingId, News, cancel};
use convoca_conference::EndReason;
use std::sync::Arc;

/// `DELETE /v1/wss/webinar/open/conferences/{conference_id}`.
pub(super) async fn delete_webinar(
    State(app): State<Arc<App>>,
    caller: Caller,
    Segment(id): Segment,
) -> Result<Done, Refusal> {
    let id = MeetingId::new(id);
    meeting::change(&app, &caller, &id, |stored, now| {
        if stored.booking.webinar.is_none() {
            return Err(BookingError::NoSuchMeeting);
        }
        let booking = cancel::cancel(&stored.booking, false, now)?;
        let news = News::of(&booking, now, Happening::Cancelled);
        Ok(meeting::Change { booking, secrets: stored.secrets.clone(), news })
    })
    .await?;
    // Somebody may wait for it already.
    app.live.close(&id, EndReason::Cancelled).await;
    Ok(Done)
}
