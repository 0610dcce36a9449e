//! The server behind the `convoca` binary: configuration, wiring, listeners and handlers.
//!
//! What a meeting is and may do is decided in `convoca-booking`; how the wire spells it is known by
//! `convoca-contract`; rows are kept by `convoca-store`. Here a request is parsed, authenticated,
//! loaded, decided, saved and rendered, each operation in a file of its own under `handlers`.

pub mod app;
pub mod auth;
pub mod cli;
pub mod clock;
pub mod doctor;
pub mod handlers;
pub mod http;
pub mod key_file;
pub mod logging;
pub mod net;
pub mod pages;
pub mod provision;
pub mod serve;
pub mod settings;
pub mod tenant;
pub mod tls;
