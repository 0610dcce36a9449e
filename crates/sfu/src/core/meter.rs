//! Measures the bit rate of a stream.

use std::time::{Duration, Instant};

/// How long bytes are gathered before the rate moves.
const WINDOW: Duration = Duration::from_millis(250);

/// A rate, smoothed over about a second.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    since: Option<Instant>,
    bytes: u64,
    rate_bps: u64,
    windows: u32,
}

impl Meter {
    /// Counts a packet.
    pub(crate) fn count(&mut self, now: Instant, bytes: usize) {
        self.settle(now);
        self.bytes += bytes as u64;
    }

    /// The rate in bit/s; falls to 0 when nothing comes.
    pub(crate) fn rate_bps(&mut self, now: Instant) -> u64 {
        self.settle(now);
        self.rate_bps
    }

    /// Closes the window when it is over.
    fn settle(&mut self, now: Instant) {
        let since = *self.since.get_or_insert(now);
        let passed = now.saturating_duration_since(since);
        if passed < WINDOW {
            return;
        }
        let rate = self.bytes * 8_000_000 / (passed.as_micros() as u64).max(1);
        // The first windows count in full, so that a new stream has a rate after a quarter second.
        let weight = u64::from(self.windows.min(3)) + 1;
        self.rate_bps = (self.rate_bps * (weight - 1) + rate) / weight;
        self.windows = self.windows.saturating_add(1);
        if passed > WINDOW * 8 {
            self.rate_bps = rate;
        }
        self.bytes = 0;
        self.since = Some(now);
    }
}

#[cfg(test)]
mod tests;
