//! One meeting's news, spelt out once and passed on to all who have subscribed to it.
//!
//! Waits for nobody: a subscriber has a queue with a length, and who does not keep up is cut off. Ends
//! with the meeting, or when nobody listens.

use super::Push;
use super::frames::{Booked, Frame, Picture, Stamp, place};
use crate::clock;
use crate::live::{Live, Watched};
use axum::extract::ws::Utf8Bytes;
use convoca_booking::Random;
use convoca_booking::quality::Sample;
use convoca_conference::ParticipantId;
use convoca_contract::push::Topic;
use convoca_store::StoredMeeting;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, mpsc};

/// Most connections that listen to one meeting.
pub(super) const MOST: usize = 2000;

/// Orders that wait for a hub: as many as there may be connections, as all may come at once.
pub(super) const INBOX: usize = 2 * MOST;

/// Frames that wait for a connection. What everybody does in a large meeting within seconds; who is
/// this far behind is better served by the whole state.
const QUEUE: usize = 512;

/// News that wait for a hub.
const NEWS: usize = 1024;

/// How long measurements wait for others to be told together with.
const GATHER: Duration = Duration::from_secs(2);

/// How often a hub looks whether anybody is still there.
const LOOK: Duration = Duration::from_secs(10);

/// Topics, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Topics(u16);

impl Topics {
    /// Those of these names that there are; what is unknown is passed over.
    pub(super) fn named(names: &[String]) -> Self {
        let known = names.iter().filter_map(|name| Topic::parse(name));
        Self(known.fold(0, |set, topic| set | 1 << place(topic)))
    }

    fn has(self, topic: Topic) -> bool {
        self.0 & 1 << place(topic) != 0
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What is asked of a hub.
pub(super) enum Order {
    /// A connection is there, and wants to know when the meeting is over.
    Attach {
        /// Tells it from others.
        number: u64,
        /// The way to it.
        line: Line,
    },
    /// A connection subscribes.
    Subscribe {
        /// Which.
        number: u64,
        /// What it is answered before anything else.
        answer: Utf8Bytes,
        /// To what.
        topics: Topics,
        /// Whether it speaks for the host.
        host: bool,
    },
}

/// The way to a connection. Never waits.
pub(super) struct Line {
    queue: mpsc::Sender<Utf8Bytes>,
    cut: Arc<Notify>,
}

/// A way to a connection: the hub's end and the connection's.
pub(super) fn line() -> (Line, mpsc::Receiver<Utf8Bytes>, Arc<Notify>) {
    let (queue, frames) = mpsc::channel(QUEUE);
    let cut = Arc::new(Notify::new());
    (Line { queue, cut: Arc::clone(&cut) }, frames, cut)
}

impl Line {
    /// Sends a frame; `false` when the connection does not keep up, which cuts it off, or has gone.
    fn send(&self, text: Utf8Bytes) -> bool {
        match self.queue.try_send(text) {
            Ok(()) => true,
            Err(mpsc::error::TrySendError::Full(_)) => {
                self.cut.notify_one();
                false
            }
            Err(mpsc::error::TrySendError::Closed(_)) => false,
        }
    }
}

/// One who listens.
struct Listener {
    line: Line,
    topics: Topics,
    host: bool,
}

/// One meeting's news.
pub(super) struct Hub {
    push: Arc<Push>,
    own: mpsc::WeakSender<Order>,
    meeting: StoredMeeting,
    listeners: HashMap<u64, Listener>,
    picture: Option<Picture>,
    /// Subscriptions that came before the meeting had said what it is.
    early: Vec<(u64, Utf8Bytes, Topics)>,
    /// What was measured lately.
    measured: Vec<(ParticipantId, Arc<Sample>)>,
}

impl Hub {
    /// The hub of a meeting that nobody listens to yet.
    pub(super) fn new(push: Arc<Push>, own: mpsc::WeakSender<Order>, meeting: StoredMeeting) -> Self {
        Self { push, own, meeting, listeners: HashMap::new(), picture: None, early: Vec::new(), measured: Vec::new() }
    }

    /// Runs until the meeting is over or nobody listens.
    pub(super) async fn run(mut self, live: Live, mut inbox: mpsc::Receiver<Order>) {
        let mut look = tokio::time::interval(LOOK);
        look.reset();
        let mut gather = tokio::time::interval(GATHER);
        'watch: loop {
            let (watcher, mut news) = mpsc::channel(NEWS);
            if live.watch(&self.meeting, watcher).await.is_err() {
                break;
            }
            let mut heard = false;
            loop {
                tokio::select! {
                    order = inbox.recv() => match order {
                        Some(order) => self.obey(order),
                        None => break 'watch,
                    },
                    told = news.recv() => match told {
                        Some(Watched::Over) => {
                            self.end();
                            break 'watch;
                        }
                        // It is not being held any more, or not by us.
                        Some(Watched::Began(snapshot)) if !snapshot.began => break 'watch,
                        Some(told) => {
                            heard = true;
                            self.tell(told);
                        }
                        // It went faster than we did; what it is now says all that we missed.
                        None if heard => continue 'watch,
                        // There is no room for one more who watches.
                        None => break 'watch,
                    },
                    _ = gather.tick(), if !self.measured.is_empty() => self.tell_measured(),
                    _ = look.tick() => {
                        self.listeners.retain(|_, listener| !listener.line.queue.is_closed());
                        if self.listeners.is_empty() && self.push.leave(&self.meeting.booking.id, &self.own, &mut inbox) {
                            return;
                        }
                    }
                }
            }
        }
        // Whoever is still on the way finds that there is no hub, and his connection ends.
        while !self.push.leave(&self.meeting.booking.id, &self.own, &mut inbox) {
            while inbox.try_recv().is_ok() {}
        }
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Attach { number, line } => {
                if self.listeners.len() < MOST {
                    self.listeners.insert(number, Listener { line, topics: Topics::default(), host: false });
                }
            }
            Order::Subscribe { number, answer, topics, host } => {
                let Some(listener) = self.listeners.get_mut(&number) else { return };
                listener.host = host;
                listener.topics = listener.topics.with(topics);
                match &mut self.picture {
                    Some(picture) => stamped(|stamp| begin(listener, picture, answer, topics, stamp)),
                    None => self.early.push((number, answer, topics)),
                }
            }
        }
    }

    fn tell(&mut self, told: Watched) {
        match told {
            Watched::Began(snapshot) => {
                let now = clock::now();
                let booked = Booked::of(&self.meeting, snapshot.facts.guest_link.as_deref(), now);
                let picture = self.picture.insert(Picture::new(booked, *snapshot, now));
                let early = std::mem::take(&mut self.early);
                let is_early = |number: &u64| early.iter().any(|(one, _, _)| one == number);
                stamped(|stamp| {
                    // Who was there before hears the whole of it again.
                    for (_, listener) in self.listeners.iter().filter(|(number, _)| !is_early(number)) {
                        tell_all(listener, picture, listener.topics, stamp);
                    }
                    for (number, answer, topics) in &early {
                        if let Some(listener) = self.listeners.get(number) {
                            begin(listener, picture, answer.clone(), *topics, stamp);
                        }
                    }
                });
            }
            Watched::Told { notice, visitors } => {
                if let Some(picture) = &mut self.picture {
                    let frames = stamped(|stamp| picture.take(&notice, &visitors, stamp));
                    self.pass_on(&frames);
                }
            }
            Watched::Measured { participant, sample } => self.measured.push((participant, sample)),
            Watched::Over => {}
        }
    }

    /// Tells what was measured lately.
    fn tell_measured(&mut self) {
        let samples = std::mem::take(&mut self.measured);
        if let Some(picture) = &mut self.picture {
            let frames = stamped(|stamp| picture.measure(&samples, stamp));
            self.pass_on(&frames);
        }
    }

    /// Tells everybody that the meeting is over.
    fn end(&mut self) {
        if let Some(picture) = &mut self.picture {
            let frames = stamped(|stamp| picture.end(stamp));
            self.pass_on(&frames);
        }
    }

    fn pass_on(&mut self, frames: &[Frame]) {
        if frames.is_empty() {
            return;
        }
        self.listeners.retain(|_, listener| {
            let wanted = |frame: &&Frame| listener.topics.has(frame.topic) && frame.to.has(listener.host);
            frames.iter().filter(wanted).all(|frame| listener.line.send(frame.text.clone()))
        });
    }
}

/// Answers a subscription and says the whole of what was subscribed to.
fn begin(listener: &Listener, picture: &mut Picture, answer: Utf8Bytes, topics: Topics, stamp: &mut Stamp<'_, '_>) {
    if listener.line.send(answer) {
        tell_all(listener, picture, topics, stamp);
    }
}

/// Says the whole of these topics.
fn tell_all(listener: &Listener, picture: &mut Picture, topics: Topics, stamp: &mut Stamp<'_, '_>) {
    for topic in Topic::ALL.iter().copied().filter(|topic| topics.has(*topic)) {
        if !listener.line.send(picture.full(topic, listener.host, stamp)) {
            return;
        }
    }
}

/// Runs `with` on the clock and the system's dice.
fn stamped<T>(with: impl FnOnce(&mut Stamp<'_, '_>) -> T) -> T {
    let now = clock::now();
    clock::random(|random: &mut Random<'_>| with(&mut Stamp { now, random }))
}
