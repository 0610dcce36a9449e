//! What a media thread sends, gathered so that a system call carries many packets.

use super::tcp::Tcp;
use super::udp::Port;
use crate::figures::{Counters, add, count};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// Most bytes of one send: the length of a UDP datagram as the kernel sees it before it is cut.
const LONGEST_RUN: usize = 65_000;

/// Sends datagrams. Those to one destination that follow each other and are of one size go out
/// together (UDP segmentation offload); the last of a run may be shorter.
pub(crate) struct Egress {
    port: Arc<Port>,
    counters: Arc<Counters>,
    /// TCP connections, for peers that came over one.
    pub(crate) tcp: Tcp,
    to: Option<(SocketAddr, Option<IpAddr>)>,
    run: Vec<u8>,
    segment: usize,
    /// Whether a shorter datagram has ended the run.
    ended: bool,
    /// Takes what would be sent, for tests in made-up time.
    #[cfg(test)]
    pub(crate) caught: Option<Vec<(SocketAddr, Vec<u8>)>>,
}

impl Egress {
    pub(crate) fn new(port: Arc<Port>, tcp: Tcp, counters: Arc<Counters>) -> Self {
        Self {
            port,
            counters,
            tcp,
            to: None,
            run: Vec::with_capacity(LONGEST_RUN),
            segment: 0,
            ended: false,
            #[cfg(test)]
            caught: None,
        }
    }

    /// Sends a datagram, or puts it to those that are gathered.
    pub(crate) fn udp(&mut self, to: SocketAddr, from: Option<IpAddr>, datagram: &[u8]) {
        #[cfg(test)]
        if let Some(caught) = &mut self.caught {
            caught.push((to, datagram.to_vec()));
            return;
        }
        let fits = self.to == Some((to, from))
            && !self.ended
            && datagram.len() <= self.segment
            && self.run.len() + datagram.len() <= LONGEST_RUN
            && self.run.len() / self.segment.max(1) < self.port.most_segments();
        if !fits {
            self.flush();
            self.to = Some((to, from));
            self.segment = datagram.len();
        }
        self.ended = datagram.len() < self.segment;
        self.run.extend_from_slice(datagram);
    }

    /// Sends what is gathered.
    pub(crate) fn flush(&mut self) {
        let Some((to, from)) = self.to.take() else { return };
        let packets = self.run.len().div_ceil(self.segment.max(1)) as u64;
        count(&self.counters.sends);
        add(&self.counters.packets_out, packets);
        add(&self.counters.bytes_out, self.run.len() as u64);
        if let Err(error) = self.port.send(to, from, &self.run, self.segment) {
            self.send_singly(to, from, packets, &error);
        }
        self.run.clear();
        self.ended = false;
    }

    /// After a failure: some network drivers refuse segmentation, after which quinn-udp does without,
    /// so the packets are tried one by one. A full buffer refuses one as well as many.
    fn send_singly(&self, to: SocketAddr, from: Option<IpAddr>, packets: u64, error: &std::io::Error) {
        if error.kind() == std::io::ErrorKind::WouldBlock || packets == 1 {
            add(&self.counters.dropped_full, packets);
            return;
        }
        for datagram in self.run.chunks(self.segment.max(1)) {
            count(&self.counters.sends);
            if self.port.send(to, from, datagram, datagram.len()).is_err() {
                count(&self.counters.dropped_full);
            }
        }
    }
}
