//! Counts what comes of a stream, and what should have come.

/// A step of the sequence numbers that no line loses at once: the sender has begun anew.
const RESTART: u64 = 3_000;

/// What has come of one stream since the last look.
#[derive(Debug, Default)]
pub(crate) struct Arrivals {
    highest: Option<u64>,
    tally: Tally,
    expected: u64,
}

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Bytes of payload.
    pub(crate) bytes: u64,
    /// Packets.
    pub(crate) packets: u64,
    /// Packets that did not come, nor were sent again.
    pub(crate) lost: u64,
    /// Pictures, by the marker of their last packet.
    pub(crate) frames: u64,
}

impl Tally {
    /// Counts a packet.
    pub(crate) fn count(&mut self, bytes: usize, marker: bool) {
        self.bytes += bytes as u64;
        self.packets += 1;
        self.frames += u64::from(marker);
    }

    /// Both together; pictures are those of the stream that has more of them.
    pub(crate) fn join(&mut self, other: Self) {
        self.bytes += other.bytes;
        self.packets += other.packets;
        self.lost += other.lost;
        self.frames = self.frames.max(other.frames);
    }
}

impl Arrivals {
    /// Counts a packet with this number, which does not wrap around.
    pub(crate) fn count(&mut self, seq: u64, bytes: usize, marker: bool) {
        self.tally.count(bytes, marker);
        let step = match self.highest {
            Some(highest) if seq <= highest => return,
            Some(highest) => seq - highest,
            None => 1,
        };
        self.highest = Some(seq);
        self.expected += if step > RESTART { 1 } else { step };
    }

    /// Numbers begin anew; what was counted stays.
    pub(crate) fn restart(&mut self) {
        self.highest = None;
    }

    /// What was counted since the last time.
    pub(crate) fn take(&mut self) -> Tally {
        let expected = std::mem::take(&mut self.expected);
        let tally = std::mem::take(&mut self.tally);
        // One that was sent again may belong to the interval before.
        Tally { lost: expected.saturating_sub(tally.packets), ..tally }
    }
}

#[cfg(test)]
mod tests;
