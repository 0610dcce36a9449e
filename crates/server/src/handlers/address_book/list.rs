//! List whom the caller sees.

use super::{numbers, view, visible};
use crate::app::App;
use crate::handlers::{fields, paging};
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::DepartmentCode;
use convoca_contract::address_book::BookUser;
use convoca_contract::page::Page;
use convoca_store::{PeopleKinds, PeopleOrder, PeopleQuery};
use std::collections::HashSet;
use std::sync::Arc;

/// `GET /v1/usg/abs/users`. Those with a small place in the directory come first.
pub(super) async fn list_book_users(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<BookUser>>, Refusal> {
    let corporation = &caller.corporation;
    let tree = app.store.departments(&corporation.id, &corporation.name).await?;
    let (kinds, board) = match query.text("searchScope") {
        None | Some("ALL") => (PeopleKinds::Both, None),
        Some("NORMAL_USER") => (PeopleKinds::People, Some(false)),
        Some("HARD_TERMINAL") => (PeopleKinds::Devices, None),
        Some(_) => return Err(fields::wrong("searchScope", "must be ALL, NORMAL_USER or HARD_TERMINAL")),
    };
    let departments = query.text("deptCode").map(DepartmentCode::new).map(|code| {
        let only = |code| HashSet::from([code]);
        query.flag_or("querySubDept", true).map(|below| if below { tree.below(&code) } else { only(code) })
    });
    let wanted = PeopleQuery {
        kinds,
        board,
        search: query.text_up_to("searchKey", 128)?.map(str::to_owned),
        departments: departments.transpose()?,
        visible: visible(&tree, &caller.user),
        disabled: Some(false),
        order: PeopleOrder::SortLevel,
        ..PeopleQuery::default()
    };
    let load = |offset, limit| {
        let (app, part) = (&app, PeopleQuery { offset, limit, ..wanted.clone() });
        async move { app.store.list_users(&corporation.id, &part).await }
    };
    let (page, limit) = paging::found(&query, paging::LIMIT, load).await?;
    let mut numbers = numbers(&app, &page.items).await?;
    Ok(axum::Json(paging::shown(page, limit, |user| {
        let number = numbers.remove(&user.id);
        view::user(&tree, &caller.user.id, user, number)
    })))
}
