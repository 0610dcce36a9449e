//! List administrators.

use super::view;
use crate::app::App;
use crate::handlers::paging;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_booking::AdminLevel;
use convoca_contract::administrator::AdministratorInfo;
use convoca_contract::page::Page;
use convoca_store::{PeopleOrder, PeopleQuery};
use std::sync::Arc;

/// `GET /v1/usg/dcs/corp/admin`. The default administrator comes first.
pub(super) async fn list_administrators(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<AdministratorInfo>>, Refusal> {
    let corporation = &caller.corporation;
    let wanted = PeopleQuery {
        search: query.text_up_to("searchKey", 128)?.map(str::to_owned),
        levels: Some(vec![AdminLevel::Default, AdminLevel::Ordinary]),
        order: PeopleOrder::Level,
        ..PeopleQuery::default()
    };
    let tree = app.store.departments(&corporation.id, &corporation.name).await?;
    let load = |offset, limit| {
        let (app, part) = (&app, PeopleQuery { offset, limit, ..wanted.clone() });
        async move { app.store.list_users(&corporation.id, &part).await }
    };
    paging::page(&query, load, |user| view::info(&corporation.id, &tree, user)).await
}
