//! The SFU over real sockets on loopback, with str0m as the other side.

mod client;
mod media;
mod world;

mod figures;
mod forwarding;
mod hostile;
mod negotiation;
mod roaming;
mod slots;
mod tap;
