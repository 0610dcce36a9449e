//! Coming in, waiting to, and coming back.

use crate::conference::{LONGEST_NAME, later};
use crate::member::{Arrival, Past, Waiting};
use crate::{Conference, Event, Join, Notice, ParticipantId, ParticipantKind, Refused, Role, WaitReason};
use std::sync::Arc;

/// Most people who wait at a time. Hosts are sent the whole list when it changes.
pub const MOST_WAITING: usize = 1000;

/// Of how many people who have left something is remembered. Each was put out, sent back or made
/// co-host by a host. Beyond it, nobody of whom nothing is known can come back by his key; he enters
/// anew.
const MOST_PAST: usize = 10_000;

impl Conference {
    /// Somebody new: in, waiting or refused.
    ///
    /// # Errors
    /// See [`Refused`]; nothing has changed then.
    pub(crate) fn join(&mut self, join: &Join) -> Result<(), Refused> {
        let arrival = self.arrival(join)?;
        let here = self.people.contains_key(&arrival.id) || self.lounge.contains_key(&arrival.id);
        if here || self.waits(arrival.id) {
            return Err(Refused::OutOfOrder);
        }
        if self.is_banned(arrival.id) {
            return Err(Refused::NotAllowed);
        }
        if arrival.role == Role::Audience {
            return self.take_seat(arrival);
        }
        if !join.role.is_staff() {
            return self.knock(arrival, join.called);
        }
        if !arrival.role.is_staff() && self.is_full() {
            return Err(Refused::Full);
        }
        self.let_in(arrival);
        Ok(())
    }

    /// Somebody with the key of one who was in.
    ///
    /// # Errors
    /// See [`Refused`]; nothing has changed then.
    pub(crate) fn come_back(&mut self, join: &Join) -> Result<(), Refused> {
        let mut arrival = Arrival { returns: true, ..self.arrival(join)? };
        let id = arrival.id;
        if self.people.contains_key(&id) {
            self.reconnect(id);
            return Ok(());
        }
        if let Some(waiting) = self.waiting.iter().find(|waiting| waiting.arrival.id == id) {
            self.tell(vec![id], Notice::Waiting { why: waiting.why });
            return Ok(());
        }
        if self.lounge.contains_key(&id) {
            self.tell(vec![id], Notice::Waiting { why: WaitReason::Rehearsal });
            return Ok(());
        }
        match self.past.get(&id) {
            Some(Past::Removed) => return Err(Refused::CannotResume),
            _ if arrival.role == Role::Audience => return self.take_seat(arrival),
            Some(Past::SentBack) => return self.knock(Arrival { role: Role::Guest, ..arrival }, false),
            // With a client once and by WHIP now: a role goes only with a client.
            Some(Past::Left(role)) if arrival.kind == ParticipantKind::Client => arrival.role = *role,
            Some(Past::Left(_)) => {}
            None if self.past.len() >= MOST_PAST => return Err(Refused::CannotResume),
            None => {}
        }
        if arrival.role == Role::Host && self.host.is_some() {
            arrival.role = Role::Guest;
        }
        if !arrival.role.is_staff() && self.is_full() {
            return Err(Refused::Full);
        }
        self.let_in(arrival);
        Ok(())
    }

    /// A guest at the door: in, waiting or refused by the rules. Who is `called` is expected, and need not
    /// stop at a lock.
    fn knock(&mut self, guest: Arrival, called: bool) -> Result<(), Refused> {
        if self.setup.locked && !called {
            return Err(Refused::Locked);
        }
        if self.is_full() {
            return Err(Refused::Full);
        }
        if self.open && !self.setup.waiting_room {
            self.let_in(guest);
            return Ok(());
        }
        if self.waiting.len() >= MOST_WAITING {
            return Err(Refused::Full);
        }
        self.wait(guest);
        Ok(())
    }

    /// Puts somebody at the end of the list of those who wait.
    pub(crate) fn wait(&mut self, arrival: Arrival) {
        let why = self.wait_reason();
        self.tell(vec![arrival.id], Notice::Waiting { why });
        self.waiting.push_back(Waiting { arrival, since: self.now, why });
        self.changes.waiting = true;
    }

    /// Lets somebody in, whatever the rules; the caller has looked at them.
    pub(crate) fn let_in(&mut self, mut arrival: Arrival) {
        self.begin();
        if arrival.role == Role::Host
            && let Some(host) = self.host
        {
            // Two devices with the host's link are usually one person. The one that is connected
            // keeps the role; a ghost does not.
            if self.people.get(&host).is_some_and(|member| member.seen.connected) {
                arrival.role = Role::Cohost;
            } else {
                self.set_host(None);
            }
        }
        let (id, role) = (arrival.id, arrival.role);
        self.open |= role.is_staff() || (arrival.returns && role != Role::Audience);
        if role == Role::Audience {
            self.seats += 1;
        }
        self.past.remove(&id);
        self.people.insert(id, arrival.enter(&self.setup, self.now));
        self.changes.entering.insert(id);
        self.event(Event::Joined { participant: id, role });
        if role == Role::Host {
            self.host = Some(id);
            self.event(Event::HostChanged { host: Some(id) });
        }
    }

    /// The meeting begins, unless it has.
    pub(crate) fn begin(&mut self) {
        if self.setup.started_at.is_none() {
            self.setup.started_at = Some(self.now);
            self.ends_at = later(self.now, self.setup.length);
            self.event(Event::Started { at: self.now });
            self.begin_recording();
            // Nobody is in yet who could be told of the new end, but programs may listen already.
            self.show(Notice::Conference { conference: self.state() });
        }
    }

    /// Brings in who waits and need not any more, and tells the others why they still do.
    pub(crate) fn settle(&mut self) {
        if self.open && !self.setup.waiting_room && !self.setup.locked {
            self.admit_all();
        }
        self.fill_seats();
        self.settle_streaming();
        let why = self.wait_reason();
        let changed = self.waiting.iter_mut().filter(|waiting| waiting.why != why);
        let told = changed
            .map(|waiting| {
                waiting.why = why;
                waiting.arrival.id
            })
            .collect();
        self.tell(told, Notice::Waiting { why });
    }

    /// Lets in who waits, the longest waiting first, as far as there is room. Says how many.
    pub(crate) fn admit_all(&mut self) -> usize {
        let mut admitted = 0;
        while !self.is_full()
            && let Some(waiting) = self.waiting.pop_front()
        {
            self.let_in(waiting.arrival);
            self.changes.waiting = true;
            admitted += 1;
        }
        admitted
    }

    /// Takes somebody off the list of those who wait.
    pub(crate) fn take_waiting(&mut self, id: ParticipantId) -> Option<Arrival> {
        let index = self.waiting.iter().position(|waiting| waiting.arrival.id == id)?;
        self.changes.waiting = true;
        self.waiting.remove(index).map(|waiting| waiting.arrival)
    }

    /// Whether somebody waits.
    pub(crate) fn waits(&self, id: ParticipantId) -> bool {
        self.waiting.iter().any(|waiting| waiting.arrival.id == id)
    }

    /// Whether no more guests fit in.
    pub(crate) fn is_full(&self) -> bool {
        let most = usize::try_from(self.setup.capacity).unwrap_or(usize::MAX);
        let seats = usize::try_from(self.seats).unwrap_or(usize::MAX);
        most > 0 && self.people.len().saturating_sub(seats) >= most
    }

    /// Remembers something of one who is not in any more.
    pub(crate) fn remember(&mut self, id: ParticipantId, past: Past) {
        if self.past.len() < MOST_PAST || self.past.contains_key(&id) {
            self.past.insert(id, past);
        }
    }

    /// Gives one who is in his place over a new connection.
    fn reconnect(&mut self, id: ParticipantId) {
        if let Ok(member) = self.changing(id) {
            member.seen.connected = true;
            self.lost.retain(|&(_, lost)| lost != id);
            self.changes.entering.insert(id);
        }
    }

    fn wait_reason(&self) -> WaitReason {
        if self.open { WaitReason::Admission } else { WaitReason::Host }
    }

    fn arrival(&self, join: &Join) -> Result<Arrival, Refused> {
        if self.over {
            return Err(Refused::Over);
        }
        Ok(Arrival::new(join, checked_name(&join.name)?))
    }
}

/// A name without the blanks around it.
///
/// # Errors
/// [`Refused::BadMessage`] when nothing is left, when it is longer than [`LONGEST_NAME`], and when a
/// control character could garble what others see.
pub(crate) fn checked_name(name: &str) -> Result<Arc<str>, Refused> {
    let name = name.trim();
    // Bytes first: no character has more than four, and counting a megabyte of them is not needed.
    let fits = name.len() <= 4 * LONGEST_NAME && name.chars().count() <= LONGEST_NAME;
    if name.is_empty() || !fits || name.chars().any(char::is_control) {
        return Err(Refused::BadMessage);
    }
    Ok(name.into())
}

#[cfg(test)]
mod tests;
