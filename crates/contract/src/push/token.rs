//! The token with which the WebSocket is opened.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A token with which the WebSocket is opened, once, within a minute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebSocketToken {
    /// The token.
    pub web_socket_token: String,
}
