//! Passwords: changing one's own, being given one, and coming by a new one when it was forgotten
//! (auth.md section 6): a slider, a code by mail or SMS, the new password.
//!
//! No answer on the way tells whether there is an account: who asks for a code is always told that one
//! is on its way, and a wrong code looks like that of an account which there is not.

mod check_code;
mod check_slider;
mod identity;
mod picture;
mod refusal;
mod reset;
mod reset_by_admin;
mod send_code;
mod send_slider;
mod step;
mod update;

pub(super) use refusal::weak;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::password as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::UPDATE_PASSWORD, on(at(&operation::UPDATE_PASSWORD), update::update_password)),
        row(
            &operation::RESET_PASSWORD_BY_ADMIN,
            on(at(&operation::RESET_PASSWORD_BY_ADMIN), reset_by_admin::reset_password_by_admin),
        ),
        row(&operation::SEND_SLIDER, on(at(&operation::SEND_SLIDER), send_slider::send_slider)),
        row(&operation::CHECK_SLIDER, on(at(&operation::CHECK_SLIDER), check_slider::check_slider)),
        row(&operation::SEND_PASSWORD_CODE, on(at(&operation::SEND_PASSWORD_CODE), send_code::send_password_code)),
        row(&operation::CHECK_PASSWORD_CODE, on(at(&operation::CHECK_PASSWORD_CODE), check_code::check_password_code)),
        row(&operation::RESET_PASSWORD, on(at(&operation::RESET_PASSWORD), reset::reset_password)),
    ]
}
