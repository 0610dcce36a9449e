//! Opening the WebSocket on which programs hear about a running meeting.

use super::control::{CONFERENCE_TOKEN, TAG};
use super::meeting::CONFERENCE_ID;
use crate::operation::{Answer, Auth, Method, Operation, SchemaOf};
use crate::push::token::WebSocketToken;

/// Get a token for the WebSocket.
pub const CREATE_WEB_SOCKET_TOKEN: Operation = Operation {
    id: "create_web_socket_token",
    sdk: Some("CreateWebSocketToken"),
    method: Method::Get,
    path: "/v1/mmc/control/conferences/wsToken",
    summary: "Get a token with which the WebSocket is opened, once, within a minute",
    tag: TAG,
    auth: Auth::ConferenceToken,
    params: &[CONFERENCE_ID, CONFERENCE_TOKEN.required()],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<WebSocketToken>()),
    statuses: &[],
};

/// The same, as a published sample sends it.
pub const PUT_WEB_SOCKET_TOKEN: Operation = Operation {
    id: "put_web_socket_token",
    sdk: None,
    method: Method::Put,
    summary: "The same as a PUT, as a published sample sends it",
    ..CREATE_WEB_SOCKET_TOKEN
};
