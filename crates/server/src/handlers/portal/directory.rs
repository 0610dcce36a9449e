//! Find people to invite: whoever is signed in finds those of his corporation.

use crate::app::App;
use crate::handlers::address_book::visible;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::User;
use convoca_contract::portal::{Directory, DirectoryPerson};
use convoca_store::PeopleQuery;
use std::sync::Arc;

/// `GET /v1/convoca/directory`. Who is disabled cannot take part and is left out.
pub(super) async fn search_directory(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Directory>, Refusal> {
    let search = query.text_up_to("searchKey", 128)?;
    let limit = query.integer("limit", 1..=100, 20)?;
    let limit = u32::try_from(limit).unwrap_or(20);
    let corporation = &caller.corporation;
    let tree = app.store.departments(&corporation.id, &corporation.name).await?;
    let query = PeopleQuery {
        search: search.map(str::to_owned),
        disabled: Some(false),
        visible: visible(&tree, &caller.user),
        limit,
        ..PeopleQuery::default()
    };
    let found = app.store.list_users(&corporation.id, &query).await?;
    let people = found.items.into_iter().map(|user| shown(&caller.user, user)).collect();
    Ok(axum::Json(Directory { people }))
}

fn shown(viewer: &User, user: User) -> DirectoryPerson {
    let hidden = user.profile.hide_phone && user.id != viewer.id;
    DirectoryPerson {
        user_uuid: user.id.as_str().to_owned(),
        account: user.account,
        name: user.name,
        email: user.email,
        phone: if hidden { String::new() } else { user.phone },
    }
}
