//! Edit or cancel single meetings of a series.

use super::change::{Change, change};
use super::{cancel, wire};
use crate::app::App;
use crate::handlers::Done;
use crate::http::{Caller, Json, Query, Refusal};
use axum::extract::State;
use convoca_booking::{Happening, MeetingId, News, occurrence};
use convoca_conference::EndReason;
use convoca_contract::occurrence::{CancelOccurrencesRequest, OccurrenceRequest};
use std::sync::Arc;

/// `PUT /v1/mmc/management/conferences/cyclesubconf?conferenceID=`.
pub(super) async fn update_occurrence(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    body: Json<OccurrenceRequest>,
) -> Result<Done, Refusal> {
    let id = MeetingId::new(query.required("conferenceID")?);
    let (which, draft) = wire::occurrence(body.value)?;
    change(&app, &caller, &id, |stored, now| {
        let booking = occurrence::edit(&stored.booking, &which, &draft, app.zone_rules, now)?;
        let news = News::of(&booking, now, Happening::OccurrenceChanged { occurrence: which.clone() });
        Ok(Change { booking, secrets: stored.secrets.clone(), news })
    })
    .await?;
    Ok(Done)
}

/// `DELETE /v1/mmc/management/conferences/cyclesubconf?conferenceID=&type=`.
pub(super) async fn cancel_occurrences(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    body: Json<CancelOccurrencesRequest>,
) -> Result<Done, Refusal> {
    let id = MeetingId::new(query.required("conferenceID")?);
    let end_running = cancel::ends_running(&query)?;
    let which = wire::occurrences(body.value)?;
    let changed = change(&app, &caller, &id, |stored, now| {
        let booking = occurrence::cancel(&stored.booking, &which, end_running, now)?;
        let news = occurrence::news(&stored.booking, &booking, now);
        Ok(Change { booking, secrets: stored.secrets.clone(), news })
    })
    .await?;
    let held = changed.before.holding_at(changed.at).and_then(|_| changed.before.occurrence_at(changed.at));
    if held.is_some_and(|held| which.contains(&held.id)) {
        app.live.close(&id, EndReason::Cancelled).await;
    }
    Ok(Done)
}
