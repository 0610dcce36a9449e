//! Which audio tracks go into a limited number of places.
//!
//! Used twice: once per room, to choose the tracks that are forwarded at all, and once per receiver,
//! to say which section each of them goes into. A track keeps its place as long as it can, because
//! every change costs the receiver's jitter buffer its history.

use std::time::{Duration, Instant};

/// How long the one in a place must have been silent before he loses it to somebody who speaks.
const SILENCE: Duration = Duration::from_millis(400);

/// A number of places and who is in them.
#[derive(Debug)]
pub(crate) struct AudioSlots<Id> {
    places: Vec<Option<Occupant<Id>>>,
}

#[derive(Debug)]
struct Occupant<Id> {
    id: Id,
    heard_at: Instant,
}

impl<Id: Copy + Eq> AudioSlots<Id> {
    pub(crate) fn new(places: usize) -> Self {
        Self { places: (0..places).map(|_| None).collect() }
    }

    /// Changes the number of places; those who lose theirs have to be loud to come back.
    pub(crate) fn resize(&mut self, places: usize) {
        self.places.resize_with(places, || None);
    }

    /// The place of a track of which a packet has come; `None` when it gets none. `speaks` says
    /// whether there is something to hear in it, `insists` whether it may take the place of the
    /// longest silent one at once (the sound of a shared screen).
    pub(crate) fn place(&mut self, id: Id, speaks: bool, insists: bool, now: Instant) -> Option<usize> {
        let mut free = None;
        let mut quietest: Option<(usize, Instant)> = None;
        for (index, place) in self.places.iter_mut().enumerate() {
            match place {
                Some(occupant) if occupant.id == id => {
                    if speaks || insists {
                        occupant.heard_at = now;
                    }
                    return Some(index);
                }
                Some(occupant) if quietest.is_none_or(|(_, at)| occupant.heard_at < at) => {
                    quietest = Some((index, occupant.heard_at));
                }
                None if free.is_none() => free = Some(index),
                _ => {}
            }
        }
        let silent = |at: Instant| now.saturating_duration_since(at) >= SILENCE;
        let chosen = free.or(match quietest {
            Some((index, at)) if insists || speaks && silent(at) => Some(index),
            _ => None,
        })?;
        // One who was not heard yet does not count as heard: a speaker may push him out at once.
        let heard_at = if speaks || insists { now } else { now.checked_sub(SILENCE).unwrap_or(now) };
        self.places[chosen] = Some(Occupant { id, heard_at });
        Some(chosen)
    }

    /// Frees the places of tracks that are gone.
    pub(crate) fn retain(&mut self, keep: impl Fn(Id) -> bool) {
        for place in &mut self.places {
            if place.as_ref().is_some_and(|occupant| !keep(occupant.id)) {
                *place = None;
            }
        }
    }
}

#[cfg(test)]
mod tests;
