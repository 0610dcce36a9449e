//! Book a webinar in a room of the caller's.

use super::{view, wire};
use crate::app::App;
use crate::clock;
use crate::handlers::meeting;
use crate::http::{Caller, Json, Refusal};
use crate::outbox;
use axum::extract::State;
use convoca_booking::access::Relation;
use convoca_booking::create::Context;
use convoca_booking::{Happening, News, ResourceKind, webinar};
use convoca_contract::webinar::{Webinar, WebinarRequest};
use convoca_store::{Effects, MeetingError, NewMeeting};
use std::sync::Arc;

/// How many IDs are drawn before we say that none is free.
const DRAWS: usize = 32;

/// `POST /v1/wss/webinar/open/conferences`.
pub(super) async fn create_webinar(
    State(app): State<Arc<App>>,
    caller: Caller,
    Json { value: body, .. }: Json<WebinarRequest>,
) -> Result<axum::Json<Webinar>, Refusal> {
    let (mut draft, own) = wire::new(body)?;
    meeting::look_people_up(&app, &caller, &mut draft).await?;
    let room = match &draft.room {
        Some(id) => app.store.room(&caller.corporation.id, id).await?,
        None => None,
    };
    for _ in 0..DRAWS {
        let now = clock::now();
        let room = room.as_ref();
        let context =
            Context { corporation: &caller.corporation, user: &caller.user, rules: app.zone_rules, room, now };
        let (booking, secrets) = clock::random(|random| webinar::create(&context, draft.clone(), own.clone(), random))?;
        let shown = view::webinar(&app, &booking, &secrets, Relation::Scheduler, now);
        let booked = News::of(&booking, now, Happening::Booked);
        let most = caller.corporation.limits(now).most(ResourceKind::Meetings);
        let effects = Effects { jobs: vec![outbox::news(&booked)], ..Effects::default() };
        match app.store.insert_meeting(NewMeeting { booking, secrets, remember: None, effects, most, now }).await {
            Ok(_) => return Ok(axum::Json(shown)),
            Err(MeetingError::IdTaken) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(MeetingError::IdTaken.into())
}
