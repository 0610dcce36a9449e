//! One meeting that was held, with a page of those invited.

use crate::app::App;
use crate::handlers::meeting::people::Wanted;
use crate::handlers::meeting::view;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::{BookingError, Record, access};
use convoca_contract::conference::{ConferenceDetail, ConferenceInfo};
use http::HeaderMap;
use std::sync::Arc;

/// `GET /v1/mmc/management/conferences/history/confDetail?confUUID=`.
pub(super) async fn show_past_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    headers: HeaderMap,
) -> Result<axum::Json<ConferenceDetail>, Refusal> {
    let wanted = Wanted::of(&query, &headers)?;
    let record = find(&app, &caller, &query).await?;
    let stored = app.store.meeting(&caller.corporation.id, &record.booking.id).await?;
    let stored = stored.ok_or(BookingError::NoSuchMeeting)?;
    let relation = access::relation(&caller.user, &record.booking);
    let recorded = app.store.recorded_holdings(std::slice::from_ref(&record.holding)).await?;
    let conference_data = ConferenceInfo {
        role: Some(view::own_role(relation)),
        is_has_record_file: Some(!recorded.is_empty()),
        ..view::past(&app, &record, &stored.secrets, relation)
    };
    Ok(axum::Json(ConferenceDetail { conference_data, data: wanted.page(&record.booking) }))
}

/// The holding that a request names, if it is over and the caller may see it.
pub(super) async fn find(app: &App, caller: &Caller, query: &Query) -> Result<Record, Refusal> {
    let holding = query.required("confUUID")?;
    let record = app.store.past_meeting(&caller.corporation.id, holding).await?;
    let record = record.filter(|record| record.ended_at.is_some()).ok_or(BookingError::NoSuchMeeting)?;
    if !access::relation(&caller.user, &record.booking).may_see() {
        return Err(BookingError::NotAllowed.into());
    }
    Ok(record)
}
