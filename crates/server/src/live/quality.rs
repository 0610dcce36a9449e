//! How good everybody's connection is: what the media plane has measured and what clients tell, made
//! into one sample a participant about every ten seconds.
//!
//! A sample is taken when the media plane has measured, and for somebody of whom it measures nothing
//! when his client tells. The last one of everybody is kept here for those who ask; all go to the
//! chronicle in batches. An alarm is raised once while it lasts: it has to be absent for [`QUIET`]
//! samples before it can be raised again, so that what flickers does not ring all the time.

mod part;

use convoca_booking::quality::{Alarms, Cpu, INTERVAL, Sample, Thresholds};
use convoca_conference::ParticipantId;
use convoca_sfu::PeerFigures;
use jiff::{SignedDuration, Timestamp};
use part::Part;
use std::collections::HashMap;
use std::mem;

pub(crate) use part::told;

/// How long what one side has said counts for a sample that the other side sets off.
const FRESH: SignedDuration = SignedDuration::from_secs(15);

/// How soon after the last sample of somebody the next may be taken.
const SOONEST: SignedDuration = SignedDuration::from_secs(5);

/// Samples without an alarm, after which it may be raised again.
const QUIET: usize = 3;

/// How long samples wait for others to be kept together with.
const GATHER: SignedDuration = SignedDuration::from_secs(2);

/// Most samples that wait. A meeting of hundreds makes fewer in [`GATHER`].
const MOST_GATHERED: usize = 256;

/// How often the corporation's thresholds are read again, in case another server has changed them.
const REREAD: SignedDuration = SignedDuration::from_secs(60);

/// What a client has measured over the last interval.
#[derive(Clone, Debug, Default)]
pub struct Told {
    pub(super) parts: Vec<Part>,
    pub(super) cpu: Cpu,
}

/// How good somebody's connection was lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantQuality {
    /// Who.
    pub participant: ParticipantId,
    /// From 1 (hardly usable) to 5 (excellent).
    pub level: u8,
    /// What was measured last.
    pub sample: Sample,
    /// What of it is bad.
    pub alarms: Alarms,
}

/// A sample that was just taken.
pub(super) struct Taken {
    /// What was measured.
    pub(super) sample: Sample,
    /// What of it is bad and was not before.
    pub(super) raised: Alarms,
}

/// The state of one meeting.
#[derive(Default)]
pub(super) struct Quality {
    people: HashMap<ParticipantId, Person>,
    thresholds: Thresholds,
    /// When the thresholds were asked for.
    asked_at: Option<Timestamp>,
    gathered: Vec<(Sample, Alarms)>,
    /// When what is gathered is due.
    due_at: Option<Timestamp>,
}

#[derive(Default)]
struct Person {
    measured: Option<(Timestamp, PeerFigures)>,
    told: Option<(Timestamp, Told)>,
    level: Option<u8>,
    last: Option<ParticipantQuality>,
    /// What was bad in each of the last samples.
    recent: [Alarms; QUIET],
}

impl Quality {
    /// The media plane says how good somebody's line is.
    pub(super) fn rate(&mut self, id: ParticipantId, level: u8) {
        self.people.entry(id).or_default().level = Some(level);
    }

    /// The media plane has measured.
    pub(super) fn measured(&mut self, id: ParticipantId, figures: PeerFigures, now: Timestamp) -> Option<Taken> {
        self.people.entry(id).or_default().measured = Some((now, figures));
        self.sample(id, now)
    }

    /// A client has measured.
    pub(super) fn told(&mut self, id: ParticipantId, told: Told, now: Timestamp) -> Option<Taken> {
        let person = self.people.entry(id).or_default();
        person.told = Some((now, told));
        let waits = person.measured.as_ref().is_some_and(|(at, _)| now.duration_since(*at) < FRESH);
        if waits { None } else { self.sample(id, now) }
    }

    fn sample(&mut self, id: ParticipantId, now: Timestamp) -> Option<Taken> {
        let person = self.people.get_mut(&id)?;
        if person.last.as_ref().is_some_and(|last| now.duration_since(last.sample.at) < SOONEST) {
            return None;
        }
        let fresh = |at: &Timestamp| now.duration_since(*at) < FRESH;
        let measured = person.measured.as_ref().filter(|(at, _)| fresh(at)).map(|(_, figures)| figures);
        let told = person.told.as_ref().filter(|(at, _)| fresh(at)).map(|(_, told)| told);
        let flows = part::flows(measured, told);
        let cpu = told.map(|told| told.cpu).unwrap_or_default();
        if flows.is_empty() && cpu == Cpu::default() {
            return None;
        }
        let mut sample = Sample { at: now, participant: id.to_string(), flows, cpu };
        let alarms = sample.judge(&self.thresholds);
        let before = person.recent.iter().fold(Alarms::default(), |all, one| all.and(*one));
        person.recent.rotate_right(1);
        person.recent[0] = alarms;
        let level = person.level.unwrap_or_else(|| part::level(&sample));
        person.last = Some(ParticipantQuality { participant: id, level, sample: sample.clone(), alarms });
        if self.gathered.len() < MOST_GATHERED {
            self.gathered.push((sample.clone(), alarms));
            self.due_at.get_or_insert(now + GATHER);
        }
        Some(Taken { sample, raised: alarms.without(before) })
    }

    /// Somebody has left.
    pub(super) fn forget(&mut self, id: ParticipantId) {
        self.people.remove(&id);
    }

    /// The last sample of everybody of whom there is one that is not too old.
    pub(super) fn last(&self, now: Timestamp) -> Vec<ParticipantQuality> {
        let lasts = self.people.values().filter_map(|person| {
            let last = person.last.as_ref()?;
            let level = person.level.unwrap_or(last.level);
            (now.duration_since(last.sample.at) < INTERVAL * 3).then(|| ParticipantQuality { level, ..last.clone() })
        });
        let mut lasts: Vec<_> = lasts.collect();
        lasts.sort_by_key(|one| one.participant);
        lasts
    }

    /// When what is gathered has to be kept.
    pub(super) fn due_at(&self) -> Option<Timestamp> {
        self.due_at
    }

    /// What is gathered.
    pub(super) fn take(&mut self) -> Vec<(Sample, Alarms)> {
        self.due_at = None;
        mem::take(&mut self.gathered)
    }

    /// Whether the thresholds have to be read; says so once in a while.
    pub(super) fn asks(&mut self, now: Timestamp) -> bool {
        let asks = self.asked_at.is_none_or(|at| now.duration_since(at) >= REREAD);
        if asks {
            self.asked_at = Some(now);
        }
        asks
    }

    /// What the corporation takes for bad.
    pub(super) fn judge_by(&mut self, thresholds: Thresholds) {
        self.thresholds = thresholds;
    }
}

#[cfg(test)]
mod tests;
