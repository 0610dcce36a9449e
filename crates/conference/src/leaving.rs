//! Going, by oneself or not.

use crate::acting::Author;
use crate::conference::later;
use crate::member::{Arrival, Past};
use crate::{
    CallOutcome, Conference, Event, GRACE, LeftReason, MicrophoneState, Notice, OutReason, ParticipantId,
    ParticipantKind, Refused, Role,
};

impl Conference {
    /// A connection is lost.
    pub(crate) fn lose(&mut self, id: ParticipantId) {
        // One who waits has no key to come back with, or one that leads to the waiting room.
        self.take_waiting(id);
        self.lounge.remove(&id);
        if self.people.get(&id).is_some_and(|member| member.seen.connected)
            && let Ok(member) = self.changing(id)
        {
            member.seen.connected = false;
            self.lost.insert((later(self.now, GRACE), id));
        }
    }

    /// Somebody leaves who is in.
    pub(crate) fn leave(&mut self, id: ParticipantId) {
        self.say_out(id, OutReason::Left);
        self.depart(id, LeftReason::Left);
    }

    /// Somebody who waits leaves.
    pub(crate) fn stop_waiting(&mut self, id: ParticipantId, why: OutReason) {
        if self.take_waiting(id).is_some() {
            self.tell(vec![id], Notice::Out { why });
        }
    }

    /// Turns somebody away who waits.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`].
    pub(crate) fn turn_away(&mut self, id: ParticipantId) -> Result<(), Refused> {
        if !self.waits(id) {
            return Err(Refused::NoSuchParticipant);
        }
        self.stop_waiting(id, OutReason::Refused);
        // Who was sent back still has the key from when he was in.
        if self.past.contains_key(&id) {
            self.past.insert(id, Past::Removed);
        }
        Ok(())
    }

    /// Puts people out: all of them or none. Who is only being called is not called any more.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`], and [`Refused::NotAllowed`] for a host, and for a co-host by
    /// another.
    pub(crate) fn remove_all(&mut self, author: Author, ids: &[ParticipantId]) -> Result<(), Refused> {
        for &id in ids.iter().filter(|id| !self.is_called(**id)) {
            let allowed = match self.member(id)?.seen.role {
                Role::Host => author.id.is_none(),
                Role::Cohost => author.role == Role::Host,
                Role::Guest | Role::Audience => true,
            };
            if !allowed {
                return Err(Refused::NotAllowed);
            }
        }
        for &id in ids {
            self.end_call(id, CallOutcome::Cancelled);
            if self.people.contains_key(&id) {
                self.say_out(id, OutReason::Removed);
                self.depart(id, LeftReason::Removed);
                self.remember(id, Past::Removed);
            }
        }
        Ok(())
    }

    /// Sends guests back into the waiting room: all of them or none.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`], [`Refused::WrongState`] where the waiting room is off,
    /// [`Refused::IsHost`], [`Refused::IsCohost`], and [`Refused::NotAllowed`] for whoever has no client.
    pub(crate) fn send_back(&mut self, ids: &[ParticipantId]) -> Result<(), Refused> {
        for &id in ids {
            let seen = &self.member(id)?.seen;
            match seen.role {
                Role::Host => return Err(Refused::IsHost),
                Role::Cohost => return Err(Refused::IsCohost),
                Role::Audience => return Err(Refused::IsAudience),
                Role::Guest if seen.kind != ParticipantKind::Client => return Err(Refused::NotAllowed),
                Role::Guest if !self.setup.waiting_room => return Err(Refused::WrongState),
                Role::Guest => {}
            }
        }
        for &id in ids {
            self.send_one_back(id);
        }
        Ok(())
    }

    fn send_one_back(&mut self, id: ParticipantId) {
        // Named twice, he is gone by now.
        let Some(seen) = self.participant(id) else { return };
        let arrival = Arrival {
            id,
            name: seen.name.clone(),
            role: Role::Guest,
            known: seen.known,
            kind: seen.kind,
            microphone: seen.microphone == MicrophoneState::On,
            camera: seen.camera,
            returns: false,
        };
        let connected = seen.connected;
        self.depart(id, LeftReason::SentBack);
        self.remember(id, Past::SentBack);
        if connected {
            self.wait(arrival);
        }
    }

    /// Takes somebody out of the meeting and tells the others.
    pub(crate) fn depart(&mut self, id: ParticipantId, why: LeftReason) {
        let Some(member) = self.people.remove(&id) else { return };
        self.lost.retain(|&(_, lost)| lost != id);
        self.forget_quality(id);
        if member.was_staff {
            self.remember(id, Past::Left(member.seen.role));
        }
        self.event(Event::Left { participant: id, why });
        if self.host == Some(id) {
            self.host = None;
            self.event(Event::HostChanged { host: None });
        }
        if member.seen.role == Role::Audience {
            self.seats = self.seats.saturating_sub(1);
        }
        self.tell_gone(id, why, member.public, member.noticed);
        self.show_no_more(id);
    }

    fn say_out(&mut self, id: ParticipantId, why: OutReason) {
        self.tell(self.reachable([id]), Notice::Out { why });
    }
}

#[cfg(test)]
mod tests;
