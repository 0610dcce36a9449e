//! Bounds what a peer may send, so that one who floods costs the others nothing.

use std::time::Instant;

/// Most datagrams a second in the long run. Three layers of video, a screen and two audio tracks
/// with feedback come to about a thousand.
const PACKETS_PER_S: u64 = 5_000;

/// Most bits a second in the long run.
const BITS_PER_S: u64 = 20_000_000;

/// For how many milliseconds more than that may come at once: keyframes come in bursts.
const BURST_MS: u64 = 500;

/// A pair of token buckets, in thousandths so that no time is lost between packets.
#[derive(Debug)]
pub(crate) struct Policer {
    at: Instant,
    milli_packets: u64,
    milli_bits: u64,
}

impl Policer {
    /// Full buckets.
    pub(crate) fn new(now: Instant) -> Self {
        Self { at: now, milli_packets: PACKETS_PER_S * BURST_MS, milli_bits: BITS_PER_S * BURST_MS }
    }

    /// Whether a datagram of so many bytes may pass.
    pub(crate) fn admit(&mut self, now: Instant, bytes: usize) -> bool {
        let passed_us = now.saturating_duration_since(self.at).as_micros().min(10_000_000) as u64;
        if passed_us > 0 {
            self.at = now;
            self.milli_packets = (self.milli_packets + passed_us * PACKETS_PER_S / 1_000).min(PACKETS_PER_S * BURST_MS);
            self.milli_bits = (self.milli_bits + passed_us * BITS_PER_S / 1_000).min(BITS_PER_S * BURST_MS);
        }
        let bits = bytes as u64 * 8_000;
        if self.milli_packets < 1_000 || self.milli_bits < bits {
            return false;
        }
        self.milli_packets -= 1_000;
        self.milli_bits -= bits;
        true
    }
}

#[cfg(test)]
mod tests;
