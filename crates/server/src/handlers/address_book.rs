//! The address book: whom somebody sees of his corporation, and contacts outside it.
//!
//! Who is disabled is not in it, phone numbers that their owners hide are left out, and departments say
//! whom their people see.

mod add_contact;
mod contact;
mod delete_contacts;
mod list;
mod list_contacts;
mod show_users;
mod view;

use crate::app::App;
use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_booking::{DepartmentCode, User, UserId};
use convoca_contract::Operation;
use convoca_contract::operations::address_book as operation;
use convoca_directory::Tree;
use std::collections::HashSet;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::LIST_BOOK_USERS, on(at(&operation::LIST_BOOK_USERS), list::list_book_users)),
        row(&operation::SHOW_BOOK_USERS, on(at(&operation::SHOW_BOOK_USERS), show_users::show_book_users)),
        row(&operation::LIST_CONTACTS, on(at(&operation::LIST_CONTACTS), list_contacts::list_contacts)),
        row(&operation::ADD_CONTACT, on(at(&operation::ADD_CONTACT), add_contact::add_contact)),
        row(&operation::DELETE_CONTACTS, on(at(&operation::DELETE_CONTACTS), delete_contacts::delete_contacts)),
    ]
}

/// In which departments `user` sees people, besides himself; `None`: in all. Administrators see
/// everybody.
pub(super) fn visible(tree: &Tree, user: &User) -> Option<(HashSet<DepartmentCode>, UserId)> {
    if user.is_admin() {
        return None;
    }
    tree.visible_from(&user.profile.department).map(|codes| (codes, user.id.clone()))
}

/// Pages of people with what is shown beside them: the numbers of their personal rooms.
async fn numbers(app: &App, users: &[User]) -> Result<std::collections::HashMap<UserId, String>, crate::http::Refusal> {
    let ids: Vec<UserId> = users.iter().map(|user| user.id.clone()).collect();
    Ok(app.store.personal_numbers(&ids).await?)
}
