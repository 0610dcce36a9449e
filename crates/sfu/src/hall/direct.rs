//! Decides what flows into every receiving video section.

use super::{Hall, Peers, Stage};
use crate::core::allocate::{self, Wish};
use crate::figures::count;
use crate::peer::{Peer, Target, Wanted, Watcher};
use crate::{PeerKind, Source};
use std::time::Duration;

/// How long a section keeps a layer before a higher one is tried.
const SETTLED: Duration = Duration::from_secs(2);

/// Height that is assumed for receivers that have no view.
const UNKNOWN_HEIGHT: u32 = 1080;

/// Ranks of wishes: screens first, then whoever speaks, then the rest, each in the order of the view.
const RANK_SPEAKER: u32 = 1_000;
const RANK_OTHERS: u32 = 2_000;

impl Hall {
    /// Directs all sections anew.
    pub(super) fn direct(&mut self, stage: &mut Stage<'_>) {
        self.dirty = false;
        self.directed_at = stage.now;
        for index in 0..self.keys.len() {
            let key = self.keys[index];
            if stage.peers.get(key).is_some_and(|peer| !peer.video.is_empty()) {
                self.direct_receiver(key, stage);
            }
        }
        self.note_watchers(stage);
        self.direct_tap(stage);
    }

    fn direct_receiver(&mut self, key: usize, stage: &mut Stage<'_>) {
        self.choose_view(key, stage.peers);
        let Some(mut receiver) = stage.peers.lend(key) else { return };
        let mut sections = Vec::new();
        let mut wishes = Vec::new();
        for (index, section) in receiver.video.iter().enumerate() {
            let Some(wanted) = section.wanted else { continue };
            let Some((target, wish)) = self.wish(&receiver, index, wanted, stage) else { continue };
            sections.push((index, target));
            wishes.push(wish);
        }
        let audio = receiver.audio_meter.rate_bps(stage.now);
        let budget = receiver.budget_bps().map(|bps| bps.saturating_sub(audio));
        let grant = allocate::allocate(&wishes, budget);
        receiver.taken_bps = grant.taken_bps + audio;
        // Padding fills the line up to the next step, so that the estimate can show that there is
        // room for it: an estimate never grows far beyond what is sent.
        let minimum = if grant.next_bps == 0 { 0 } else { grant.next_bps + audio };
        receiver.ask_for(minimum, (grant.desired_bps + audio) * 120 / 100);
        let mut granted = sections.iter().zip(&grant.layers).peekable();
        for index in 0..receiver.video.len() {
            let mine = granted.next_if(|((section, _), _)| *section == index);
            let target = mine.and_then(|((_, target), layer)| Some(Target { layer: (*layer)?, ..*target }));
            self.aim(&mut receiver, index, target, stage);
        }
        stage.peers.give_back(key, receiver);
    }

    /// What a section's wish is about, if there is such a track and the receiver can decode it.
    fn wish(&self, receiver: &Peer, index: usize, wanted: Wanted, stage: &mut Stage<'_>) -> Option<(Target, Wish)> {
        let section = &receiver.video[index];
        if receiver.held {
            return None;
        }
        let key = self.find(stage.peers, wanted.peer)?;
        let publisher = stage.peers.get_mut(key)?;
        let track = publisher.tracks.iter_mut().find(|track| track.source == wanted.source && track.allowed)?;
        if track.source.is_audio() || track.format.is_some_and(|format| section.taken.pt(format).is_none()) {
            return None;
        }
        let rank = match wanted.source {
            Source::Screen => 0,
            _ if self.speakers.active() == Some(wanted.peer) => RANK_SPEAKER,
            _ => RANK_OTHERS,
        };
        let current = section.current().filter(|target| target.uid == track.uid);
        let wish = Wish {
            rank: rank + wanted.order,
            height: wanted.height,
            layers: track.facts(stage.now),
            now: current.map(|target| target.layer),
            settled: section.changed_at.is_none_or(|at| stage.now.saturating_duration_since(at) >= SETTLED),
        };
        Some((Target { peer: key, uid: track.uid, layer: 0 }, wish))
    }

    /// Gives a section its target, stops what must not flow any more, and asks for a keyframe where
    /// one is waited for.
    fn aim(&self, receiver: &mut Peer, index: usize, target: Option<Target>, stage: &mut Stage<'_>) {
        let id = receiver.id;
        let section = &mut receiver.video[index];
        section.target = target;
        let flows = |current: Target| {
            stage
                .peers
                .get(current.peer)
                .is_some_and(|peer| peer.tracks.iter().any(|t| t.uid == current.uid && t.allowed))
        };
        if section.current().is_some_and(|current| target.is_none() || !flows(current)) {
            section.stop();
            tracing::debug!(peer.id = id.0, section.mid = %section.name, "a section stops");
            if section.told.take().is_some() {
                self.tell(id, &section.name, None, stage.outbox);
            }
        }
        if let Some(target) = target
            && section.waits()
        {
            Self::want_keyframe(target, stage);
        }
    }

    /// Notes for every track which sections it has to go to.
    fn note_watchers(&self, stage: &mut Stage<'_>) {
        for key in &self.keys {
            if let Some(peer) = stage.peers.get_mut(*key) {
                peer.tracks.iter_mut().for_each(|track| track.watchers.clear());
            }
        }
        for key in &self.keys {
            let Some(receiver) = stage.peers.get(*key) else { continue };
            let mut flows: Vec<(Target, Watcher)> = Vec::new();
            for (index, section) in receiver.video.iter().enumerate() {
                let watcher = Watcher { peer: *key, section: index };
                flows.extend([section.target, section.current()].into_iter().flatten().map(|target| (target, watcher)));
            }
            for (target, watcher) in flows {
                let track =
                    stage.peers.get_mut(target.peer).and_then(|p| p.tracks.iter_mut().find(|t| t.uid == target.uid));
                if let Some(track) = track
                    && !track.watchers.contains(&watcher)
                {
                    track.watchers.push(watcher);
                }
            }
        }
    }

    /// Fills the sections of a watcher without a view: screens, then whoever speaks, then the others.
    fn choose_view(&self, key: usize, peers: &mut Peers) {
        let Some(receiver) = peers.get(key) else { return };
        if receiver.kind != PeerKind::Whep || self.views.contains_key(&receiver.id) {
            return;
        }
        let mut shown: Vec<(u32, Wanted)> = Vec::new();
        for other in self.keys.iter().filter(|other| **other != key) {
            let Some(peer) = peers.get(*other) else { continue };
            for track in peer.tracks.iter().filter(|track| track.allowed && !track.source.is_audio()) {
                let rank = match track.source {
                    Source::Screen => 0,
                    _ if self.speakers.active() == Some(peer.id) => 1,
                    _ => 2,
                };
                let wanted = Wanted { peer: peer.id, source: track.source, height: UNKNOWN_HEIGHT, order: 0 };
                shown.push((rank, wanted));
            }
        }
        shown.sort_by_key(|(rank, _)| *rank);
        let Some(receiver) = peers.get_mut(key) else { return };
        for (index, section) in receiver.video.iter_mut().enumerate() {
            section.wanted = shown.get(index).map(|(_, wanted)| Wanted { order: index as u32, ..*wanted });
        }
    }

    /// Notes that a keyframe of an encoding is needed.
    pub(super) fn want_keyframe(target: Target, stage: &mut Stage<'_>) {
        let track = stage.peers.get_mut(target.peer).and_then(|p| p.tracks.iter_mut().find(|t| t.uid == target.uid));
        if let Some(layer) = track.and_then(|track| track.layers.get_mut(target.layer)) {
            layer.requests.want();
        }
    }

    /// Sends the requests for keyframes that are due.
    pub(super) fn ask_for_keyframes(&self, key: usize, stage: &mut Stage<'_>) {
        let Some(peer) = stage.peers.get_mut(key) else { return };
        let mut asked = false;
        for track in 0..peer.tracks.len() {
            for layer in 0..peer.tracks[track].layers.len() {
                if peer.tracks[track].layers[layer].requests.due(stage.now) {
                    peer.request_keyframe(track, layer);
                    count(&stage.counters.plis_out);
                    asked = true;
                }
            }
        }
        if asked {
            Stage::touch(stage.touched, key, peer);
        }
    }
}
