//! List meetings that were held with what was bad of people's lines.

use super::{LIMIT, LONGEST_SEARCH, view};
use crate::app::App;
use crate::handlers::history::list::time;
use crate::handlers::paging;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_contract::codes;
use convoca_contract::page::Page;
use convoca_contract::quality::QosConferenceInfo;
use convoca_store::{Order, PastQuery, Viewer};
use jiff::SignedDuration;
use std::sync::Arc;

/// `GET /v1/metrics/conferences/history`.
pub(super) async fn list_quality_past(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<QosConferenceInfo>>, Refusal> {
    let (from, to) = (time(&query, "startDate")?, time(&query, "endDate")?);
    if from > to {
        return Err(Refusal::bad(codes::PARAM_INVALID, "startDate must not be after endDate"));
    }
    let search = query.text_up_to("searchKey", LONGEST_SEARCH)?;
    let corporation = &caller.corporation.id;
    let found = paging::found(&query, LIMIT, async |offset, limit| {
        let query = PastQuery {
            corporation: corporation.clone(),
            viewer: Viewer::Corporation,
            from,
            to: to + SignedDuration::from_millis(1),
            search: search.map(str::to_owned),
            recorded: false,
            order: Order::Descending,
            offset,
            limit,
        };
        app.store.past_meetings(&query).await
    });
    view::meetings(&app, corporation, found.await?).await
}
