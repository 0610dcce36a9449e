//! What is told and remembered of a meeting that is being held: who was in it, what was done.
//!
//! Lives with the meeting's owner, who hands what comes out of it to the keeper. A stay begins when
//! somebody is in and ends when he has left; who comes back after the server was restarted goes on
//! with the stay that he had.

mod deeds;

use super::Known;
use super::words::held_role;
use crate::outbox;
use convoca_booking::quality::{Alarm, Alarms, Sample};
use convoca_booking::{Control, CorporationId, Deed, Device, Happening, MeetingId, News, Origin, Stay};
use convoca_conference::{Action, CallOutcome, Conference, EndReason, ParticipantId, ParticipantKind, Role};
use convoca_store::{Effects, RecordChange};
use jiff::Timestamp;
use std::collections::HashMap;
use std::mem;

/// Longest name of a client that is kept, in characters.
const LONGEST_USER_AGENT: usize = 256;

/// Somebody who comes, as far as the conference need not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// The person on this server, when he is signed in.
    pub person: Option<Known>,
    /// How he takes part.
    pub device: Device,
    /// What his client calls itself, or empty.
    pub user_agent: String,
}

impl Visitor {
    /// Somebody with this client.
    pub fn new(person: Option<Known>, kind: ParticipantKind, user_agent: &str) -> Self {
        let mobile = ["Mobi", "Android", "iPhone", "iPad"].iter().any(|word| user_agent.contains(word));
        let device = match kind {
            ParticipantKind::Client if mobile => Device::Mobile,
            ParticipantKind::Client => Device::Browser,
            ParticipantKind::Whip | ParticipantKind::Whep => Device::Program,
        };
        Self {
            person,
            device,
            user_agent: user_agent.chars().filter(|one| !one.is_control()).take(LONGEST_USER_AGENT).collect(),
        }
    }

    /// His call number; of somebody without one, his ID in the meeting.
    pub fn number(&self, id: ParticipantId) -> String {
        let number = self.person.as_ref().map(|person| person.number.clone()).filter(|number| !number.is_empty());
        number.unwrap_or_else(|| id.to_string())
    }
}

/// Something that was done and waits for the conference to say whether it may be.
struct Doing {
    origin: Origin,
    by: String,
    deed: Deed,
    to: String,
    on: Option<bool>,
}

/// What is told and remembered of one holding.
pub(super) struct Chronicle {
    corporation: CorporationId,
    meeting: MeetingId,
    sequence: u32,
    holding: String,
    occurrence: Option<String>,
    video: bool,
    /// Who has come, until he has left.
    visitors: HashMap<ParticipantId, Visitor>,
    /// Who is in.
    stays: HashMap<ParticipantId, Stay>,
    /// Since when those who come back after a restart have been in.
    since: HashMap<ParticipantId, Timestamp>,
    doing: Option<Doing>,
    effects: Effects,
}

impl Chronicle {
    /// Of the holding with this ID; nothing has happened yet.
    pub(super) fn new(
        booking: &convoca_booking::Booking,
        holding: String,
        occurrence: Option<String>,
        video: bool,
    ) -> Self {
        Self {
            corporation: booking.corporation.clone(),
            meeting: booking.id.clone(),
            sequence: booking.sequence,
            holding,
            occurrence,
            video,
            visitors: HashMap::new(),
            stays: HashMap::new(),
            since: HashMap::new(),
            doing: None,
            effects: Effects::default(),
        }
    }

    /// The occurrence that is held, of a series.
    pub(super) fn occurrence(&self) -> Option<&str> {
        self.occurrence.as_deref()
    }

    /// What has come out since the last time.
    pub(super) fn take(&mut self) -> Effects {
        mem::take(&mut self.effects)
    }

    /// Somebody is on his way in. `since`: he comes back to a server that has been started anew, and
    /// has been in since then.
    pub(super) fn comes(&mut self, participant: ParticipantId, visitor: Visitor, since: Option<Timestamp>) {
        self.visitors.insert(participant, visitor);
        if let Some(since) = since {
            self.since.insert(participant, since);
        }
    }

    /// Somebody did not get in.
    pub(super) fn turned_away(&mut self, participant: ParticipantId) {
        if !self.stays.contains_key(&participant) {
            self.visitors.remove(&participant);
            self.since.remove(&participant);
        }
    }

    /// Since when somebody has been in, and who he is.
    pub(super) fn known(&self, participant: ParticipantId) -> (Option<Timestamp>, Option<Known>) {
        let since = self.stays.get(&participant).map(|stay| stay.joined_at);
        (since, self.visitors.get(&participant).and_then(|visitor| visitor.person.clone()))
    }

    /// The meeting has begun.
    pub(super) fn started(&mut self, at: Timestamp) {
        let (holding, occurrence) = (self.holding.clone(), self.occurrence.clone());
        self.tell(at, Happening::Started { holding, occurrence });
        self.control(Control {
            at,
            origin: Origin::Server,
            by: String::new(),
            deed: Deed::Start,
            to: String::new(),
            on: None,
            done: true,
        });
    }

    /// Somebody is in.
    pub(super) fn joined(&mut self, participant: ParticipantId, role: Role, name: &str, at: Timestamp) {
        let Some(visitor) = self.visitors.get(&participant) else { return };
        let person = visitor.person.as_ref();
        let since = self.since.remove(&participant);
        let stay = Stay {
            participant: participant.to_string(),
            user: person.map(|known| known.user.clone()),
            account: person.map(|known| known.account.clone()).unwrap_or_default(),
            name: name.to_owned(),
            number: person.map(|known| known.number.clone()).unwrap_or_default(),
            role: held_role(role),
            device: visitor.device,
            user_agent: visitor.user_agent.clone(),
            video: self.video,
            joined_at: since.unwrap_or(at),
            left_at: None,
        };
        self.stays.insert(participant, stay.clone());
        if since.is_none() {
            let holding = self.holding.clone();
            self.effects.records.push(RecordChange::Came { holding: holding.clone(), stay: stay.clone() });
            let occurrence = self.occurrence.clone();
            self.tell(at, Happening::Joined { holding, occurrence, stay });
        }
    }

    /// Somebody has left.
    pub(super) fn left(&mut self, participant: ParticipantId, at: Timestamp) {
        self.visitors.remove(&participant);
        let Some(mut stay) = self.stays.remove(&participant) else { return };
        stay.left_at = Some(at);
        let holding = self.holding.clone();
        self.effects.records.push(RecordChange::Left {
            holding: holding.clone(),
            participant: stay.participant.clone(),
            joined_at: stay.joined_at,
            left_at: at,
        });
        let occurrence = self.occurrence.clone();
        self.tell(at, Happening::Left { holding, occurrence, stay });
    }

    /// The end was moved.
    pub(super) fn extended(&mut self, at: Timestamp) {
        self.control(Control {
            at,
            origin: Origin::Server,
            by: String::new(),
            deed: Deed::Extend,
            to: String::new(),
            on: None,
            done: true,
        });
    }

    /// This was measured.
    pub(super) fn measured(&mut self, samples: Vec<(Sample, Alarms)>) {
        if !samples.is_empty() {
            self.effects.records.push(RecordChange::Measured { holding: self.holding.clone(), samples });
        }
    }

    /// Something has become bad of somebody's line.
    pub(super) fn alarmed(&mut self, participant: ParticipantId, sample: &Sample, alarm: Alarm) {
        let Some(stay) = self.stays.get(&participant).cloned() else { return };
        let (holding, occurrence) = (self.holding.clone(), self.occurrence.clone());
        let reading = sample.reading(alarm);
        self.tell(sample.at, Happening::Alarm { holding, occurrence, stay, alarm, reading });
    }

    /// The holding is over, and with it all stays.
    pub(super) fn ended(&mut self, why: EndReason, at: Timestamp) {
        let mut present: Vec<_> = self.stays.iter().map(|(id, stay)| (stay.joined_at, *id)).collect();
        present.sort_unstable();
        for (_, participant) in present {
            self.left(participant, at);
        }
        // Who ended it was noted when he did.
        if why != EndReason::Ended {
            self.control(Control {
                at,
                origin: Origin::Server,
                by: String::new(),
                deed: Deed::End,
                to: String::new(),
                on: None,
                done: true,
            });
        }
        let holding = self.holding.clone();
        self.effects.records.push(RecordChange::End { holding: holding.clone(), at });
        let occurrence = self.occurrence.clone();
        self.tell(at, Happening::Ended { holding, occurrence });
    }

    /// The name of somebody who is in or waits, or empty.
    pub(super) fn name(&self, id: ParticipantId, conference: &Conference) -> String {
        let present = conference.participant(id).map(|seen| seen.name.to_string());
        let waiting = || conference.waiting().find(|person| person.id == id).map(|person| person.name.to_string());
        present.or_else(waiting).unwrap_or_default()
    }

    /// What is known of somebody who has come, beyond what the conference knows.
    pub(super) fn visitor(&self, id: ParticipantId) -> Visitor {
        let nothing = || Visitor { person: None, device: Device::Browser, user_agent: String::new() };
        self.visitors.get(&id).cloned().unwrap_or_else(nothing)
    }

    /// Somebody, by this name, asks for something to be done; whether it is, [`done`](Self::done) says.
    pub(super) fn doing(&mut self, origin: Origin, by: String, action: &Action, conference: &Conference) {
        self.doing = deeds::deed(action).map(|(deed, to, on)| {
            let to = to.map(|id| self.name(id, conference)).unwrap_or_default();
            Doing { origin, by, deed, to, on }
        });
    }

    /// Something came of calling somebody.
    pub(super) fn called(&mut self, name: &str, outcome: CallOutcome, at: Timestamp) {
        let accepted = match outcome {
            CallOutcome::Accepted => Some(true),
            CallOutcome::Declined => Some(false),
            CallOutcome::Unanswered | CallOutcome::Unreachable | CallOutcome::Cancelled => None,
        };
        self.control(Control {
            at,
            origin: Origin::Server,
            by: String::new(),
            deed: Deed::Invite,
            to: name.to_owned(),
            on: accepted,
            done: outcome != CallOutcome::Unreachable,
        });
    }

    /// What was asked for last has been done, or refused.
    pub(super) fn done(&mut self, done: bool, at: Timestamp) {
        if let Some(Doing { origin, by, deed, to, on }) = self.doing.take() {
            self.control(Control { at, origin, by, deed, to, on, done });
        }
    }

    fn control(&mut self, control: Control) {
        self.effects.records.push(RecordChange::Control { holding: self.holding.clone(), control });
    }

    fn tell(&mut self, at: Timestamp, what: Happening) {
        let news = News {
            corporation: self.corporation.clone(),
            meeting: self.meeting.clone(),
            at,
            sequence: self.sequence,
            what,
        };
        self.effects.jobs.push(outbox::news(&news));
    }
}

#[cfg(test)]
mod tests;
