//! Opens the sockets and starts the threads.

use super::addresses::{self, Candidates};
use super::egress::Egress;
use super::tcp::Tcp;
use super::thread::{LISTENER, MediaThread, Parts, SOCKET, WAKER};
use super::udp::{Port, Receiver};
use crate::figures::Counters;
use crate::mailbox::Mailbox;
use crate::outbox::Outbox;
use crate::peer::Identity;
use crate::sfu::Thread;
use crate::{Config, Event, StartError};
use mio::net::TcpListener;
use mio::{Interest, Poll, Waker};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, RwLock};
use std::thread::JoinHandle;
use tokio::sync::mpsc;

/// What was started.
pub(crate) struct Listening {
    pub(crate) threads: Vec<Thread>,
    pub(crate) joins: Vec<JoinHandle<()>>,
    pub(crate) udp: SocketAddr,
    pub(crate) tcp: Option<SocketAddr>,
}

/// Which thread has the peer with this user name fragment. It is asked only about senders that a
/// thread does not know yet.
pub(crate) type Directory = Arc<RwLock<HashMap<String, usize>>>;

/// Listens and starts.
pub(crate) fn start(config: &Config, events: &mpsc::Sender<Event>) -> Result<Listening, StartError> {
    let count = config.thread_count().max(1);
    let mut ports = vec![Port::bind(config.udp, count > 1).map_err(StartError::Udp)?];
    let udp = ports[0].local_addr().map_err(StartError::Udp)?;
    for _ in 1..count {
        ports.push(Port::bind(udp, true).map_err(StartError::Udp)?);
    }
    let mut listener = config.tcp.map(TcpListener::bind).transpose().map_err(StartError::Tcp)?;
    let tcp = listener.as_ref().map(TcpListener::local_addr).transpose().map_err(StartError::Tcp)?;
    let candidates = Candidates::new(udp, tcp, &config.announce, &addresses::local());
    if candidates.udp.is_empty() {
        return Err(StartError::NoAddress);
    }
    let identity = Identity::new(candidates);
    let directory = Directory::default();

    let mut polls = Vec::new();
    let mut threads = Vec::new();
    for _ in &ports {
        let poll = Poll::new().map_err(StartError::Thread)?;
        let waker = Waker::new(poll.registry(), WAKER).map_err(StartError::Thread)?;
        polls.push(poll);
        threads.push(Thread { mailbox: Arc::new(Mailbox::new(waker)), counters: Arc::new(Counters::default()) });
    }
    let mut joins = Vec::new();
    for (index, (poll, mut port)) in polls.into_iter().zip(ports).enumerate() {
        let registry = poll.registry();
        registry.register(&mut port.socket, SOCKET, Interest::READABLE).map_err(StartError::Udp)?;
        // One thread accepts; a connection then goes to the thread of its peer.
        let mut listener = if index == 0 { listener.take() } else { None };
        if let Some(listener) = &mut listener {
            registry.register(listener, LISTENER, Interest::READABLE).map_err(StartError::Tcp)?;
        }
        let counters = Arc::clone(&threads[index].counters);
        let tcp = Tcp::new(registry.try_clone().map_err(StartError::Thread)?, Arc::clone(&counters));
        let port = Arc::new(port);
        let parts = Parts {
            index,
            poll,
            listener,
            receiver: Receiver::new(Arc::clone(&port)),
            egress: Egress::new(port, tcp, Arc::clone(&counters)),
            outbox: Outbox::new(events.clone(), Arc::clone(&counters)),
            threads: threads.clone(),
            directory: Arc::clone(&directory),
            identity: identity.clone(),
        };
        let builder = std::thread::Builder::new().name(format!("media-{index}"));
        let join = builder.spawn(move || MediaThread::new(parts).run()).map_err(StartError::Thread)?;
        joins.push(join);
    }
    Ok(Listening { threads, joins, udp, tcp })
}
