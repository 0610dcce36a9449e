//! Cancel a meeting; with `type=1` also a running one.

use super::show;
use crate::app::App;
use crate::clock;
use crate::handlers::Done;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::{BookingError, MeetingId, access, cancel};
use convoca_conference::EndReason;
use convoca_store::{Effects, MeetingError};
use std::sync::Arc;

/// `DELETE /v1/mmc/management/conferences?conferenceID=&type=`.
pub(super) async fn cancel_meeting(State(app): State<Arc<App>>, caller: Caller, query: Query) -> Result<Done, Refusal> {
    let id = MeetingId::new(query.required("conferenceID")?);
    let end_running = query.integer("type", 0..=1, 0)? == 1;
    for _ in 0..super::TRIES {
        let stored = show::find(&app, &caller, &id).await?;
        if !access::relation(&caller.user, &stored.booking).may_change() {
            return Err(BookingError::NotAllowed.into());
        }
        let now = clock::now();
        let cancelled = cancel::cancel(&stored.booking, end_running, now)?;
        match app.store.replace_meeting(&cancelled, &stored.secrets, stored.revision, Effects::default(), now).await {
            Ok(()) => {
                app.live.close(&id, EndReason::Cancelled).await;
                return Ok(Done);
            }
            Err(MeetingError::Stale) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(MeetingError::Stale.into())
}
