//! ICE over TCP (RFC 6544): connections of peers whose network lets no UDP through.

use super::framing;
use crate::figures::{Counters, count, shift};
use mio::net::TcpStream;
use mio::{Interest, Registry, Token};
use std::collections::HashMap;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream as StdStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// First token of connections; those below belong to the thread's other sources.
pub(crate) const FIRST_TOKEN: usize = 16;

/// Most connections of one thread.
const MOST: usize = 1024;

/// Most bytes that wait to be sent on one connection: half a second of video. A line that does not
/// take them loses packets, as it would by UDP.
const LONGEST_BACKLOG: usize = 256 * 1024;

/// Most bytes read from one connection before the others have their turn.
const READ_AT_ONCE: usize = 64 * 1024;

/// How long a connection may take to name a peer.
const FIRST_FRAME: Duration = Duration::from_secs(10);

/// The connections of one thread.
pub(crate) struct Tcp {
    registry: Registry,
    counters: Arc<Counters>,
    connections: Vec<Option<Connection>>,
    by_remote: HashMap<SocketAddr, usize>,
    scratch: Vec<u8>,
}

struct Connection {
    stream: TcpStream,
    remote: SocketAddr,
    local: Option<SocketAddr>,
    since: Instant,
    /// Whether a peer was found behind it.
    known: bool,
    read: Vec<u8>,
    write: Vec<u8>,
}

/// What reading a connection has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// There is no more for now.
    Drained,
    /// There may be more; it is another's turn.
    More,
    /// The connection is gone.
    Closed,
}

impl Tcp {
    pub(crate) fn new(registry: Registry, counters: Arc<Counters>) -> Self {
        let scratch = vec![0; READ_AT_ONCE];
        Self { registry, counters, connections: Vec::new(), by_remote: HashMap::new(), scratch }
    }

    /// Takes a connection, with what was read from it already; `None` when there are too many.
    pub(crate) fn adopt(
        &mut self,
        mut stream: TcpStream,
        remote: SocketAddr,
        read: Vec<u8>,
        now: Instant,
    ) -> io::Result<Option<usize>> {
        let remote = SocketAddr::new(remote.ip().to_canonical(), remote.port());
        let index = match self.connections.iter().position(Option::is_none) {
            Some(free) => free,
            None if self.connections.len() >= MOST => return Ok(None),
            None => {
                self.connections.push(None);
                self.connections.len() - 1
            }
        };
        let _ = stream.set_nodelay(true);
        let local = stream.local_addr().ok().map(|local| SocketAddr::new(local.ip().to_canonical(), local.port()));
        let token = Token(FIRST_TOKEN + index);
        self.registry.register(&mut stream, token, Interest::READABLE | Interest::WRITABLE)?;
        self.connections[index] =
            Some(Connection { stream, remote, local, since: now, known: false, read, write: Vec::new() });
        self.by_remote.insert(remote, index);
        shift(&self.counters.tcp_connections, 1);
        Ok(Some(index))
    }

    /// Reads what is there.
    pub(crate) fn read(&mut self, index: usize) -> Reading {
        let Some(connection) = self.connections.get_mut(index).and_then(Option::as_mut) else { return Reading::Closed };
        loop {
            match connection.stream.read(&mut self.scratch) {
                Ok(0) => return Reading::Closed,
                Ok(length) => {
                    connection.read.extend_from_slice(&self.scratch[..length]);
                    if connection.read.len() >= READ_AT_ONCE {
                        return Reading::More;
                    }
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Reading::Drained,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return Reading::Closed,
            }
        }
    }

    /// Takes the bytes that were read, to be given back by [`Tcp::keep`].
    pub(crate) fn take_read(&mut self, index: usize) -> Option<(SocketAddr, Option<SocketAddr>, Vec<u8>)> {
        let connection = self.connections.get_mut(index)?.as_mut()?;
        Some((connection.remote, connection.local, std::mem::take(&mut connection.read)))
    }

    /// Gives back what is no whole frame yet.
    pub(crate) fn keep(&mut self, index: usize, read: Vec<u8>) {
        if let Some(Some(connection)) = self.connections.get_mut(index) {
            connection.read = read;
        }
    }

    /// A peer was found behind this connection.
    pub(crate) fn set_known(&mut self, index: usize) {
        if let Some(Some(connection)) = self.connections.get_mut(index) {
            connection.known = true;
        }
    }

    /// Whether a peer was found behind this connection.
    pub(crate) fn is_known(&self, index: usize) -> bool {
        self.connections.get(index).and_then(Option::as_ref).is_some_and(|connection| connection.known)
    }

    /// Lets a connection go to another thread, with `read` as what was read from it.
    pub(crate) fn release(&mut self, index: usize) -> Option<(StdStream, SocketAddr)> {
        let mut connection = self.connections.get_mut(index)?.take()?;
        self.by_remote.remove(&connection.remote);
        shift(&self.counters.tcp_connections, -1);
        self.registry.deregister(&mut connection.stream).ok()?;
        Some((connection.stream.into(), connection.remote))
    }

    /// Closes a connection.
    pub(crate) fn close(&mut self, index: usize) {
        // Dropping what is released closes it.
        drop(self.release(index));
    }

    /// Sends a packet.
    pub(crate) fn send(&mut self, remote: SocketAddr, packet: &[u8]) {
        let connection = self.by_remote.get(&remote).and_then(|index| self.connections[*index].as_mut());
        let Some(connection) = connection else { return };
        if connection.write.len() + packet.len() + 2 > LONGEST_BACKLOG {
            count(&self.counters.dropped_full);
            return;
        }
        framing::push(packet, &mut connection.write);
    }

    /// Writes what waits, on all connections.
    pub(crate) fn flush(&mut self) {
        for index in 0..self.connections.len() {
            let Some(connection) = &mut self.connections[index] else { continue };
            if !connection.write.is_empty() && connection.flush().is_err() {
                self.close(index);
            }
        }
    }

    /// Closes connections that have not named a peer in time.
    pub(crate) fn expire(&mut self, now: Instant) {
        for index in 0..self.connections.len() {
            let late = self.connections[index]
                .as_ref()
                .is_some_and(|one| !one.known && now.saturating_duration_since(one.since) >= FIRST_FRAME);
            if late {
                self.close(index);
            }
        }
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.by_remote.is_empty()
    }
}

impl Connection {
    fn flush(&mut self) -> io::Result<()> {
        let mut written = 0;
        while written < self.write.len() {
            match self.stream.write(&self.write[written..]) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(length) => written += length,
                // The system tells when there is room again.
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.write.drain(..written);
        Ok(())
    }
}
