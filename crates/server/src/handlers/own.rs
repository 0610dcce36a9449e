//! The own profile: what somebody changes of himself, and by which code he shows that an address is his.

mod check_contact_code;
mod contact;
mod send_contact_code;
mod update_contact;
mod update_my_info;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::own as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::UPDATE_MY_INFO, on(at(&operation::UPDATE_MY_INFO), update_my_info::update_my_info)),
        row(&operation::SEND_CONTACT_CODE, on(at(&operation::SEND_CONTACT_CODE), send_contact_code::send_contact_code)),
        row(
            &operation::CHECK_CONTACT_CODE,
            on(at(&operation::CHECK_CONTACT_CODE), check_contact_code::check_contact_code),
        ),
        row(&operation::UPDATE_CONTACT, on(at(&operation::UPDATE_CONTACT), update_contact::update_contact)),
    ]
}
