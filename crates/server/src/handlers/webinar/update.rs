//! Edit a webinar that has not started.

use super::wire;
use crate::app::App;
use crate::clock;
use crate::handlers::{Done, meeting};
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_booking::create::Context;
use convoca_booking::{edit, webinar};
use convoca_contract::webinar::UpdateWebinarRequest;
use std::sync::Arc;

/// `PUT /v1/wss/webinar/open/conferences`.
pub(super) async fn update_webinar(
    State(app): State<Arc<App>>,
    caller: Caller,
    Json { value: body, .. }: Json<UpdateWebinarRequest>,
) -> Result<Done, Refusal> {
    let (id, mut draft, own) = wire::changed(body)?;
    meeting::look_people_up(&app, &caller, &mut draft).await?;
    meeting::change(&app, &caller, &id, |stored, now| {
        // A booked webinar keeps its room.
        let (corporation, user, rules) = (&caller.corporation, &caller.user, app.zone_rules);
        let context = Context { corporation, user, rules, room: None, now };
        // What is not given stays, media too; the call has no word for them.
        let draft = convoca_booking::Draft { media: Some(stored.booking.media), ..draft.clone() };
        let (booking, secrets) = clock::random(|random| {
            webinar::change(&context, &stored.booking, &stored.secrets, draft, own.clone(), random)
        })?;
        let news = edit::news(&stored.booking, &booking, now);
        Ok(meeting::Change { booking, secrets, news })
    })
    .await?;
    Ok(Done)
}
