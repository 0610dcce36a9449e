//! Takes what comes from the network to the peer it is of, and the peer's news to its room.

use super::Plane;
use crate::core::quality;
use crate::figures::{add, count};
use crate::mailbox::Datagram;
use crate::net::demux::{self, Kind};
use crate::peer::{Link, News, Statistics};
use crate::{QualityReport, What};
use std::net::{IpAddr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};
use str0m::net::{Protocol, Receive};

/// Most senders remembered whose peers are on another thread. When there are more, all are forgotten
/// and their next STUN request, at most some seconds later, tells again.
const MOST_FOREIGN: usize = 16_384;

impl Plane {
    /// A datagram has come by UDP.
    pub(crate) fn datagram(&mut self, remote: SocketAddr, local: Option<IpAddr>, bytes: &[u8], now: Instant) {
        count(&self.counters.packets_in);
        add(&self.counters.bytes_in, bytes.len() as u64);
        let Some(kind) = demux::kind(bytes) else {
            count(&self.counters.dropped_malformed);
            return;
        };
        let key = if kind == Kind::Stun {
            let ufrag = demux::ufrag(bytes);
            match ufrag.and_then(|ufrag| self.ufrags.get(ufrag)) {
                Some(key) => Some(*key),
                None => {
                    let thread = ufrag.and_then(|ufrag| self.thread_of(ufrag));
                    self.note_foreign(remote, thread);
                    None
                }
            }
        } else {
            self.routes.get(&(Protocol::Udp, remote)).copied()
        };
        match key {
            Some(key) => self.deliver(key, kind, Protocol::Udp, (remote, local, None), bytes, now),
            None => match self.foreign.get(&remote) {
                Some(thread) => {
                    self.passing[*thread].push(Datagram { remote, local, bytes: bytes.to_vec() });
                    count(&self.counters.handed_over);
                }
                None => count(&self.counters.dropped_unknown),
            },
        }
    }

    fn note_foreign(&mut self, remote: SocketAddr, thread: Option<usize>) {
        let Some(thread) = thread.filter(|thread| *thread != self.index) else { return };
        if self.foreign.len() >= MOST_FOREIGN {
            self.foreign.clear();
        }
        self.foreign.insert(remote, thread);
    }

    /// A frame has come by TCP.
    pub(crate) fn frame(
        &mut self,
        index: usize,
        remote: SocketAddr,
        local: Option<SocketAddr>,
        bytes: &[u8],
        now: Instant,
    ) {
        count(&self.counters.packets_in);
        add(&self.counters.bytes_in, bytes.len() as u64);
        let Some(kind) = demux::kind(bytes) else {
            count(&self.counters.dropped_malformed);
            return;
        };
        let key = match kind {
            Kind::Stun => demux::ufrag(bytes).and_then(|ufrag| self.ufrags.get(ufrag)),
            _ => self.routes.get(&(Protocol::Tcp, remote)),
        };
        match key.copied() {
            Some(key) => self.deliver(key, kind, Protocol::Tcp, (remote, None, local), bytes, now),
            None => {
                count(&self.counters.dropped_unknown);
                self.egress.tcp.close(index);
            }
        }
    }

    fn deliver(
        &mut self,
        key: usize,
        kind: Kind,
        protocol: Protocol,
        (remote, local_ip, local): (SocketAddr, Option<IpAddr>, Option<SocketAddr>),
        bytes: &[u8],
        now: Instant,
    ) {
        let Some(peer) = self.peers.get_mut(key) else { return };
        if !peer.policer.admit(now, bytes.len()) {
            count(&self.counters.dropped_flood);
            return;
        }
        let candidates = self.identity.candidates();
        let local = local.or_else(|| candidates.listening(local_ip));
        let Some(told) = candidates.as_told(protocol == Protocol::Tcp, local, remote) else { return };
        let parse = || Receive::new(protocol, remote, told, bytes);
        let Ok(receive) = parse() else {
            count(&self.counters.dropped_malformed);
            return;
        };
        if kind == Kind::Stun {
            if !peer.knows(protocol, remote) {
                let Ok(check) = parse() else { return };
                if !peer.learn(now, check, local_ip) {
                    count(&self.counters.dropped_unknown);
                    return;
                }
            }
            self.routes.insert((protocol, remote), key);
        }
        peer.received_at = now;
        if peer.link == Link::Lost {
            peer.link = Link::Up;
            self.outbox.send(peer.room, What::Connected { peer: peer.id });
        }
        let (egress, news) = (&mut self.egress, &mut self.news);
        let outcome = catch_unwind(AssertUnwindSafe(|| peer.receive(now, receive, egress, news)));
        self.conclude(key, outcome, now);
    }

    /// After a peer's state machine was run: takes its news, closes it if it is dead.
    pub(super) fn conclude(
        &mut self,
        key: usize,
        outcome: Result<Result<(), str0m::RtcError>, Box<dyn std::any::Any + Send>>,
        now: Instant,
    ) {
        match outcome {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                tracing::trace!(%error, "a packet was refused");
                count(&self.counters.dropped_malformed);
            }
            Err(_) => {
                count(&self.counters.panics);
                self.news.clear();
                self.abandon(key, now);
                return;
            }
        }
        let mut news = std::mem::take(&mut self.news);
        for one in news.drain(..) {
            self.hear(key, one, now);
        }
        self.news = news;
        match self.peers.get(key) {
            Some(peer) if !peer.is_alive() => self.abandon(key, now),
            Some(_) => self.schedule(key),
            None => {}
        }
    }

    fn hear(&mut self, key: usize, news: News, now: Instant) {
        let Some(peer) = self.peers.get_mut(key) else { return };
        let (room, id) = (peer.room, peer.id);
        match news {
            News::Connected => {
                peer.link = Link::Up;
                self.outbox.send(room, What::Connected { peer: id });
                self.in_room(room, now, |hall, _| hall.disturb());
            }
            News::Media(packet) => {
                self.in_room(room, now, |hall, stage| hall.packet(key, packet, stage));
            }
            News::KeyframeWanted(mid) => {
                self.in_room(room, now, |hall, stage| hall.keyframe_wanted(key, mid, stage));
            }
            News::Estimate => {
                if peer.estimate_bps.is_some_and(|bps| bps < peer.taken_bps) {
                    self.in_room(room, now, |hall, _| hall.disturb());
                }
            }
            News::Statistics(statistics) => {
                let report = report(&statistics, peer.estimate_bps);
                add(&self.counters.nacks_in, statistics.nacks_in);
                add(&self.counters.nacks_out, statistics.nacks_out);
                self.outbox.send(room, What::Quality { peer: id, report });
            }
            News::Figures(figures) => self.outbox.send(room, What::Figures { peer: id, figures }),
        }
    }
}

/// Puts statistics into words for the caller.
fn report(statistics: &Statistics, estimate_bps: Option<u64>) -> QualityReport {
    QualityReport {
        loss: statistics.loss,
        rtt: statistics.rtt,
        jitter: Duration::from_millis(statistics.jitter_ms.into()),
        score: quality::score(statistics.loss, statistics.rtt),
        estimate_bps,
    }
}
