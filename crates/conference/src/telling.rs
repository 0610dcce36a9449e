//! Who is told what, and how often.
//!
//! Rules change state and note that they did; what has changed is told once, when the input has
//! been dealt with. So a hundred people who are muted at one stroke are one notice, and one who
//! comes in with a hundred others gets the whole of it at once.

use crate::{
    Conference, Event, MicrophoneState, Notice, Output, Participant, ParticipantId, PeerQuality, Person, Source,
    Speaker,
};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Most speakers that people are told of.
pub const MOST_SPEAKERS: usize = 5;

/// How long it is between two notices of who speaks, at least. Faster than a picture should jump.
const SPEAKERS_EVERY: SignedDuration = SignedDuration::from_millis(300);

/// How long it is between two notices of connections, at least. Nobody acts on it in a hurry.
const QUALITY_EVERY: SignedDuration = SignedDuration::from_secs(2);

/// What has changed since it was last told.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// The meeting's state.
    pub(crate) state: bool,
    /// What everybody sees of these.
    pub(crate) people: BTreeSet<ParticipantId>,
    /// Who gets the whole state: he is new, or has returned.
    pub(crate) entering: BTreeSet<ParticipantId>,
    /// Who may see the list of those who wait, and could not, or the other way round.
    pub(crate) roles: BTreeSet<ParticipantId>,
    /// Who waits.
    pub(crate) waiting: bool,
    /// Who is invited.
    pub(crate) invitees: bool,
    /// Who is being called.
    pub(crate) calls: bool,
}

/// Who can be heard, and what was said of it.
#[derive(Debug)]
pub(crate) struct Speakers {
    heard: Vec<Speaker>,
    told: Vec<Speaker>,
    not_before: Timestamp,
}

impl Speakers {
    pub(crate) fn new(now: Timestamp) -> Self {
        Self { heard: Vec::new(), told: Vec::new(), not_before: now }
    }

    /// When there will be something to tell.
    pub(crate) fn due(&self) -> Option<Timestamp> {
        (self.heard != self.told).then_some(self.not_before)
    }
}

/// Whose connection has changed.
#[derive(Debug)]
pub(crate) struct QualityReports {
    changed: BTreeSet<ParticipantId>,
    not_before: Timestamp,
}

impl QualityReports {
    pub(crate) fn new(now: Timestamp) -> Self {
        Self { changed: BTreeSet::new(), not_before: now }
    }

    /// When there will be something to tell.
    pub(crate) fn due(&self) -> Option<Timestamp> {
        (!self.changed.is_empty()).then_some(self.not_before)
    }
}

impl Conference {
    /// Tells everybody concerned what has changed.
    pub(crate) fn tell_changes(&mut self) {
        let changes = std::mem::take(&mut self.changes);
        if changes != Changes::default() {
            self.tell_each(changes);
        }
        self.tell_speakers();
        self.tell_quality();
        self.tell_audience();
    }

    fn tell_each(&mut self, changes: Changes) {
        let Changes { state, mut people, entering, roles, waiting, invitees, calls } = changes;
        people.extend(&entering);
        self.tell_what_may_be_published(&people);
        // Those who come in get the whole of it instead.
        let others = |id: &ParticipantId| !entering.contains(id);
        let readers: Vec<_> = self.readers().into_iter().filter(others).collect();
        if state {
            let conference = self.state();
            self.event(Event::Changed(conference.clone()));
            self.show(Notice::Conference { conference: conference.clone() });
            self.tell(readers.clone(), Notice::Conference { conference });
        }
        self.tell_of_people(&people, &readers);
        if waiting && self.watched {
            self.show(Notice::WaitingList { waiting: self.waiting().collect() });
        }
        if invitees && self.watched {
            self.show(Notice::Invitees { invitees: self.invitees().cloned().collect() });
        }
        if calls && self.watched {
            self.show(Notice::Calls { calls: self.calls().cloned().collect() });
        }
        if waiting || !roles.is_empty() || !entering.is_empty() {
            let list: Arc<[Person]> = self.waiting().collect();
            let to = |staff: bool| {
                let concerned = readers.iter().filter(|id| roles.contains(id) || (waiting && staff));
                concerned.filter(|&&id| self.is_staff(id) == staff).copied().collect()
            };
            let (staff, dismissed) = (to(true), to(false));
            self.tell_hands(&roles, &readers);
            self.tell(staff, Notice::WaitingList { waiting: Arc::clone(&list) });
            self.tell(dismissed, Notice::WaitingList { waiting: Arc::new([]) });
            self.welcome(entering.into_iter().collect(), &list);
        }
    }

    /// Gives the whole state to those who come in.
    fn welcome(&mut self, mut ids: Vec<ParticipantId>, waiting: &Arc<[Person]>) {
        ids.retain(|id| self.people.contains_key(id));
        if ids.is_empty() {
            return;
        }
        let conference = self.state();
        let noticed: Arc<[Participant]> = self.participants().cloned().collect();
        let public = noticed.iter().filter(|one| !one.only_listens()).cloned();
        let public: Arc<[Participant]> = if self.seats == 0 { Arc::clone(&noticed) } else { public.collect() };
        for &you in &ids {
            let staff = self.is_staff(you);
            let waiting = if staff { Arc::clone(waiting) } else { Arc::new([]) };
            let shown = if staff { &noticed } else { &public };
            let participants = match self.participant(you) {
                // Of the audience everybody sees himself.
                Some(own) if own.only_listens() => shown.iter().chain([own]).cloned().collect(),
                _ => Arc::clone(shown),
            };
            let conference = conference.clone();
            let chat = self.chat.for_reader(you);
            self.tell(vec![you], Notice::Joined { you, conference, participants, waiting, chat });
        }
        let readers: Vec<_> = ids.into_iter().filter(|id| self.people[id].reads()).collect();
        if !self.speakers.told.is_empty() {
            self.tell(readers.clone(), Notice::Speakers { speakers: self.speakers.told.clone() });
        }
        self.tell_audience_to(&readers);
        let people = self.qualities(self.people.keys());
        if !people.is_empty() {
            self.tell(readers.clone(), Notice::Quality { people });
        }
        if self.warned {
            self.tell(readers, Notice::Ending { at: self.ends_at });
        }
    }

    fn tell_what_may_be_published(&mut self, people: &BTreeSet<ParticipantId>) {
        for &id in people {
            let Some(member) = self.people.get_mut(&id) else { continue };
            let now = member.to_publish();
            let before = std::mem::replace(&mut member.publishes, now);
            for ((source, allowed), before) in Source::ALL.into_iter().zip(now).zip(before) {
                if allowed != before {
                    self.event(Event::MayPublish { participant: id, source, allowed });
                }
            }
            self.tell_held(id);
        }
    }

    /// Takes in who can be heard.
    pub(crate) fn hear(&mut self, levels: &[(ParticipantId, u8)]) {
        let heard = levels.iter().filter(|(id, _)| self.can_be_heard(*id));
        let heard = heard.map(|&(participant, level)| Speaker { participant, level: level.min(100) });
        self.speakers.heard = heard.take(MOST_SPEAKERS).collect();
    }

    fn can_be_heard(&self, id: ParticipantId) -> bool {
        self.participant(id).is_some_and(|seen| seen.microphone == MicrophoneState::On)
    }

    fn tell_speakers(&mut self) {
        // Levels measured before somebody was muted or left say nothing any more.
        let mut heard = std::mem::take(&mut self.speakers.heard);
        heard.retain(|speaker| self.can_be_heard(speaker.participant));
        self.speakers.heard = heard;
        if self.speakers.due().is_some_and(|at| at <= self.now) {
            self.speakers.not_before = self.now.saturating_add(SPEAKERS_EVERY).unwrap_or(self.now);
            self.speakers.told = self.speakers.heard.clone();
            let notice = Notice::Speakers { speakers: self.speakers.told.clone() };
            self.show(notice.clone());
            self.tell(self.readers(), notice);
        }
    }

    /// Takes in how good a connection is.
    pub(crate) fn rate(&mut self, id: ParticipantId, level: u8) {
        let level = Some(level.clamp(1, 5));
        if let Some(member) = self.people.get_mut(&id)
            && member.quality != level
        {
            member.quality = level;
            if member.seen.only_listens() {
                return;
            }
            self.quality.changed.insert(id);
        }
    }

    fn tell_quality(&mut self) {
        if self.quality.due().is_some_and(|at| at <= self.now) {
            self.quality.not_before = self.now.saturating_add(QUALITY_EVERY).unwrap_or(self.now);
            let changed = std::mem::take(&mut self.quality.changed);
            let people = self.qualities(changed.iter());
            self.show(Notice::Quality { people: people.clone() });
            self.tell(self.readers(), Notice::Quality { people });
        }
    }

    fn qualities<'a>(&self, ids: impl Iterator<Item = &'a ParticipantId>) -> Vec<PeerQuality> {
        let of = |id: &ParticipantId| self.people.get(id).filter(|member| !member.seen.only_listens())?.quality;
        let known = ids.filter_map(|participant| Some((*participant, of(participant)?)));
        known.map(|(participant, level)| PeerQuality { participant, level }).collect()
    }

    /// Forgets what was measured of one who has left.
    pub(crate) fn forget_quality(&mut self, id: ParticipantId) {
        self.quality.changed.remove(&id);
    }

    /// Everybody in the meeting who can be told of it.
    pub(crate) fn readers(&self) -> Vec<ParticipantId> {
        self.people.values().filter(|member| member.reads()).map(|member| member.seen.id).collect()
    }

    /// Those among people in the meeting whose connection is there.
    pub(crate) fn reachable(&self, ids: impl IntoIterator<Item = ParticipantId>) -> Vec<ParticipantId> {
        let connected = |id: &ParticipantId| self.participant(*id).is_some_and(|seen| seen.connected);
        ids.into_iter().filter(connected).collect()
    }

    pub(crate) fn is_staff(&self, id: ParticipantId) -> bool {
        self.participant(id).is_some_and(|seen| seen.role.is_staff())
    }

    /// Sends a notice to people; to nobody, none.
    pub(crate) fn tell(&mut self, to: Vec<ParticipantId>, notice: Notice) {
        if !to.is_empty() {
            self.outputs.push_back(Output::Send { to: to.into(), notice });
        }
    }

    /// Shows programs something, if any listen.
    pub(crate) fn show(&mut self, notice: Notice) {
        if self.watched && !self.over {
            self.outputs.push_back(Output::Watch(notice));
        }
    }

    /// Tells the outside.
    pub(crate) fn event(&mut self, event: Event) {
        self.outputs.push_back(Output::Event(event));
    }
}

#[cfg(test)]
mod tests;
