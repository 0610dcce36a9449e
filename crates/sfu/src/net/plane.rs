//! The rooms and peers of one media thread, and the ways between them and the sockets.

use super::demux::{self, Kind};
use super::egress::Egress;
use super::start::Directory;
use super::tcp::Tcp;
use crate::core::quality;
use crate::figures::{Counters, add, count, shift};
use crate::hall::{Hall, Peers, Stage};
use crate::mailbox::{Command, Connection, Datagram, Mailbox, Negotiation};
use crate::outbox::Outbox;
use crate::peer::{Identity, Link, News, Peer, Statistics};
use crate::sfu::Thread;
use crate::{NegotiateError, PeerId, QualityReport, RoomId, What};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};
use str0m::net::{Protocol, Receive};

/// Most peers of one thread.
const MOST_PEERS: usize = 4_096;

/// Most senders remembered whose peers are on another thread. When there are more, all are forgotten
/// and their next STUN request, at most some seconds later, tells again.
const MOST_FOREIGN: usize = 16_384;

/// How long a handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(30);

/// How long a peer may be silent before it counts as lost. Browsers check their path every two to six
/// seconds (RFC 7675), others send a report every five or so.
const SILENCE: Duration = Duration::from_secs(12);

pub(crate) struct Plane {
    index: usize,
    egress: Egress,
    outbox: Outbox,
    threads: Vec<Thread>,
    counters: Arc<Counters>,
    directory: Directory,
    identity: Identity,
    peers: Peers,
    rooms: HashMap<RoomId, Hall>,
    /// Whose a sender is, once a STUN request of his had the right password.
    routes: HashMap<(Protocol, SocketAddr), usize>,
    ufrags: HashMap<String, usize>,
    /// Senders whose peers are on another thread.
    foreign: HashMap<SocketAddr, usize>,
    /// What is to be handed over, by thread.
    passing: Vec<Vec<Datagram>>,
    timers: BinaryHeap<Reverse<(Instant, usize)>>,
    touched: Vec<usize>,
    news: Vec<News>,
    uids: u64,
}

impl Plane {
    pub(crate) fn new(
        index: usize,
        egress: Egress,
        outbox: Outbox,
        threads: Vec<Thread>,
        directory: Directory,
        identity: Identity,
    ) -> Self {
        let counters = Arc::clone(&threads[index].counters);
        let passing = threads.iter().map(|_| Vec::new()).collect();
        Self {
            index,
            egress,
            outbox,
            threads,
            counters,
            directory,
            identity,
            peers: Peers::default(),
            rooms: HashMap::new(),
            routes: HashMap::new(),
            ufrags: HashMap::new(),
            foreign: HashMap::new(),
            passing,
            timers: BinaryHeap::new(),
            touched: Vec::new(),
            news: Vec::new(),
            uids: 0,
        }
    }

    pub(crate) fn index(&self) -> usize {
        self.index
    }

    pub(crate) fn mailbox(&self) -> &Mailbox {
        &self.threads[self.index].mailbox
    }

    pub(crate) fn tcp(&mut self) -> &mut Tcp {
        &mut self.egress.tcp
    }

    /// Whether rooms have to be looked at.
    pub(crate) fn is_busy(&self) -> bool {
        self.peers.len() > 0
    }

    /// Whether there is something that seconds matter to.
    pub(crate) fn needs_slow_tick(&self) -> bool {
        self.is_busy() || !self.outbox.is_empty() || !self.egress.tcp.is_empty()
    }

    pub(crate) fn next_timer(&self) -> Option<Instant> {
        self.timers.peek().map(|Reverse((at, _))| *at)
    }

    /// Carries out a command; says whether to go on.
    pub(crate) fn obey(&mut self, command: Command, now: Instant) -> bool {
        match command {
            Command::OpenRoom(id) => {
                self.rooms.insert(id, Hall::new(id, now));
            }
            Command::CloseRoom(id) => self.close_room(id, now),
            Command::Negotiate(negotiation) => {
                let Negotiation { room, peer, kind, offer, sources, reply } = *negotiation;
                let answer = self.negotiate(room, peer, kind, &offer, &sources, now);
                if answer.is_err() {
                    count(&self.counters.offers_refused);
                }
                // Whoever asked may have gone.
                let _ = reply.send(answer);
            }
            Command::Allow { room, peer, source, allowed } => {
                self.in_room(room, now, |hall, stage| hall.allow(peer, source, allowed, stage));
            }
            Command::View { room, peer, slots } => {
                self.in_room(room, now, |hall, stage| hall.view(peer, slots, stage));
            }
            Command::ClosePeer { room, peer } => {
                let key = self.rooms.get_mut(&room).and_then(|hall| {
                    hall.forget(peer);
                    hall.find(&self.peers, peer)
                });
                match key {
                    Some(key) => self.close(key, now),
                    // It may wait for an event nevertheless.
                    None => self.outbox.send(room, What::Closed { peer }),
                }
            }
            Command::Stop => {
                for key in self.peers.keys() {
                    self.close(key, now);
                }
                self.finish_turn();
                return false;
            }
        }
        true
    }

    fn in_room<T>(
        &mut self,
        room: RoomId,
        now: Instant,
        act: impl FnOnce(&mut Hall, &mut Stage<'_>) -> T,
    ) -> Option<T> {
        let hall = self.rooms.get_mut(&room)?;
        let mut stage = Stage {
            now,
            peers: &mut self.peers,
            touched: &mut self.touched,
            outbox: &mut self.outbox,
            counters: &self.counters,
        };
        Some(act(hall, &mut stage))
    }

    fn negotiate(
        &mut self,
        room: RoomId,
        id: PeerId,
        kind: crate::PeerKind,
        offer: &crate::offer::Offer,
        sources: &[(String, crate::Source)],
        now: Instant,
    ) -> Result<String, NegotiateError> {
        let hall = self.rooms.get(&room).ok_or(NegotiateError::Stopped)?;
        let known = hall.find(&self.peers, id);
        let of_same = |key: &usize| self.peers.get(*key).is_some_and(|peer| peer.is_of(offer) && peer.kind == kind);
        let same = known.filter(of_same);
        if same.is_none() && (self.peers.len() >= MOST_PEERS || self.outbox.is_stuck()) {
            return Err(NegotiateError::Overloaded);
        }
        let mut fresh = None;
        let peer = match same {
            Some(key) => self.peers.get_mut(key).expect("a peer that was found is there"),
            None => fresh.insert(Box::new(Peer::new(id, room, kind, &self.identity, now))),
        };
        let before = peer.ufrag.clone();
        let uids = &mut self.uids;
        let uid = || {
            *uids += 1;
            *uids
        };
        // What str0m makes of a hostile text is the one thing here that nobody can foresee.
        let answered =
            catch_unwind(AssertUnwindSafe(|| peer.answer(offer, sources, |source| hall.allows(id, source), uid)));
        let ufrag = peer.ufrag.clone();
        let answer = match answered {
            Ok(answer) => answer,
            Err(_) => {
                count(&self.counters.panics);
                if let Some(key) = same {
                    self.close(key, now);
                }
                return Err(NegotiateError::BadOffer("The offer cannot be understood.".to_owned()));
            }
        };
        if let (Err(_), Some(key)) = (&answer, same)
            && !self.peers.get(key).is_some_and(Peer::is_alive)
        {
            self.close(key, now);
        }
        let answer = answer?;
        let key = match (same, fresh) {
            (Some(key), _) => key,
            (None, Some(peer)) => {
                if let Some(old) = known {
                    self.replace(old, now);
                }
                shift(&self.counters.peers, 1);
                count(&self.counters.peers_total);
                self.peers.insert(peer)
            }
            (None, None) => return Err(NegotiateError::Stopped),
        };
        if before != ufrag {
            self.rename(key, &before, ufrag);
        }
        self.in_room(room, now, |hall, stage| hall.welcome(key, stage));
        self.touch(key);
        Ok(answer)
    }

    /// Notes a peer's new user name fragment.
    fn rename(&mut self, key: usize, before: &str, ufrag: String) {
        let mut directory = self.directory.write().unwrap_or_else(PoisonError::into_inner);
        directory.remove(before);
        directory.insert(ufrag.clone(), self.index);
        drop(directory);
        self.ufrags.remove(before);
        self.ufrags.insert(ufrag, key);
    }

    /// Which thread has the peer with a user name fragment.
    pub(crate) fn thread_of(&self, ufrag: &str) -> Option<usize> {
        if self.ufrags.contains_key(ufrag) {
            return Some(self.index);
        }
        self.directory.read().unwrap_or_else(PoisonError::into_inner).get(ufrag).copied()
    }

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
    fn conclude(
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
        }
    }

    fn touch(&mut self, key: usize) {
        if let Some(peer) = self.peers.get_mut(key) {
            Stage::touch(&mut self.touched, key, peer);
        }
    }

    /// Sets the timer of a peer.
    fn schedule(&mut self, key: usize) {
        let Some(peer) = self.peers.get_mut(key) else { return };
        if peer.scheduled.is_none_or(|at| peer.deadline < at) {
            peer.scheduled = Some(peer.deadline);
            self.timers.push(Reverse((peer.deadline, key)));
        }
    }

    /// Puts peers whose time has come on the list of those to be drained.
    pub(crate) fn fire_timers(&mut self, now: Instant) {
        while let Some(Reverse((at, key))) = self.timers.peek().copied() {
            if at > now {
                return;
            }
            self.timers.pop();
            let Some(peer) = self.peers.get_mut(key) else { continue };
            // An entry may be left from a deadline that has moved, or from another peer before.
            if peer.scheduled != Some(at) {
                continue;
            }
            peer.scheduled = None;
            if peer.deadline <= now {
                Stage::touch(&mut self.touched, key, peer);
            } else {
                self.schedule(key);
            }
        }
    }

    /// Drains everybody who has something to send.
    pub(crate) fn settle(&mut self, now: Instant) {
        let mut next = 0;
        while next < self.touched.len() {
            let key = self.touched[next];
            next += 1;
            let Some(peer) = self.peers.get_mut(key) else { continue };
            peer.touched = false;
            let (egress, news) = (&mut self.egress, &mut self.news);
            let outcome = catch_unwind(AssertUnwindSafe(|| peer.drain(now, egress, news)));
            self.conclude(key, outcome, now);
        }
        self.touched.clear();
        self.egress.flush();
    }

    /// Sends what waits on TCP connections, to other threads and to the caller.
    pub(crate) fn finish_turn(&mut self) {
        self.egress.flush();
        self.egress.tcp.flush();
        self.outbox.flush();
        for (thread, passing) in self.passing.iter_mut().enumerate().filter(|(_, passing)| !passing.is_empty()) {
            let dropped = self.threads[thread].mailbox.datagrams(passing);
            passing.clear();
            add(&self.counters.dropped_full, dropped as u64);
        }
    }

    /// Hands a TCP connection over to the thread of its peer.
    pub(crate) fn pass_connection(&self, thread: usize, stream: TcpStream, remote: SocketAddr, read: Vec<u8>) {
        self.threads[thread].mailbox.connection(Connection { stream, remote, read });
    }

    /// Counts a panic that nobody else has caught.
    pub(crate) fn note_panic(&mut self) {
        count(&self.counters.panics);
    }

    /// Looks at the rooms.
    pub(crate) fn tick(&mut self, now: Instant) {
        for hall in self.rooms.values_mut().filter(|hall| !hall.keys().is_empty()) {
            let mut stage = Stage {
                now,
                peers: &mut self.peers,
                touched: &mut self.touched,
                outbox: &mut self.outbox,
                counters: &self.counters,
            };
            hall.tick(&mut stage);
        }
    }

    /// Looks for handshakes that do not end and for peers gone silent.
    pub(crate) fn slow_tick(&mut self, now: Instant) {
        self.egress.tcp.expire(now);
        for key in self.peers.keys() {
            let Some(peer) = self.peers.get_mut(key) else { continue };
            if peer.link == Link::New && now.saturating_duration_since(peer.since) >= HANDSHAKE {
                self.close(key, now);
            } else if peer.link == Link::Up && now.saturating_duration_since(peer.received_at) >= SILENCE {
                peer.link = Link::Lost;
                self.outbox.send(peer.room, What::Disconnected { peer: peer.id });
            }
        }
    }

    fn close_room(&mut self, id: RoomId, now: Instant) {
        let keys = self.rooms.get(&id).map(|hall| hall.keys().to_vec()).unwrap_or_default();
        for key in keys {
            self.close(key, now);
        }
        self.rooms.remove(&id);
        self.outbox.forget(id);
    }

    /// Says goodbye to a peer and closes it.
    fn close(&mut self, key: usize, now: Instant) {
        self.farewell(key, now);
        self.abandon(key, now);
    }

    /// Closes a peer's transport because the same person has another one now; he is told nothing.
    fn replace(&mut self, key: usize, now: Instant) {
        self.farewell(key, now);
        self.take_out(key, now);
    }

    fn farewell(&mut self, key: usize, now: Instant) {
        let Some(peer) = self.peers.get_mut(key) else { return };
        let (egress, news) = (&mut self.egress, &mut self.news);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            peer.close();
            peer.drain(now, egress, news)
        }));
        if outcome.is_err() {
            count(&self.counters.panics);
        }
        self.news.clear();
        self.egress.flush();
    }

    /// Takes a peer out whose transport is dead.
    fn abandon(&mut self, key: usize, now: Instant) {
        if let Some((room, peer)) = self.take_out(key, now) {
            self.outbox.send(room, What::Closed { peer });
        }
    }

    fn take_out(&mut self, key: usize, now: Instant) -> Option<(RoomId, PeerId)> {
        let peer = self.peers.remove(key)?;
        for address in peer.addresses() {
            // Another may have the address by now.
            if self.routes.get(&address) == Some(&key) {
                self.routes.remove(&address);
            }
        }
        self.ufrags.remove(&peer.ufrag);
        self.directory.write().unwrap_or_else(PoisonError::into_inner).remove(&peer.ufrag);
        shift(&self.counters.peers, -1);
        self.in_room(peer.room, now, |hall, stage| hall.leave(key, &peer, stage));
        Some((peer.room, peer.id))
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

#[cfg(test)]
mod tests;
