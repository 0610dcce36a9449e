//! Webinars: book, find, edit, cancel, and how they present themselves.

mod create;
mod delete;
mod list;
mod page;
mod show;
mod update;
mod view;
mod wire;

use crate::app::App;
use crate::http::refusal::of_webinars;
use crate::http::router::{Route, filter};
use axum::middleware::map_response;
use axum::routing::{MethodRouter, on};
use convoca_contract::Operation;
use convoca_contract::operations::webinar as operation;
use std::sync::Arc;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler: MethodRouter<Arc<App>>| Route {
        operation,
        handler: handler.layer(map_response(of_webinars)),
    };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::CREATE_WEBINAR, on(at(&operation::CREATE_WEBINAR), create::create_webinar)),
        row(&operation::UPDATE_WEBINAR, on(at(&operation::UPDATE_WEBINAR), update::update_webinar)),
        row(&operation::SHOW_WEBINAR, on(at(&operation::SHOW_WEBINAR), show::show_webinar)),
        row(&operation::DELETE_WEBINAR, on(at(&operation::DELETE_WEBINAR), delete::delete_webinar)),
        row(&operation::LIST_COMING_WEBINARS, on(at(&operation::LIST_COMING_WEBINARS), list::list_coming_webinars)),
        row(&operation::LIST_RUNNING_WEBINARS, on(at(&operation::LIST_RUNNING_WEBINARS), list::list_running_webinars)),
        row(&operation::LIST_PAST_WEBINARS, on(at(&operation::LIST_PAST_WEBINARS), list::list_past_webinars)),
        row(&operation::SHOW_WEBINAR_PAGE, on(at(&operation::SHOW_WEBINAR_PAGE), page::show_webinar_page)),
        row(&operation::UPDATE_WEBINAR_PAGE, on(at(&operation::UPDATE_WEBINAR_PAGE), page::update_webinar_page)),
    ]
}
