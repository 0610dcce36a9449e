//! What meetings were recorded into.

mod delete;
mod downloads;
pub(crate) mod file;
mod list;
mod segments;
mod show;
mod stored;
mod view;
mod watch;

use crate::app::App;
use crate::http::router::{Route, filter};
use crate::http::{Caller, Refusal};
use axum::routing::on;
use convoca_booking::recorded::looks_after;
use convoca_booking::{BookingError, Record, RecordedFile, Watcher, access};
use convoca_contract::Operation;
use convoca_contract::codes;
use convoca_contract::given::Given;
use convoca_contract::operations::recording as operation;
use convoca_store::StoreError;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::LIST_RECORDINGS, on(at(&operation::LIST_RECORDINGS), list::list_recordings)),
        row(&operation::SHOW_RECORDING, on(at(&operation::SHOW_RECORDING), show::show_recording)),
        row(&operation::DELETE_RECORDINGS, on(at(&operation::DELETE_RECORDINGS), delete::delete_recordings)),
        row(&operation::LIST_DOWNLOADS, on(at(&operation::LIST_DOWNLOADS), downloads::list_downloads)),
        row(&operation::SHOW_SEGMENTS, on(at(&operation::SHOW_SEGMENTS), segments::show_segments)),
        row(&operation::WATCH_RECORDING, on(at(&operation::WATCH_RECORDING), watch::watch_recording)),
    ]
}

/// Longest ID of a holding, and longest key, that is looked at, in bytes.
const LONGEST_ID: usize = 64;

/// A holding and what it was recorded into.
struct Recorded {
    record: Record,
    files: Vec<RecordedFile>,
}

/// A holding of the caller's corporation that he may watch, with its files; over or not.
async fn find(app: &App, caller: &Caller, holding: &str) -> Result<Recorded, Refusal> {
    let unknown = || Refusal::bad(codes::NO_SUCH_RECORDING, "there is no such recording, or it may not be watched");
    let id = &caller.corporation.id;
    let record = app.store.past_meeting(id, holding).await?.ok_or_else(unknown)?;
    let files = app.store.recorded_files(id, &[holding.to_owned()]).await?.remove(holding).ok_or_else(unknown)?;
    let audience = record.booking.recording.audience;
    if !watcher(app, caller, &record).await?.may_watch(audience) {
        return Err(unknown());
    }
    Ok(Recorded { record, files })
}

/// Who somebody signed in is to a recording of his corporation. He found its ID in his own lists, which
/// is as good as the link.
async fn watcher(app: &App, caller: &Caller, record: &Record) -> Result<Watcher, StoreError> {
    let relation = access::relation(&caller.user, &record.booking);
    let was_in = app.store.was_in(&record.holding, &caller.user).await?;
    Ok(Watcher {
        has_link: true,
        is_ours: true,
        took_part: relation.may_see() || was_in,
        looks_after: looks_after(relation),
    })
}

/// A text that must be given, of a body.
fn text(given: Given<String>, name: &str) -> Result<String, Refusal> {
    let wrong = |problem: &str| Refusal::bad(codes::PARAM_INVALID, format!("{name} {problem}"));
    let text = given.into_result().map_err(|_| wrong("must be a text"))?.filter(|text| !text.is_empty());
    let text = text.ok_or_else(|| wrong("must be given"))?;
    if text.len() > LONGEST_ID { Err(wrong("is too long")) } else { Ok(text) }
}

/// Only whoever looks after a meeting may do this to its recordings.
fn must_look_after(caller: &Caller, record: &Record) -> Result<(), Refusal> {
    if looks_after(access::relation(&caller.user, &record.booking)) {
        return Ok(());
    }
    Err(BookingError::NotAllowed.into())
}
