//! Which addresses to tell the other side.

use std::net::{IpAddr, SocketAddr};

/// The candidates of every answer (RFC 8445 section 5.1.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidates {
    pub(crate) udp: Vec<SocketAddr>,
    pub(crate) tcp: Vec<SocketAddr>,
    /// The UDP port that is listened on.
    port: u16,
}

/// Most addresses of one kind that are told. A machine with containers has an interface for each of
/// them, and a browser tries every address.
const MOST: usize = 12;

impl Candidates {
    /// What to tell when listening on `udp` and `tcp`. `announce` takes the place of the interfaces'
    /// addresses for UDP, and its addresses with the TCP port do so for TCP.
    pub(crate) fn new(udp: SocketAddr, tcp: Option<SocketAddr>, announce: &[SocketAddr], local: &[IpAddr]) -> Self {
        let on = |listening: SocketAddr| -> Vec<SocketAddr> {
            let mut told: Vec<SocketAddr> = match listening.ip() {
                ip if !ip.is_unspecified() => vec![listening],
                any => local
                    .iter()
                    .filter(|ip| any.is_ipv6() || ip.is_ipv4())
                    .map(|ip| SocketAddr::new(*ip, listening.port()))
                    .collect(),
            };
            told.truncate(MOST);
            told
        };
        if announce.is_empty() {
            return Self { udp: on(udp), tcp: tcp.map(on).unwrap_or_default(), port: udp.port() };
        }
        let tcp = tcp.map(|tcp| {
            let mut told: Vec<_> = announce.iter().map(|udp| SocketAddr::new(udp.ip(), tcp.port())).collect();
            told.dedup();
            told
        });
        Self { udp: announce.to_vec(), tcp: tcp.unwrap_or_default(), port: udp.port() }
    }

    /// The socket address of ours that a datagram was sent to.
    pub(crate) fn listening(&self, local: Option<IpAddr>) -> Option<SocketAddr> {
        local.map(|ip| SocketAddr::new(ip, self.port))
    }

    /// The address that str0m shall believe a packet came to: the one that was told, whatever NAT or
    /// relay lies before it.
    pub(crate) fn as_told(&self, tcp: bool, local: Option<SocketAddr>, remote: SocketAddr) -> Option<SocketAddr> {
        let told = if tcp { &self.tcp } else { &self.udp };
        let exact = told.iter().find(|told| Some(**told) == local);
        exact.or_else(|| told.iter().find(|told| told.is_ipv4() == remote.is_ipv4())).or(told.first()).copied()
    }
}

/// The addresses of the interfaces: those that others may reach first, then the loopback ones, which
/// a browser on the same machine needs.
pub(crate) fn local() -> Vec<IpAddr> {
    let interfaces = if_addrs::get_if_addrs().unwrap_or_else(|error| {
        tracing::warn!(%error, "cannot list the network interfaces");
        Vec::new()
    });
    let mut addresses: Vec<IpAddr> = interfaces.iter().map(if_addrs::Interface::ip).filter(is_usable).collect();
    addresses.sort_by_key(|ip| (ip.is_loopback(), ip.is_ipv6()));
    addresses.dedup();
    addresses
}

/// Link-local IPv6 addresses need a zone, which a candidate cannot have.
fn is_usable(ip: &IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => !ip.is_unspecified(),
        IpAddr::V6(ip) => !ip.is_unspecified() && !ip.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests;
