//! A room inside its media thread: who is in it, who may send what, who wants to see what.

mod direct;
mod forward;
mod listen;
mod tap;

use crate::core::active_speaker::Speakers;
use crate::core::audio_slots::AudioSlots;
use crate::figures::Counters;
use crate::outbox::Outbox;
use crate::peer::{Peer, Wanted};
use crate::{PeerId, RoomId, Slot, Source, What};
use std::collections::{HashMap, HashSet};
use std::time::Instant;

/// The peers of a thread, under keys that are used again.
#[derive(Default)]
pub(crate) struct Peers {
    places: Vec<Option<Box<Peer>>>,
    free: Vec<usize>,
}

impl Peers {
    pub(crate) fn insert(&mut self, peer: Box<Peer>) -> usize {
        let key = self.free.pop().unwrap_or_else(|| {
            self.places.push(None);
            self.places.len() - 1
        });
        self.places[key] = Some(peer);
        key
    }

    pub(crate) fn get(&self, key: usize) -> Option<&Peer> {
        self.places.get(key)?.as_deref()
    }

    pub(crate) fn get_mut(&mut self, key: usize) -> Option<&mut Peer> {
        self.places.get_mut(key)?.as_deref_mut()
    }

    pub(crate) fn remove(&mut self, key: usize) -> Option<Box<Peer>> {
        let peer = self.places.get_mut(key)?.take()?;
        self.free.push(key);
        Some(peer)
    }

    /// Takes a peer out for a moment, to be looked at together with others; its key stays taken.
    fn lend(&mut self, key: usize) -> Option<Box<Peer>> {
        self.places.get_mut(key)?.take()
    }

    /// Puts back what was lent.
    fn give_back(&mut self, key: usize, peer: Box<Peer>) {
        self.places[key] = Some(peer);
    }

    pub(crate) fn len(&self) -> usize {
        self.places.len() - self.free.len()
    }

    pub(crate) fn keys(&self) -> Vec<usize> {
        (0..self.places.len()).filter(|key| self.places[*key].is_some()).collect()
    }
}

/// What a room works with.
pub(crate) struct Stage<'a> {
    pub(crate) now: Instant,
    pub(crate) peers: &'a mut Peers,
    /// Peers that have something to send.
    pub(crate) touched: &'a mut Vec<usize>,
    pub(crate) outbox: &'a mut Outbox,
    pub(crate) counters: &'a Counters,
}

impl Stage<'_> {
    /// Puts a peer on the list of those to be drained.
    pub(crate) fn touch(touched: &mut Vec<usize>, key: usize, peer: &mut Peer) {
        if !peer.touched {
            peer.touched = true;
            touched.push(key);
        }
    }
}

/// What a peer may send, by the discriminants of [`Source`].
type Allowed = [bool; Source::ALL.len()];

/// A room.
pub(crate) struct Hall {
    id: RoomId,
    keys: Vec<usize>,
    by_id: HashMap<PeerId, usize>,
    allowed: HashMap<PeerId, Allowed>,
    views: HashMap<PeerId, Vec<Slot>>,
    /// To whom nothing flows for the time being.
    held: HashSet<PeerId>,
    /// The audio tracks that are forwarded at all.
    audible: AudioSlots<u64>,
    speakers: Speakers<PeerId>,
    looked_at: Instant,
    directed_at: Instant,
    /// Whether sections have to be directed anew.
    dirty: bool,
    /// Where media is taken out, if it is.
    tap: Option<tap::Tap>,
}

impl Hall {
    pub(crate) fn new(id: RoomId, now: Instant) -> Self {
        Self {
            id,
            keys: Vec::new(),
            by_id: HashMap::new(),
            allowed: HashMap::new(),
            views: HashMap::new(),
            held: HashSet::new(),
            audible: AudioSlots::new(0),
            speakers: Speakers::new(),
            looked_at: now,
            directed_at: now,
            dirty: false,
            tap: None,
        }
    }

    /// The keys of those in it.
    pub(crate) fn keys(&self) -> &[usize] {
        &self.keys
    }

    /// The key of a peer, unless it is lent.
    pub(crate) fn find(&self, peers: &Peers, id: PeerId) -> Option<usize> {
        self.by_id.get(&id).copied().filter(|key| peers.get(*key).is_some())
    }

    /// Whether a peer may send a source.
    pub(crate) fn allows(&self, id: PeerId, source: Source) -> bool {
        self.allowed.get(&id).is_some_and(|allowed| allowed[source as usize])
    }

    /// A peer is new or has negotiated anew.
    pub(crate) fn welcome(&mut self, key: usize, stage: &mut Stage<'_>) {
        if !self.keys.contains(&key) {
            self.keys.push(key);
        }
        if let Some(peer) = stage.peers.get_mut(key) {
            self.by_id.insert(peer.id, key);
            peer.held = self.held.contains(&peer.id);
        }
        let sections = self.keys.iter().filter_map(|key| stage.peers.get(*key)).map(|peer| peer.audio.len()).max();
        // One more than anybody receives: nobody hears himself.
        self.audible.resize(sections.unwrap_or(0) + 1);
        self.apply_view(key, stage.peers);
        self.direct(stage);
    }

    /// A peer has left; its key is no longer valid.
    pub(crate) fn leave(&mut self, key: usize, peer: &Peer, stage: &mut Stage<'_>) {
        self.keys.retain(|other| *other != key);
        self.by_id.retain(|_, other| *other != key);
        for track in &peer.tracks {
            self.silence(track.uid, stage.peers);
        }
        self.speakers.forget(peer.id);
        self.direct(stage);
    }

    /// Forgets what was said about a peer.
    pub(crate) fn forget(&mut self, id: PeerId) {
        self.allowed.remove(&id);
        self.views.remove(&id);
        self.held.remove(&id);
    }

    /// Says whether nothing flows to a peer for the time being.
    pub(crate) fn hold(&mut self, id: PeerId, held: bool, stage: &mut Stage<'_>) {
        let changed = if held { self.held.insert(id) } else { self.held.remove(&id) };
        if changed {
            // A thousand are held at one stroke; sections are directed once for all of them.
            self.dirty = true;
        }
        if let Some(peer) = self.find(stage.peers, id).and_then(|key| stage.peers.get_mut(key)) {
            peer.held = held;
        }
    }

    pub(crate) fn allow(&mut self, id: PeerId, source: Source, allowed: bool, stage: &mut Stage<'_>) {
        self.allowed.entry(id).or_default()[source as usize] = allowed;
        let Some(key) = self.find(stage.peers, id) else { return };
        let peer = stage.peers.get_mut(key).expect("a peer that was found is there");
        let mut stopped = Vec::new();
        for track in peer.tracks.iter_mut().filter(|track| track.source == source && track.allowed != allowed) {
            track.allowed = allowed;
            stopped.push(track.uid);
        }
        if !allowed {
            for uid in stopped {
                self.silence(uid, stage.peers);
            }
        }
        self.direct(stage);
    }

    pub(crate) fn view(&mut self, id: PeerId, slots: Vec<Slot>, stage: &mut Stage<'_>) {
        self.views.insert(id, slots);
        if let Some(key) = self.find(stage.peers, id) {
            self.apply_view(key, stage.peers);
            self.direct(stage);
        }
    }

    /// Writes a peer's view into its sections.
    fn apply_view(&self, key: usize, peers: &mut Peers) {
        let Some(peer) = peers.get_mut(key) else { return };
        let Some(view) = self.views.get(&peer.id) else { return };
        for section in &mut peer.video {
            let slot = view.iter().enumerate().find(|(_, slot)| slot.mid == section.name);
            section.wanted = slot.map(|(order, slot)| Wanted {
                peer: slot.peer,
                source: slot.source,
                height: slot.height,
                order: order as u32,
            });
        }
    }

    /// An audio track has stopped: its places are free, and what comes of it later is new.
    fn silence(&mut self, uid: u64, peers: &mut Peers) {
        self.audible.retain(|other| other != uid);
        if let Some(tap) = &mut self.tap {
            tap.interrupt(uid);
        }
        for key in &self.keys {
            let Some(peer) = peers.get_mut(*key) else { continue };
            peer.audio_places.retain(|other| other != uid);
            for section in &mut peer.audio {
                section.interrupt(uid);
            }
        }
    }

    /// Says what a section shows, if that has changed.
    fn tell(&self, peer: PeerId, mid: &str, shows: Option<(PeerId, Source)>, outbox: &mut Outbox) {
        outbox.send(self.id, What::Slot { peer, mid: mid.to_owned(), shows });
    }
}
