//! Who speaks, from the levels that audio packets carry (RFC 6464).

use std::time::{Duration, Instant};

/// How often the list is looked at.
pub(crate) const INTERVAL: Duration = Duration::from_millis(200);

/// Level from which somebody counts as speaking, 0 to 100. A quiet room is about 20 dB below speech.
const SPEAKING: f32 = 25.0;

/// Most speakers that are told.
const MOST: usize = 8;

/// How long somebody else has to be the loudest before he is the active speaker: a cough does not
/// turn the page.
const TAKE_OVER: Duration = Duration::from_millis(600);

/// How loud one microphone is, 0 to 100, smoothed: up within a few packets, down within half a
/// second, so that the pauses between words do not count.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Loudness {
    level: f32,
}

impl Loudness {
    /// Takes the level of a packet, in dBov from -127 (silence) to 0.
    pub(crate) fn hear(&mut self, dbov: i8) {
        let level = (f32::from(dbov) + 70.0).clamp(0.0, 60.0) / 0.6;
        let weight = if level > self.level { 0.4 } else { 0.06 };
        self.level += (level - self.level) * weight;
    }

    /// Nothing was heard since the last look: packets stop when nobody speaks (DTX) or he is muted.
    pub(crate) fn fade(&mut self) {
        self.level *= 0.5;
    }

    /// The level.
    pub(crate) fn level(&self) -> u8 {
        self.level.round() as u8
    }

    /// Whether this counts as speaking.
    pub(crate) fn speaks(&self) -> bool {
        self.level >= SPEAKING
    }
}

/// Ranks the speakers of a room.
#[derive(Debug)]
pub(crate) struct Speakers<Id> {
    told: Vec<(Id, u8)>,
    active: Option<Id>,
    challenger: Option<(Id, Instant)>,
}

impl<Id: Copy + Eq> Speakers<Id> {
    pub(crate) fn new() -> Self {
        Self { told: Vec::new(), active: None, challenger: None }
    }

    /// Who holds the floor: stays until somebody else is louder for a while.
    pub(crate) fn active(&self) -> Option<Id> {
        self.active
    }

    /// Looks at everybody's loudness; the list, the loudest first, if it has changed.
    pub(crate) fn look(&mut self, now: Instant, all: impl Iterator<Item = (Id, Loudness)>) -> Option<Vec<(Id, u8)>> {
        let mut speaking: Vec<_> =
            all.filter(|(_, loudness)| loudness.speaks()).map(|(id, loudness)| (id, loudness.level())).collect();
        speaking.sort_by_key(|(_, level)| std::cmp::Reverse(*level));
        speaking.truncate(MOST);
        self.challenge(now, speaking.first().map(|(id, _)| *id));
        let same = self.told.len() == speaking.len()
            && self.told.iter().zip(&speaking).all(|(a, b)| a.0 == b.0 && a.1.abs_diff(b.1) < 5);
        if same {
            return None;
        }
        self.told.clone_from(&speaking);
        Some(speaking)
    }

    fn challenge(&mut self, now: Instant, loudest: Option<Id>) {
        match (loudest, self.active, self.challenger) {
            (None, ..) => self.challenger = None,
            (loudest, active, _) if loudest == active => self.challenger = None,
            (Some(loudest), None, _) => self.active = Some(loudest),
            (Some(loudest), _, Some((challenger, since))) if challenger == loudest => {
                if now.saturating_duration_since(since) >= TAKE_OVER {
                    self.active = Some(loudest);
                    self.challenger = None;
                }
            }
            (Some(loudest), ..) => self.challenger = Some((loudest, now)),
        }
    }

    /// Forgets somebody who has left.
    pub(crate) fn forget(&mut self, id: Id) {
        self.active = self.active.filter(|active| *active != id);
        self.challenger = self.challenger.filter(|(challenger, _)| *challenger != id);
    }
}

#[cfg(test)]
mod tests;
