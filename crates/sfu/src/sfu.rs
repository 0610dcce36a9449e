//! The caller's handle to the media plane.

use crate::figures::Counters;
use crate::mailbox::{Command, Mailbox};
use crate::net::{self, Listening};
use crate::{Config, Event, Figures, Room, RoomId, StartError};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use tokio::sync::mpsc;

/// How many events wait for the caller; beyond it those that repeat a state are dropped.
const EVENTS: usize = 4096;

/// The media plane. Cheap to clone; it stops when [`Sfu::stop`] is called or the last handle is
/// dropped.
#[derive(Clone, Debug)]
pub struct Sfu {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    threads: Vec<Thread>,
    joins: Mutex<Vec<JoinHandle<()>>>,
    rooms: AtomicU64,
    udp: SocketAddr,
    tcp: Option<SocketAddr>,
}

/// What is shared with a media thread.
#[derive(Clone, Debug)]
pub(crate) struct Thread {
    pub(crate) mailbox: Arc<Mailbox>,
    pub(crate) counters: Arc<Counters>,
}

impl Sfu {
    /// Listens and starts the media threads. Events come on the receiver.
    ///
    /// # Errors
    ///
    /// [`StartError`] if a port cannot be had or a thread cannot be started.
    pub fn start(config: Config) -> Result<(Self, mpsc::Receiver<Event>), StartError> {
        let (sender, receiver) = mpsc::channel(EVENTS);
        let Listening { threads, joins, udp, tcp } = net::start(&config, &sender)?;
        let inner = Inner { threads, joins: Mutex::new(joins), rooms: AtomicU64::new(1), udp, tcp };
        Ok((Self { inner: Arc::new(inner) }, receiver))
    }

    /// Where media is received by UDP, with the port that was given if it was chosen by the system.
    pub fn udp_address(&self) -> SocketAddr {
        self.inner.udp
    }

    /// Where media is received by TCP.
    pub fn tcp_address(&self) -> Option<SocketAddr> {
        self.inner.tcp
    }

    /// Opens a room on the media thread with the fewest.
    pub fn open_room(&self) -> Room {
        let id = RoomId(self.inner.rooms.fetch_add(1, Relaxed));
        let thread = self.inner.threads.iter().min_by_key(|thread| {
            let counters = &thread.counters;
            (counters.rooms.load(Relaxed), counters.peers.load(Relaxed))
        });
        let thread = thread.expect("there is at least one thread");
        Room::open(id, Arc::clone(&thread.mailbox), Arc::clone(&thread.counters))
    }

    /// What was counted since the start.
    pub fn figures(&self) -> Figures {
        let mut figures = Figures::default();
        for thread in &self.inner.threads {
            figures.add(&thread.counters);
        }
        figures
    }

    /// Closes everything, says goodbye to all peers and waits until the threads have ended.
    pub async fn stop(&self) {
        let joins = self.inner.halt();
        let ended = tokio::task::spawn_blocking(move || {
            for join in joins {
                if join.join().is_err() {
                    tracing::error!("a media thread has panicked");
                }
            }
        });
        if let Err(error) = ended.await {
            tracing::error!(%error, "cannot wait for the media threads");
        }
    }
}

impl Inner {
    /// Tells the threads to stop and gives out what to wait for.
    fn halt(&self) -> Vec<JoinHandle<()>> {
        for thread in &self.threads {
            thread.mailbox.command(Command::Stop);
        }
        std::mem::take(&mut *self.joins.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.halt();
    }
}
