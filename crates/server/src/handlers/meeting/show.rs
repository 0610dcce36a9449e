//! One meeting with a page of those invited.

use super::people::Wanted;
use super::view;
use crate::app::App;
use crate::clock;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::{BookingError, MeetingId, State as Life, access};
use convoca_contract::conference::ConferenceDetail;
use convoca_store::StoredMeeting;
use http::HeaderMap;
use std::sync::Arc;

/// `GET /v1/mmc/management/conferences/confDetail?conferenceID=`.
pub(super) async fn show_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    headers: HeaderMap,
) -> Result<axum::Json<ConferenceDetail>, Refusal> {
    let id = MeetingId::new(query.required("conferenceID")?);
    let wanted = Wanted::of(&query, &headers)?;
    let stored = find(&app, &caller, &id).await?;
    let now = clock::now();
    let relation = access::relation(&caller.user, &stored.booking);
    let mut conference = view::conference(&app, &stored.booking, &stored.secrets, relation, now);
    conference.role = Some(view::own_role(relation));
    Ok(axum::Json(ConferenceDetail { conference_data: conference, data: wanted.page(&stored.booking) }))
}

/// The meeting with this ID, if it is not over and the caller may see it.
pub(in crate::handlers) async fn find(app: &App, caller: &Caller, id: &MeetingId) -> Result<StoredMeeting, Refusal> {
    let stored = app.store.meeting(&caller.corporation.id, id).await?.ok_or(BookingError::NoSuchMeeting)?;
    if stored.booking.state(clock::now()) == Life::Over {
        return Err(BookingError::NoSuchMeeting.into());
    }
    if !access::relation(&caller.user, &stored.booking).may_see() {
        return Err(BookingError::NotAllowed.into());
    }
    Ok(stored)
}
