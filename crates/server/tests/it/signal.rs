//! Clients at the WebSocket, without media.

mod bad_input;
pub(crate) mod client;
mod entering;
mod hosting;
mod resuming;
mod whip;
