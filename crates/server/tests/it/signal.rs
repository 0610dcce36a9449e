//! Clients at the WebSocket; without media, but for those who are not to be heard.

mod bad_input;
pub(crate) mod client;
mod entering;
mod forged;
mod hosting;
mod resuming;
mod webinar;
mod whip;
