//! Closes peers and rooms.

use super::Plane;
use crate::figures::{count, shift};
use crate::{PeerId, RoomId, What};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::PoisonError;
use std::time::Instant;

impl Plane {
    pub(super) fn close_room(&mut self, id: RoomId, now: Instant) {
        let keys = self.rooms.get(&id).map(|hall| hall.keys().to_vec()).unwrap_or_default();
        for key in keys {
            self.close(key, now);
        }
        self.rooms.remove(&id);
        self.outbox.forget(id);
    }

    /// Says goodbye to a peer and closes it.
    pub(super) fn close(&mut self, key: usize, now: Instant) {
        self.farewell(key, now);
        self.abandon(key, now);
    }

    /// Closes a peer's transport because the same person has another one now; he is told nothing.
    pub(super) fn replace(&mut self, key: usize, now: Instant) {
        self.farewell(key, now);
        self.take_out(key, now);
    }

    fn farewell(&mut self, key: usize, now: Instant) {
        let Some(peer) = self.peers.get_mut(key) else { return };
        let (egress, news) = (&mut self.egress, &mut self.news);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            peer.close();
            peer.drain(now, egress, news)
        }));
        if outcome.is_err() {
            count(&self.counters.panics);
        }
        self.news.clear();
        self.egress.flush();
    }

    /// Takes a peer out whose transport is dead.
    pub(super) fn abandon(&mut self, key: usize, now: Instant) {
        if let Some((room, peer)) = self.take_out(key, now) {
            self.outbox.send(room, What::Closed { peer });
        }
    }

    fn take_out(&mut self, key: usize, now: Instant) -> Option<(RoomId, PeerId)> {
        let peer = self.peers.remove(key)?;
        for address in peer.addresses() {
            // Another may have the address by now.
            if self.routes.get(&address) == Some(&key) {
                self.routes.remove(&address);
            }
        }
        self.ufrags.remove(&peer.ufrag);
        self.directory.write().unwrap_or_else(PoisonError::into_inner).remove(&peer.ufrag);
        shift(&self.counters.peers, -1);
        self.in_room(peer.room, now, |hall, stage| hall.leave(key, &peer, stage));
        Some((peer.room, peer.id))
    }
}
