//! Makes one continuous stream out of packets of several sources.
//!
//! A receiver decodes one stream per section. When its section goes to another layer or another
//! person, the packets come with other sequence numbers and timestamps; here they are renumbered so
//! that the first packet of the new source follows the last one of the old without a gap, and time
//! moves on by what passed on the clock.

use std::time::Instant;

/// Renumbers the packets of one section.
#[derive(Debug)]
pub(crate) struct Rewriter {
    clock_hz: u64,
    /// Highest sequence number given out.
    last_seq: u64,
    /// Latest timestamp given out.
    last_time: u64,
    /// When that was.
    last_at: Option<Instant>,
    now: Option<Offset>,
    /// The offset that held before packets were skipped, for stragglers from before.
    before: Option<Offset>,
}

/// How a source's numbers become ours, from a certain packet on.
#[derive(Clone, Copy, Debug)]
struct Offset {
    /// The source's first number under this offset.
    from_seq: u64,
    /// What that number becomes.
    to_seq: u64,
    from_time: u64,
    to_time: u64,
}

/// A packet's numbers as the receiver gets them. Both are extended: the wire takes the low 16 and 32
/// bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rewritten {
    pub(crate) seq: u64,
    pub(crate) time: u64,
}

impl Rewriter {
    /// A stream whose first packet gets `first_seq`. It has to stay below 65,536, because a receiver
    /// starts with rollover counter 0 (RFC 3711 section 3.3.1).
    pub(crate) fn new(first_seq: u16, clock_hz: u32) -> Self {
        Self {
            clock_hz: clock_hz.into(),
            last_seq: u64::from(first_seq.max(1)) - 1,
            last_time: 0,
            last_at: None,
            now: None,
            before: None,
        }
    }

    /// Goes over to another source, or to the same after a pause, whose next packet is this one.
    pub(crate) fn switch(&mut self, seq: u64, time: u64, now: Instant) {
        let passed = match self.last_at {
            // At least one tick: two frames with the same timestamp would be taken for one.
            Some(at) => (now.saturating_duration_since(at).as_micros() as u64 * self.clock_hz / 1_000_000).max(1),
            None => self.clock_hz,
        };
        let to_time = self.last_time + passed;
        self.now = Some(Offset { from_seq: seq, to_seq: self.last_seq + 1, from_time: time, to_time });
        self.before = None;
    }

    /// The packet's numbers; `None` when it is from before the switch and no use any more.
    pub(crate) fn rewrite(&mut self, seq: u64, time: u64, now: Instant) -> Option<Rewritten> {
        let offset = [self.now, self.before].into_iter().flatten().find(|offset| seq >= offset.from_seq)?;
        let out_seq = offset.to_seq + (seq - offset.from_seq);
        // A straggler's timestamp may lie before the switch's; it never goes below what was sent then.
        let out_time = (offset.to_time + time).saturating_sub(offset.from_time);
        if out_seq > self.last_seq {
            self.last_seq = out_seq;
            if out_time > self.last_time {
                self.last_time = out_time;
                self.last_at = Some(now);
            }
        }
        Some(Rewritten { seq: out_seq, time: out_time })
    }

    /// The next packet of the source is this one and is not forwarded: those after it close up, so
    /// that the receiver does not wait for it.
    pub(crate) fn skip(&mut self, seq: u64) {
        let Some(offset) = self.now else { return };
        if seq < offset.from_seq || offset.to_seq + (seq - offset.from_seq) != self.last_seq + 1 {
            return;
        }
        self.before = Some(offset);
        self.now = Some(Offset { from_seq: seq + 1, to_seq: self.last_seq + 1, ..offset });
    }
}

#[cfg(test)]
mod tests;
