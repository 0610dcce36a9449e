//! Edit a meeting that has not started.

use super::wire::{self, Path};
use super::{show, view};
use crate::app::App;
use crate::clock;
use crate::http::{Caller, Json, Query, Refusal};
use axum::extract::State;
use convoca_booking::access::{self};
use convoca_booking::create::Context;
use convoca_booking::{BookingError, MeetingId};
use convoca_contract::conference::ConferenceInfo;
use convoca_contract::schedule::ScheduleRequest;
use convoca_store::{Effects, MeetingError};
use std::sync::Arc;

/// `PUT /v1/mmc/management/conferences?conferenceID=`.
pub(super) async fn update_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    body: Json<ScheduleRequest>,
) -> Result<axum::Json<Vec<ConferenceInfo>>, Refusal> {
    let id = MeetingId::new(query.required("conferenceID")?);
    let mut draft = wire::draft(body.value, Path::Ordinary)?;
    let people = wire::wanted(&draft);
    if !people.is_empty() {
        wire::resolve(&mut draft, app.store.resolve(&caller.corporation.id, &people).await?);
    }
    // Somebody else may change it between our look and our save; then we look again.
    for _ in 0..super::TRIES {
        let stored = show::find(&app, &caller, &id).await?;
        let relation = access::relation(&caller.user, &stored.booking);
        if !relation.may_change() {
            return Err(BookingError::NotAllowed.into());
        }
        let now = clock::now();
        let context = Context {
            corporation: &caller.corporation,
            user: &caller.user,
            rules: app.zone_rules,
            room: None, // a booked meeting keeps its room
            now,
        };
        let (booking, secrets) = clock::random(|random| {
            convoca_booking::edit::edit(&context, &stored.booking, &stored.secrets, draft.clone(), random)
        })?;
        match app.store.replace_meeting(&booking, &secrets, stored.revision, Effects::default(), now).await {
            Ok(()) => return Ok(axum::Json(vec![view::conference(&app, &booking, &secrets, relation, now)])),
            Err(MeetingError::Stale) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(MeetingError::Stale.into())
}
