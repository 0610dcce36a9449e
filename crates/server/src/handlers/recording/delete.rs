//! Delete what meetings were recorded into.

use super::must_look_after;
use crate::app::App;
use crate::handlers::Done;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_contract::codes;
use std::sync::Arc;

/// Most recordings that are deleted at once.
const MOST: usize = 100;

/// `DELETE /v1/mmc/management/record/files?confUUIDs=`: all of them or none. Those that there are not are
/// no error, so that it can be said twice.
pub(super) async fn delete_recordings(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<Done, Refusal> {
    let given = query.required("confUUIDs")?.split(',').map(|holding| holding.trim().to_owned());
    let holdings: Vec<String> = given.filter(|holding| !holding.is_empty()).collect();
    if holdings.len() > MOST {
        return Err(Refusal::bad(codes::PARAM_INVALID, "confUUIDs must name at most 100 recordings"));
    }
    let id = &caller.corporation.id;
    for holding in &holdings {
        let Some(record) = app.store.past_meeting(id, holding).await? else { continue };
        must_look_after(&caller, &record)?;
        if record.ended_at.is_none() {
            return Err(Refusal::bad(codes::CONF_WRONG_STATE, "the meeting is still being held"));
        }
    }
    let gone = app.store.delete_recorded_files(id, &holdings).await?;
    app.recordings.remove(gone.into_iter().map(|file| file.id).collect()).await;
    app.recordings.empty_bucket().await;
    Ok(Done)
}
