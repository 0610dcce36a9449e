//! Who speaks in a room, and what it does on its own as time passes.

use super::{Hall, Stage};
use crate::core::active_speaker::INTERVAL;
use crate::{Source, What};
use std::time::Duration;

/// How often sections are directed anew because rates and estimates have moved.
const DIRECT_INTERVAL: Duration = Duration::from_millis(250);

impl Hall {
    /// Time has passed.
    pub(crate) fn tick(&mut self, stage: &mut Stage<'_>) {
        if stage.now.saturating_duration_since(self.looked_at) >= INTERVAL {
            self.looked_at = stage.now;
            self.listen(stage);
        }
        if self.dirty || stage.now.saturating_duration_since(self.directed_at) >= DIRECT_INTERVAL {
            self.direct(stage);
        }
        for index in 0..self.keys.len() {
            self.ask_for_keyframes(self.keys[index], stage);
        }
    }

    /// The estimate of a receiver's line has changed, or something else that the next tick minds.
    pub(crate) fn disturb(&mut self) {
        self.dirty = true;
    }

    fn listen(&mut self, stage: &mut Stage<'_>) {
        let mut loudness = Vec::new();
        for key in &self.keys {
            let Some(peer) = stage.peers.get_mut(*key) else { continue };
            let id = peer.id;
            for track in peer.tracks.iter_mut().filter(|track| track.source == Source::Microphone) {
                if !std::mem::take(&mut track.heard) || !track.allowed {
                    track.loudness.fade();
                }
                loudness.push((id, track.loudness));
            }
        }
        let before = self.speakers.active();
        if let Some(speakers) = self.speakers.look(stage.now, loudness.into_iter()) {
            stage.outbox.send(self.id, What::Speakers(speakers));
        }
        self.dirty |= self.speakers.active() != before;
    }
}
