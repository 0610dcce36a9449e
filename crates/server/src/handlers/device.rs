//! Room systems and screens, which administrators manage, and the codes that sign them in.
//!
//! Each has an account, under which it is invited and rung like a person. A room system is named by its
//! serial number, a screen by its account.

mod add;
mod address;
mod create_code;
mod delete;
mod delete_codes;
mod list;
mod list_codes;
mod list_types;
mod new;
mod place;
mod refusal;
mod reset_code;
mod send_code;
mod set_status;
mod show;
mod show_numbers;
mod update;
mod view;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::device as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::ADD_DEVICE, on(at(&operation::ADD_DEVICE), add::add_device)),
        row(&operation::UPDATE_DEVICE, on(at(&operation::UPDATE_DEVICE), update::update_device)),
        row(&operation::SHOW_DEVICE, on(at(&operation::SHOW_DEVICE), show::show_device)),
        row(&operation::LIST_DEVICES, on(at(&operation::LIST_DEVICES), list::list_devices)),
        row(&operation::DELETE_DEVICES, on(at(&operation::DELETE_DEVICES), delete::delete_devices)),
        row(&operation::SET_DEVICES_STATUS, on(at(&operation::SET_DEVICES_STATUS), set_status::set_devices_status)),
        row(&operation::LIST_DEVICE_TYPES, on(at(&operation::LIST_DEVICE_TYPES), list_types::list_device_types)),
        row(
            &operation::SHOW_NUMBERS_STATUS,
            on(at(&operation::SHOW_NUMBERS_STATUS), show_numbers::show_numbers_status),
        ),
        row(&operation::SEND_DEVICE_CODE, on(at(&operation::SEND_DEVICE_CODE), send_code::send_device_code)),
        row(&operation::CREATE_CODE, on(at(&operation::CREATE_CODE), create_code::create_code)),
        row(&operation::LIST_CODES, on(at(&operation::LIST_CODES), list_codes::list_codes)),
        row(&operation::DELETE_CODES, on(at(&operation::DELETE_CODES), delete_codes::delete_codes)),
        row(&operation::RESET_CODE, on(at(&operation::RESET_CODE), reset_code::reset_code)),
    ]
}
