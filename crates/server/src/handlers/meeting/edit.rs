//! Edit a meeting that has not started, or a whole series between its meetings.

use super::change::{Change, change};
use super::wire::{self, Path};
use super::{people, view};
use crate::app::App;
use crate::clock;
use crate::http::{Caller, Json, Query, Refusal};
use axum::extract::State;
use convoca_booking::create::Context;
use convoca_booking::{MeetingId, edit};
use convoca_contract::conference::ConferenceInfo;
use convoca_contract::schedule::ScheduleRequest;
use std::sync::Arc;

type Answer = Result<axum::Json<Vec<ConferenceInfo>>, Refusal>;

/// `PUT /v1/mmc/management/conferences?conferenceID=`.
pub(super) async fn update_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    body: Json<ScheduleRequest>,
) -> Answer {
    update(&app, &caller, &query, body.value, Path::Ordinary).await
}

/// `PUT /v1/mmc/management/cycleconferences?conferenceID=`.
pub(super) async fn update_series(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    body: Json<ScheduleRequest>,
) -> Answer {
    update(&app, &caller, &query, body.value, Path::Series).await
}

async fn update(app: &App, caller: &Caller, query: &Query, request: ScheduleRequest, path: Path) -> Answer {
    let id = MeetingId::new(query.required("conferenceID")?);
    let mut draft = wire::draft(request, path)?;
    people::look_up(app, caller, &mut draft).await?;
    let changed = change(app, caller, &id, |stored, now| {
        let context = Context {
            corporation: &caller.corporation,
            user: &caller.user,
            rules: app.zone_rules,
            room: None, // a booked meeting keeps its room
            now,
        };
        let (booking, secrets) =
            clock::random(|random| edit::edit(&context, &stored.booking, &stored.secrets, draft.clone(), random))?;
        let news = edit::news(&stored.booking, &booking, now);
        Ok(Change { booking, secrets, news })
    })
    .await?;
    Ok(axum::Json(vec![view::conference(app, &changed.booking, &changed.secrets, changed.relation, changed.at)]))
}
