//! What a meeting's owner is asked, turned into what happens to the conference.

use super::super::command::{Back, Command, Offer, Purpose, VisitError};
use super::super::{Connection, Snapshot, words};
use super::{Asking, Joining, Owner, Visit};
use convoca_booking::{HeldRole, Origin};
use convoca_conference::{Action, Input, Join, ParticipantId, ParticipantKind, Refused, Role, RuleChanges};
use convoca_sfu::{NegotiateError, PeerId, PeerKind, What};
use convoca_signalling as wire;
use jiff::Timestamp;
use std::sync::Arc;
use tokio::sync::oneshot;

impl Owner {
    /// Takes one command.
    pub(super) fn take(&mut self, command: Command, now: Timestamp) {
        match command {
            Command::Join { mut join, visitor, back, connection, seat, outcome } => {
                self.seats.extend(seat.map(|seat| (join.participant, seat)));
                join.called = visitor.person.as_ref().is_some_and(|person| self.called.contains(person.user.as_str()));
                let (id, since) = (join.participant, back.as_ref().and_then(|back| back.since));
                let since = since.filter(|_| !self.departed.contains(&id) && self.holding.is_some());
                self.chronicle.comes(id, visitor, since);
                self.join(join, back, connection, outcome, now);
            }
            Command::Visit { join, visitor, offer, seat, answer } => {
                self.seats.extend(seat.map(|seat| (join.participant, seat)));
                self.chronicle.comes(join.participant, visitor, None);
                let kind = if join.kind == ParticipantKind::Whep { PeerKind::Whep } else { PeerKind::Whip };
                self.visits.insert(join.participant, Visit { kind, pending: Some((offer, answer)) });
                self.conference.handle(now, Input::Join(join));
            }
            Command::EndVisit { participant, answer } => {
                let known = self.visits.contains_key(&participant);
                // Whoever asked may have gone.
                let _ = answer.send(known);
                if known {
                    self.leave(participant, now);
                }
            }
            Command::Act { by, connection, request, action } if self.is_current(by, connection) => {
                let name = self.chronicle.name(by, &self.conference);
                self.chronicle.doing(Origin::Client, name, &action, &self.conference);
                self.conference.handle(now, Input::Act { by, request, action });
            }
            Command::Offer { by, connection, request, offer } if self.is_current(by, connection) => {
                if self.conference.participant(by).is_none() {
                    return self.refuse(by, request, Refused::OutOfOrder);
                }
                self.negotiate(by, offer, PeerKind::Client, Purpose::Request { connection, request });
            }
            Command::View { by, connection, request, slots } if self.is_current(by, connection) => {
                if self.conference.participant(by).is_none() {
                    return self.refuse(by, request, Refused::OutOfOrder);
                }
                self.room.view(PeerId(by.0), slots);
                self.answer(by, request, wire::Answer::Done {});
            }
            Command::Stats { by, connection, request, told } if self.is_current(by, connection) => {
                if self.conference.participant(by).is_none() {
                    return self.refuse(by, request, Refused::OutOfOrder);
                }
                let taken = self.quality.told(by, told, now);
                self.sampled(by, taken, now);
                self.answer(by, request, wire::Answer::Done {});
            }
            Command::Thresholds(of, thresholds) => {
                if of == self.kept.corporation {
                    self.quality.judge_by(*thresholds);
                }
            }
            Command::Quality(answer) => {
                // Whoever asked may have gone.
                let _ = answer.send(self.quality.last(now));
            }
            Command::Negotiated { by, purpose, result } => self.negotiated(by, purpose, result, now),
            Command::Lost { by, connection } if self.is_current(by, connection) => {
                self.connections.remove(&by);
                self.seats_change = true;
                self.conference.handle(now, Input::Lost { participant: by });
            }
            // Of a connection that has been replaced: nobody waits for an answer any more.
            Command::Act { .. }
            | Command::Offer { .. }
            | Command::View { .. }
            | Command::Stats { .. }
            | Command::Lost { .. } => {}
            Command::Media(what) => self.media(what, now),
            Command::Open { guests, begun } => {
                self.opening.push(begun);
                self.conference.handle(now, Input::Open { guests });
            }
            Command::Program { action, by, answer } => {
                self.chronicle.doing(Origin::Program, by, &action, &self.conference);
                // Who may come in is decided at the door, by what is kept.
                let until_kept = matches!(action, Action::SetRules(RuleChanges { entry: Some(_), .. }));
                self.program = Some(Asking { answer, until_kept });
                self.conference.handle(now, Input::Program { request: 0, action });
            }
            Command::Look { answer } => {
                // Whoever asked may have gone.
                let _ = answer.send(self.snapshot());
            }
            Command::Watch { watcher } => {
                self.conference.handle(now, Input::Watch(true));
                let snapshot = self.snapshot();
                self.watchers.add(watcher, snapshot);
            }
            Command::CallEnded { call, outcome } => {
                self.call_ended(call, outcome, now);
            }
            Command::RecordingFailed(why) => self.conference.handle(now, Input::RecordingFailed(why)),
            Command::Streamed(targets) => self.conference.handle(now, Input::Streamed(targets)),
            Command::StreamingFailed(why) => self.conference.handle(now, Input::StreamingFailed(why)),
            Command::Close(why) => self.conference.handle(now, Input::Close(why)),
            // Dealt with before.
            Command::Stop => {}
        }
    }

    fn join(
        &mut self,
        mut join: Join,
        back: Option<Back>,
        connection: Connection,
        outcome: oneshot::Sender<bool>,
        now: Timestamp,
    ) {
        let id = join.participant;
        let returning = back.is_some();
        if let Some(back) = &back {
            if back.holding != self.uuid || self.banned.contains(&id.to_string()) {
                let why = Refused::CannotResume;
                connection.outlet.refuse(join.request, words::refused(why), why.to_string());
                self.chronicle.turned_away(id);
                self.seats_change = true;
                // The connection may be gone.
                let _ = outcome.send(false);
                return;
            }
            match self.holding.as_ref().and_then(|holding| holding.roles.get(&id.to_string())) {
                Some(HeldRole::Host) => join.role = Role::Host,
                Some(HeldRole::Cohost) => join.role = Role::Cohost,
                Some(HeldRole::Guest) => join.role = Role::Guest,
                Some(HeldRole::Audience) => join.role = Role::Audience,
                None => {}
            }
        }
        if let Some(earlier) = self.connections.insert(id, connection) {
            earlier.outlet.end(wire::OutReason::Replaced);
        }
        self.joining.insert(id, Joining { entered: back.map(|back| back.entered), outcome });
        self.conference.handle(now, if returning { Input::Return(join) } else { Input::Join(join) });
    }

    /// All of the meeting at this moment.
    fn snapshot(&self) -> Snapshot {
        Snapshot::of(&self.conference, &self.facts, &self.chronicle, self.holding.is_some())
    }

    fn is_current(&self, by: ParticipantId, connection: u64) -> bool {
        self.connections.get(&by).is_some_and(|current| current.number == connection)
    }

    /// Has an offer answered by the media plane. Whether its sender is still in when the answer is
    /// there is looked at then, before anybody hears it.
    pub(super) fn negotiate(&self, by: ParticipantId, offer: Offer, kind: PeerKind, purpose: Purpose) {
        let (room, commands) = (Arc::clone(&self.room), self.commands.clone());
        tokio::spawn(async move {
            let result = room.negotiate(PeerId(by.0), &offer.sdp, &offer.sources, kind).await;
            drop(room);
            if let Some(commands) = commands.upgrade() {
                // The meeting may be over by now; then nobody waits for this.
                let _ = commands.send(Command::Negotiated { by, purpose, result }).await;
            }
        });
    }

    fn negotiated(
        &mut self,
        by: ParticipantId,
        purpose: Purpose,
        result: Result<String, NegotiateError>,
        now: Timestamp,
    ) {
        let is_in = self.conference.participant(by).is_some();
        if !is_in {
            self.room.close_peer(PeerId(by.0));
        }
        match purpose {
            Purpose::Request { connection, request } if self.is_current(by, connection) => {
                if !is_in {
                    return self.refuse(by, request, Refused::OutOfOrder);
                }
                match result {
                    Ok(sdp) => self.answer(by, request, wire::Answer::Answered { sdp }),
                    Err(error) => {
                        let code = match error {
                            NegotiateError::BadOffer(_) => wire::Refused::BadOffer,
                            NegotiateError::Overloaded => wire::Refused::TooFast,
                            NegotiateError::Stopped => wire::Refused::Fault,
                        };
                        if let Some(connection) = self.connections.get(&by) {
                            connection.outlet.refuse(request, code, error.to_string());
                        }
                    }
                }
            }
            Purpose::Request { .. } => {}
            Purpose::Visit(answer) => {
                let failed = result.is_err();
                let told = answer.send(if is_in { result.map_err(VisitError::from) } else { Err(VisitError::Waiting) });
                if failed || told.is_err() {
                    self.leave(by, now);
                }
            }
        }
    }

    fn media(&mut self, what: What, now: Timestamp) {
        match what {
            What::Speakers(speakers) => {
                let speakers: Vec<_> =
                    speakers.into_iter().map(|(peer, level)| (ParticipantId(peer.0), level)).collect();
                self.tell_egress_speakers(&speakers);
                self.conference.handle(now, Input::Speakers(speakers));
            }
            What::Quality { peer, report } => {
                self.quality.rate(ParticipantId(peer.0), report.score);
                self.conference.handle(now, Input::Quality { participant: ParticipantId(peer.0), level: report.score });
            }
            What::Figures { peer, figures } => {
                let by = ParticipantId(peer.0);
                if self.conference.participant(by).is_some() {
                    let taken = self.quality.measured(by, *figures, now);
                    self.sampled(by, taken, now);
                }
            }
            What::Slot { peer, mid, shows } => {
                let to = ParticipantId(peer.0);
                let (participant, source) = shows.map(|(peer, source)| (ParticipantId(peer.0), source)).unzip();
                let slot = wire::Notice::Slot {
                    mid: mid.clone(),
                    participant: participant.map(words::id),
                    source: source.map(|source| words::source(words::track_from(source))),
                };
                if let Some(connection) = self.connections.get(&to) {
                    connection.outlet.tell(&slot);
                }
                // Sections are bounded by the media plane, which names only those that there are.
                self.shown.entry(to).or_default().insert(mid, slot);
            }
            What::Disconnected { peer } | What::Closed { peer } => {
                // A client offers anew when it notices, or its connection is lost as well; a visit is
                // nothing without its transport, and nobody else would notice that it has gone.
                let participant = ParticipantId(peer.0);
                if matches!(what, What::Closed { .. }) {
                    self.shown.remove(&participant);
                }
                if self.visits.get(&participant).is_some_and(|visit| visit.pending.is_none()) {
                    self.leave(participant, now);
                }
            }
            What::Connected { .. } => {}
        }
    }

    /// Has a visitor leave.
    fn leave(&mut self, participant: ParticipantId, now: Timestamp) {
        self.visits.remove(&participant);
        self.seats_change = true;
        self.conference.handle(now, Input::Act { by: participant, request: 0, action: Action::Leave });
    }
}
