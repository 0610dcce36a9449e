//! Tracks as they came: each written into files of its own, without being decoded.

mod track;

use crate::file::{Counter, Done, Limits, Recording};
use crate::rtp::clock::Relation;
use crate::rtp::jitter::Arrived;
use crate::{Event, PersonId, Programme, SenderReport, Source, TrackId, Trouble};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;
use track::Track;

/// Most tracks at a time: each has a file open.
const MOST: usize = 256;

/// Tracks as they came.
pub(crate) struct Tracks {
    limits: Limits,
    kinds: BTreeMap<Source, Kind>,
    tracks: BTreeMap<TrackId, Track>,
    /// Those whose files could not be written; they are left alone.
    failed: BTreeSet<TrackId>,
    paused: bool,
    /// Whether it has been told that there are too many.
    told: bool,
    outputs: Vec<Event>,
    done: Vec<Done>,
}

/// What is kept of one kind of track.
struct Kind {
    stem: String,
    counter: Counter,
}

impl Tracks {
    /// Nothing kept yet.
    pub(crate) fn new(limits: Limits) -> Self {
        let (kinds, tracks, failed) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        Self { limits, kinds, tracks, failed, paused: false, told: false, outputs: Vec::new(), done: Vec::new() }
    }

    /// Whether tracks of this kind are kept.
    pub(crate) fn keeps(&self, source: Source) -> bool {
        self.kinds.contains_key(&source)
    }

    /// What is kept.
    pub(crate) fn sources(&self) -> impl Iterator<Item = Source> {
        self.kinds.keys().copied()
    }

    /// Keeps all tracks of this kind from now on.
    pub(crate) fn keep(&mut self, source: Source, stem: String) {
        self.kinds.entry(source).or_insert_with(|| Kind { stem, counter: Counter::default() });
    }

    /// Keeps none of this kind from now on.
    pub(crate) fn end(&mut self, source: Source) {
        self.kinds.remove(&source);
        self.finish(|track| track.source == source);
    }

    /// Stands still, or goes on.
    pub(crate) fn pause(&mut self, paused: bool) {
        self.paused = paused;
        self.tracks.values_mut().for_each(|track| track.pause(paused));
    }

    /// Whether a track is being kept, or was to be.
    pub(crate) fn has(&self, id: TrackId) -> bool {
        self.tracks.contains_key(&id) || self.failed.contains(&id)
    }

    /// Takes a packet of somebody of this name.
    pub(crate) fn packet(&mut self, id: TrackId, encoding: u32, packet: Arrived, name: &str) {
        let Some(kind) = self.kinds.get(&id.source).filter(|_| !self.failed.contains(&id)) else { return };
        if !self.tracks.contains_key(&id) {
            if self.tracks.len() >= MOST {
                if !std::mem::replace(&mut self.told, true) {
                    self.outputs.push(Event::Trouble(Trouble::TooManyTracks(MOST)));
                }
                return;
            }
            let programme = Programme::Track(id.source);
            let recording = Recording::new(programme, kind.stem.clone(), self.limits.clone(), self.paused);
            let recording = recording.of_track(name, kind.counter.clone());
            self.tracks.insert(id, Track::new(id.source, recording));
        }
        if let Some(track) = self.tracks.get_mut(&id) {
            track.push(encoding, packet);
        }
    }

    /// Takes a sender report into account.
    pub(crate) fn report(&mut self, id: TrackId, report: SenderReport) {
        if let Some(track) = self.tracks.get_mut(&id) {
            track.report(report);
        }
    }

    /// Writes what has come by `now`.
    pub(crate) fn advance(&mut self, now: Duration, relations: &mut HashMap<PersonId, Relation>) {
        let mut full = false;
        self.tracks.retain(|id, track| match track.advance(now, relations.entry(id.person).or_default()) {
            Ok(done) => {
                self.done.extend(done);
                if track.asks(now) {
                    self.outputs.push(Event::KeyframeWanted(*id));
                }
                true
            }
            Err(trouble) => {
                full |= trouble == Trouble::NoSpace;
                if trouble != Trouble::NoSpace {
                    self.failed.insert(*id);
                    self.outputs.push(Event::Trouble(trouble));
                }
                self.done.extend(track.finish());
                false
            }
        });
        if full {
            self.outputs.push(Event::Trouble(Trouble::NoSpace));
            self.end_all();
        }
    }

    /// A track has ended; it begins another file if it comes back.
    pub(crate) fn gone(&mut self, gone: TrackId) {
        self.finish(|track| track == gone);
    }

    /// Keeps nothing from now on.
    pub(crate) fn end_all(&mut self) {
        self.kinds.clear();
        self.finish(|_| true);
    }

    fn finish(&mut self, is: impl Fn(TrackId) -> bool) {
        self.tracks.retain(|id, track| {
            if is(*id) {
                self.done.extend(track.finish());
            }
            !is(*id)
        });
        self.failed.retain(|id| !is(*id));
    }

    /// What there is to tell, and the files that are complete.
    pub(crate) fn poll(&mut self) -> (Vec<Event>, Vec<Done>) {
        (std::mem::take(&mut self.outputs), std::mem::take(&mut self.done))
    }
}
