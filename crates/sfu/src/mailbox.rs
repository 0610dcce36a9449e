//! What a media thread is told from outside, by callers and by its sister threads.

use crate::offer::Offer;
use crate::{NegotiateError, PeerId, PeerKind, RoomId, Slot, Source, TapSink, TapWish};
use std::collections::VecDeque;
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

/// Most datagrams that wait to be handed over to a thread; beyond that they are dropped like a full
/// socket would drop them.
const MOST_DATAGRAMS: usize = 4096;

/// A request of a caller.
#[derive(Debug)]
pub(crate) enum Command {
    OpenRoom(RoomId),
    CloseRoom(RoomId),
    Negotiate(Box<Negotiation>),
    Allow { room: RoomId, peer: PeerId, source: Source, allowed: bool },
    Hold { room: RoomId, peer: PeerId, held: bool },
    View { room: RoomId, peer: PeerId, slots: Vec<Slot> },
    Tap { room: RoomId, sink: TapSink },
    WishFor { room: RoomId, wishes: Vec<TapWish> },
    AskForKeyframe { room: RoomId, peer: PeerId, source: Source },
    ClosePeer { room: RoomId, peer: PeerId },
    Stop,
}

/// An offer to be answered.
#[derive(Debug)]
pub(crate) struct Negotiation {
    pub(crate) room: RoomId,
    pub(crate) peer: PeerId,
    pub(crate) kind: PeerKind,
    pub(crate) offer: Offer,
    pub(crate) sources: Vec<(String, Source)>,
    pub(crate) reply: oneshot::Sender<Result<String, NegotiateError>>,
}

/// A datagram that came to another thread's socket.
#[derive(Debug)]
pub(crate) struct Datagram {
    pub(crate) remote: SocketAddr,
    pub(crate) local: Option<IpAddr>,
    pub(crate) bytes: Vec<u8>,
}

/// A TCP connection whose first frame named a peer of another thread.
#[derive(Debug)]
pub(crate) struct Connection {
    pub(crate) stream: TcpStream,
    pub(crate) remote: SocketAddr,
    /// What has been read from it.
    pub(crate) read: Vec<u8>,
}

/// What waits for a thread.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    pub(crate) commands: VecDeque<Command>,
    pub(crate) datagrams: Vec<Datagram>,
    pub(crate) connections: Vec<Connection>,
}

/// A media thread's letter box. Commands are not bounded by number: callers send them one at a time
/// at the pace of people, and a newer view replaces one that still waits.
#[derive(Debug)]
pub(crate) struct Mailbox {
    /// `None` once the thread has stopped: what is left for it then is dropped, which whoever waits
    /// for an answer notices.
    letters: Mutex<Option<Letters>>,
    waker: mio::Waker,
}

impl Mailbox {
    pub(crate) fn new(waker: mio::Waker) -> Self {
        Self { letters: Mutex::new(Some(Letters::default())), waker }
    }

    /// Leaves a command.
    pub(crate) fn command(&self, command: Command) {
        if let Some(letters) = &mut *self.open() {
            if let Command::View { room, peer, .. } = &command {
                let of_same = |waiting: &Command| matches!(waiting, Command::View { room: r, peer: p, .. } if r == room && p == peer);
                letters.commands.retain(|waiting| !of_same(waiting));
            }
            letters.commands.push_back(command);
        }
        self.wake();
    }

    /// Leaves datagrams; returns how many found no room.
    pub(crate) fn datagrams(&self, datagrams: &mut Vec<Datagram>) -> usize {
        let mut dropped = datagrams.len();
        if let Some(letters) = &mut *self.open() {
            let room = MOST_DATAGRAMS.saturating_sub(letters.datagrams.len());
            dropped = datagrams.len().saturating_sub(room);
            letters.datagrams.extend(datagrams.drain(..).take(room));
        }
        self.wake();
        dropped
    }

    /// Leaves a TCP connection.
    pub(crate) fn connection(&self, connection: Connection) {
        if let Some(letters) = &mut *self.open() {
            letters.connections.push(connection);
        }
        self.wake();
    }

    /// Takes everything out, leaving `empty` in its place so that its buffers are used again.
    pub(crate) fn take(&self, empty: &mut Letters) {
        if let Some(letters) = &mut *self.open() {
            std::mem::swap(letters, empty);
        }
    }

    /// The thread stops; nothing is read any more.
    pub(crate) fn close(&self) {
        *self.open() = None;
    }

    fn open(&self) -> MutexGuard<'_, Option<Letters>> {
        // Nothing can panic while it is held, and letters are whole at any time.
        self.letters.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake(&self) {
        if let Err(error) = self.waker.wake() {
            tracing::error!(%error, "cannot wake a media thread");
        }
    }
}
