//! The handle to a recorder, and its thread.

use crate::file::Done;
use crate::mailbox::{Letter, Mailbox};
use crate::studio::{Output, Studio};
use crate::{Command, Config, Encoded, Event, Packet, Part, Programme, TrackId, Trouble};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long the thread sleeps between two looks into its mailbox. Half a block of sound: nothing waits
/// long, and a hundred wake-ups a second cost nothing that could be measured.
const NAP: Duration = Duration::from_millis(10);

/// Makes one picture and one sound of a meeting, on a thread of its own.
///
/// Dropping it ends the recordings properly, without waiting for that.
pub struct Recorder {
    mailbox: Arc<Mailbox>,
    thread: Option<JoinHandle<()>>,
}

/// Why there is no recorder.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Size or rate of the picture is out of bounds.
    #[error("a picture of {0} by {1} at {2} a second is not made")]
    Picture(u32, u32, u32),
    /// The folder is not there or is none.
    #[error("the folder for recordings is not there")]
    Folder,
    /// The machine gives no thread.
    #[error("no thread for the recorder")]
    Thread(#[source] std::io::Error),
}

impl Recorder {
    /// Starts one. `report` hears of everything, on the recorder's thread, and must not block.
    ///
    /// # Errors
    /// When the configuration cannot work or there is no thread to be had.
    pub fn start(config: Config, report: impl FnMut(Event) + Send + 'static) -> Result<Self, StartError> {
        let Config { width, height, rate, .. } = config;
        let even = width % 2 == 0 && height % 2 == 0;
        if !even || !(64..=1920).contains(&width) || !(64..=1088).contains(&height) || !(1..=30).contains(&rate) {
            return Err(StartError::Picture(width, height, rate));
        }
        if !config.folder.is_dir() {
            return Err(StartError::Folder);
        }
        let mailbox = Arc::new(Mailbox::default());
        let inside = mailbox.clone();
        let thread = thread::Builder::new()
            .name("recorder".into())
            .spawn(move || {
                let mut report = report;
                // A codec that panics over what it was sent ends this recording and no other.
                let work = AssertUnwindSafe(|| work(&inside, config, &mut report));
                if catch_unwind(work).is_err() {
                    inside.close();
                    report(Event::Trouble(Trouble::Broken));
                }
                report(Event::Ended);
            })
            .map_err(StartError::Thread)?;
        Ok(Self { mailbox, thread: Some(thread) })
    }

    /// Gives a media packet. Never waits; what does not fit is dropped and counts as lost.
    pub fn media(&self, track: TrackId, packet: Packet) {
        self.mailbox.media(track, packet);
    }

    /// Tells something; `false` if far too much waits or the thread has ended.
    pub fn tell(&self, command: Command) -> bool {
        self.mailbox.put(Letter::Tell(command))
    }

    /// Watches a programme from its next keyframe on. `watcher` gets every piece on the recorder's
    /// thread, must not block, and answers whether it wants more.
    pub fn watch(&self, programme: Programme, watcher: impl FnMut(&Encoded) -> bool + Send + 'static) -> bool {
        self.mailbox.put(Letter::Watch(programme, Box::new(watcher)))
    }

    /// Ends all recordings and waits until they are written; [`Event::Part`]s and [`Event::Ended`] have
    /// been told when this returns.
    pub fn stop(mut self) {
        self.mailbox.put(Letter::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.mailbox.put(Letter::Stop);
    }
}

fn work(mailbox: &Mailbox, config: Config, report: &mut impl FnMut(Event)) {
    let epoch = Instant::now();
    let mut studio = Studio::new(config, epoch, false);
    // Sealing reads a whole file, which takes seconds: the meeting must not wait for it.
    let (to_seal, waiting) = mpsc::channel::<Done>();
    let (sealed, outcomes) = mpsc::channel();
    let sealer = thread::Builder::new().name("recorder-seal".into()).spawn(move || {
        waiting.into_iter().for_each(|done: Done| {
            // Without anybody who hears of it, the file is still whole.
            let _ = sealed.send(done.seal(epoch));
        });
    });
    let mut ends = false;
    while !ends {
        for letter in mailbox.take().0 {
            ends |= matches!(letter, Letter::Stop);
            studio.letter(epoch.elapsed(), letter);
        }
        let now = epoch.elapsed();
        if ends {
            studio.finish(now);
        } else {
            studio.tick(now);
        }
        while let Some(output) = studio.poll() {
            match output {
                Output::Event(event) => report(event),
                // Without a thread to do it, it has to be done here.
                Output::Done(done) if sealer.is_err() => tell(done.seal(epoch), report),
                Output::Done(done) => drop(to_seal.send(*done)),
            }
        }
        outcomes.try_iter().for_each(|outcome| tell(outcome, report));
        if !ends {
            thread::sleep(NAP);
        }
    }
    mailbox.close();
    drop(to_seal);
    outcomes.into_iter().for_each(|outcome| tell(outcome, report));
    if let Ok(sealer) = sealer {
        let _ = sealer.join();
    }
}

fn tell(outcome: Result<Option<Part>, Trouble>, report: &mut impl FnMut(Event)) {
    match outcome {
        Ok(Some(part)) => report(Event::Part(part)),
        Ok(None) => {}
        Err(trouble) => report(Event::Trouble(trouble)),
    }
}

#[cfg(test)]
mod tests;
