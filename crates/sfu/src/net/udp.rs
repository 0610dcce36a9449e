//! One UDP socket of the media port.

use mio::net::UdpSocket;
use quinn_udp::{BATCH_SIZE, RecvMeta, UdpSockRef, UdpSocketState};
use socket2::{Domain, Protocol, Socket, Type};
use std::io::{self, IoSliceMut};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// Room for one receive: the most that the kernel gathers into one buffer (GRO).
const BUFFER: usize = 64 * 1024;

/// Wanted size of the kernel's buffers, in bytes: some tens of milliseconds of the busiest server.
const KERNEL_BUFFER: usize = 4 * 1024 * 1024;

/// A socket and what quinn-udp knows of it, shared by the two directions of one thread.
pub(crate) struct Port {
    pub(crate) socket: UdpSocket,
    state: UdpSocketState,
    /// Whether IPv4 addresses have to be written as IPv6 ones.
    mapped: bool,
    /// Whether the system chooses the source address, unless it is told.
    unspecified: bool,
}

impl Port {
    /// Binds; with `shared`, other sockets may bind to the same port and the kernel spreads what
    /// comes by the sender's address.
    pub(crate) fn bind(address: SocketAddr, shared: bool) -> io::Result<Self> {
        let socket = Socket::new(Domain::for_address(address), Type::DGRAM, Some(Protocol::UDP))?;
        if address.is_ipv6() {
            socket.set_only_v6(!address.ip().is_unspecified())?;
        }
        if shared {
            socket.set_reuse_port(true)?;
        }
        enlarge(&socket);
        socket.set_nonblocking(true)?;
        socket.bind(&address.into())?;
        let state = UdpSocketState::new(UdpSockRef::from(&socket))?;
        let mapped = address.is_ipv6() && address.ip().is_unspecified();
        let unspecified = address.ip().is_unspecified();
        Ok(Self { socket: UdpSocket::from_std(socket.into()), state, mapped, unspecified })
    }

    pub(crate) fn local_addr(&self) -> io::Result<SocketAddr> {
        self.socket.local_addr()
    }

    /// Most datagrams that one [`Port::send`] may carry.
    pub(crate) fn most_segments(&self) -> usize {
        self.state.max_gso_segments()
    }

    /// Sends datagrams of `segment` bytes each (the last may be shorter) that lie one after another.
    pub(crate) fn send(&self, to: SocketAddr, from: Option<IpAddr>, contents: &[u8], segment: usize) -> io::Result<()> {
        let destination = match (to.ip(), self.mapped) {
            (IpAddr::V4(ip), true) => SocketAddr::new(ip.to_ipv6_mapped().into(), to.port()),
            _ => to,
        };
        let transmit = quinn_udp::Transmit {
            destination,
            ecn: None,
            contents,
            segment_size: (segment < contents.len()).then_some(segment),
            src_ip: from.filter(|_| self.unspecified),
        };
        self.state.try_send(UdpSockRef::from(&self.socket), &transmit)
    }
}

/// Asks for large buffers: past the system's limit if the process may, otherwise up to it.
fn enlarge(socket: &Socket) {
    if rustix::net::sockopt::set_socket_recv_buffer_size_force(socket, KERNEL_BUFFER).is_err() {
        // What the limit allows is granted without an error.
        let _ = socket.set_recv_buffer_size(KERNEL_BUFFER);
    }
    if rustix::net::sockopt::set_socket_send_buffer_size_force(socket, KERNEL_BUFFER).is_err() {
        let _ = socket.set_send_buffer_size(KERNEL_BUFFER);
    }
}

/// Receives batches into buffers that are kept.
pub(crate) struct Receiver {
    port: Arc<Port>,
    buffers: Vec<u8>,
    metas: [RecvMeta; BATCH_SIZE],
    filled: usize,
}

impl Receiver {
    pub(crate) fn new(port: Arc<Port>) -> Self {
        Self { port, buffers: vec![0; BUFFER * BATCH_SIZE], metas: [RecvMeta::default(); BATCH_SIZE], filled: 0 }
    }

    /// Receives what is there, at most one batch; an error of kind `WouldBlock` when nothing is.
    pub(crate) fn receive(&mut self) -> io::Result<()> {
        self.filled = 0;
        let mut chunks = self.buffers.chunks_exact_mut(BUFFER);
        let mut slices: [IoSliceMut<'_>; BATCH_SIZE] =
            std::array::from_fn(|_| IoSliceMut::new(chunks.next().expect("there is a buffer for each")));
        self.filled = self.port.state.recv(UdpSockRef::from(&self.port.socket), &mut slices, &mut self.metas)?;
        Ok(())
    }

    /// The datagrams of the last batch: sender, address they were sent to, contents.
    pub(crate) fn datagrams(&self) -> impl Iterator<Item = (SocketAddr, Option<IpAddr>, &[u8])> {
        self.metas[..self.filled].iter().zip(self.buffers.chunks_exact(BUFFER)).flat_map(|(meta, buffer)| {
            let remote = SocketAddr::new(meta.addr.ip().to_canonical(), meta.addr.port());
            let local = meta.dst_ip.map(|ip| ip.to_canonical());
            buffer[..meta.len].chunks(meta.stride.max(1)).map(move |datagram| (remote, local, datagram))
        })
    }
}
