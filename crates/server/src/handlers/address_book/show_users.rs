//! Show several people.

use super::{numbers, view, visible};
use crate::app::App;
use crate::handlers::fields;
use crate::http::{Caller, Json, Query, Refusal};
use axum::extract::State;
use convoca_booking::{User, UserId, UserKind};
use convoca_contract::address_book::{BookUser, ShowUserRequest};
use std::sync::Arc;

/// Most people in one call.
const MOST: usize = 100;

/// What `statusCode` says.
const FOUND: i64 = 0;
const NOBODY: i64 = 2;
const NOT_ALLOWED: i64 = 3;

/// `POST /v1/usg/abs/users/list`. Each is answered in its place, also when there is nobody.
pub(super) async fn show_book_users(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    Json { value: wanted, .. }: Json<Vec<ShowUserRequest>>,
) -> Result<axum::Json<Vec<BookUser>>, Refusal> {
    let by_third = match query.text("idType") {
        None | Some("USER_ID") => false,
        Some("THIRD_ACCOUNT") => true,
        Some(_) => return Err(fields::wrong("idType", "must be USER_ID or THIRD_ACCOUNT")),
    };
    if !(1..=MOST).contains(&wanted.len()) {
        return Err(fields::wrong("the list", format!("must name 1 to {MOST} people, not {}", wanted.len())));
    }
    let corporation = &caller.corporation;
    let tree = app.store.departments(&corporation.id, &corporation.name).await?;
    let seen = visible(&tree, &caller.user);
    let may_see = |user: &User| {
        seen.as_ref().is_none_or(|(codes, own)| codes.contains(&user.profile.department) || *own == user.id)
    };
    let mut answers = Vec::with_capacity(wanted.len());
    for one in wanted {
        let id = fields::required(fields::text(one.id, "id", 255)?, "id")?;
        let found = if by_third {
            app.store.user_by_third_account(&corporation.id, &id).await?
        } else {
            app.store.user(&corporation.id, &UserId::new(id.clone())).await?
        };
        let found = found.filter(|user| user.kind != UserKind::Provider && !user.disabled);
        answers.push(match found {
            None => BookUser { id, status_code: Some(NOBODY), ..BookUser::default() },
            Some(user) if !may_see(&user) => BookUser { id, status_code: Some(NOT_ALLOWED), ..BookUser::default() },
            Some(user) => {
                let number = numbers(&app, std::slice::from_ref(&user)).await?.remove(&user.id);
                BookUser { status_code: Some(FOUND), ..view::user(&tree, &caller.user.id, user, number) }
            }
        });
    }
    Ok(axum::Json(answers))
}
