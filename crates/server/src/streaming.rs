//! Meetings that are streamed live: to RTMP servers, and as HLS to whoever has the link.
//!
//! A stream is made of what the meeting's recorder makes ([`crate::egress`]) and encodes once. Pictures
//! for HLS are made while somebody watches and no longer.

mod channel;
mod playlist;
mod serve;
mod window;

use crate::live::Command;
use channel::Channel;
use convoca_booking::{Booking, CorporationId};
use convoca_conference::{StreamOf, StreamState, StreamTarget, StreamTrouble};
use convoca_recorder::{Programme, Push, PushState, PushTarget, PushTrouble, Recorder};
use convoca_store::Vault;
use std::collections::HashMap;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::mpsc;

pub use serve::routes;

/// How long a stream that has ended is remembered, so that those who watch get its end.
const REMEMBERED: Duration = Duration::from_secs(60);

/// What is streamed. Cheap to clone.
#[derive(Clone)]
pub struct Streams {
    shared: Arc<Shared>,
}

struct Shared {
    ffmpeg: Option<PathBuf>,
    private: bool,
    /// By the ID of the meeting.
    channels: Mutex<HashMap<String, Arc<Channel>>>,
}

/// Which meeting is streamed.
pub struct StreamPlace {
    /// Its ID.
    pub meeting: String,
    /// Whose it is.
    pub corporation: CorporationId,
    /// What makes its pictures and sound.
    pub recorder: Arc<Recorder>,
    /// Whether there are pictures.
    pub pictures: bool,
    /// Its owner.
    pub commands: mpsc::WeakSender<Command>,
}

/// A live stream that goes out. Dropping it ends it.
pub struct Streaming {
    channel: Arc<Channel>,
    _pushes: Vec<Push>,
}

impl Streams {
    /// Nothing is streamed yet. Streams leave by this program; with `private` they may go into the
    /// operator's own network.
    pub fn new(ffmpeg: Option<PathBuf>, private: bool) -> Self {
        Self { shared: Arc::new(Shared { ffmpeg, private, channels: Mutex::default() }) }
    }

    /// How many streams of a corporation go out.
    pub fn count(&self, corporation: &CorporationId) -> u64 {
        count(&self.channels(), corporation)
    }

    /// Begins to stream a meeting to these addresses and to whoever has the link; `None` if as many streams
    /// of its corporation go out as may. Its owner hears what becomes of it at the addresses.
    pub fn start(&self, place: &StreamPlace, most: Option<u64>, to: Vec<(StreamOf, String)>) -> Option<Streaming> {
        let StreamPlace { meeting, corporation, recorder, pictures, commands } = place;
        let pictures = *pictures;
        let mut channels = self.channels();
        if most.is_some_and(|most| count(&channels, corporation) >= most) {
            return None;
        }
        let programme = |of| match of {
            _ if !pictures => Programme::Sound,
            StreamOf::Composed => Programme::Composed,
            StreamOf::Screen => Programme::Screen,
        };
        // Nothing is shared where there are no pictures.
        let to: Vec<_> = to.into_iter().filter(|(of, _)| pictures || *of == StreamOf::Composed).collect();
        let told: Vec<_> = to.iter().map(|(of, _)| StreamTarget { of: *of, state: StreamState::Connecting }).collect();
        let told = Arc::new(Mutex::new(told));
        let start = |(nth, (of, url)): (usize, (StreamOf, String))| {
            let (told, commands) = (told.clone(), commands.clone());
            let report = move |state| tell(&told, nth, state, &commands);
            let push = Push::start(self.target(url), programme(of), report);
            recorder.watch(programme(of), push.watcher());
            push
        };
        let pushes = to.into_iter().enumerate().map(start).collect();
        let (recorder, programme) = (Arc::downgrade(recorder), programme(StreamOf::Composed));
        let channel = Arc::new(Channel::new(corporation.clone(), recorder, programme));
        channels.retain(|_, one| one.is_worth_keeping(REMEMBERED));
        channels.insert(meeting.clone(), channel.clone());
        tracing::info!(meeting.id = meeting, "a live stream has begun");
        Some(Streaming { channel, _pushes: pushes })
    }

    fn target(&self, url: String) -> PushTarget {
        let allowed: fn(IpAddr) -> bool =
            if self.shared.private { |_| true } else { convoca_notify::channels::is_public };
        PushTarget { url, ffmpeg: self.shared.ffmpeg.clone(), allowed }
    }

    /// The stream of a meeting, if there is or just was one.
    fn find(&self, meeting: &str) -> Option<Arc<Channel>> {
        self.channels().get(meeting).filter(|one| one.is_worth_keeping(REMEMBERED)).cloned()
    }

    /// Forgets streams that have ended a while ago.
    pub fn forget(&self) {
        self.channels().retain(|_, one| one.is_worth_keeping(REMEMBERED));
    }

    fn channels(&self) -> MutexGuard<'_, HashMap<String, Arc<Channel>>> {
        self.shared.channels.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn count(channels: &HashMap<String, Arc<Channel>>, corporation: &CorporationId) -> u64 {
    channels.values().filter(|one| one.is_live() && one.corporation() == corporation).count() as u64
}

impl Drop for Streaming {
    fn drop(&mut self) {
        self.channel.end();
    }
}

/// Tells a meeting what has become of one of its targets; on the thread that sends there.
fn tell(told: &Mutex<Vec<StreamTarget>>, nth: usize, state: PushState, commands: &mpsc::WeakSender<Command>) {
    let mut targets = told.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(target) = targets.get_mut(nth) else { return };
    target.state = match state {
        PushState::Connecting => match target.state {
            // It goes on to be known why it was not taken until it is.
            state @ StreamState::Waiting(_) => state,
            _ => StreamState::Connecting,
        },
        PushState::Live => StreamState::Live,
        PushState::Waiting(why) => StreamState::Waiting(trouble(why)),
        PushState::Failed(why) => StreamState::Failed(trouble(why)),
    };
    if let PushState::Waiting(why) | PushState::Failed(why) = state {
        tracing::warn!(of = ?target.of, %why, "a live stream is not taken");
    }
    if let Some(commands) = commands.upgrade() {
        // Within the lock, so that what is told last is what is true. A meeting that ends does not listen.
        let _ = commands.blocking_send(Command::Streamed(targets.clone()));
    }
}

fn trouble(why: PushTrouble) -> StreamTrouble {
    match why {
        PushTrouble::Address => StreamTrouble::Address,
        PushTrouble::Unreachable => StreamTrouble::Unreachable,
        PushTrouble::Rejected => StreamTrouble::Rejected,
        PushTrouble::Stalled => StreamTrouble::Stalled,
        PushTrouble::NoEncoder => StreamTrouble::NoEncoder,
        PushTrouble::Fault => StreamTrouble::Fault,
    }
}

/// Where a booking's stream is watched; `None` if it may not be streamed. It is known from the booking
/// on, and the same for all of a series.
pub fn link(booking: &Booking, vault: &Vault, public_url: &str) -> Option<String> {
    let id = booking.id.as_str();
    booking.recording.mode.streams().then(|| format!("{public_url}/live#{id}/{}", key(vault, id)))
}

/// What the link has beside the meeting's ID, so that it cannot be guessed.
fn key(vault: &Vault, meeting: &str) -> String {
    hex::encode(&vault.mark("live link", meeting)[..16])
}
