//! One file per operation, in folders by resource; each folder lists its own routes.

mod address_book;
mod administrator;
mod application;
mod audit;
mod control;
mod corporation;
mod department;
mod device;
mod fields;
mod history;
mod meeting;
mod order;
mod outbox;
mod own;
mod paging;
mod password;
mod picture;
mod portal;
mod push;
mod quality;
pub(crate) mod recording;
mod reply;
mod resource;
mod room;
pub(crate) mod session;
mod sign_on;
mod signage;
mod statistic;
mod text;
mod user;
mod webhook;
mod webinar;

use crate::http::router::Route;
use axum::response::{IntoResponse, Response};
use convoca_contract::error::Acknowledged;

/// Every operation of the table with what serves it. A test compares the two.
pub fn routes() -> Vec<Route> {
    [
        meeting::routes(),
        control::routes(),
        push::routes(),
        history::routes(),
        quality::routes(),
        recording::routes(),
        session::routes(),
        sign_on::routes(),
        application::routes(),
        user::routes(),
        password::routes(),
        own::routes(),
        picture::routes(),
        device::routes(),
        department::routes(),
        administrator::routes(),
        address_book::routes(),
        room::routes(),
        webhook::routes(),
        portal::routes(),
        audit::routes(),
        outbox::routes(),
        reply::routes(),
        resource::routes(),
        corporation::routes(),
        order::routes(),
        statistic::routes(),
        webinar::routes(),
        signage::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The vendor's answer to an operation that has nothing to say.
pub struct Done;

impl IntoResponse for Done {
    fn into_response(self) -> Response {
        axum::Json(Acknowledged::default()).into_response()
    }
}
