//! A meeting as a calendar file.

use crate::app::App;
use crate::clock;
use crate::handlers::fields::Segment;
use crate::handlers::meeting::find;
use crate::http::{Caller, Refusal};
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use convoca_booking::{MeetingId, access};
use convoca_notify::calendar::{File, calendar_file};
use http::header;
use std::sync::Arc;

/// `GET /v1/convoca/meetings/{conferenceID}/calendar`. The host's link and password are in it for who may
/// see them.
pub(super) async fn download_calendar(
    State(app): State<Arc<App>>,
    caller: Caller,
    Segment(id): Segment,
) -> Result<Response, Refusal> {
    let stored = find(&app, &caller, &MeetingId::new(id)).await?;
    let relation = access::relation(&caller.user, &stored.booking);
    let file = calendar_file(&File {
        booking: &stored.booking,
        secrets: &stored.secrets,
        public_url: &app.public_url,
        rules: app.zone_rules,
        organiser: &app.post.sender,
        host: relation.sees_host_secrets(),
        access_number: &app.access_number,
        now: clock::now(),
    });
    let name = format!("attachment; filename=\"meeting-{}.ics\"", stored.booking.id);
    let headers =
        [(header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, file).into_response())
}
