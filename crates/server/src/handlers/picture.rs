//! Pictures: of people, where everybody sets his own and administrators those of their people; and for
//! webinars. Where they are then is decided in `pictures`.

mod set;
mod upload;
mod upload_webinar;

use crate::http::router::{Route, filter};
use axum::extract::DefaultBodyLimit;
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::picture as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    // The picture is bounded by what reads it; the form around it is small.
    let limit = || DefaultBodyLimit::max(upload::LARGEST + (64 << 10));
    vec![
        row(&operation::SET_MY_PICTURE, on(at(&operation::SET_MY_PICTURE), set::set_my_picture).layer(limit())),
        row(
            &operation::UPLOAD_WEBINAR_PICTURE,
            on(at(&operation::UPLOAD_WEBINAR_PICTURE), upload_webinar::upload_webinar_picture).layer(limit()),
        ),
        row(&operation::SET_USER_PICTURE, on(at(&operation::SET_USER_PICTURE), set::set_user_picture).layer(limit())),
    ]
}
