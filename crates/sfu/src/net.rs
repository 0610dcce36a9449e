//! Sockets and threads.

mod addresses;
mod demux;
mod egress;
mod framing;
mod plane;
mod start;
mod tcp;
mod thread;
mod udp;

pub(crate) use addresses::Candidates;
pub(crate) use egress::Egress;
pub(crate) use start::{Listening, start};
