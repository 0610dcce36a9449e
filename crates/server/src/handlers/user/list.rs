//! List the corporation's users. Filters other than the search are taken and ignored.

use super::view;
use crate::app::App;
use crate::handlers::paging;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_contract::page::Page;
use convoca_contract::user::UserRow;
use convoca_store::PeopleQuery;
use std::sync::Arc;

/// `GET /v1/usg/dcs/corp/member`.
pub(super) async fn list_users(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<UserRow>>, Refusal> {
    let wanted =
        PeopleQuery { search: query.text_up_to("searchKey", 128)?.map(str::to_owned), ..PeopleQuery::default() };
    let load = |offset, limit| {
        let (app, id, part) = (&app, &caller.corporation.id, PeopleQuery { offset, limit, ..wanted.clone() });
        async move { app.store.list_users(id, &part).await }
    };
    paging::page(&query, load, view::row).await
}
