//! The rooms and peers of one media thread, and the ways between them and the sockets.

mod arrive;
mod depart;
mod negotiate;

use super::egress::Egress;
use super::start::Directory;
use super::tcp::Tcp;
use crate::figures::{Counters, add, count};
use crate::hall::{Hall, Peers, Stage};
use crate::mailbox::{Command, Connection, Datagram, Mailbox, Negotiation};
use crate::outbox::Outbox;
use crate::peer::{Identity, Link, News};
use crate::sfu::Thread;
use crate::{RoomId, What};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::net::{SocketAddr, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};
use str0m::net::Protocol;

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
            Command::Hold { room, peer, held } => {
                self.in_room(room, now, |hall, stage| hall.hold(peer, held, stage));
            }
            Command::View { room, peer, slots } => {
                self.in_room(room, now, |hall, stage| hall.view(peer, slots, stage));
            }
            Command::Tap { room, sink } => {
                self.in_room(room, now, |hall, _| hall.tap(sink));
            }
            Command::WishFor { room, wishes } => {
                self.in_room(room, now, |hall, _| hall.wish_for(wishes));
            }
            Command::AskForKeyframe { room, peer, source } => {
                self.in_room(room, now, |hall, stage| hall.tap_is_stuck(peer, source, stage));
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
}

#[cfg(test)]
mod tests;
