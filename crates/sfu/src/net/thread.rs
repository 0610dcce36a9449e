//! A media thread: sleeps until a packet, a timer or a letter comes, and does what is due.

use super::demux;
use super::egress::Egress;
use super::plane::Plane;
use super::start::Directory;
use super::tcp::{FIRST_TOKEN, Reading};
use super::udp::Receiver;
use crate::mailbox::Letters;
use crate::outbox::Outbox;
use crate::peer::Identity;
use crate::sfu::Thread;
use mio::net::TcpListener;
use mio::{Events, Poll, Token};
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

pub(crate) const WAKER: Token = Token(0);
pub(crate) const SOCKET: Token = Token(1);
pub(crate) const LISTENER: Token = Token(2);

/// Most batches of datagrams taken before timers and letters have their turn.
const MOST_BATCHES: usize = 16;

/// How often rooms are looked at without a packet: what waits for it (a keyframe request, a section
/// to be filled) waits at most so long.
const TICK: Duration = Duration::from_millis(25);

/// How often things are looked at that take seconds: handshakes that do not end, peers gone silent.
const SLOW_TICK: Duration = Duration::from_millis(500);

/// What a thread is made of.
pub(crate) struct Parts {
    pub(crate) index: usize,
    pub(crate) poll: Poll,
    pub(crate) listener: Option<TcpListener>,
    pub(crate) receiver: Receiver,
    pub(crate) egress: Egress,
    pub(crate) outbox: Outbox,
    pub(crate) threads: Vec<Thread>,
    pub(crate) directory: Directory,
    pub(crate) identity: Identity,
}

/// How much the scheduler shall prefer media threads, as a nice value. A packet that waits for the
/// processor looks to the receiver's estimator like one that waits for the line.
const PRIORITY: i32 = -10;

/// Asks the scheduler to prefer this thread. Ordinary users may not; then it is one of many.
fn hurry() {
    let thread = rustix::thread::gettid();
    if let Err(error) = rustix::process::setpriority_process(Some(thread), PRIORITY) {
        tracing::debug!(%error, "media threads have no priority");
    }
}

pub(crate) struct MediaThread {
    poll: Poll,
    listener: Option<TcpListener>,
    receiver: Receiver,
    plane: Plane,
    letters: Letters,
    /// Whether the socket may have more than was read.
    readable: bool,
    /// TCP connections that may have more than was read.
    unread: Vec<usize>,
    ticked_at: Instant,
    slow_ticked_at: Instant,
}

impl MediaThread {
    pub(crate) fn new(parts: Parts) -> Self {
        let Parts { index, poll, listener, receiver, egress, outbox, threads, directory, identity } = parts;
        let now = Instant::now();
        Self {
            poll,
            listener,
            receiver,
            plane: Plane::new(index, egress, outbox, threads, directory, identity),
            letters: Letters::default(),
            readable: true,
            unread: Vec::new(),
            ticked_at: now,
            slow_ticked_at: now,
        }
    }

    /// Runs until it is told to stop.
    pub(crate) fn run(mut self) {
        hurry();
        self.work();
        self.plane.mailbox().close();
    }

    fn work(&mut self) {
        let mut events = Events::with_capacity(256);
        loop {
            match self.poll.poll(&mut events, self.patience()) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => {
                    tracing::error!(%error, "a media thread cannot wait for packets");
                    return;
                }
            }
            for event in &events {
                match event.token() {
                    WAKER => {}
                    SOCKET => self.readable = true,
                    LISTENER => self.accept(),
                    Token(token) => self.unread.push(token - FIRST_TOKEN),
                }
            }
            // A peer's state machine has a net of its own; this one is for faults of the rooms.
            match catch_unwind(AssertUnwindSafe(|| self.turn())) {
                Ok(true) => {}
                Ok(false) => return,
                Err(_) => {
                    tracing::error!("a turn of a media thread has panicked");
                    self.plane.note_panic();
                }
            }
        }
    }

    /// How long to sleep.
    fn patience(&self) -> Option<Duration> {
        if self.readable || !self.unread.is_empty() {
            return Some(Duration::ZERO);
        }
        let now = Instant::now();
        let tick = self.plane.is_busy().then_some(self.ticked_at + TICK);
        let slow = self.plane.needs_slow_tick().then_some(self.slow_ticked_at + SLOW_TICK);
        let until = [self.plane.next_timer(), tick, slow].into_iter().flatten().min()?;
        Some(until.saturating_duration_since(now))
    }

    /// Does what is due; says whether to go on.
    fn turn(&mut self) -> bool {
        if !self.read_letters() {
            return false;
        }
        self.receive();
        self.read_streams();
        let now = Instant::now();
        self.plane.fire_timers(now);
        if now.saturating_duration_since(self.ticked_at) >= TICK {
            self.ticked_at = now;
            self.plane.tick(now);
        }
        if now.saturating_duration_since(self.slow_ticked_at) >= SLOW_TICK {
            self.slow_ticked_at = now;
            self.plane.slow_tick(now);
        }
        self.plane.settle(now);
        self.plane.finish_turn();
        true
    }

    fn read_letters(&mut self) -> bool {
        self.plane.mailbox().take(&mut self.letters);
        let now = Instant::now();
        for command in self.letters.commands.drain(..) {
            if !self.plane.obey(command, now) {
                return false;
            }
        }
        for datagram in self.letters.datagrams.drain(..) {
            self.plane.datagram(datagram.remote, datagram.local, &datagram.bytes, now);
        }
        for connection in self.letters.connections.drain(..) {
            if connection.stream.set_nonblocking(true).is_err() {
                continue;
            }
            let stream = mio::net::TcpStream::from_std(connection.stream);
            if let Ok(Some(index)) = self.plane.tcp().adopt(stream, connection.remote, connection.read, now) {
                self.unread.push(index);
            }
        }
        self.plane.settle(now);
        true
    }

    fn receive(&mut self) {
        for _ in 0..MOST_BATCHES {
            if !self.readable {
                return;
            }
            match self.receiver.receive() {
                Ok(()) => {
                    let now = Instant::now();
                    for (remote, local, datagram) in self.receiver.datagrams() {
                        self.plane.datagram(remote, local, datagram, now);
                    }
                    // All receivers of what came in one batch are drained once.
                    self.plane.settle(now);
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => self.readable = false,
                // An ICMP error of an earlier send is told here; it is about one receiver.
                Err(error) => {
                    tracing::debug!(%error, "receiving has failed");
                    return;
                }
            }
        }
    }

    fn accept(&mut self) {
        let Some(listener) = &self.listener else { return };
        loop {
            match listener.accept() {
                Ok((stream, remote)) => match self.plane.tcp().adopt(stream, remote, Vec::new(), Instant::now()) {
                    Ok(Some(index)) => self.unread.push(index),
                    Ok(None) => tracing::warn!("there are too many TCP connections for media"),
                    Err(error) => tracing::debug!(%error, "a TCP connection cannot be taken"),
                },
                Err(error) if error.kind() == ErrorKind::WouldBlock => return,
                Err(error) => {
                    tracing::warn!(%error, "accepting a TCP connection for media has failed");
                    return;
                }
            }
        }
    }

    fn read_streams(&mut self) {
        for index in std::mem::take(&mut self.unread) {
            let reading = self.plane.tcp().read(index);
            let whole = self.take_frames(index);
            match reading {
                Reading::More if whole => self.unread.push(index),
                Reading::Drained if whole => {}
                _ => self.plane.tcp().close(index),
            }
        }
    }

    /// Takes the frames that a connection has brought; says whether they were in order.
    fn take_frames(&mut self, index: usize) -> bool {
        let now = Instant::now();
        let Some((remote, local, read)) = self.plane.tcp().take_read(index) else { return true };
        let mut rest = &read[..];
        loop {
            match super::framing::next(rest) {
                Ok(Some((frame, after))) => {
                    if !self.plane.tcp().is_known(index) && !self.introduce(index, frame, rest) {
                        return true;
                    }
                    self.plane.frame(index, remote, local, frame, now);
                    rest = after;
                }
                Ok(None) => {
                    let kept = rest.to_vec();
                    self.plane.tcp().keep(index, kept);
                    self.plane.settle(now);
                    return true;
                }
                Err(super::framing::Malformed) => return false,
            }
        }
    }

    /// Finds out whose a connection is by its first frame. Says whether it is of this thread; it has
    /// gone elsewhere or nowhere otherwise.
    fn introduce(&mut self, index: usize, frame: &[u8], unread: &[u8]) -> bool {
        let named = (demux::kind(frame) == Some(demux::Kind::Stun)).then(|| demux::ufrag(frame)).flatten();
        match named.and_then(|ufrag| self.plane.thread_of(ufrag)) {
            Some(thread) if thread == self.plane.index() => {
                self.plane.tcp().set_known(index);
                true
            }
            Some(thread) => {
                if let Some((stream, remote)) = self.plane.tcp().release(index) {
                    let remote: SocketAddr = remote;
                    self.plane.pass_connection(thread, stream, remote, unread.to_vec());
                }
                false
            }
            None => {
                self.plane.tcp().close(index);
                false
            }
        }
    }
}
