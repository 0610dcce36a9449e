//! Meetings that are being held: one task owns each, and every request reaches it through here.
//!
//! [`Live::reach`] is the one routing function. Today it finds the task in this process; with
//! several servers it will find the server. Nothing but the owner's task touches a conference.

mod chronicle;
mod command;
mod facts;
mod keep;
mod outlet;
mod owner;
pub(crate) mod quality;
mod resume;
mod ring;
mod seats;
mod watch;
pub(crate) mod words;

use crate::clock;
use crate::recording::Recordings;
use crate::streaming::Streams;
use command::INBOX;
use convoca_booking::quality::Thresholds;
use convoca_booking::{CorporationId, MeetingId};
use convoca_conference::{Action, CallOutcome, EndReason, ParticipantId, Refused};
use convoca_sfu::{Event, RoomId, Sfu};
use convoca_store::{Store, StoredMeeting, Vault};
use owner::Owner;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

pub use chronicle::Visitor;
pub use command::{Back, Command, Offer, VisitError};
pub use facts::{Facts, meeting_facts, number_of};
pub use outlet::{Connection, Frame, Outlet, outlet, spell};
pub use quality::ParticipantQuality;
pub use resume::{Known, ResumeKey, open as open_key};
pub use ring::Ring;
pub use seats::{NoSeat, Seat, Seats};
pub use watch::{Snapshot, Watched};

/// How long an event of the media plane waits for a meeting that is busy.
const EVENT_WAIT: Duration = Duration::from_secs(1);

/// How long somebody who ends a meeting waits until that is kept.
const END_WAIT: Duration = Duration::from_secs(5);

/// What every meeting's owner works with. Cheap to clone.
#[derive(Clone)]
pub struct Live {
    shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) store: Store,
    pub(crate) vault: Vault,
    pub(crate) sfu: Sfu,
    pub(crate) public_url: String,
    pub(crate) rings: mpsc::Sender<Ring>,
    pub(crate) recordings: Recordings,
    pub(crate) streams: Streams,
    seats: Seats,
    owners: Mutex<Owners>,
}

#[derive(Default)]
struct Owners {
    by_meeting: HashMap<MeetingId, mpsc::Sender<Command>>,
    by_room: HashMap<RoomId, mpsc::Sender<Command>>,
    stopping: bool,
}

/// The server is stopping, and no meeting is opened any more.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the server is stopping")]
pub struct Stopping;

impl Live {
    /// No meeting is being held yet. `public_url` is what join links start with; who is to be called goes
    /// to `rings`.
    pub fn new(
        sfu: Sfu,
        recordings: Recordings,
        streams: Streams,
        public_url: String,
        rings: mpsc::Sender<Ring>,
    ) -> Self {
        let store = recordings.store().clone();
        Self {
            shared: Arc::new(Shared {
                vault: store.vault().clone(),
                store,
                sfu,
                public_url,
                rings,
                recordings,
                streams,
                seats: Seats::default(),
                owners: Mutex::default(),
            }),
        }
    }

    /// How many people of each corporation are in meetings.
    pub fn seats(&self) -> &Seats {
        &self.shared.seats
    }

    /// The vault that seals resume keys.
    pub fn vault(&self) -> &Vault {
        &self.shared.vault
    }

    /// Where to send what concerns this meeting. A task for it is started if there is none; it ends
    /// by itself when the meeting does, or when nobody came in.
    ///
    /// # Errors
    /// [`Stopping`].
    pub fn reach(&self, meeting: &StoredMeeting) -> Result<mpsc::Sender<Command>, Stopping> {
        let mut owners = self.shared.owners();
        if owners.stopping {
            return Err(Stopping);
        }
        let id = &meeting.booking.id;
        if let Some(present) = owners.by_meeting.get(id).filter(|present| !present.is_closed()) {
            return Ok(present.clone());
        }
        let (commands, inbox) = mpsc::channel(INBOX);
        let room = self.shared.sfu.open_room();
        owners.by_room.insert(room.id(), commands.clone());
        owners.by_meeting.insert(id.clone(), commands.clone());
        let owner = Owner::new(Arc::clone(&self.shared), meeting, room, commands.downgrade(), clock::now());
        tokio::spawn(owner.run(inbox));
        Ok(commands)
    }

    /// The task of a meeting that is being held here, if it is.
    pub fn present(&self, id: &MeetingId) -> Option<mpsc::Sender<Command>> {
        self.shared.owners().by_meeting.get(id).cloned()
    }

    /// Has a meeting begin, or go on, and waits until that is kept; the ID of the holding. With `guests`
    /// they need not wait for the host any more.
    ///
    /// # Errors
    /// [`Stopping`], also when the meeting ended at this very moment.
    pub async fn open(&self, meeting: &StoredMeeting, guests: bool) -> Result<String, Stopping> {
        let owner = self.reach(meeting)?;
        let (begun, heard) = oneshot::channel();
        owner.send(Command::Open { guests, begun }).await.map_err(|_| Stopping)?;
        heard.await.map_err(|_| Stopping)
    }

    /// Has a program do something in a meeting; `by` is who it is, for what is remembered. Who ends it
    /// hears that when it is kept.
    ///
    /// # Errors
    /// [`Stopping`], also when the meeting ended at this very moment. What the meeting says is inside.
    pub async fn program(
        &self,
        meeting: &StoredMeeting,
        action: Action,
        by: &str,
    ) -> Result<Result<(), Refused>, Stopping> {
        let (answer, heard) = oneshot::channel();
        let ends = action == Action::End;
        let owner = self.reach(meeting)?;
        let command = Command::Program { action, by: by.to_owned(), answer };
        owner.send(command).await.map_err(|_| Stopping)?;
        let done = heard.await.map_err(|_| Stopping)?;
        if ends && done.is_ok() {
            wait_for_end(&owner).await;
        }
        Ok(done)
    }

    /// All of a meeting at this moment.
    ///
    /// # Errors
    /// [`Stopping`], also when the meeting ended at this very moment.
    pub async fn snapshot(&self, meeting: &StoredMeeting) -> Result<Snapshot, Stopping> {
        let (answer, heard) = oneshot::channel();
        self.reach(meeting)?.send(Command::Look { answer }).await.map_err(|_| Stopping)?;
        heard.await.map_err(|_| Stopping)
    }

    /// Has somebody see all of a meeting, and then everything that happens. His queue ends when the meeting
    /// does, when he does not keep up, or at once when too many watch it.
    ///
    /// # Errors
    /// [`Stopping`], also when the meeting ended at this very moment.
    pub async fn watch(&self, meeting: &StoredMeeting, watcher: mpsc::Sender<Watched>) -> Result<(), Stopping> {
        self.reach(meeting)?.send(Command::Watch { watcher }).await.map_err(|_| Stopping)
    }

    /// Tells a meeting what came of a call.
    pub async fn call_ended(&self, id: &MeetingId, call: ParticipantId, outcome: CallOutcome) {
        if let Some(owner) = self.present(id) {
            // A meeting that is ending does not wait for it.
            let _ = owner.send(Command::CallEnded { call, outcome }).await;
        }
    }

    /// Ends a meeting that may be being held, because its booking is no more, and waits until that is kept.
    pub async fn close(&self, id: &MeetingId, why: EndReason) {
        if let Some(owner) = self.present(id) {
            // A task that is ending needs no telling.
            let _ = owner.send(Command::Close(why)).await;
            wait_for_end(&owner).await;
        }
    }

    /// How good the line of everybody in this meeting was lately; nobody when it is not being held
    /// here.
    pub async fn quality(&self, id: &MeetingId) -> Vec<ParticipantQuality> {
        let Some(owner) = self.present(id) else { return Vec::new() };
        let (answer, heard) = oneshot::channel();
        // A meeting that ends has nobody in it.
        let _ = owner.send(Command::Quality(answer)).await;
        heard.await.unwrap_or_default()
    }

    /// Tells all meetings of a corporation what it takes for a bad line from now on.
    pub async fn judge_by(&self, corporation: &CorporationId, thresholds: &Thresholds) {
        let owners: Vec<_> = self.shared.owners().by_meeting.values().cloned().collect();
        for owner in owners {
            // A meeting that ends has nothing left to judge.
            let _ = owner.send(Command::Thresholds(corporation.clone(), Box::new(*thresholds))).await;
        }
    }

    /// Hands what the media plane tells to the meetings it is about, until the SFU has stopped.
    pub async fn pass_on(self, mut events: mpsc::Receiver<Event>) {
        while let Some(Event { room, what }) = events.recv().await {
            let owner = self.shared.owners().by_room.get(&room).cloned();
            if let Some(owner) = owner
                && let Err(error) = owner.send_timeout(Command::Media(what), EVENT_WAIT).await
            {
                tracing::warn!(%error, "a meeting did not take what happened to its media");
            }
        }
    }

    /// Sends everybody away for a moment, because the server stops; waits until all have been told.
    pub async fn stop(&self) {
        let owners: Vec<_> = {
            let mut owners = self.shared.owners();
            owners.stopping = true;
            owners.by_meeting.values().cloned().collect()
        };
        for owner in &owners {
            let _ = owner.send(Command::Stop).await;
        }
        for owner in owners {
            owner.closed().await;
        }
    }
}

/// Waits until it is kept that a meeting has ended, but not for ever: it has ended all the same.
async fn wait_for_end(owner: &mpsc::Sender<Command>) {
    if timeout(END_WAIT, owner.closed()).await.is_err() {
        tracing::warn!("a meeting has ended and it takes long to keep that");
    }
}

impl Shared {
    fn owners(&self) -> MutexGuard<'_, Owners> {
        self.owners.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets the task of a meeting that ends.
    fn forget(&self, meeting: &MeetingId, room: RoomId, commands: &mpsc::WeakSender<Command>) {
        let mut owners = self.owners();
        owners.by_room.remove(&room);
        let own = commands.upgrade();
        let is_own = |present: &mpsc::Sender<Command>| own.as_ref().is_none_or(|own| own.same_channel(present));
        if owners.by_meeting.get(meeting).is_some_and(is_own) {
            owners.by_meeting.remove(meeting);
        }
    }
}
