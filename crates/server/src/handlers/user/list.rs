//! List the corporation's users. Filters other than the search are taken and ignored.

use super::view;
use crate::app::App;
use crate::handlers::paging;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_contract::page::Page;
use convoca_contract::user::UserRow;
use std::sync::Arc;

/// `GET /v1/usg/dcs/corp/member`.
pub(super) async fn list_users(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<UserRow>>, Refusal> {
    let (id, search) = (&caller.corporation.id, query.text_up_to("searchKey", 128)?);
    paging::page(&query, |offset, limit| app.store.list_users(id, search, offset, limit), view::row).await
}
