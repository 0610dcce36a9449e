//! The WebSocket through which clients take part; `docs/signalling.md` is its specification.

mod action;
mod enter;
mod place;
mod rate;
mod session;

use crate::app::App;
use axum::Router;
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::extract::{ConnectInfo, State};
use axum::response::Response;
use axum::routing::get;
use convoca_signalling::{LONGEST_REQUEST, PATH, SUBPROTOCOL};
use http::{HeaderMap, header};
use std::net::SocketAddr;
use std::sync::Arc;

pub(crate) use enter::{Admitted, Denied, Proof, admit};
pub(crate) use place::{NoPlace, find as find_place};
pub(crate) use rate::Rate;
pub(crate) use session::new_participant;

/// Route of the WebSocket.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route(PATH, get(connect))
}

async fn connect(
    State(app): State<Arc<App>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    let client = user_agent(&headers).to_owned();
    upgrade
        .protocols([SUBPROTOCOL])
        .max_message_size(LONGEST_REQUEST)
        .max_frame_size(LONGEST_REQUEST)
        .on_upgrade(move |socket: WebSocket| session::run(app, peer.ip().to_canonical(), client, socket))
}

/// What a client calls itself, or nothing.
pub(crate) fn user_agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
