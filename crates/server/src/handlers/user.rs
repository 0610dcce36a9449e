//! Users, whom administrators manage, and everybody's own profile.

mod add;
mod delete;
pub(super) mod enrol;
mod erase;
mod export;
pub(super) mod find;
mod import;
mod invite;
mod list;
mod profile;
mod refusal;
mod set_status;
mod show;
mod show_my_info;
mod update;
mod view;

pub(super) use add::{checked_account, is_address};
pub(super) use view::user_type;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::user as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::ADD_USER, on(at(&operation::ADD_USER), add::add_user)),
        row(&operation::LIST_USERS, on(at(&operation::LIST_USERS), list::list_users)),
        row(&operation::SHOW_USER, on(at(&operation::SHOW_USER), show::show_user)),
        row(&operation::UPDATE_USER, on(at(&operation::UPDATE_USER), update::update_user)),
        row(&operation::DELETE_USERS, on(at(&operation::DELETE_USERS), delete::delete_users)),
        row(&operation::SET_USERS_STATUS, on(at(&operation::SET_USERS_STATUS), set_status::set_users_status)),
        row(&operation::INVITE_USER, on(at(&operation::INVITE_USER), invite::invite_user)),
        row(&operation::IMPORT_USERS, on(at(&operation::IMPORT_USERS), import::import_users)),
        row(&operation::EXPORT_USERS, on(at(&operation::EXPORT_USERS), export::export_users)),
        row(&operation::ERASE_USER, on(at(&operation::ERASE_USER), erase::erase_user)),
        row(&operation::SHOW_MY_INFO, on(at(&operation::SHOW_MY_INFO), show_my_info::show_my_info)),
    ]
}

/// Longest name, in characters.
pub(super) const LONGEST_NAME: usize = 96;
/// Longest account and e-mail address, in characters.
pub(super) const LONGEST_ACCOUNT: usize = 255;
/// Longest phone number, in characters.
pub(super) const LONGEST_PHONE: usize = 32;
/// Longest third-party ID, in characters.
const LONGEST_THIRD: usize = 64;
