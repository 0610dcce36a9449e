//! List running meetings with what is bad of people's lines.

use super::{LIMIT, LONGEST_SEARCH, view};
use crate::app::App;
use crate::handlers::paging;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_contract::page::Page;
use convoca_contract::quality::QosConferenceInfo;
use std::sync::Arc;

/// `GET /v1/metrics/conferences/online`.
pub(super) async fn list_quality_running(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<QosConferenceInfo>>, Refusal> {
    let search = query.text_up_to("searchKey", LONGEST_SEARCH)?;
    let corporation = &caller.corporation.id;
    let found =
        paging::found(&query, LIMIT, |offset, limit| app.store.running_meetings(corporation, search, offset, limit));
    view::meetings(&app, corporation, found.await?).await
}
