//! What happens by itself because time passes: the end and its extension, the warning of it, and
//! who has been away for too long.

use crate::conference::later;
use crate::{Conference, EndReason, Event, LeftReason, Notice, Refused};
use jiff::{SignedDuration, Timestamp};

/// How long somebody whose connection is lost keeps his place. Longer than a phone needs from one
/// network to another or a server to start, short enough that nobody looks at a ghost for long.
pub const GRACE: SignedDuration = SignedDuration::from_secs(60);

/// Longest that somebody may make a meeting by extending it. It may still extend itself.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 7);

/// What a conference wants to be woken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WakeReason {
    /// Its end, or its extension.
    End,
    /// The warning of its end.
    Warning,
    /// Somebody has been away for [`GRACE`].
    Grace,
    /// Who speaks has changed and may be told again.
    Speakers,
    /// Connections have changed and may be told of again.
    Quality,
    /// The audience's number has changed and may be told again.
    Audience,
}

impl Conference {
    /// Does what is due.
    pub(crate) fn tick(&mut self) {
        while let Some(&(due, id)) = self.lost.first()
            && due <= self.now
        {
            self.lost.pop_first();
            self.depart(id, LeftReason::Lost);
        }
        if !self.over && self.end() <= self.now && (self.people.is_empty() || !self.extend(self.now)) {
            self.finish(EndReason::TimeOver);
        }
        if self.warning_at().is_some_and(|at| at <= self.now) {
            self.warned = true;
            self.tell(self.readers(), Notice::Ending { at: self.ends_at });
        }
    }

    /// Moves the end beyond a time, by as many steps as that takes. False when it may not be moved.
    pub(crate) fn extend(&mut self, beyond: Timestamp) -> bool {
        let step = self.setup.prolong.as_secs();
        if step <= 0 {
            return false;
        }
        let behind = beyond.duration_since(self.ends_at).as_secs();
        let by = (behind / step + 1).saturating_mul(step);
        let ends_at = later(self.ends_at, SignedDuration::from_secs(by));
        let moved = ends_at > beyond;
        if moved {
            self.ends_at = ends_at;
            self.changes.state = true;
            self.event(Event::Extended { ends_at });
        }
        moved
    }

    /// Moves the end by some minutes, once.
    ///
    /// # Errors
    /// [`Refused::BadMessage`] for none, [`Refused::WrongState`] before it has begun, and
    /// [`Refused::TooMany`] beyond [`LONGEST`].
    pub(crate) fn extend_once(&mut self, minutes: u16) -> Result<(), Refused> {
        let began = self.setup.started_at.ok_or(Refused::WrongState)?;
        if minutes == 0 {
            return Err(Refused::BadMessage);
        }
        let ends_at = later(self.ends_at, SignedDuration::from_mins(i64::from(minutes)));
        if ends_at.duration_since(began) > LONGEST {
            return Err(Refused::TooMany);
        }
        self.ends_at = ends_at;
        self.warned = false;
        self.changes.state = true;
        self.event(Event::Extended { ends_at });
        Ok(())
    }

    /// Says whether the meeting extends itself, and by how much.
    pub(crate) fn extend_itself(&mut self, minutes: u16) {
        self.set_rule(|setup| setup.prolong = SignedDuration::from_mins(i64::from(minutes)));
    }

    /// When it is over unless it is extended.
    fn end(&self) -> Timestamp {
        if self.setup.started_at.is_some() { self.ends_at } else { self.setup.waits_until }
    }

    /// When everybody is to be warned; `None`: not, or not any more.
    fn warning_at(&self) -> Option<Timestamp> {
        let wanted = self.setup.warning.is_positive() && !self.setup.prolong.is_positive();
        let pending = wanted && !self.warned && !self.over && self.setup.started_at.is_some();
        pending.then(|| later(self.ends_at, -self.setup.warning))
    }

    /// The next time at which something is due.
    pub(crate) fn next_deadline(&self) -> Option<(Timestamp, WakeReason)> {
        if self.over {
            return None;
        }
        let deadlines = [
            Some((self.end(), WakeReason::End)),
            self.warning_at().map(|at| (at, WakeReason::Warning)),
            self.lost.first().map(|&(at, _)| (at, WakeReason::Grace)),
            self.speakers.due().map(|at| (at, WakeReason::Speakers)),
            self.quality.due().map(|at| (at, WakeReason::Quality)),
            self.audience_due().map(|at| (at, WakeReason::Audience)),
        ];
        deadlines.into_iter().flatten().min_by_key(|&(at, _)| at)
    }
}

#[cfg(test)]
mod tests;
