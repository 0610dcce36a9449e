//! List meetings that were recorded.

use super::{Recorded, view};
use crate::app::App;
use crate::handlers::history::list::{by_start, time};
use crate::handlers::meeting::list::own_or_all;
use crate::handlers::meeting::view::integer;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_contract::page::Page;
use convoca_contract::recording::RecordingInfo;
use convoca_store::PastQuery;
use jiff::SignedDuration;
use std::sync::Arc;

/// `GET /v1/mmc/management/record/files`. A meeting that is still held is in it once it is over. Dates the
/// wrong way round find nothing.
pub(super) async fn list_recordings(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<RecordingInfo>>, Refusal> {
    let (offset, limit) = query.page(20)?;
    let corporation = caller.corporation.id.clone();
    let wanted = PastQuery {
        viewer: own_or_all(&caller, &query)?,
        from: time(&query, "startDate")?,
        to: time(&query, "endDate")? + SignedDuration::from_millis(1),
        search: query.text_up_to("searchKey", 128)?.map(str::to_owned),
        recorded: true,
        order: by_start(&query)?,
        offset,
        limit,
        corporation: corporation.clone(),
    };
    let page = app.store.past_meetings(&wanted).await?;
    let holdings: Vec<String> = page.items.iter().map(|record| record.holding.clone()).collect();
    let mut files = app.store.recorded_files(&corporation, &holdings).await?;
    let rows = page.items.into_iter().map(|record| {
        let files = files.remove(&record.holding).unwrap_or_default();
        view::info(&app, &Recorded { record, files })
    });
    Ok(axum::Json(Page {
        offset: integer(offset),
        limit: i64::from(limit),
        count: integer(page.total),
        data: rows.collect(),
    }))
}
