//! List the provider's corporations.

use super::view;
use crate::app::App;
use crate::handlers::paging;
use crate::http::{Provider, Query, Refusal};
use axum::extract::State;
use convoca_contract::corporation::CorporationDetail;
use convoca_contract::page::Page;
use std::sync::Arc;

/// `GET /v1/usg/dcs/sp/corp`.
pub(super) async fn list_corporations(
    State(app): State<Arc<App>>,
    Provider(caller): Provider,
    query: Query,
) -> Result<axum::Json<Page<CorporationDetail>>, Refusal> {
    let search = query.text_up_to("searchKey", 128)?;
    let page = paging::page(&query, |offset, limit| app.store.list_corporations(search, offset, limit), |row| row);
    let axum::Json(page) = page.await?;
    let mut data = Vec::with_capacity(page.data.len());
    for (corporation, admin) in page.data {
        data.push(view::detail(&app, &corporation, admin, &caller.corporation.id).await?);
    }
    Ok(axum::Json(Page { offset: page.offset, limit: page.limit, count: page.count, data }))
}
