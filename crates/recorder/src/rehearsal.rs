//! A recorder whose time is given and which waits for its codecs: what comes out depends on what goes in
//! and on nothing else. Benchmarks and tests use it; a meeting has a [`crate::Recorder`].

use crate::studio::{Output, Studio};
use crate::{Command, Config, Event, Packet, TrackId};
use std::time::{Duration, Instant};

/// A recorder whose time is given.
pub struct Rehearsal {
    studio: Studio,
    epoch: Instant,
}

impl Rehearsal {
    /// Begins one whose clock stands at nought. Packets' arrivals count from `epoch`.
    pub fn new(config: Config, epoch: Instant) -> Self {
        Self { studio: Studio::new(config, epoch, true), epoch }
    }

    /// Gives a media packet.
    pub fn media(&mut self, track: TrackId, packet: Packet) {
        self.studio.media(track, packet);
    }

    /// Tells something at a time.
    pub fn tell(&mut self, now: Duration, command: Command) {
        self.studio.command(now, command);
    }

    /// Does what is due at `now`.
    pub fn tick(&mut self, now: Duration) -> Vec<Event> {
        self.studio.tick(now);
        self.events()
    }

    /// Ends all recordings.
    pub fn finish(mut self, now: Duration) -> Vec<Event> {
        self.studio.finish(now);
        self.events()
    }

    fn events(&mut self) -> Vec<Event> {
        let epoch = self.epoch;
        let one = |output| match output {
            Output::Event(event) => Some(event),
            Output::Done(done) => match done.seal(epoch) {
                Ok(part) => part.map(Event::Part),
                Err(trouble) => Some(Event::Trouble(trouble)),
            },
        };
        std::iter::from_fn(|| self.studio.poll()).filter_map(one).collect()
    }
}
