//! Datagrams in batches, each with the time at which the kernel got it: how long a participant takes
//! to look at them is no part of what is measured.

use nix::sys::socket::sockopt::{RcvBuf, ReceiveTimestampns};
use nix::sys::socket::{ControlMessageOwned, MsgFlags, MultiHeaders, SockaddrStorage, recvmmsg, setsockopt};
use nix::sys::time::TimeSpec;
use std::cell::RefCell;
use std::io::{self, IoSliceMut};
use std::net::{SocketAddr, SocketAddrV4, SocketAddrV6};
use std::os::fd::AsRawFd as _;
use std::time::{Duration, Instant, SystemTime};
use tokio::io::Interest;
use tokio::net::UdpSocket;

/// Most datagrams in a batch.
const BATCH: usize = 32;

/// Longest datagram that is expected; more is cut off and then does not decrypt.
const LONGEST: usize = 2_048;

/// Room for what a socket has to hold while its participant waits for its turn.
const RECEIVE_BUFFER: usize = 1 << 20;

/// A datagram.
#[derive(Clone, Copy, Debug)]
pub struct Datagram<'b> {
    /// Where it comes from.
    pub source: SocketAddr,
    /// What is in it.
    pub contents: &'b [u8],
    /// When the kernel got it, by the system's clock since 1970.
    pub at: Option<Duration>,
}

/// Turns times of the system's clock, which the kernel stamps datagrams with, into [`Instant`]s and
/// back.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    instant: Instant,
    since_1970: Duration,
}

struct Buffers {
    headers: MultiHeaders<SockaddrStorage>,
    bytes: Vec<[u8; LONGEST]>,
}

thread_local! {
    // Participants of one thread take turns, so one set of buffers stays in the processor's cache.
    static BUFFERS: RefCell<Buffers> = RefCell::new(Buffers {
        headers: MultiHeaders::preallocate(BATCH, Some(nix::cmsg_space!(TimeSpec))),
        bytes: vec![[0; LONGEST]; BATCH],
    });
}

impl Clock {
    /// Both clocks as they stand now.
    pub fn new() -> Self {
        let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Self { instant: Instant::now(), since_1970 }
    }

    /// When that was. What lies before this value was made counts as its making.
    pub fn instant(&self, since_1970: Duration) -> Instant {
        self.instant + since_1970.saturating_sub(self.since_1970)
    }

    /// The other way round.
    pub fn since_1970(&self, instant: Instant) -> Duration {
        self.since_1970 + instant.saturating_duration_since(self.instant)
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new()
    }
}

/// Has the kernel stamp what comes to `socket`, and hold enough of it.
///
/// # Errors
/// When it does not.
pub fn prepare(socket: &std::net::UdpSocket) -> io::Result<()> {
    setsockopt(socket, ReceiveTimestampns, &true)?;
    // The kernel grants what it may; less is no reason to stop.
    let _ = setsockopt(socket, RcvBuf, &RECEIVE_BUFFER);
    Ok(())
}

/// Hands over what has come, one batch at most, and says how many that were.
///
/// # Errors
/// [`io::ErrorKind::WouldBlock`] when nothing has come, and whatever is wrong with the socket.
pub fn receive(socket: &UdpSocket, mut each: impl FnMut(Datagram<'_>)) -> io::Result<usize> {
    BUFFERS.with_borrow_mut(|Buffers { headers, bytes }| {
        let mut rooms = bytes.iter_mut();
        let mut slices: [[IoSliceMut<'_>; 1]; BATCH] =
            std::array::from_fn(|_| [IoSliceMut::new(rooms.next().map_or(&mut [], |room| room.as_mut_slice()))]);
        let mut sizes = [None; BATCH];
        let count = socket.try_io(Interest::READABLE, || {
            let flags = MsgFlags::MSG_DONTWAIT;
            let messages = recvmmsg(socket.as_raw_fd(), headers, slices.iter_mut(), flags, None)?;
            let mut count = 0;
            for (message, size) in messages.zip(&mut sizes) {
                let at = message.cmsgs()?.find_map(|control| match control {
                    ControlMessageOwned::ScmTimestampns(time) => Some(Duration::from(time)),
                    _ => None,
                });
                *size = message.address.as_ref().and_then(address).map(|source| (source, message.bytes, at));
                count += 1;
            }
            Ok(count)
        })?;
        for (bytes, size) in bytes.iter().zip(sizes).take(count) {
            if let Some((source, length, at)) = size {
                each(Datagram { source, contents: &bytes[..length.min(LONGEST)], at });
            }
        }
        Ok(count)
    })
}

fn address(storage: &SockaddrStorage) -> Option<SocketAddr> {
    let four = storage.as_sockaddr_in().map(|&address| SocketAddrV4::from(address).into());
    four.or_else(|| storage.as_sockaddr_in6().map(|&address| SocketAddrV6::from(address).into()))
}
