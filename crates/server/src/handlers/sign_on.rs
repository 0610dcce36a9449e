//! Single sign-on: its settings. What it does is in [`crate::sign_on`].

mod set;
mod show;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::operations::sign_on as operation;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route {
            operation: &operation::SET_SIGN_ON,
            handler: on(filter(operation::SET_SIGN_ON.method), set::set_sign_on),
        },
        Route {
            operation: &operation::SHOW_SIGN_ON,
            handler: on(filter(operation::SHOW_SIGN_ON.method), show::show_sign_on),
        },
    ]
}
