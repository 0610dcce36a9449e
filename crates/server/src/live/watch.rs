//! What programs see of a meeting that is being held: one look at all of it, or everything as it happens.

use super::chronicle::Chronicle;
use super::{Facts, Visitor};
use convoca_booking::quality::Sample;
use convoca_conference::{
    Call, Conference, ConferenceState, Invitee, Notice, Participant, ParticipantId, Person, SavedLayout,
};
use std::sync::Arc;
use tokio::sync::mpsc;

/// Most who watch one meeting. Whoever serves many programs watches once and passes on.
const MOST_WATCHERS: usize = 16;

/// All of a meeting at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// What of the booking does not change while it is held.
    pub facts: Facts,
    /// Whether it has begun, rather than waits for somebody.
    pub began: bool,
    /// The state that is not about one person.
    pub state: ConferenceState,
    /// Who is in, by ID.
    pub people: Vec<(Participant, Visitor)>,
    /// Who waits, the longest waiting first.
    pub waiting: Vec<(Person, Visitor)>,
    /// Who is invited, in the meeting or not.
    pub invitees: Arc<[Invitee]>,
    /// Who is being called.
    pub calls: Arc<[Call]>,
    /// Layouts that were saved.
    pub layouts: Vec<SavedLayout>,
    /// The host.
    pub host: Option<ParticipantId>,
}

impl Snapshot {
    pub(super) fn of(conference: &Conference, facts: &Facts, chronicle: &Chronicle, began: bool) -> Self {
        let people = conference.participants();
        Self {
            facts: facts.clone(),
            began,
            state: conference.state(),
            people: people.map(|one| (one.clone(), chronicle.visitor(one.id))).collect(),
            waiting: conference.waiting().map(|one| (one.clone(), chronicle.visitor(one.id))).collect(),
            invitees: conference.invitees().cloned().collect(),
            calls: conference.calls().cloned().collect(),
            layouts: conference.layouts().cloned().collect(),
            host: conference.host(),
        }
    }
}

/// What one who watches is told. First [`Watched::Began`], then the rest in the order in which it happens.
#[derive(Clone, Debug)]
pub enum Watched {
    /// All of it.
    Began(Box<Snapshot>),
    /// A change, as [`Output::Watch`](convoca_conference::Output::Watch) has it.
    Told {
        /// The change.
        notice: Arc<Notice>,
        /// Of everybody whom the change names as in or waiting, what else is known.
        visitors: Arc<[(ParticipantId, Visitor)]>,
    },
    /// Somebody's line was measured.
    Measured {
        /// Whose.
        participant: ParticipantId,
        /// What was measured.
        sample: Arc<Sample>,
    },
    /// The meeting is over, and nothing follows.
    Over,
}

/// Those who watch one meeting. None of them is waited for: who does not keep up hears nothing more,
/// which he notices because his queue ends.
#[derive(Default)]
pub(super) struct Watchers {
    queues: Vec<mpsc::Sender<Watched>>,
}

impl Watchers {
    /// One more. `false` when there are too many; he hears nothing then.
    pub(super) fn add(&mut self, queue: mpsc::Sender<Watched>, snapshot: Snapshot) -> bool {
        self.queues.retain(|queue| !queue.is_closed());
        if self.queues.len() >= MOST_WATCHERS || queue.try_send(Watched::Began(Box::new(snapshot))).is_err() {
            return false;
        }
        self.queues.push(queue);
        true
    }

    /// Tells all of them.
    pub(super) fn tell(&mut self, watched: &Watched) {
        self.queues.retain(|queue| queue.try_send(watched.clone()).is_ok());
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.queues.is_empty()
    }
}

/// A change as those who watch are told it.
pub(super) fn told(notice: Notice, chronicle: &Chronicle) -> Watched {
    let ids: Vec<_> = match &notice {
        Notice::Participants { participants } => participants.iter().map(|one| one.id).collect(),
        Notice::WaitingList { waiting } => waiting.iter().map(|one| one.id).collect(),
        _ => Vec::new(),
    };
    let visitors = ids.into_iter().map(|id| (id, chronicle.visitor(id))).collect();
    Watched::Told { notice: Arc::new(notice), visitors }
}
