//! Sends events without ever waiting and without growing.

use crate::figures::{Counters, count};
use crate::{Event, PeerId, RoomId, What};
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::TrySendError;

/// Most events kept for a channel that is full. Beyond it no new peer is taken, and as every kept
/// event belongs to a peer, what those already there can add is bounded by their sections.
const MOST_KEPT: usize = 16_384;

/// Events of one thread on their way out.
pub(crate) struct Outbox {
    sender: mpsc::Sender<Event>,
    counters: Arc<Counters>,
    /// The latest of each kind that the channel had no room for, and in which order they are due.
    kept: HashMap<Key, Event>,
    order: VecDeque<Key>,
}

/// What a newer event replaces.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Link(RoomId, PeerId),
    Slot(RoomId, PeerId, String),
}

impl Outbox {
    pub(crate) fn new(sender: mpsc::Sender<Event>, counters: Arc<Counters>) -> Self {
        Self { sender, counters, kept: HashMap::new(), order: VecDeque::new() }
    }

    /// Sends an event, or keeps it if the channel is full and it may not be lost.
    pub(crate) fn send(&mut self, room: RoomId, what: What) {
        let key = match &what {
            What::Connected { peer } | What::Disconnected { peer } | What::Closed { peer } => Key::Link(room, *peer),
            What::Slot { peer, mid, .. } => Key::Slot(room, *peer, mid.clone()),
            What::Speakers(_) | What::Quality { .. } | What::Figures { .. } => {
                if !self.order.is_empty() || self.sender.try_send(Event { room, what }).is_err() {
                    count(&self.counters.events_dropped);
                }
                return;
            }
        };
        let event = Event { room, what };
        // One that waits must not be overtaken by its successor.
        if self.order.is_empty() {
            match self.sender.try_send(event) {
                Ok(()) | Err(TrySendError::Closed(_)) => {}
                Err(TrySendError::Full(event)) => self.keep(key, event),
            }
        } else {
            self.keep(key, event);
        }
    }

    fn keep(&mut self, key: Key, event: Event) {
        if self.kept.insert(key.clone(), event).is_none() {
            self.order.push_back(key);
        }
    }

    /// Sends what was kept, as far as there is room.
    pub(crate) fn flush(&mut self) {
        while let Some(key) = self.order.front() {
            let Some(event) = self.kept.remove(key) else {
                self.order.pop_front();
                continue;
            };
            match self.sender.try_send(event) {
                Ok(()) | Err(TrySendError::Closed(_)) => {
                    self.order.pop_front();
                }
                Err(TrySendError::Full(event)) => {
                    self.kept.insert(key.clone(), event);
                    return;
                }
            }
        }
    }

    /// Whether nothing waits.
    pub(crate) fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Whether so much waits that nobody new may be taken.
    pub(crate) fn is_stuck(&self) -> bool {
        self.order.len() >= MOST_KEPT
    }

    /// Forgets the events of a room that nobody holds any more.
    pub(crate) fn forget(&mut self, room: RoomId) {
        self.kept.retain(|key, _| !matches!(key, Key::Link(of, _) | Key::Slot(of, ..) if *of == room));
        self.order.retain(|key| self.kept.contains_key(key));
    }
}

#[cfg(test)]
mod tests;
