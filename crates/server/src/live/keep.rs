//! Keeping what has to outlive the server of a meeting that is being held.
//!
//! That it began is kept before anybody is told that he is in. What happens later is kept by a task
//! beside the meeting, in order, so that a slow database holds up nobody who talks.

use super::Shared;
use crate::clock;
use crate::logging::chain;
use convoca_booking::{Booking, CorporationId, Holding, MeetingId, hold};
use convoca_conference::Refused;
use convoca_store::{Effects, MeetingError};
use jiff::Timestamp;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

/// How often a change is tried again when somebody else changed the meeting at the same moment.
const TRIES: usize = 8;

/// How often something is tried again when the store fails, and how long it is waited before.
const PATIENCE: [Duration; 4] =
    [Duration::from_millis(200), Duration::from_secs(1), Duration::from_secs(3), Duration::from_secs(10)];

/// How many things wait to be kept. A meeting of hundreds whose people all come at once makes fewer.
const QUEUE: usize = 4096;

/// How many of them are kept together.
const TOGETHER: usize = 256;

/// Whose holding is kept.
#[derive(Clone)]
pub(super) struct Kept {
    pub(super) shared: Arc<Shared>,
    pub(super) corporation: CorporationId,
    pub(super) meeting: MeetingId,
}

/// One thing to be kept.
enum Fact {
    /// The holding goes on as this.
    Holding(Box<Holding>),
    /// Something is remembered, or told.
    Happened(Effects),
    /// The holding has ended.
    Ended(String, Timestamp),
    /// A program waits until everything before this is kept.
    Asked(oneshot::Sender<Result<(), Refused>>),
}

impl Kept {
    /// Keeps that the meeting is being held since `at`, with what follows from it.
    ///
    /// # Errors
    /// When the store fails, or the meeting is gone.
    pub(super) async fn begin(&self, id: &str, at: Timestamp, effects: Effects) -> Result<(), MeetingError> {
        self.change(&effects, |booking, effects| {
            let held = hold::begin(booking, id, at);
            if held != *booking {
                effects.records.insert(0, convoca_store::RecordChange::Begin(hold::record(&held, id, at)));
            }
            held
        })
        .await
    }

    async fn change(
        &self,
        effects: &Effects,
        with: impl Fn(&Booking, &mut Effects) -> Booking,
    ) -> Result<(), MeetingError> {
        for _ in 0..TRIES {
            let store = &self.shared.store;
            // A meeting whose row is gone has nothing left to keep.
            let Some(stored) = store.meeting(&self.corporation, &self.meeting).await? else { return Ok(()) };
            let mut effects = effects.clone();
            let changed = with(&stored.booking, &mut effects);
            let now = clock::now();
            if changed == stored.booking {
                return Ok(store.keep(effects, now).await?);
            }
            match store.replace_meeting(&changed, &stored.secrets, stored.revision, effects, now).await {
                Err(MeetingError::Stale) => {}
                other => return other,
            }
        }
        Err(MeetingError::Stale)
    }

    /// Whether a meeting that is ended before its time may be entered again.
    async fn keeps_booking(&self) -> bool {
        match self.shared.store.corporation(&self.corporation).await {
            Ok(corporation) => corporation.is_none_or(|corporation| corporation.defaults.keep_booking),
            Err(error) => {
                tracing::error!(error = %chain(&error), "a corporation's settings could not be read");
                true
            }
        }
    }
}

/// The task that keeps what happens.
pub(super) struct Keeper {
    facts: mpsc::Sender<Fact>,
    task: JoinHandle<()>,
}

impl Keeper {
    /// Starts it.
    pub(super) fn start(kept: Kept) -> Self {
        let (facts, coming) = mpsc::channel(QUEUE);
        Self { facts, task: tokio::spawn(keep(kept, coming)) }
    }

    /// Keeps the holding as it is now, soon.
    pub(super) fn note(&self, holding: &Holding) {
        self.put(Fact::Holding(Box::new(holding.clone())));
    }

    /// Keeps what is remembered and told.
    pub(super) fn happened(&self, effects: Effects) {
        if !effects.is_empty() {
            self.put(Fact::Happened(effects));
        }
    }

    /// Keeps that the holding has ended, and what follows from it.
    pub(super) fn end(&self, id: &str, at: Timestamp, effects: Effects) {
        self.happened(effects);
        self.put(Fact::Ended(id.to_owned(), at));
    }

    /// Tells a program that it is done once everything before this is kept.
    pub(super) fn tell_when_kept(&self, program: oneshot::Sender<Result<(), Refused>>) {
        self.put(Fact::Asked(program));
    }

    fn put(&self, fact: Fact) {
        if let Err(TrySendError::Full(_)) = self.facts.try_send(fact) {
            tracing::error!("the store does not keep up with a meeting: something of it is not remembered");
        }
    }

    /// Waits until everything is kept.
    pub(super) async fn finish(self) {
        drop(self.facts);
        // It ends early only with the runtime.
        let _ = self.task.await;
    }
}

/// What is kept in one unit of work.
#[derive(Default)]
struct Together {
    holding: Option<Box<Holding>>,
    ended: Option<(String, Timestamp)>,
    effects: Effects,
}

async fn keep(kept: Kept, mut coming: mpsc::Receiver<Fact>) {
    let mut facts = Vec::new();
    while coming.recv_many(&mut facts, TOGETHER).await > 0 {
        let mut together = Together::default();
        let mut programs = Vec::new();
        for fact in facts.drain(..) {
            match fact {
                Fact::Holding(holding) => together.holding = Some(holding),
                Fact::Happened(effects) => together.effects.append(effects),
                Fact::Ended(id, at) => together.ended = Some((id, at)),
                Fact::Asked(program) => programs.push(program),
            }
        }
        let mut pauses = PATIENCE.into_iter();
        while let Err(error) = keep_together(&kept, &together).await {
            tracing::error!(meeting.id = %kept.meeting, error = %chain(&error), "what happens in a meeting was not kept");
            let Some(pause) = pauses.next() else { break };
            tokio::time::sleep(pause).await;
        }
        for program in programs {
            // Whoever asked may have gone.
            let _ = program.send(Ok(()));
        }
    }
}

async fn keep_together(kept: &Kept, together: &Together) -> Result<(), MeetingError> {
    let Together { holding, ended, effects } = together;
    if holding.is_none() && ended.is_none() {
        return Ok(kept.shared.store.keep(effects.clone(), clock::now()).await?);
    }
    let keeps = ended.is_none() || kept.keeps_booking().await;
    kept.change(effects, |booking, _| {
        let noted = holding.as_ref().map_or_else(|| booking.clone(), |holding| hold::note(booking, holding));
        match ended {
            Some((id, at)) => hold::end(&noted, id, *at, keeps),
            None => noted,
        }
    })
    .await
}
