//! List the corporation's applications.

use super::view;
use crate::app::App;
use crate::handlers::paging;
use crate::http::{DefaultAdmin, Query, Refusal};
use axum::extract::State;
use convoca_contract::application::ApplicationInfo;
use convoca_contract::page::Page;
use std::sync::Arc;

/// `GET /v2/usg/acs/corp/apps`.
pub(super) async fn list_applications(
    State(app): State<Arc<App>>,
    DefaultAdmin(caller): DefaultAdmin,
    query: Query,
) -> Result<axum::Json<Page<ApplicationInfo>>, Refusal> {
    let id = &caller.corporation.id;
    paging::page(&query, |offset, limit| app.store.list_applications(id, offset, limit), view::with_key).await
}
