//! The audience of a webinar: who sees and hears it without being seen.
//!
//! Nobody but hosts is told who is in it, and hosts only of whose hand is up, of who speaks, and of
//! those they look for; everybody else learns a number, at most every [`COUNT_EVERY`]. So what a
//! thousand who come at once cost the others is one notice. Before it is let in, the webinar is
//! rehearsed: the audience waits in the lounge and is told nothing of it.

use crate::acting::Author;
use crate::member::Arrival;
use crate::{
    Conference, Event, LeftReason, MicrophoneState, Notice, Participant, ParticipantId, ParticipantKind, Refused, Role,
    Source, WaitReason,
};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;

/// Most of the audience who wait to be let in. Each costs some hundred bytes and a connection.
pub const MOST_LOUNGE: usize = 10_000;

/// Most of the audience who may speak at a time, as on a panel.
pub const MOST_SPEAKING: usize = 10;

/// Most hands of the audience that are up at a time. Hosts see each of them.
pub const MOST_HANDS: usize = 200;

/// Most of the audience who are found at a time.
pub const MOST_FOUND: usize = 50;

/// How long it is between two notices of how many they are, at least. Nobody acts on it in a hurry.
const COUNT_EVERY: SignedDuration = SignedDuration::from_secs(2);

/// How many are in the audience and how many wait, as was told last.
#[derive(Debug)]
pub(crate) struct AudienceCount {
    told: (u32, u32),
    not_before: Timestamp,
}

impl AudienceCount {
    pub(crate) fn new(now: Timestamp) -> Self {
        Self { told: (0, 0), not_before: now }
    }
}

impl Conference {
    /// How many of the audience are in.
    pub fn audience(&self) -> u32 {
        self.seats
    }

    /// One of the audience comes: in, or into the lounge.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`] into what is no webinar, [`Refused::Locked`] and [`Refused::Full`].
    pub(crate) fn take_seat(&mut self, arrival: Arrival) -> Result<(), Refused> {
        if self.setup.webinar.is_none() {
            return Err(Refused::NotAllowed);
        }
        if self.setup.locked && !arrival.returns {
            return Err(Refused::Locked);
        }
        if self.setup.audience_admitted {
            if self.has_no_seat() {
                return Err(Refused::Full);
            }
            self.let_in(arrival);
            return Ok(());
        }
        if self.lounge.len() >= MOST_LOUNGE {
            return Err(Refused::Full);
        }
        self.tell(vec![arrival.id], Notice::Waiting { why: WaitReason::Rehearsal });
        self.lounge.insert(arrival.id, arrival);
        Ok(())
    }

    /// Lets in those of the audience who need not wait any more, as far as there is room.
    pub(crate) fn fill_seats(&mut self) {
        while self.setup.audience_admitted
            && !self.over
            && !self.has_no_seat()
            && let Some((_, arrival)) = self.lounge.pop_first()
        {
            self.let_in(arrival);
        }
    }

    fn has_no_seat(&self) -> bool {
        let most = self.setup.webinar.map_or(0, |webinar| webinar.capacity);
        most > 0 && self.seats >= most
    }

    /// Lets the audience in, or has those who come from now on wait.
    ///
    /// # Errors
    /// [`Refused::WrongState`] where there is none.
    pub(crate) fn admit_audience(&mut self, admitted: bool) -> Result<(), Refused> {
        self.must_be_webinar()?;
        self.set_rule(|setup| setup.audience_admitted = admitted);
        Ok(())
    }

    /// Has the audience see and hear nothing for the time being, or go on.
    ///
    /// # Errors
    /// [`Refused::WrongState`] where there is none.
    pub(crate) fn pause(&mut self, paused: bool) -> Result<(), Refused> {
        self.must_be_webinar()?;
        self.set_rule(|setup| setup.paused = paused);
        let audience: Vec<_> = self.people.keys().copied().collect();
        audience.into_iter().for_each(|id| self.tell_held(id));
        Ok(())
    }

    fn must_be_webinar(&self) -> Result<(), Refused> {
        if self.setup.webinar.is_some() { Ok(()) } else { Err(Refused::WrongState) }
    }

    /// Lets one of the audience speak, or not any more. He is asked to unmute; nobody is made to be heard.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`], [`Refused::NotAudience`], [`Refused::NotAllowed`] for who has no
    /// client, and [`Refused::TooMany`] beyond [`MOST_SPEAKING`].
    pub(crate) fn let_speak(&mut self, author: Author, id: ParticipantId, allowed: bool) -> Result<(), Refused> {
        let seen = &self.member(id)?.seen;
        if seen.role != Role::Audience {
            return Err(Refused::NotAudience);
        }
        if seen.kind != ParticipantKind::Client {
            return Err(Refused::NotAllowed);
        }
        if seen.speaks == allowed {
            return Ok(());
        }
        if allowed && self.people.values().filter(|member| member.seen.speaks).count() >= MOST_SPEAKING {
            return Err(Refused::TooMany);
        }
        let camera = seen.camera;
        let member = self.changing(id)?;
        member.seen.speaks = allowed;
        member.seen.microphone = MicrophoneState::Off;
        member.seen.camera = false;
        if allowed {
            member.seen.hand_at = None;
            self.tell(self.reachable([id]), Notice::Asked { by: author.id, source: Source::Microphone });
        } else {
            self.tell(self.reachable([id]), Notice::Stopped { source: Source::Microphone, by: author.id });
            if camera {
                self.tell(self.reachable([id]), Notice::Stopped { source: Source::Camera, by: author.id });
            }
            self.show_no_more(id);
        }
        Ok(())
    }

    /// Whether one more of the audience may raise his hand.
    ///
    /// # Errors
    /// [`Refused::TooMany`] beyond [`MOST_HANDS`].
    pub(crate) fn check_audience_hands(&self, id: ParticipantId) -> Result<(), Refused> {
        let audience = |member: &&crate::member::Member| member.seen.role == Role::Audience;
        let up = self.people.values().filter(audience).filter(|member| member.seen.hand_at.is_some()).count();
        if self.member(id)?.seen.role == Role::Audience && up >= MOST_HANDS {
            return Err(Refused::TooMany);
        }
        Ok(())
    }

    /// Looks for people of the audience by name.
    ///
    /// # Errors
    /// [`Refused::BadMessage`] for a text longer than any name, and [`Refused::WrongState`] where there is
    /// no audience.
    pub(crate) fn find_audience(&mut self, asker: ParticipantId, name: &str) -> Result<(), Refused> {
        self.must_be_webinar()?;
        if name.len() > 4 * crate::LONGEST_NAME {
            return Err(Refused::BadMessage);
        }
        let wanted = name.trim().to_lowercase();
        let audience = self.people.values().map(|member| &member.seen).filter(|seen| seen.role == Role::Audience);
        let mut found = audience.filter(|seen| seen.name.to_lowercase().contains(&wanted));
        let people: Vec<_> = found.by_ref().take(MOST_FOUND).cloned().collect();
        let more = found.next().is_some();
        self.tell(vec![asker], Notice::AudienceFound { people, more });
        Ok(())
    }

    /// # Errors
    /// [`Refused::IsAudience`], and [`Refused::NoSuchParticipant`].
    pub(crate) fn must_not_be_audience(&self, id: ParticipantId) -> Result<(), Refused> {
        if self.member(id)?.seen.role == Role::Audience { Err(Refused::IsAudience) } else { Ok(()) }
    }

    /// Tells the outside whether nothing flows to somebody, if that has changed.
    pub(crate) fn tell_held(&mut self, id: ParticipantId) {
        let Some(member) = self.people.get_mut(&id) else { return };
        let held = member.to_hold(&self.setup);
        if std::mem::replace(&mut member.held, held) != held {
            self.event(Event::Held { participant: id, held });
        }
    }

    /// Tells what people are now: everybody of the panel and of those who speak, hosts also of hands, and
    /// each of the audience of himself.
    pub(crate) fn tell_of_people(&mut self, people: &BTreeSet<ParticipantId>, readers: &[ParticipantId]) {
        let (mut public, mut noticed, mut own, mut hidden) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for &id in people {
            let Some(member) = self.people.get_mut(&id) else { continue };
            let (now_public, now_noticed) = (!member.seen.only_listens(), member.stands_out());
            let was_public = std::mem::replace(&mut member.public, now_public);
            let was_noticed = std::mem::replace(&mut member.noticed, now_noticed);
            match (now_public, now_noticed) {
                (true, _) => public.push(member.seen.clone()),
                (false, true) => noticed.push(member.seen.clone()),
                (false, false) => {}
            }
            if !now_public {
                own.push(member.seen.clone());
                hidden.push((id, was_public, was_noticed && !now_noticed));
            }
        }
        if !public.is_empty() {
            self.show(Notice::Participants { participants: public.clone() });
            self.tell(readers.to_vec(), Notice::Participants { participants: public });
        }
        if !noticed.is_empty() {
            let staff = readers.iter().copied().filter(|id| self.is_staff(*id)).collect();
            self.show(Notice::Participants { participants: noticed.clone() });
            self.tell(staff, Notice::Participants { participants: noticed });
        }
        for (id, from_all, from_staff) in hidden {
            self.tell_gone(id, LeftReason::Audience, from_all, from_staff);
        }
        for seen in own {
            if readers.contains(&seen.id) {
                self.tell(vec![seen.id], Notice::Participants { participants: vec![seen] });
            }
        }
    }

    /// Tells that somebody is not to be seen any more, of whom everybody or hosts alone had been told.
    pub(crate) fn tell_gone(&mut self, id: ParticipantId, why: LeftReason, from_all: bool, from_staff: bool) {
        let left = Notice::Left { participant: id, why };
        // One who has just been told of a hand, and of nothing else, goes on being told of it.
        let keeps = |conference: &Self, reader: &ParticipantId| {
            why == LeftReason::Audience && (*reader == id || (conference.is_staff(*reader) && !from_staff))
        };
        let readers = self.readers().into_iter();
        let concerned = readers.filter(|reader| from_all || (from_staff && self.is_staff(*reader)));
        let concerned: Vec<_> = concerned.filter(|reader| !keeps(self, reader)).collect();
        if from_staff || (from_all && why != LeftReason::Audience) {
            self.show(left.clone());
        }
        self.tell(concerned, left);
    }

    /// When there will be something to tell of the audience's number.
    pub(crate) fn audience_due(&self) -> Option<Timestamp> {
        (self.audience.told != self.audience_count()).then_some(self.audience.not_before)
    }

    fn audience_count(&self) -> (u32, u32) {
        (self.seats, u32::try_from(self.lounge.len()).unwrap_or(u32::MAX))
    }

    /// Tells how many there are, if that has changed and is not too soon.
    pub(crate) fn tell_audience(&mut self) {
        if !self.over && self.audience_due().is_some_and(|at| at <= self.now) {
            self.audience.not_before = self.now.saturating_add(COUNT_EVERY).unwrap_or(self.now);
            self.audience.told = self.audience_count();
            self.tell_audience_to(&self.readers());
        }
    }

    /// Tells these people how many there are in the audience.
    pub(crate) fn tell_audience_to(&mut self, readers: &[ParticipantId]) {
        let Some(webinar) = self.setup.webinar else { return };
        let (present, waiting) = self.audience_count();
        let (staff, others) = readers.iter().partition(|id| self.is_staff(**id));
        self.tell(staff, Notice::Audience { present: Some(present), waiting });
        self.tell(others, Notice::Audience { present: webinar.shown.map(|shown| shown.of(present)), waiting: 0 });
    }

    /// Tells who has become host or co-host of the hands in the audience, and who is neither any more that
    /// they are nobody he sees.
    pub(crate) fn tell_hands(&mut self, roles: &BTreeSet<ParticipantId>, readers: &[ParticipantId]) {
        if self.setup.webinar.is_none() || roles.is_empty() {
            return;
        }
        let members = self.people.values().filter(|member| member.stands_out() && member.seen.only_listens());
        let hands: Vec<Participant> = members.map(|member| member.seen.clone()).collect();
        let concerned = readers.iter().copied().filter(|id| roles.contains(id));
        let (staff, dismissed): (Vec<_>, Vec<_>) = concerned.partition(|id| self.is_staff(*id));
        for hand in &hands {
            self.tell(dismissed.clone(), Notice::Left { participant: hand.id, why: LeftReason::Audience });
        }
        if !hands.is_empty() {
            self.tell(staff.clone(), Notice::Participants { participants: hands });
        }
        self.tell_audience_to(&[staff, dismissed].concat());
    }
}

#[cfg(test)]
mod tests;
