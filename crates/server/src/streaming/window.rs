//! The last seconds of a stream, as HLS has them: segments that begin with a keyframe, in parts
//! (RFC 8216bis section 3).

use bytes::Bytes;
use convoca_recorder::Chunk;
use std::collections::VecDeque;
use std::time::Duration;

/// Length from which on a segment ends where the next can begin.
const SEGMENT: Duration = Duration::from_millis(1_900);

/// Most complete segments that are kept: half a minute, for players that fell behind.
const MOST_SEGMENTS: usize = 15;

/// Most parts of a segment: one whose keyframes do not come is ended all the same.
const MOST_PARTS: usize = 100;

/// A part of a segment.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) bytes: Bytes,
    pub(super) duration: Duration,
    /// Whether a player can begin with it.
    pub(super) keyframe: bool,
}

/// A segment, complete unless it is the last.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub(super) number: u64,
    /// Number of the header that its parts need.
    pub(super) header: u64,
    pub(super) parts: Vec<Part>,
}

impl Segment {
    pub(super) fn duration(&self) -> Duration {
        self.parts.iter().map(|part| part.duration).sum()
    }

    /// All of it.
    pub(super) fn bytes(&self) -> Bytes {
        self.parts.iter().flat_map(|part| part.bytes.iter().copied()).collect()
    }
}

/// The last seconds of a stream.
pub(super) struct Window {
    pub(super) segments: VecDeque<Segment>,
    /// What players need before the segments of a number.
    headers: VecDeque<(u64, Bytes)>,
    /// How many have gone before the first segment that needed another header than the one before them.
    pub(super) changes_before: u64,
    /// Whether the last segment is complete.
    pub(super) closed: bool,
    /// Number of the next segment.
    next: u64,
    next_header: u64,
}

impl Window {
    /// Nothing yet; numbers begin with `first`. A stream that was ended and begun again must have greater
    /// ones, or players and caches would take its pieces for those of before.
    pub(super) fn new(first: u64) -> Self {
        Self {
            segments: VecDeque::new(),
            headers: VecDeque::new(),
            changes_before: 0,
            closed: false,
            next: first,
            next_header: first,
        }
    }

    /// Takes the next chunk.
    pub(super) fn push(&mut self, chunk: Chunk) {
        let new = chunk.header.is_some();
        if let Some(header) = chunk.header {
            self.headers.push_back((self.next_header, header.into()));
            self.next_header += 1;
        }
        let Some((header, _)) = self.headers.back() else { return };
        let header = *header;
        let full = |last: &Segment| chunk.keyframe && last.duration() >= SEGMENT || last.parts.len() >= MOST_PARTS;
        if new || self.closed || self.segments.back().is_none_or(full) {
            self.segments.push_back(Segment { number: self.next, header, parts: Vec::new() });
            self.next += 1;
            self.closed = false;
        }
        let part = Part { bytes: chunk.bytes.into(), duration: chunk.duration, keyframe: chunk.keyframe };
        if let Some(last) = self.segments.back_mut() {
            last.parts.push(part);
        }
        while self.segments.len() > MOST_SEGMENTS + 1 {
            let gone = self.segments.pop_front();
            let first = self.segments.front();
            if let (Some(gone), Some(first)) = (gone, first)
                && gone.header != first.header
            {
                self.changes_before += 1;
                let needed = first.header;
                self.headers.retain(|(number, _)| *number >= needed);
            }
        }
    }

    /// Nothing follows for the time being, or ever: the last segment is complete.
    pub(super) fn close(&mut self) {
        self.closed = true;
    }

    /// Nobody has watched, so what there is is old. Numbers go on.
    pub(super) fn clear(&mut self) {
        let changes = self.segments.iter().zip(self.segments.iter().skip(1)).filter(|(a, b)| a.header != b.header);
        self.changes_before += changes.count() as u64 + u64::from(!self.segments.is_empty());
        self.segments.clear();
        self.headers.clear();
    }

    /// What players need before the segments of this header.
    pub(super) fn header(&self, number: u64) -> Option<Bytes> {
        self.headers.iter().find(|(of, _)| *of == number).map(|(_, bytes)| bytes.clone())
    }

    /// A segment.
    pub(super) fn segment(&self, number: u64) -> Option<&Segment> {
        let first = self.segments.front()?.number;
        self.segments.get(usize::try_from(number.checked_sub(first)?).ok()?)
    }

    /// Whether a segment is complete, and nothing is added to it any more.
    pub(super) fn is_complete(&self, number: u64) -> bool {
        self.segments.back().is_some_and(|last| number < last.number || number == last.number && self.closed)
    }

    /// Whether this part is there, or what stands in for it: with the segment complete it never comes.
    /// Without a part, whether the segment is complete.
    pub(super) fn has(&self, number: u64, part: Option<usize>) -> bool {
        let there = self.segment(number).map_or(0, |segment| segment.parts.len());
        self.is_complete(number) || part.is_some_and(|part| part < there)
    }

    /// Number of the segment that is being made, or comes next.
    pub(super) fn current(&self) -> u64 {
        self.segments.back().map_or(self.next, |last| if self.closed { self.next } else { last.number })
    }
}

#[cfg(test)]
pub(super) mod tests;
