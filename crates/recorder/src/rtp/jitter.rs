//! Puts packets into their order and gives up on those that do not come.

use crate::{Codec, Packet};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// How long a packet that is missing is waited for: a retransmission over a line of 100 ms.
const PATIENCE: Duration = Duration::from_millis(150);

/// Most packets that wait for a missing one. A keyframe of a screen has some two hundred.
const MOST: usize = 512;

/// A number this far ahead of the last is no gap: the sender has begun anew.
const FARTHEST: u64 = 10_000;

/// A packet with its arrival on the recorder's clock.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    pub(crate) seq: u64,
    pub(crate) time: u32,
    pub(crate) marker: bool,
    pub(crate) codec: Codec,
    pub(crate) at: Duration,
    pub(crate) payload: Arc<[u8]>,
}

impl Arrived {
    /// The packet as it arrived `at`.
    pub(crate) fn new(packet: Packet, at: Duration) -> Self {
        let Packet { seq, time, marker, codec, payload, .. } = packet;
        // RTP timestamps have 32 bits; what is above them is the caller's extension.
        Self { seq, time: time as u32, marker, codec, at, payload }
    }
}

/// What comes next.
#[derive(Debug)]
pub(crate) enum Next {
    Packet(Arrived),
    /// So many packets are missing here and will not be waited for.
    Lost(u64),
}

/// Packets of one encoding on their way into order.
#[derive(Debug, Default)]
pub(crate) struct Jitter {
    expected: Option<u64>,
    waiting: BTreeMap<u64, Arrived>,
}

impl Jitter {
    /// Takes a packet; one that comes too late or twice is dropped.
    pub(crate) fn push(&mut self, packet: Arrived) {
        if let Some(expected) = self.expected {
            if packet.seq.abs_diff(expected) > FARTHEST {
                self.waiting.clear();
                self.expected = None;
            } else if packet.seq < expected {
                return;
            }
        }
        self.waiting.insert(packet.seq, packet);
    }

    /// The next packet or loss that is due at `now`, if any is.
    pub(crate) fn pop(&mut self, now: Duration) -> Option<Next> {
        let (&first, packet) = self.waiting.first_key_value()?;
        let expected = *self.expected.get_or_insert(first);
        if first > expected {
            if now < packet.at + PATIENCE && self.waiting.len() < MOST {
                return None;
            }
            self.expected = Some(first);
            return Some(Next::Lost(first - expected));
        }
        self.expected = Some(first + 1);
        self.waiting.pop_first().map(|(_, packet)| Next::Packet(packet))
    }
}

#[cfg(test)]
mod tests;
