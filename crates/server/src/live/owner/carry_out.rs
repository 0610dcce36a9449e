//! What the conference says, done.

use super::super::command::{Purpose, VisitError};
use super::super::outlet::spell;
use super::super::{Facts, ResumeKey, Ring, Watched, facts, watch, words};
use super::Owner;
use crate::clock;
use crate::logging::chain;
use convoca_booking::Holding;
use convoca_conference::{
    Action, Call, CallOutcome, EndReason, Event, Input, LeftReason, Notice, Output, ParticipantId, Refused, Role,
};
use convoca_sfu::PeerId;
use convoca_signalling as wire;
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

impl Owner {
    /// Does everything that has come out of the conference.
    pub(super) async fn carry_out(&mut self) {
        while let Some(output) = self.conference.poll() {
            match output {
                Output::Answer { to: Some(to), request, answer } => self.answered(to, request, answer),
                Output::Answer { to: None, answer, .. } => {
                    self.chronicle.done(answer.is_ok(), clock::now());
                    match self.program.take() {
                        Some(program) if program.until_kept && answer.is_ok() => {
                            self.waits_for_kept = Some(program.answer);
                        }
                        // Whoever asked may have gone.
                        Some(program) => drop(program.answer.send(answer)),
                        None => {}
                    }
                }
                Output::Watch(notice) => {
                    self.watchers.tell(&watch::told(notice, &self.chronicle));
                    if self.watchers.is_empty() {
                        self.conference.handle(clock::now(), Input::Watch(false));
                    }
                }
                Output::Send { to, notice } => self.tell(&to, &notice),
                Output::Event(event) => self.event(event).await,
            }
        }
        self.free_seats();
        if let Some(holding) = &self.holding {
            for waiting in self.opening.drain(..) {
                // Whoever asked may have gone.
                let _ = waiting.send(holding.id.clone());
            }
        }
    }

    /// Frees the seats of those who are not in, do not come and do not wait any more.
    fn free_seats(&mut self) {
        if std::mem::take(&mut self.seats_change) {
            let Self { seats, conference, connections, visits, .. } = self;
            seats.retain(|id, _| {
                conference.participant(*id).is_some() || connections.contains_key(id) || visits.contains_key(id)
            });
        }
    }

    fn answered(&mut self, to: ParticipantId, request: u32, answer: Result<(), Refused>) {
        self.chronicle.done(answer.is_ok(), clock::now());
        if answer.is_err() {
            self.seats_change = true;
            self.chronicle.turned_away(to);
        }
        if let Some(visit) = self.visits.get_mut(&to) {
            // After a good answer it still has to be seen whether he is in or waits.
            if let Err(refused) = answer
                && let Some((_, waiting)) = visit.pending.take()
            {
                // Whoever asked may have gone.
                let _ = waiting.send(Err(VisitError::Refused(refused)));
                self.visits.remove(&to);
            }
            return;
        }
        let joining = self.joining.remove(&to);
        let (entered, outcome) = joining.map(|joining| (joining.entered, joining.outcome)).unzip();
        match answer {
            Ok(()) => self.answer(to, request, entered.flatten().unwrap_or(wire::Answer::Done {})),
            Err(refused) => self.refuse(to, request, refused),
        }
        if let Some(outcome) = outcome {
            if answer.is_err() {
                // He may try again over the same connection.
                self.connections.remove(&to);
            }
            // The connection may be gone.
            let _ = outcome.send(answer.is_ok());
        }
    }

    /// Answers a request.
    pub(super) fn answer(&mut self, to: ParticipantId, request: u32, answer: wire::Answer) {
        if let Some(connection) = self.connections.get(&to) {
            connection.outlet.answer(request, answer);
        }
    }

    /// Refuses a request.
    pub(super) fn refuse(&mut self, to: ParticipantId, request: u32, refused: Refused) {
        if let Some(connection) = self.connections.get(&to) {
            connection.outlet.refuse(request, words::refused(refused), refused.to_string());
        }
    }

    /// Tells people something, spelt out once for all of them.
    fn tell(&mut self, to: &[ParticipantId], notice: &Notice) {
        self.egress_lags = true;
        match notice {
            Notice::Joined { you, participants, .. } => {
                let me = participants.iter().find(|one| one.id == *you);
                let resume = me.map_or_else(String::new, |me| self.resume_key(me));
                let facts = if self.is_audience(*you) { &self.audience_facts } else { &self.facts };
                let Some(notice) = words::notice(facts, notice, resume) else { return };
                let text = spell(&notice);
                for id in to {
                    let Some(connection) = self.connections.get(id) else { continue };
                    connection.outlet.send(text.clone());
                    // Who comes back over another connection has his media all the while.
                    for slot in self.shown.get(id).into_iter().flat_map(BTreeMap::values) {
                        connection.outlet.tell(slot);
                    }
                }
            }
            Notice::Out { why } => {
                self.seats_change = true;
                for id in to {
                    if let Some(connection) = self.connections.remove(id) {
                        connection.outlet.end(words::out(*why));
                    }
                }
            }
            Notice::Waiting { .. } if to.iter().any(|id| self.visits.contains_key(id)) => {
                for id in to {
                    self.visitor_waits(*id);
                }
            }
            Notice::Conference { .. } => {
                let (audience, others): (Vec<_>, Vec<_>) = to.iter().partition(|id| self.is_audience(**id));
                self.spell_to(&others, &self.facts, notice);
                self.spell_to(&audience, &self.audience_facts, notice);
            }
            _ => self.spell_to(to, &self.facts, notice),
        }
    }

    /// Tells people something in a meeting with these facts.
    fn spell_to(&self, to: &[ParticipantId], facts: &Facts, notice: &Notice) {
        if to.is_empty() {
            return;
        }
        let Some(notice) = words::notice(facts, notice, String::new()) else { return };
        let text = spell(&notice);
        for id in to {
            self.connections.get(id).map(|connection| connection.outlet.send(text.clone()));
        }
    }

    fn is_audience(&self, id: ParticipantId) -> bool {
        self.conference.participant(id).is_some_and(|seen| seen.role == Role::Audience)
    }

    /// A program cannot wait; it is told so and goes.
    fn visitor_waits(&mut self, id: ParticipantId) {
        if let Some(mut visit) = self.visits.remove(&id) {
            self.seats_change = true;
            if let Some((_, waiting)) = visit.pending.take() {
                // Whoever asked may have gone.
                let _ = waiting.send(Err(VisitError::Waiting));
            }
            self.conference.handle(clock::now(), Input::Act { by: id, request: 0, action: Action::Leave });
        }
    }

    fn resume_key(&self, me: &convoca_conference::Participant) -> String {
        let (since, person) = self.chronicle.known(me.id);
        let key = ResumeKey::new(&self.meeting, &self.uuid, me, since, person);
        key.seal(&self.shared.vault).unwrap_or_else(|error| {
            tracing::error!(error = %chain(&error), "a resume key could not be sealed");
            String::new()
        })
    }

    async fn event(&mut self, event: Event) {
        match event {
            Event::Started { at } => self.started(at).await,
            Event::Joined { participant, role } => {
                if let Some(seen) = self.conference.participant(participant) {
                    self.chronicle.joined(participant, role, &seen.name, seen.joined_at);
                }
                if let Some(visit) = self.visits.get_mut(&participant) {
                    let kind = visit.kind;
                    if let Some((offer, answer)) = visit.pending.take() {
                        self.negotiate(participant, offer, kind, Purpose::Visit(answer));
                    }
                }
            }
            Event::Left { participant, why } => {
                self.chronicle.left(participant, clock::now());
                self.departed.insert(participant);
                self.quality.forget(participant);
                self.room.close_peer(PeerId(participant.0));
                self.shown.remove(&participant);
                self.visits.remove(&participant);
                self.seats_change = true;
                if matches!(why, LeftReason::Removed | LeftReason::SentBack) {
                    self.note(|holding| {
                        holding.banned.insert(participant.to_string());
                    });
                }
            }
            Event::MayPublish { participant, source, allowed } => {
                self.room.allow(PeerId(participant.0), words::track(source), allowed);
            }
            Event::Held { participant, held } => self.room.hold(PeerId(participant.0), held),
            Event::RoleChanged { participant, role } => self.note(|holding| {
                holding.roles.insert(participant.to_string(), words::held_role(role));
            }),
            Event::HostChanged { .. } => {}
            Event::Record(recording) => self.record(recording).await,
            Event::Stream(on) => self.stream(on).await,
            Event::Call(call) => self.call(call),
            Event::HangUp { call } => {
                let ring = Ring::Stop { meeting: self.meeting.clone(), call };
                // Whoever calls people knows nothing of it then.
                let _ = self.shared.rings.try_send(ring);
            }
            Event::Extended { ends_at } => {
                self.chronicle.extended(clock::now());
                self.note(|holding| holding.ends_at = ends_at);
            }
            Event::Changed(state) => self.note(|holding| facts::note(holding, &state)),
            Event::Ended { why } => self.ended(why),
        }
    }

    /// Has somebody called.
    fn call(&mut self, call: Call) {
        let id = call.id;
        let ring = Ring::Start {
            corporation: self.kept.corporation.clone(),
            meeting: self.meeting.clone(),
            holding: self.uuid.clone(),
            call,
        };
        if self.shared.rings.try_send(ring).is_err() {
            tracing::warn!(meeting.id = %self.meeting, "somebody could not be called: too many are being called");
            self.call_ended(id, CallOutcome::Unreachable, clock::now());
        }
    }

    /// Something came of a call: it is remembered, and the meeting told.
    pub(super) fn call_ended(&mut self, id: ParticipantId, outcome: CallOutcome, now: Timestamp) {
        if let Some(call) = self.conference.calls().find(|call| call.id == id) {
            self.chronicle.called(&call.name, outcome, now);
            if outcome == CallOutcome::Accepted {
                self.called.extend(call.user.as_deref().map(str::to_owned));
            }
        }
        self.conference.handle(now, Input::CallEnded { call: id, outcome });
    }

    /// Keeps that the meeting is being held. If that cannot be kept the meeting goes on all the same:
    /// people are there, and only a restart would notice.
    async fn started(&mut self, at: Timestamp) {
        let holding = Holding {
            id: self.uuid.clone(),
            occurrence: self.chronicle.occurrence().map(str::to_owned),
            started_at: at,
            ends_at: self.conference.state().ends_at,
            rules: None,
            roles: BTreeMap::new(),
            banned: BTreeSet::new(),
        };
        self.chronicle.started(at);
        if let Err(error) = self.kept.begin(&self.uuid, at, self.chronicle.take()).await {
            tracing::error!(meeting.id = %self.meeting, error = %chain(&error), "a meeting began and it was not kept");
        }
        tracing::info!(meeting.id = %self.meeting, "meeting {} is being held", self.meeting);
        self.holding = Some(holding);
    }

    fn ended(&mut self, why: EndReason) {
        self.over = true;
        self.streaming = None;
        self.recording = None;
        self.egress = None;
        self.watchers.tell(&Watched::Over);
        if self.holding.is_some() {
            let at = clock::now();
            self.chronicle.measured(self.quality.take());
            self.chronicle.ended(why, at);
            self.keeper.end(&self.uuid, at, self.chronicle.take());
            tracing::info!(meeting.id = %self.meeting, ?why, "meeting {} has ended", self.meeting);
        }
        for (_, mut visit) in self.visits.drain() {
            if let Some((_, waiting)) = visit.pending.take() {
                // Whoever asked may have gone.
                let _ = waiting.send(Err(VisitError::Refused(Refused::Over)));
            }
        }
    }

    /// Changes what is kept of the holding.
    fn note(&mut self, change: impl FnOnce(&mut Holding)) {
        if let Some(holding) = &mut self.holding {
            change(holding);
            self.keeper.note(holding);
        }
    }
}
