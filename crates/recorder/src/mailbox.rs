//! What waits for a recorder's thread. It looks by itself every few milliseconds, so nobody who gives
//! it something pays for waking it up.

use crate::{Command, Encoded, Packet, Programme, TrackId};
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Most letters that wait. The thread empties the box a hundred times a second, and a meeting with nine
/// pictures gives some three thousand packets in that time only if something is wrong.
const MOST: usize = 8_192;

/// Room that media leaves for commands, which are rare and must not be lost.
const FOR_COMMANDS: usize = 1_024;

/// Who watches a programme live: gets each encoded piece, must not block, and answers whether it wants
/// more.
pub(crate) type Watcher = Box<dyn FnMut(&Encoded) -> bool + Send>;

/// Something for the thread.
pub(crate) enum Letter {
    Media(TrackId, Packet),
    Tell(Command),
    Watch(Programme, Watcher),
    Stop,
}

/// The box.
#[derive(Default)]
pub(crate) struct Mailbox(Mutex<Inside>);

#[derive(Default)]
struct Inside {
    letters: VecDeque<Letter>,
    dropped: u64,
    closed: bool,
}

impl Mailbox {
    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a packet in, or drops it if too much waits.
    pub(crate) fn media(&self, track: TrackId, packet: Packet) {
        let mut inside = self.lock();
        if inside.closed || inside.letters.len() >= MOST - FOR_COMMANDS {
            inside.dropped += 1;
            return;
        }
        inside.letters.push_back(Letter::Media(track, packet));
    }

    /// Puts something else in; `false` if it is full or the thread has ended.
    pub(crate) fn put(&self, letter: Letter) -> bool {
        let mut inside = self.lock();
        // The end is always taken: there is only one.
        if inside.closed || inside.letters.len() >= MOST && !matches!(letter, Letter::Stop) {
            return false;
        }
        inside.letters.push_back(letter);
        true
    }

    /// Takes all that waits, and how many packets had to be dropped since the last time.
    pub(crate) fn take(&self) -> (VecDeque<Letter>, u64) {
        let mut inside = self.lock();
        (std::mem::take(&mut inside.letters), std::mem::take(&mut inside.dropped))
    }

    /// From now on everything is refused.
    pub(crate) fn close(&self) {
        let mut inside = self.lock();
        inside.closed = true;
        inside.letters.clear();
    }
}
