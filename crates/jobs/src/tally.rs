//! How much was done, for whoever watches.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counts what a runner does. Cheap to clone; every clone counts the same.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    counts: Arc<[AtomicU64; 6]>,
}

/// What a [`Tally`] says at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Jobs that were done.
    pub done: u64,
    /// Attempts that failed and are made again.
    pub failed: u64,
    /// Jobs that were given up.
    pub dead: u64,
    /// Attempts whose end no longer counted, because the lease was lost or the job replaced.
    pub lost: u64,
    /// Jobs being worked on now.
    pub running: u64,
    /// Jobs of the whole database that waited at the last look, those being worked on among them.
    pub waiting: u64,
}

/// What is counted.
#[derive(Clone, Copy)]
pub(crate) enum What {
    Done,
    Failed,
    Dead,
    Lost,
    Running,
    Waiting,
}

impl Tally {
    /// What it says now.
    pub fn counts(&self) -> Counts {
        let read = |what: What| self.counts[what as usize].load(Ordering::Relaxed);
        Counts {
            done: read(What::Done),
            failed: read(What::Failed),
            dead: read(What::Dead),
            lost: read(What::Lost),
            running: read(What::Running),
            waiting: read(What::Waiting),
        }
    }

    pub(crate) fn add(&self, what: What) {
        self.counts[what as usize].fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn set_running(&self, running: usize) {
        self.counts[What::Running as usize].store(u64::try_from(running).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    pub(crate) fn set_waiting(&self, waiting: u64) {
        self.counts[What::Waiting as usize].store(waiting, Ordering::Relaxed);
    }
}
