//! What no forwarding can be cheaper than: copying a packet, sealing it with AES-256-GCM as SRTP
//! does (RFC 7714, the suite that is agreed on first) and sending it, with nothing decided, nothing
//! received and nothing remembered.
//!
//! Packets, destinations and the number of packets in a frame are those of the meeting. The
//! destinations are sockets like those of the meeting's participants, emptied by a thread of their
//! own; on loopback the kernel's way to the receiver is part of sending, for both sides.

use crate::Failure;
use crate::participant::inbox;
use crate::participant::pattern::{FRAME_TIME, IN_FRAME, PAYLOAD};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use quinn_udp::{Transmit, UdpSockRef, UdpSocketState};
use rustix::time::{ClockId, clock_gettime};
use std::net::{SocketAddr, UdpSocket};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

/// Header of RTP with the extensions that a video packet has.
const HEADER: usize = 24;

/// Tag of AES-GCM (RFC 7714, section 8.1).
const TAG: usize = 16;

/// A packet on the wire.
const PACKET: usize = HEADER + PAYLOAD + TAG;

const FRAME: usize = IN_FRAME as usize;

/// How packets are handed to the kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The packets of a frame to one destination with one call (UDP segmentation offload).
    Segmented,
    /// A call for each.
    Each,
}

/// When.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// One frame after the other as fast as it goes: everything stays in the processor's cache.
    Unpaced,
    /// A frame when the meeting has one: between frames the processor does something else or sleeps.
    LikeTheMeeting,
}

/// Processor time of the sending thread for each packet, in nanoseconds, measured for `time`.
///
/// # Errors
/// When sockets or segmentation offload do not work.
pub fn measure(way: Way, pace: Pace, destinations: usize, time: Duration) -> Result<f64, Failure> {
    let drain = Drain::open(destinations)?;
    let socket = UdpSocket::bind("127.0.0.1:0")?;
    let state = UdpSocketState::new(UdpSockRef::from(&socket))?;
    if way == Way::Segmented && state.max_gso_segments() < FRAME {
        return Err("this kernel has no UDP segmentation offload".into());
    }
    // A key each, as each receiver has.
    let key = |at: usize| UnboundKey::new(&AES_256_GCM, &[at.to_le_bytes()[0]; 32]).map(LessSafeKey::new);
    let keys: Vec<_> = (0..destinations).map(key).collect::<Result<_, _>>().map_err(|_| "no key")?;
    let frame = [[0x5a_u8; HEADER + PAYLOAD]; FRAME];
    let mut room = vec![0; PACKET * FRAME];
    let (mut count, mut number) = (0_u64, 0_u64);
    let begin = Instant::now();
    let mut due = begin;
    let used = thread_cpu();
    while begin.elapsed() < time {
        for (key, &to) in keys.iter().zip(&drain.addresses) {
            for (plain, room) in frame.iter().zip(room.chunks_exact_mut(PACKET)) {
                number += 1;
                seal(key, number, plain, room)?;
            }
            match way {
                Way::Segmented => send(&state, &socket, to, &room, Some(PACKET))?,
                Way::Each => {
                    for packet in room.chunks_exact(PACKET) {
                        send(&state, &socket, to, packet, None)?;
                    }
                }
            }
            count += u64::from(IN_FRAME);
        }
        if pace == Pace::LikeTheMeeting {
            due += FRAME_TIME;
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
        }
    }
    let used = thread_cpu().saturating_sub(used);
    drain.close()?;
    Ok(used.as_nanos() as f64 / count.max(1) as f64)
}

fn seal(key: &LessSafeKey, number: u64, plain: &[u8], room: &mut [u8]) -> Result<(), Failure> {
    let mut nonce = [0; NONCE_LEN];
    nonce[4..].copy_from_slice(&number.to_be_bytes());
    let (sealed, tag) = room.split_at_mut(HEADER + PAYLOAD);
    sealed.copy_from_slice(plain);
    let (header, payload) = sealed.split_at_mut(HEADER);
    let nonce = Nonce::assume_unique_for_key(nonce);
    let made = key.seal_in_place_separate_tag(nonce, Aad::from(&*header), payload).map_err(|_| "cannot seal")?;
    tag.copy_from_slice(made.as_ref());
    Ok(())
}

fn send(
    state: &UdpSocketState,
    socket: &UdpSocket,
    destination: SocketAddr,
    contents: &[u8],
    segment_size: Option<usize>,
) -> Result<(), Failure> {
    let transmit = Transmit { destination, ecn: None, contents, segment_size, src_ip: None };
    loop {
        match state.try_send(UdpSockRef::from(socket), &transmit) {
            // Its own buffer is full: the kernel gets to it in a moment.
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => std::thread::yield_now(),
            done => return Ok(done?),
        }
    }
}

fn thread_cpu() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// Sockets that are emptied by a thread.
struct Drain {
    addresses: Vec<SocketAddr>,
    stop: oneshot::Sender<()>,
    thread: JoinHandle<Result<(), Failure>>,
}

impl Drain {
    fn open(count: usize) -> Result<Self, Failure> {
        let sockets: Vec<_> = (0..count).map(|_| UdpSocket::bind("127.0.0.1:0")).collect::<Result<_, _>>()?;
        let addresses = sockets.iter().map(UdpSocket::local_addr).collect::<Result<_, _>>()?;
        for socket in &sockets {
            socket.set_nonblocking(true)?;
            inbox::prepare(socket)?;
        }
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("drain".to_owned()).spawn(move || empty(sockets, stopped))?;
        Ok(Self { addresses, stop, thread })
    }

    fn close(self) -> Result<(), Failure> {
        // It has ended by itself when this fails, and says why below.
        let _ = self.stop.send(());
        self.thread.join().map_err(|_| "the draining thread panicked")?
    }
}

fn empty(sockets: Vec<UdpSocket>, stopped: oneshot::Receiver<()>) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut running = JoinSet::new();
        for socket in sockets {
            let socket = tokio::net::UdpSocket::from_std(socket)?;
            running.spawn(async move {
                while socket.readable().await.is_ok() {
                    // Nothing is wrong when nothing is left; the next wait says so.
                    let _ = inbox::receive(&socket, |_| ());
                }
            });
        }
        // An error means that whoever would stop it is gone, which stops it too.
        let _ = stopped.await;
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_costs_something() {
        for (way, pace) in
            [(Way::Segmented, Pace::Unpaced), (Way::Each, Pace::Unpaced), (Way::Each, Pace::LikeTheMeeting)]
        {
            let cost = measure(way, pace, 2, FRAME_TIME * 2).unwrap();
            assert!(cost > 0.0, "{way:?} {pace:?}");
        }
    }

    #[test]
    fn what_is_sealed_can_be_opened() {
        let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &[7; 32]).unwrap());
        let (plain, mut room) = ([3; HEADER + PAYLOAD], [0; PACKET]);
        seal(&key, 1, &plain, &mut room).unwrap();
        let (header, sealed) = room.split_at_mut(HEADER);
        assert_eq!(header, &plain[..HEADER]);
        assert_ne!(sealed[..PAYLOAD], plain[HEADER..]);
        let nonce = Nonce::assume_unique_for_key([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
        let opened = key.open_in_place(nonce, Aad::from(header), sealed).unwrap();
        assert_eq!(opened, &plain[HEADER..]);
        assert_eq!(PACKET, 1_200);
    }
}
