//! The token with which the WebSocket is opened on which programs hear about a running meeting.

use crate::clock;
use crate::http::Controller;
use crate::http::Refusal;
use crate::http::router::{Route, filter};
use crate::push::ticket;
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::codes;
use convoca_contract::operations::push as operation;
use convoca_contract::push::token::WebSocketToken;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::CREATE_WEB_SOCKET_TOKEN, on(at(&operation::CREATE_WEB_SOCKET_TOKEN), create_web_socket_token)),
        row(&operation::PUT_WEB_SOCKET_TOKEN, on(at(&operation::PUT_WEB_SOCKET_TOKEN), create_web_socket_token)),
    ]
}

/// `GET /v1/mmc/control/conferences/wsToken`, and `PUT`.
async fn create_web_socket_token(controller: Controller) -> Result<axum::Json<WebSocketToken>, Refusal> {
    let now = clock::now();
    let booking = &controller.meeting.booking;
    let over = || Refusal::bad(codes::CONF_ENDED, "the meeting is not being held any more");
    let holding = booking.holding_at(now).ok_or_else(over)?;
    let web_socket_token =
        ticket::make(controller.app.live.vault(), &booking.corporation, &booking.id, &holding.id, now)?;
    Ok(axum::Json(WebSocketToken { web_socket_token }))
}
