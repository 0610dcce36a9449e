//! Who is invited, and calling people in.

use crate::{Conference, Event, Notice, ParticipantId, Refused, Role};
use std::sync::Arc;

/// Most people on the list of those who are invited.
pub const MOST_INVITED: usize = 3000;

/// Most people who are being called at a time.
pub const MOST_CALLS: usize = 500;

/// Longest of an invited person's texts, in bytes.
const LONGEST_TEXT: usize = 512;

/// Somebody who is invited, in the meeting or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitee {
    /// What he is called at, and what he is known by on the list. Never empty.
    pub number: Arc<str>,
    /// Name.
    pub name: Arc<str>,
    /// The role he is to have; only passed on.
    pub role: Role,
    /// ID of the person on this server; only passed on.
    pub user: Option<Arc<str>>,
    /// His account, or empty; only passed on.
    pub account: Arc<str>,
    /// Mail address, or empty; only passed on.
    pub email: Arc<str>,
    /// Number for texts, or empty; only passed on.
    pub phone: Arc<str>,
}

/// Somebody who is being called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// ID of the call, drawn by the caller as for a participant. Who takes it comes in under another.
    pub id: ParticipantId,
    /// What he is called at.
    pub number: Arc<str>,
    /// Name.
    pub name: Arc<str>,
    /// The role he is to have; only passed on.
    pub role: Role,
    /// ID of the person on this server.
    pub user: Option<Arc<str>>,
}

/// What came of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallOutcome {
    /// He comes.
    Accepted,
    /// He does not want to.
    Declined,
    /// He did not answer.
    Unanswered,
    /// There is no way to call him.
    Unreachable,
    /// A host or a program has changed its mind.
    Cancelled,
}

impl Conference {
    /// Puts people on the list and has them called; who is being called already is not called again.
    ///
    /// # Errors
    /// [`Refused::BadMessage`] for somebody without number or name, or with too long a text, and
    /// [`Refused::TooMany`].
    pub(crate) fn invite(&mut self, people: Vec<(ParticipantId, Invitee)>) -> Result<(), Refused> {
        let is_sound = |one: &Invitee| {
            let texts = [&one.number, &one.name, &one.account, &one.email, &one.phone];
            !one.number.is_empty() && !one.name.is_empty() && texts.iter().all(|text| text.len() <= LONGEST_TEXT)
        };
        if !people.iter().all(|(_, one)| is_sound(one)) {
            return Err(Refused::BadMessage);
        }
        let is_listed = |one: &Invitee| self.invitees.iter().any(|present| present.number == one.number);
        let new = people.iter().filter(|(_, one)| !is_listed(one)).count();
        if self.invitees.len() + new > MOST_INVITED || self.calls.len() + people.len() > MOST_CALLS {
            return Err(Refused::TooMany);
        }
        for (id, one) in people {
            if !self.calls.iter().any(|call| call.number == one.number) {
                let (number, name, user) = (Arc::clone(&one.number), Arc::clone(&one.name), one.user.clone());
                let call = Call { id, number, name, role: one.role, user };
                self.calls.push(call.clone());
                self.changes.calls = true;
                self.event(Event::Call(call));
            }
            match self.invitees.iter_mut().find(|present| present.number == one.number) {
                Some(present) => *present = one,
                None => self.invitees.push(one),
            }
            self.changes.invitees = true;
        }
        Ok(())
    }

    /// Takes people off the list, by number; who of them is called is not any more, and who is in, as
    /// that participant, is put out.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`] where one is neither on the list nor in, and what
    /// [`remove_all`](Self::remove_all) refuses.
    pub(crate) fn uninvite(
        &mut self,
        author: crate::acting::Author,
        people: &[(Arc<str>, Option<ParticipantId>)],
    ) -> Result<(), Refused> {
        let is_listed = |number: &Arc<str>| self.invitees.iter().any(|one| one.number == *number);
        if people.iter().any(|(number, id)| id.is_none() && !is_listed(number)) {
            return Err(Refused::NoSuchParticipant);
        }
        let (calls, present): (Vec<_>, Vec<_>) =
            people.iter().filter_map(|(_, id)| *id).partition(|id| self.calls.iter().any(|call| call.id == *id));
        self.remove_all(author, &present)?;
        for id in calls {
            self.end_call(id, CallOutcome::Cancelled);
        }
        for (number, _) in people {
            let called = self.calls.iter().find(|call| call.number == *number).map(|call| call.id);
            if let Some(id) = called {
                self.end_call(id, CallOutcome::Cancelled);
            }
        }
        let before = self.invitees.len();
        self.invitees.retain(|one| !people.iter().any(|(number, _)| *number == one.number));
        self.changes.invitees |= self.invitees.len() != before;
        Ok(())
    }

    /// Something came of a call.
    pub(crate) fn end_call(&mut self, id: ParticipantId, outcome: CallOutcome) {
        let Some(index) = self.calls.iter().position(|call| call.id == id) else { return };
        let call = self.calls.remove(index);
        self.changes.calls = true;
        if outcome == CallOutcome::Cancelled {
            self.event(Event::HangUp { call: id });
        }
        self.show(Notice::CallEnded { number: call.number, outcome });
    }

    /// Ends every call, because the meeting is over.
    pub(crate) fn hang_up(&mut self) {
        for call in std::mem::take(&mut self.calls) {
            self.event(Event::HangUp { call: call.id });
        }
    }

    /// Whether somebody is being called under this ID.
    pub(crate) fn is_called(&self, id: ParticipantId) -> bool {
        self.calls.iter().any(|call| call.id == id)
    }
}

#[cfg(test)]
mod tests;
