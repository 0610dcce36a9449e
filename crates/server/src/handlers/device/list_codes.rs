//! List codes of screens that have not been used.

use super::place::{self, Names};
use super::view::{self, SCREENS};
use crate::app::App;
use crate::clock;
use crate::handlers::paging;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_contract::device::CodeInfo;
use convoca_contract::page::Page;
use convoca_directory::device::activation;
use convoca_store::CodeQuery;
use std::sync::Arc;

/// `GET /v1/usg/dcs/corp/vision/activecode`.
pub(super) async fn list_codes(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<CodeInfo>>, Refusal> {
    let kind = query.text_up_to("devType", 64)?;
    let search = query.text_up_to("searchKey", 128)?;
    let wanted = CodeQuery {
        kinds: kind.map_or_else(|| SCREENS.to_vec(), |kind| view::screen(kind).into_iter().collect()),
        search: search.map(|text| activation::typed(text).unwrap_or_else(|| text.to_owned())),
        offset: 0,
        limit: 0,
    };
    let (store, id, wanted, now) = (&app.store, &caller.corporation.id, &wanted, clock::now());
    let load = |offset, limit| async move {
        store.list_device_codes(id, &CodeQuery { offset, limit, ..wanted.clone() }, now).await
    };
    let mut names = Names::of(place::departments(&app, &caller.corporation).await?);
    paging::page(&query, load, |one| view::code(one, &mut names)).await
}
