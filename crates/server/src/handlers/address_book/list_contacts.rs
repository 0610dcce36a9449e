//! List contacts outside the corporation.

use super::contact;
use crate::app::App;
use crate::handlers::{fields, paging};
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_contract::address_book::ExternalContact;
use convoca_contract::page::Page;
use convoca_store::ContactQuery;
use std::sync::Arc;

/// `GET /v1/usg/abs/external-contacts`.
pub(super) async fn list_contacts(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<ExternalContact>>, Refusal> {
    let (own, shared) = match query.text("searchScope") {
        None | Some("ALL") => (true, true),
        Some("PERSONAL") => (true, false),
        Some("CORP") => (false, true),
        Some(_) => return Err(fields::wrong("searchScope", "must be ALL, PERSONAL or CORP")),
    };
    let search = query.text_up_to("searchKey", 128)?;
    let load = |offset, limit| {
        let owner = own.then(|| caller.user.id.clone());
        let part = ContactQuery { owner, shared, search: search.map(str::to_owned), offset, limit };
        let (app, id) = (&app, &caller.corporation.id);
        async move { app.store.list_contacts(id, &part).await }
    };
    paging::page(&query, load, contact::shown).await
}
