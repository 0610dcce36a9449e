//! The handle to a recorder, and its thread.

use crate::mailbox::{Letter, Mailbox};
use crate::{Command, Config, Encoded, Event, Packet, Programme, TrackId};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

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
            .spawn(move || work(&inside, report))
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

fn work(mailbox: &Mailbox, mut report: impl FnMut(Event)) {
    'life: loop {
        let (letters, _) = mailbox.take();
        for letter in letters {
            if matches!(letter, Letter::Stop) {
                break 'life;
            }
        }
        thread::sleep(NAP);
    }
    mailbox.close();
    report(Event::Ended);
}
