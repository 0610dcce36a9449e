//! An SFU, a room and clients, run until something is true.

use crate::client::{Client, Kit};
use convoca_sfu::{Config, NegotiateError, PeerId, PeerKind, Room, Sfu, Slot, Source, What};
use std::time::{Duration, Instant};
use str0m::media::Mid;
use tokio::sync::mpsc::Receiver;

/// How long anything may take before the test has failed.
const PATIENCE: Duration = Duration::from_secs(40);

pub(crate) struct World {
    pub(crate) sfu: Sfu,
    pub(crate) room: Room,
    events: Receiver<convoca_sfu::Event>,
    /// What was told, in order.
    pub(crate) told: Vec<What>,
    pub(crate) clients: Vec<Client>,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::with(1, false)
    }

    pub(crate) fn with(threads: usize, tcp: bool) -> Self {
        let loopback = "127.0.0.1:0".parse().unwrap();
        Self::of(Config { udp: loopback, tcp: tcp.then_some(loopback), announce: Vec::new(), threads })
    }

    pub(crate) fn of(config: Config) -> Self {
        let (sfu, events) = Sfu::start(config).unwrap();
        let room = sfu.open_room();
        Self { sfu, room, events, told: Vec::new(), clients: Vec::new() }
    }

    /// A client that may send everything and is connected.
    pub(crate) async fn join(&mut self, kit: Kit) -> usize {
        let number = self.clients.len() as u8;
        self.enter(Client::new(number, kit)).await
    }

    pub(crate) async fn enter(&mut self, client: Client) -> usize {
        let index = self.clients.len();
        self.clients.push(client);
        Source::ALL.iter().for_each(|source| self.allow(index, *source, true));
        self.negotiate(index).await.unwrap();
        self.run(|world| world.clients[index].connected).await;
        index
    }

    pub(crate) async fn negotiate(&mut self, index: usize) -> Result<(), NegotiateError> {
        let client = &self.clients[index];
        let (offer, sources) = (client.offer.clone(), client.sources.clone());
        let answer = self.room.negotiate(peer(index), &offer, &sources, PeerKind::Client).await?;
        self.clients[index].accept(&answer);
        Ok(())
    }

    pub(crate) fn allow(&self, index: usize, source: Source, allowed: bool) {
        self.room.allow(peer(index), source, allowed);
    }

    /// Shows others' tracks in the client's sections, in their order.
    pub(crate) fn view(&self, index: usize, shown: &[(usize, Source, u32)]) {
        let slot = |(mid, (of, source, height)): (&Mid, &(usize, Source, u32))| Slot {
            mid: mid.to_string(),
            peer: peer(*of),
            source: *source,
            height: *height,
        };
        self.room.view(peer(index), self.clients[index].video.iter().zip(shown).map(slot).collect());
    }

    /// Lets everybody go on until the condition holds.
    pub(crate) async fn run(&mut self, until: impl Fn(&Self) -> bool) {
        let end = Instant::now() + PATIENCE;
        loop {
            self.turn().await;
            if until(self) {
                return;
            }
            assert!(Instant::now() < end, "it has not come to pass; told: {:?}", self.told);
        }
    }

    /// Lets everybody go on for the time of so many pictures.
    pub(crate) async fn pass(&mut self, pictures: u32) {
        let end = Instant::now() + crate::media::PICTURE * pictures;
        while Instant::now() < end {
            self.turn().await;
        }
    }

    async fn turn(&mut self) {
        self.clients.iter_mut().for_each(Client::turn);
        while let Ok(event) = self.events.try_recv() {
            assert_eq!(event.room, self.room.id());
            self.told.push(event.what);
        }
        // Gives the SFU's threads the processor; there are few.
        tokio::time::sleep(Duration::from_millis(1)).await;
    }

    /// What was last told about a section.
    pub(crate) fn shows(&self, index: usize, section: usize) -> Option<(PeerId, Source)> {
        let mid = self.clients[index].video[section].to_string();
        let of_section = |what: &What| match what {
            What::Slot { peer: of, mid: told, shows } if *of == peer(index) && *told == mid => Some(*shows),
            _ => None,
        };
        self.told.iter().rev().find_map(of_section).flatten()
    }
}

/// The SFU's name for a client.
pub(crate) fn peer(index: usize) -> PeerId {
    PeerId(index as u64 + 100)
}
