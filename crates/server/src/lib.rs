//! The server behind the `convoca` binary: configuration, wiring, listeners and handlers.
//!
//! What a meeting is and may do is decided in `convoca-booking`; how the wire spells it is known by
//! `convoca-contract`; rows are kept by `convoca-store`. Here a request is parsed, authenticated,
//! loaded, decided, saved and rendered, each operation in a file of its own under `handlers`.
//! Meetings that are being held are in `live`: one task owns each, feeds `convoca-conference`, and
//! has `convoca-sfu` forward what may be heard and seen. Clients reach it through `signal`, programs
//! that only publish or play through `whip`, and programs that only listen through `push`.

pub mod app;
pub mod auth;
pub mod calls;
pub mod cli;
pub mod clock;
pub mod doctor;
pub mod egress;
pub mod handlers;
pub mod http;
pub mod key_file;
pub mod live;
pub mod logging;
pub mod net;
pub mod outbox;
pub mod pages;
mod pictures;
pub mod provision;
pub mod push;
pub mod recording;
pub mod reply;
pub mod serve;
pub mod settings;
pub mod sign_on;
pub mod signal;
pub mod streaming;
pub mod tenant;
pub mod tls;
pub mod whip;
