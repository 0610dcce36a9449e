//! The task that owns a meeting while it is held: it feeds the conference and does what it says.
//!
//! Invariants: the conference is touched here alone. Nobody is told that he is in before it is kept
//! that the meeting is being held. Nothing here waits for a client: who does not keep up is cut.

mod carry_out;
mod egress;
mod measure;
mod take;

use super::chronicle::Chronicle;
use super::command::Command;
use super::keep::{Keeper, Kept};
use super::quality::Quality;
use super::watch::Watchers;
use super::{Connection, Facts, Seat, Shared, facts};
use convoca_booking::{Holding, MeetingId};
use convoca_conference::{Conference, Input, ParticipantId, Refused};
use convoca_sfu::{PeerKind, Room};
use convoca_signalling as wire;
use convoca_store::StoredMeeting;
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

use super::command::VisitError;
use crate::clock;
use crate::egress::Egress;
use crate::recording::Session;
use crate::streaming::Streaming;

/// How long a meeting that never began is remembered after the last who waited has gone.
const PATIENCE: Duration = Duration::from_secs(30);

/// The owner of one meeting.
pub(super) struct Owner {
    shared: Arc<Shared>,
    meeting: MeetingId,
    facts: Facts,
    audience_facts: Facts,
    conference: Conference,
    room: Arc<Room>,
    commands: mpsc::WeakSender<Command>,
    connections: HashMap<ParticipantId, Connection>,
    joining: HashMap<ParticipantId, Joining>,
    /// Seats of those who are in, come or wait.
    seats: HashMap<ParticipantId, Seat>,
    /// Whether somebody may have gone who has a seat.
    seats_change: bool,
    /// What each participant's receiving video sections show, for when he comes back.
    shown: HashMap<ParticipantId, BTreeMap<String, wire::Notice>>,
    visits: HashMap<ParticipantId, Visit>,
    /// What is kept of the holding; `None` until it has begun.
    holding: Option<Holding>,
    /// Its ID, which it has before it begins.
    uuid: String,
    kept: Kept,
    keeper: Keeper,
    chronicle: Chronicle,
    quality: Quality,
    /// People of this server who took a call into this meeting since this task began.
    called: HashSet<String>,
    /// Participants that have been in since this task began, and have left.
    departed: HashSet<ParticipantId>,
    /// Who waits to hear that the meeting has begun.
    opening: Vec<oneshot::Sender<String>>,
    /// The program whose action the conference is about to answer.
    program: Option<Asking>,
    /// A program that hears that it is done once all before it is kept.
    waits_for_kept: Option<oneshot::Sender<Result<(), Refused>>>,
    watchers: Watchers,
    /// Participants that an earlier server had put out.
    banned: HashSet<String>,
    /// What makes one picture and one sound of the meeting, while it is recorded or streamed.
    egress: Option<Egress>,
    /// Whether who is there or what is shown may have changed since that was told.
    egress_lags: bool,
    /// The recording that is being made.
    recording: Option<Session>,
    /// The live stream that goes out.
    streaming: Option<Streaming>,
    over: bool,
}

/// Somebody whose coming the conference is about to answer.
struct Joining {
    /// What the answer is; `None`: that it is done.
    entered: Option<wire::Answer>,
    outcome: oneshot::Sender<bool>,
}

/// A program that has asked for something.
struct Asking {
    answer: oneshot::Sender<Result<(), Refused>>,
    /// What it asks for is looked at elsewhere than here, so it has to be kept before it is done.
    until_kept: bool,
}

/// Somebody who came by WHIP or WHEP.
struct Visit {
    kind: PeerKind,
    /// Who waits to hear whether he is in.
    pending: Option<(super::Offer, oneshot::Sender<Result<String, VisitError>>)>,
}

impl Owner {
    /// The owner of this meeting; the meeting goes on if it was being held before.
    pub(super) fn new(
        shared: Arc<Shared>,
        stored: &StoredMeeting,
        room: Room,
        commands: mpsc::WeakSender<Command>,
        now: Timestamp,
    ) -> Self {
        // Of a series, the terms are those of the occurrence that is held.
        let booking = &*stored.booking.as_of(now);
        let setup = facts::setup(booking, now);
        let facts = Facts::of(booking, &stored.secrets, &shared.vault, &shared.public_url);
        let kept =
            Kept { shared: Arc::clone(&shared), corporation: booking.corporation.clone(), meeting: booking.id.clone() };
        let holding = booking.holding_at(now).cloned();
        let at = holding.as_ref().map_or(now, |holding| holding.started_at);
        let occurrence = booking.occurrence_at(at).map(|one| one.id.clone());
        let chronicle = Chronicle::new(booking, setup.uuid.to_string(), occurrence, !setup.voice_only);
        Self {
            meeting: booking.id.clone(),
            audience_facts: facts.for_audience(),
            facts,
            uuid: setup.uuid.to_string(),
            conference: Conference::new(setup, now),
            room: Arc::new(room),
            commands,
            connections: HashMap::new(),
            joining: HashMap::new(),
            seats: HashMap::new(),
            seats_change: false,
            shown: HashMap::new(),
            visits: HashMap::new(),
            banned: holding.iter().flat_map(|holding| holding.banned.iter().cloned()).collect(),
            holding,
            keeper: Keeper::start(kept.clone()),
            chronicle,
            quality: Quality::default(),
            called: HashSet::new(),
            departed: HashSet::new(),
            opening: Vec::new(),
            program: None,
            waits_for_kept: None,
            watchers: Watchers::default(),
            egress: None,
            egress_lags: false,
            recording: None,
            streaming: None,
            kept,
            shared,
            over: false,
        }
    }

    /// Runs until the meeting is over, or nobody is there and it has not begun.
    pub(super) async fn run(mut self, mut inbox: mpsc::Receiver<Command>) {
        self.go_on_sending().await;
        loop {
            self.carry_out().await;
            self.follow_egress();
            self.keeper.happened(self.chronicle.take());
            if let Some(program) = self.waits_for_kept.take() {
                self.keeper.tell_when_kept(program);
            }
            if self.over {
                break;
            }
            let command = tokio::select! {
                command = inbox.recv() => command,
                () = until(self.conference.wake().map(|(at, _)| at)) => {
                    self.conference.handle(clock::now(), Input::Wake);
                    continue;
                }
                () = until(self.quality.due_at()) => {
                    self.chronicle.measured(self.quality.take());
                    continue;
                }
                () = tokio::time::sleep(PATIENCE), if self.is_idle() => break,
            };
            match command {
                Some(Command::Stop) => {
                    self.dismiss();
                    break;
                }
                Some(command) => self.take(command, clock::now()),
                None => break,
            }
        }
        // Before anybody is led to another task: it would hold the meeting again that has just ended.
        self.keeper.finish().await;
        // From here on nobody is sent here any more; who was on the way hears that the meeting is
        // being left, and tries again.
        self.shared.forget(&self.meeting, self.room.id(), &self.commands);
        inbox.close();
        while let Some(command) = inbox.recv().await {
            Self::turn_away(command);
        }
    }

    /// Whether this task is of no use to anybody: the meeting has not begun, and nobody waits.
    fn is_idle(&self) -> bool {
        self.holding.is_none() && self.connections.is_empty() && self.visits.is_empty() && self.watchers.is_empty()
    }

    /// Sends everybody away for a moment.
    fn dismiss(&mut self) {
        for (_, connection) in self.connections.drain() {
            connection.outlet.end(wire::OutReason::Restarting);
        }
    }

    /// Answers what came too late.
    fn turn_away(command: Command) {
        match command {
            Command::Join { connection, .. } => connection.outlet.end(wire::OutReason::Restarting),
            Command::Visit { answer, .. } => {
                // Whoever asked may have gone.
                let _ = answer.send(Err(VisitError::Refused(convoca_conference::Refused::Over)));
            }
            Command::EndVisit { answer, .. } => {
                let _ = answer.send(false);
            }
            Command::Act { .. }
            | Command::Offer { .. }
            | Command::View { .. }
            | Command::Stats { .. }
            | Command::Thresholds(..)
            | Command::Quality(_)
            | Command::Negotiated { .. }
            | Command::Lost { .. }
            | Command::Media(_)
            | Command::Open { .. }
            | Command::Program { .. }
            | Command::Look { .. }
            | Command::Watch { .. }
            | Command::CallEnded { .. }
            | Command::RecordingFailed(_)
            | Command::Streamed(_)
            | Command::StreamingFailed(_)
            | Command::Close(_)
            | Command::Stop => {}
        }
    }
}

/// Sleeps until this time; for ever without one.
async fn until(at: Option<Timestamp>) {
    match at {
        Some(at) => {
            clock::sleep_until(at).await;
        }
        None => std::future::pending().await,
    }
}
