//! Watching a recording by its link.

use super::{file, text, view, watcher};
use crate::app::App;
use crate::clock;
use crate::handlers::meeting::view::integer;
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_booking::{RecordedFile, Watcher};
use convoca_contract::codes;
use convoca_contract::recording::{WatchAnswer, WatchFile, WatchRequest};
use http::HeaderMap;
use std::sync::Arc;

/// `POST /v1/convoca/recordings/watch`. Whoever does not have the link finds nothing; whoever has it and is
/// not signed in, or not as one who may, is told so.
pub(super) async fn watch_recording(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Json { value: body, .. }: Json<WatchRequest>,
) -> Result<axum::Json<WatchAnswer>, Refusal> {
    let unknown = || Refusal::bad(codes::NO_SUCH_RECORDING, "there is no such recording");
    let holding = text(body.conf_uuid, "confUUID")?;
    let key = text(body.key, "key")?;
    if key != view::key(&app, &holding) {
        return Err(unknown());
    }
    let corporation = app.store.corporation_of_holding(&holding).await?.ok_or_else(unknown)?;
    let record = app.store.past_meeting(&corporation, &holding).await?.ok_or_else(unknown)?;
    let files = app.store.recorded_files(&corporation, std::slice::from_ref(&holding)).await?;
    let files = files.into_values().next().ok_or_else(unknown)?;
    let caller = signed_in(&app, &headers).await?;
    let watcher = match &caller {
        Some(caller) if caller.corporation.id == corporation => watcher(&app, caller, &record).await?,
        _ => Watcher { has_link: true, ..Watcher::default() },
    };
    if !watcher.may_watch(record.booking.recording.audience) {
        return Err(match caller {
            None => Refusal::unauthenticated(codes::TOKEN_INVALID, "sign in to watch this recording"),
            Some(_) => Refusal::forbidden("this recording is for others"),
        });
    }
    let files: Result<_, Refusal> =
        files.iter().filter(|one| !one.programme.is_track()).map(|one| watch_file(&app, one)).collect();
    Ok(axum::Json(WatchAnswer {
        subject: record.booking.subject.clone(),
        scheduler: record.booking.scheduler_name.clone(),
        began_at: record.started_at.as_millisecond(),
        files: files?,
    }))
}

fn watch_file(app: &App, one: &RecordedFile) -> Result<WatchFile, Refusal> {
    Ok(WatchFile {
        record_type: view::record_type(one.programme).to_owned(),
        manual_order: one.session.into(),
        segment_order: one.part.into(),
        begin_time: one.began_at.as_millisecond(),
        duration_ms: integer(one.duration_ms),
        play_url: file::play_path(app, one)?,
        chapters_url: one.chapters.then(|| file::chapters_path(app, one)).transpose()?,
    })
}

/// Whoever the request is from, if it says so.
async fn signed_in(app: &App, headers: &HeaderMap) -> Result<Option<Caller>, Refusal> {
    let given = headers.get("x-access-token").and_then(|value| value.to_str().ok()).filter(|token| !token.is_empty());
    let Some(token) = given else { return Ok(None) };
    let found = app.store.principal(&crate::auth::token::hash(token), clock::now()).await?;
    found.map(Caller::admit).transpose()
}
