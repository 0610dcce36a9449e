//! Cancel a meeting or a whole series; with `type=1` also a running one.

use super::change::{Change, change};
use crate::app::App;
use crate::handlers::Done;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::{Happening, MeetingId, News, cancel};
use convoca_conference::EndReason;
use std::sync::Arc;

/// `DELETE /v1/mmc/management/conferences?conferenceID=&type=`.
pub(super) async fn cancel_meeting(State(app): State<Arc<App>>, caller: Caller, query: Query) -> Result<Done, Refusal> {
    call_off(&app, &caller, &query).await
}

/// `DELETE /v1/mmc/management/cycleconferences?conferenceID=&type=`.
pub(super) async fn cancel_series(State(app): State<Arc<App>>, caller: Caller, query: Query) -> Result<Done, Refusal> {
    call_off(&app, &caller, &query).await
}

async fn call_off(app: &App, caller: &Caller, query: &Query) -> Result<Done, Refusal> {
    let id = MeetingId::new(query.required("conferenceID")?);
    let end_running = ends_running(query)?;
    change(app, caller, &id, |stored, now| {
        let booking = cancel::cancel(&stored.booking, end_running, now)?;
        let news = News::of(&booking, now, Happening::Cancelled);
        Ok(Change { booking, secrets: stored.secrets.clone(), news })
    })
    .await?;
    app.live.close(&id, EndReason::Cancelled).await;
    Ok(Done)
}

/// Whether the request also ends what is being held.
pub(super) fn ends_running(query: &Query) -> Result<bool, Refusal> {
    Ok(query.integer("type", 0..=1, 0)? == 1)
}
