//! What an operator can set about media.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Most media threads that are started by themselves: media rarely needs more, and the rest of the
/// server wants to live too.
const MOST_THREADS: usize = 4;

/// Where to listen and what to tell the other side about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where to listen for UDP; all media goes over this one port. An unspecified address (`0.0.0.0`
    /// or `[::]`, the latter for both families) listens on every interface.
    pub udp: SocketAddr,
    /// Where to listen for ICE over TCP (RFC 6544), for networks that let no UDP through.
    pub tcp: Option<SocketAddr>,
    /// UDP addresses to put into answers instead of those of the interfaces, for a server behind NAT.
    pub announce: Vec<SocketAddr>,
    /// Media threads; 0 means as many as there are cores, at most 4.
    pub threads: usize,
}

impl Config {
    /// How many threads to start.
    pub(crate) fn thread_count(&self) -> usize {
        match self.threads {
            0 => std::thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST_THREADS)),
            threads => threads,
        }
    }
}

impl Default for Config {
    /// Any free port on every IPv4 interface, no TCP.
    fn default() -> Self {
        let udp = SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 0);
        Self { udp, tcp: None, announce: Vec::new(), threads: 0 }
    }
}
