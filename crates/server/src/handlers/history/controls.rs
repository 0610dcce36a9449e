//! What was done in a meeting.

use super::show;
use super::words::Words;
use crate::app::App;
use crate::handlers::meeting::view;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::Control;
use convoca_contract::history::ControlRecord;
use convoca_contract::page::Page;
use http::HeaderMap;
use std::sync::Arc;

/// `GET /v1/mmc/management/conferences/history/confCtlRecord?confUUID=`.
pub(super) async fn list_controls(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    headers: HeaderMap,
) -> Result<axum::Json<Page<ControlRecord>>, Refusal> {
    let (offset, limit) = query.page(20)?;
    let words = Words::of(&headers, &caller);
    let record = show::find(&app, &caller, &query).await?;
    let page = app.store.controls(&caller.corporation.id, &record.holding, offset, limit).await?;
    Ok(axum::Json(Page {
        offset: view::integer(offset),
        limit: i64::from(limit),
        count: view::integer(page.total),
        data: page.items.iter().map(|control| row(control, words)).collect(),
    }))
}

fn row(control: &Control, words: Words) -> ControlRecord {
    let filled = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    ControlRecord {
        operate_time: control.at.as_millisecond(),
        operate_source: words.origin(control.origin).to_owned(),
        operator: filled(&control.by),
        operate_code: words.deed(control.deed).to_owned(),
        operation_object: filled(&control.to),
        operate_result: words.result(control.done).to_owned(),
        detail: control.on.map(|on| words.switch(on).to_owned()),
    }
}
