//! Tracks that are kept as they come.

use super::{Output, Studio};
use crate::{Event, TrackId, Trouble};
use std::time::Duration;

impl Studio {
    /// Writes what has come of tracks that are kept as they come.
    pub(super) fn keep_tracks(&mut self, now: Duration) {
        self.tracks.advance(now, &mut self.relations);
        self.kept();
    }

    /// A track has ended.
    pub(super) fn lose(&mut self, now: Duration, track: TrackId) {
        if self.tracks.has(track) {
            self.keep_tracks(now);
            self.tracks.gone(track);
            self.kept();
        }
    }

    pub(super) fn kept(&mut self) {
        let (events, done) = self.tracks.poll();
        for event in events {
            match event {
                Event::Trouble(Trouble::NoSpace) => self.no_space(),
                event => self.tell(event),
            }
        }
        self.outputs.extend(done.into_iter().map(|done| Output::Done(Box::new(done))));
    }
}
