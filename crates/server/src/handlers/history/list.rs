//! List meetings that were held.

use crate::app::App;
use crate::handlers::meeting::list::own_or_all;
use crate::handlers::meeting::view;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::{MeetingId, access};
use convoca_contract::codes;
use convoca_contract::conference::ConferenceInfo;
use convoca_contract::page::Page;
use convoca_contract::values::PastSortType;
use convoca_store::{Order, PastQuery};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::Arc;

/// Latest time that can be asked for, in milliseconds since 1970: the end of the year 9998.
const LATEST_MS: i64 = 253_370_764_799_000;

/// `GET /v1/mmc/management/conferences/history`.
pub(super) async fn list_past_meetings(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<ConferenceInfo>>, Refusal> {
    let (offset, limit) = query.page(20)?;
    let corporation = caller.corporation.id.clone();
    let page = app
        .store
        .past_meetings(&PastQuery {
            viewer: own_or_all(&caller, &query)?,
            from: time(&query, "startDate")?,
            to: time(&query, "endDate")? + SignedDuration::from_millis(1),
            search: query.text_up_to("searchKey", 128)?.map(str::to_owned),
            recorded: false,
            order: order(&query)?,
            offset,
            limit,
            corporation: corporation.clone(),
        })
        .await?;
    let mut ids: Vec<MeetingId> = page.items.iter().map(|record| record.booking.id.clone()).collect();
    ids.sort();
    ids.dedup();
    let meetings = app.store.meetings(&corporation, &ids).await?;
    let secrets: HashMap<_, _> = meetings.iter().map(|stored| (&stored.booking.id, &stored.secrets)).collect();
    let holdings: Vec<String> = page.items.iter().map(|record| record.holding.clone()).collect();
    let recorded = app.store.recorded_holdings(&holdings).await?;
    let rows = page.items.iter().filter_map(|record| {
        let relation = access::relation(&caller.user, &record.booking);
        Some(ConferenceInfo {
            is_has_record_file: Some(recorded.contains(&record.holding)),
            ..view::past(&app, record, secrets.get(&record.booking.id)?, relation)
        })
    });
    Ok(axum::Json(Page {
        offset: view::integer(offset),
        limit: i64::from(limit),
        count: view::integer(page.total),
        data: rows.collect(),
    }))
}

/// A time in milliseconds that must be given.
pub(in crate::handlers) fn time(query: &Query, name: &str) -> Result<Timestamp, Refusal> {
    query.required(name)?;
    let at = query.integer(name, 0..=LATEST_MS, 0)?;
    Timestamp::from_millisecond(at).map_err(|_| Refusal::bad(codes::PARAM_INVALID, format!("{name} is out of range")))
}

/// By start.
///
/// # Errors
/// Status 400 for any other order.
pub(in crate::handlers) fn by_start(query: &Query) -> Result<Order, Refusal> {
    match query.text("sortType").map(|word| (word, PastSortType::parse(word))) {
        None | Some((_, Some(PastSortType::Ascending))) => Ok(Order::Ascending),
        Some((_, Some(PastSortType::Descending))) => Ok(Order::Descending),
        Some((word, _)) => {
            let problem = format!("sortType must be ASC_StartTIME or DSC_StartTIME, not \"{word}\"");
            Err(Refusal::bad(codes::PARAM_INVALID, problem))
        }
    }
}

/// By start, whichever is asked for.
fn order(query: &Query) -> Result<Order, Refusal> {
    match query.text("sortType").map(|word| (word, PastSortType::parse(word))) {
        None | Some((_, Some(PastSortType::Ascending | PastSortType::RecordedLast))) => Ok(Order::Ascending),
        Some((_, Some(PastSortType::Descending | PastSortType::RecordedFirst))) => Ok(Order::Descending),
        Some((word, None)) => Err(Refusal::bad(
            codes::PARAM_INVALID,
            format!("sortType must be ASC_StartTIME, DSC_StartTIME, ASC_RecordTYPE or DSC_RecordTYPE, not \"{word}\""),
        )),
    }
}
