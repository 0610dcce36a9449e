//! How many requests a connection may make.

use std::time::{Duration, Instant};

/// Requests a second that may go on for ever.
const STEADY: u32 = 50;

/// Requests that may come at once after a pause.
const BURST: u32 = 200;

/// A bucket of requests that fills up with time.
pub(crate) struct Rate {
    left: u32,
    since: Instant,
}

impl Rate {
    /// A full one.
    pub(crate) fn new(now: Instant) -> Self {
        Self { left: BURST, since: now }
    }

    /// Whether one more request may be made now.
    pub(crate) fn take(&mut self, now: Instant) -> bool {
        let step = Duration::from_secs(1) / STEADY;
        let elapsed = now.saturating_duration_since(self.since);
        let steps = u32::try_from(elapsed.as_nanos() / step.as_nanos()).unwrap_or(BURST).min(BURST);
        if steps > 0 {
            self.left = self.left.saturating_add(steps).min(BURST);
            self.since = if self.left == BURST { now } else { self.since + step * steps };
        }
        let Some(left) = self.left.checked_sub(1) else { return false };
        self.left = left;
        true
    }
}

#[cfg(test)]
mod tests;
