//! Who is there and what is shown of them: as it is, and as it was when what is composed now happened.
//!
//! Pictures are composed some time after they were taken. Who has come, who speaks and how people are
//! arranged would be seen that much too early, so each change waits as long as the pictures do.

use super::layout::Present;
use crate::{Arrangement, PersonId, Source, TrackId};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;

/// Most people who are remembered.
const MOST_PEOPLE: usize = 5_000;

/// Most tracks that are known.
const MOST_TRACKS: usize = 10_000;

/// Most changes that wait; beyond it the oldest is seen early.
const MOST_WAITING: usize = 20_000;

/// What is known of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) muted: bool,
}

/// What changes in a meeting, as far as it is seen.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Person(PersonId, Person),
    Left(PersonId),
    Track(TrackId, bool),
    Speakers(Vec<PersonId>),
    Arrange(Arrangement),
}

/// Who is there, at one moment.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    /// With how many had come before each.
    people: BTreeMap<PersonId, (u64, Person)>,
    came: u64,
    tracks: BTreeSet<TrackId>,
    /// Whose screen is shared, the latest last.
    screens: Vec<PersonId>,
    speakers: Vec<PersonId>,
    pub(crate) arrangement: Arrangement,
}

impl Cast {
    fn apply(&mut self, change: Change) {
        match change {
            Change::Person(id, person) => {
                if let Some((_, known)) = self.people.get_mut(&id) {
                    *known = person;
                } else if self.people.len() < MOST_PEOPLE {
                    self.people.insert(id, (self.came, person));
                    self.came += 1;
                }
            }
            Change::Left(id) => {
                self.people.remove(&id);
                for source in [Source::Camera, Source::Screen] {
                    self.track(TrackId { person: id, source }, false);
                }
            }
            Change::Track(track, live) => self.track(track, live),
            Change::Speakers(speakers) => self.speakers = speakers,
            Change::Arrange(arrangement) => self.arrangement = arrangement,
        }
    }

    fn track(&mut self, track: TrackId, live: bool) {
        if track.source == Source::Screen {
            self.screens.retain(|person| *person != track.person || live);
            if live && !self.screens.contains(&track.person) {
                self.screens.push(track.person);
            }
        }
        if !live {
            self.tracks.remove(&track);
        } else if self.tracks.len() < MOST_TRACKS {
            self.tracks.insert(track);
        }
    }

    /// What is known of somebody.
    pub(crate) fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id).map(|(_, person)| person)
    }

    /// The pictures that are there.
    pub(crate) fn tracks(&self) -> impl Iterator<Item = TrackId> {
        self.tracks.iter().copied()
    }

    /// Whether a track is there.
    pub(crate) fn has(&self, track: TrackId) -> bool {
        self.tracks.contains(&track)
    }

    /// Who is there, as the layout wants it: in the order in which they came.
    pub(crate) fn present(&self) -> Present {
        let camera = |person| self.has(TrackId { person, source: Source::Camera });
        let unnamed = self.tracks.iter().map(|track| track.person).filter(|person| !self.people.contains_key(person));
        let named = self.people.iter().map(|(id, (nth, _))| (*nth, *id));
        let everybody: BTreeSet<(u64, PersonId)> = named.chain(unnamed.map(|id| (u64::MAX, id))).collect();
        let everybody: Vec<PersonId> = everybody.into_iter().map(|(_, id)| id).collect();
        let (mut seen, unseen): (Vec<_>, Vec<_>) = everybody.iter().partition(|person| camera(**person));
        seen.extend(unseen);
        Present {
            people: seen,
            screens: self.screens.iter().rev().copied().collect(),
            speaker: self.speakers.iter().find(|person| everybody.contains(person)).copied(),
            arrived: everybody,
        }
    }
}

/// The cast as it is, and as it was.
#[derive(Debug, Default)]
pub(crate) struct Casts {
    /// As it is.
    pub(crate) now: Cast,
    /// As it was at the moment that is composed.
    pub(crate) then: Cast,
    waiting: VecDeque<(Duration, Change)>,
}

impl Casts {
    /// Something changes at a time.
    pub(crate) fn change(&mut self, at: Duration, change: Change) {
        self.now.apply(change.clone());
        self.waiting.push_back((at, change));
        if self.waiting.len() > MOST_WAITING {
            self.catch_up(Duration::ZERO);
        }
    }

    /// What is composed now happened at `time`; answers whether that changes anything.
    pub(crate) fn pass(&mut self, time: Duration) -> bool {
        self.waiting.front().is_some_and(|(at, _)| *at <= time) && {
            self.catch_up(time);
            true
        }
    }

    /// Nothing is composed: nothing has to wait.
    pub(crate) fn settle(&mut self) {
        self.catch_up(Duration::MAX);
    }

    fn catch_up(&mut self, time: Duration) {
        let surplus = self.waiting.len().saturating_sub(MOST_WAITING);
        let due = self.waiting.iter().skip(surplus).take_while(|(at, _)| *at <= time).count();
        for (_, change) in self.waiting.drain(..surplus + due) {
            self.then.apply(change);
        }
    }
}

#[cfg(test)]
mod tests;
