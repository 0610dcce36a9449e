//! List the corporation's users.

use super::view;
use crate::app::App;
use crate::handlers::{fields, paging};
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_booking::{AdminLevel, DepartmentCode, UserId};
use convoca_contract::page::Page;
use convoca_contract::user::UserRow;
use convoca_directory::Tree;
use convoca_store::{PeopleOrder, PeopleQuery};
use std::collections::HashSet;
use std::sync::Arc;

/// The `userType` of people; the others are devices', which have a list of their own.
const PERSON: i64 = 2;

/// `GET /v1/usg/dcs/corp/member`. People are always active, so `containsUnActive` changes nothing.
pub(super) async fn list_users(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<UserRow>>, Refusal> {
    let corporation = &caller.corporation;
    let tree = app.store.departments(&corporation.id, &corporation.name).await?;
    let wanted = wanted(&query, &tree)?;
    let load = |offset, limit| {
        let (app, part) = (&app, PeopleQuery { offset, limit, ..wanted.clone() });
        async move { app.store.list_users(&corporation.id, &part).await }
    };
    let (page, limit) = paging::found(&query, paging::LIMIT, load).await?;
    let ids: Vec<UserId> = page.items.iter().map(|user| user.id.clone()).collect();
    let mut numbers = app.store.personal_numbers(&ids).await?;
    Ok(axum::Json(paging::shown(page, limit, |user| {
        let vmr_id = numbers.remove(&user.id);
        UserRow { vmr_id, ..view::row(&app, &tree, user) }
    })))
}

/// What the query asks for, whichever page.
fn wanted(query: &Query, tree: &Tree) -> Result<PeopleQuery, Refusal> {
    let given = |name, last| query.text(name).map(|_| query.integer(name, 0..=last, 0)).transpose();
    let departments = match query.text("deptCode").map(DepartmentCode::new) {
        None => None,
        Some(code) if query.flag_or("enableSubDept", true)? => Some(tree.below(&code)),
        Some(code) => Some(HashSet::from([code])),
    };
    let levels = given("adminType", 2)?.map(|level| match level {
        0 => vec![AdminLevel::Default],
        1 => vec![AdminLevel::Ordinary],
        _ => vec![AdminLevel::None],
    });
    // No level at all lets nobody through.
    let levels = if asks_for_people(query)? { levels } else { Some(Vec::new()) };
    query.flag("containsUnActive")?;
    Ok(PeopleQuery {
        search: query.text_up_to("searchKey", 128)?.map(str::to_owned),
        departments,
        levels,
        disabled: given("status", 1)?.map(|status| status == 1),
        board: query.text("enableRoom").map(|_| query.flag("enableRoom")).transpose()?,
        order: match query.text("sortField") {
            // Everybody here is of one type.
            None | Some("ldapAccount" | "userType") => PeopleOrder::Account,
            Some("adminType") => PeopleOrder::Level,
            Some("deptCode") => PeopleOrder::Department,
            Some("status") => PeopleOrder::Disabled,
            Some("sortLevel") => PeopleOrder::SortLevel,
            Some(_) => {
                let problem = "must be userType, adminType, ldapAccount, deptCode, status or sortLevel";
                return Err(fields::wrong("sortField", problem));
            }
        },
        descending: !query.flag_or("isAsc", true)?,
        ..PeopleQuery::default()
    })
}

/// Whether people are among the types that are asked for, as repeated keys or with commas.
fn asks_for_people(query: &Query) -> Result<bool, Refusal> {
    let mut types = query.all("userType").flat_map(|value| value.split(',')).peekable();
    if types.peek().is_none() {
        return Ok(true);
    }
    let mut asked = false;
    for number in types {
        let number: i64 = number.trim().parse().map_err(|_| fields::wrong("userType", "must be whole numbers"))?;
        asked |= number == PERSON;
    }
    Ok(asked)
}
