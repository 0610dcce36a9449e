//! Participants on a thread of their own, so that nothing of what they cost is the server's or the
//! one's who measures.

use crate::Failure;
use crate::media::Clip;
use crate::participant::feed::{Feed, Loop};
use crate::participant::link::Link;
use crate::participant::pattern::{Pattern, Spacing};
use crate::participant::tally::Tally;
use crate::participant::{AUDIO_SECTIONS, Participant, Plan, Standing};
use rustix::thread::{sched_getaffinity, sched_setaffinity};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinSet;

/// How often a participant looks whether it is to stop.
const LOOK: Duration = Duration::from_millis(200);

/// Height at which others are shown: as high as what is sent.
const HEIGHT: u32 = 720;

/// What a participant sends.
#[derive(Clone, Debug)]
pub enum Sends {
    /// The pattern that measures, in one layer.
    Pattern(Spacing),
    /// The same in three layers.
    Simulcast(Spacing),
    /// A clip, in its layers.
    Clip(Arc<Clip>),
}

/// What each of several participants does.
#[derive(Clone, Debug)]
pub struct Part {
    /// Where it goes.
    pub link: Link,
    /// What it sends, if anything.
    pub sends: Option<Sends>,
    /// At how many it looks.
    pub view: usize,
    /// Whether it has a media connection.
    pub media: bool,
    /// Whether it lets a webinar's audience in as soon as it is there itself.
    pub opens: bool,
}

/// Participants in a meeting.
pub struct Crowd {
    tallies: Vec<Arc<Mutex<Tally>>>,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<Result<(), Failure>>>,
}

impl Part {
    /// One who sends and looks at nobody.
    pub fn sender(link: &Link, sends: Sends) -> Self {
        Self { link: link.clone(), sends: Some(sends), view: 0, media: true, opens: false }
    }

    /// One who looks at `view` others.
    pub fn receiver(link: &Link, view: usize) -> Self {
        Self { link: link.clone(), sends: None, view, media: true, opens: false }
    }

    /// One who is there without media.
    pub fn idle(link: &Link) -> Self {
        Self { link: link.clone(), sends: None, view: 0, media: false, opens: false }
    }

    /// What it does as a participant.
    pub fn plan(&self, name: String) -> Plan {
        let feed: Option<Box<dyn Feed>> = match &self.sends {
            Some(Sends::Pattern(spacing)) => Some(Box::new(Pattern::new(*spacing))),
            Some(Sends::Simulcast(spacing)) => Some(Box::new(Pattern::simulcast(*spacing))),
            Some(Sends::Clip(clip)) => Some(Box::new(Loop::new(Arc::clone(clip)))),
            None => None,
        };
        Plan { link: self.link.clone(), name, feed, audio: AUDIO_SECTIONS, view: self.view, height: HEIGHT }
    }
}

impl Crowd {
    /// Has them all come, the first one first; they are in and have offered media when this returns.
    ///
    /// # Errors
    /// When one of them cannot come in.
    pub async fn gather(parts: Vec<Part>) -> Result<Self, Failure> {
        Self::gather_after(|| Ok(()), parts).await
    }

    /// Has them all come like [`gather`](Self::gather), on any processor but the first, which is the
    /// server's.
    ///
    /// # Errors
    /// Those of [`gather`](Self::gather), and when there is one processor only.
    pub async fn gather_beside_first_processor(parts: Vec<Part>) -> Result<Self, Failure> {
        let leave_first = || {
            let mut processors = sched_getaffinity(None)?;
            processors.unset(0);
            sched_setaffinity(None, &processors).map_err(|error| format!("a second processor is needed: {error}"))?;
            Ok(())
        };
        Self::gather_after(leave_first, parts).await
    }

    async fn gather_after(
        first: impl FnOnce() -> Result<(), Failure> + Send + 'static,
        parts: Vec<Part>,
    ) -> Result<Self, Failure> {
        let (stop, stopped) = watch::channel(false);
        let (tell, told) = oneshot::channel();
        let run = move || {
            first()?;
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(attend(parts, tell, stopped))
        };
        let thread = std::thread::Builder::new().name("crowd".to_owned()).spawn(run)?;
        let mut crowd = Self { tallies: Vec::new(), stop, thread: Some(thread) };
        match told.await {
            Ok(tallies) => {
                crowd.tallies = tallies;
                Ok(crowd)
            }
            // It has ended before it was complete, and says why.
            Err(_) => Err(crowd.disperse().err().unwrap_or_else(|| "the participants did not come".into())),
        }
    }

    /// Their counts, in the order of their parts.
    pub fn tallies(&self) -> impl Iterator<Item = MutexGuard<'_, Tally>> {
        self.tallies.iter().map(|tally| tally.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Has them leave.
    ///
    /// # Errors
    /// When one of them has lost its connection or was put out before.
    pub fn disperse(mut self) -> Result<(), Failure> {
        self.stop.send_replace(true);
        let thread = self.thread.take().ok_or("they have left")?;
        thread.join().map_err(|_| "the participants' thread panicked")?
    }
}

impl Drop for Crowd {
    fn drop(&mut self) {
        // The thread ends soon by itself; nobody waits for it when a benchmark is interrupted.
        self.stop.send_replace(true);
    }
}

async fn attend(
    parts: Vec<Part>,
    tell: oneshot::Sender<Vec<Arc<Mutex<Tally>>>>,
    stopped: watch::Receiver<bool>,
) -> Result<(), Failure> {
    let (mut running, mut tallies) = (JoinSet::new(), Vec::new());
    for (number, part) in parts.into_iter().enumerate() {
        let mut participant = Participant::enter(part.plan(format!("Load {number}"))).await?;
        participant.joined().await?;
        if part.opens {
            participant.admit_audience().await?;
        }
        if part.media {
            participant.begin_media().await?;
        }
        tallies.push(participant.tally());
        let stopped = stopped.clone();
        // It runs from now on, also while others still come.
        running.spawn(async move {
            while !*stopped.borrow() {
                participant.run(Instant::now() + LOOK).await?;
                if let Standing::Out(why) = participant.standing() {
                    return Err(Failure::from(format!("a participant was put out: {why:?}")));
                }
            }
            participant.leave().await
        });
    }
    // Nobody listens any more when the benchmark was interrupted.
    let _ = tell.send(tallies);
    while let Some(done) = running.join_next().await {
        done??;
    }
    Ok(())
}
