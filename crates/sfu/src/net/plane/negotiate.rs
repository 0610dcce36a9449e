//! Answers offers and keeps the names by which peers are found.

use super::Plane;
use crate::figures::{count, shift};
use crate::offer::Offer;
use crate::peer::Peer;
use crate::{NegotiateError, PeerId, PeerKind, RoomId, Source};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::PoisonError;
use std::time::Instant;

/// Most peers of one thread.
const MOST_PEERS: usize = 4_096;

impl Plane {
    pub(super) fn negotiate(
        &mut self,
        room: RoomId,
        id: PeerId,
        kind: PeerKind,
        offer: &Offer,
        sources: &[(String, Source)],
        now: Instant,
    ) -> Result<String, NegotiateError> {
        let hall = self.rooms.get(&room).ok_or(NegotiateError::Stopped)?;
        let known = hall.find(&self.peers, id);
        let of_same = |key: &usize| self.peers.get(*key).is_some_and(|peer| peer.is_of(offer) && peer.kind == kind);
        let same = known.filter(of_same);
        if same.is_none() && (self.peers.len() >= MOST_PEERS || self.outbox.is_stuck()) {
            return Err(NegotiateError::Overloaded);
        }
        let mut fresh = None;
        let peer = match same {
            Some(key) => self.peers.get_mut(key).expect("a peer that was found is there"),
            None => fresh.insert(Box::new(Peer::new(id, room, kind, &self.identity, now))),
        };
        let before = peer.ufrag.clone();
        let uids = &mut self.uids;
        let uid = || {
            *uids += 1;
            *uids
        };
        // What str0m makes of a hostile text is the one thing here that nobody can foresee.
        let answered =
            catch_unwind(AssertUnwindSafe(|| peer.answer(offer, sources, |source| hall.allows(id, source), uid)));
        let ufrag = peer.ufrag.clone();
        let answer = match answered {
            Ok(answer) => answer,
            Err(_) => {
                count(&self.counters.panics);
                if let Some(key) = same {
                    self.close(key, now);
                }
                return Err(NegotiateError::BadOffer("The offer cannot be understood.".to_owned()));
            }
        };
        if let (Err(_), Some(key)) = (&answer, same)
            && !self.peers.get(key).is_some_and(Peer::is_alive)
        {
            self.close(key, now);
        }
        let answer = answer?;
        let key = match (same, fresh) {
            (Some(key), _) => key,
            (None, Some(peer)) => {
                if let Some(old) = known {
                    self.replace(old, now);
                }
                shift(&self.counters.peers, 1);
                count(&self.counters.peers_total);
                self.peers.insert(peer)
            }
            (None, None) => return Err(NegotiateError::Stopped),
        };
        if before != ufrag {
            self.rename(key, &before, ufrag);
        }
        self.in_room(room, now, |hall, stage| hall.welcome(key, stage));
        self.touch(key);
        Ok(answer)
    }

    /// Notes a peer's new user name fragment.
    fn rename(&mut self, key: usize, before: &str, ufrag: String) {
        let mut directory = self.directory.write().unwrap_or_else(PoisonError::into_inner);
        directory.remove(before);
        directory.insert(ufrag.clone(), self.index);
        drop(directory);
        self.ufrags.remove(before);
        self.ufrags.insert(ufrag, key);
    }

    /// Which thread has the peer with a user name fragment.
    pub(crate) fn thread_of(&self, ufrag: &str) -> Option<usize> {
        if self.ufrags.contains_key(ufrag) {
            return Some(self.index);
        }
        self.directory.read().unwrap_or_else(PoisonError::into_inner).get(ufrag).copied()
    }
}
