//! Where a frame belongs on the recorder's clock.
//!
//! A sender's timestamps are even but of an unknown epoch; arrivals have the epoch but jitter. The
//! quickest packets tell how the two belong together. Once sender reports are known, all tracks of a
//! person share one such relation, so that his lips and voice agree however differently their packets
//! were held up.

use crate::SenderReport;
use std::time::Duration;

/// How quickly a relation follows a sender whose clock is slow, in parts of elapsed time: quartz errs
/// by less than a tenth of this.
const LEAK: i64 = 2_000;

/// A packet that is this far from where it should be, in microseconds, means that the sender's clock
/// has jumped.
const JUMP: i64 = 3_000_000;

/// How the sender's microseconds relate to ours: what has to be added.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Relation(Option<(i64, i64)>);

impl Relation {
    /// Notes that what was sent at `media` came at `arrival`, and answers where it belongs.
    fn place(&mut self, media: i64, arrival: i64) -> i64 {
        let measured = arrival - media;
        let offset = match self.0 {
            Some((offset, last)) if (measured - offset).abs() < JUMP => {
                measured.min(offset + (arrival - last).max(0) / LEAK)
            }
            _ => measured,
        };
        self.0 = Some((offset, arrival));
        media + offset
    }
}

/// The clock of one encoding.
#[derive(Debug)]
pub(crate) struct Clock {
    /// Ticks in a second.
    rate: i64,
    last: Option<(u32, i64)>,
    own: Relation,
    /// The sender's wall clock, in microseconds, at our tick.
    report: Option<(i64, i64)>,
}

impl Clock {
    /// A clock of `rate` ticks a second.
    pub(crate) fn new(rate: u32) -> Self {
        Self { rate: rate.into(), last: None, own: Relation::default(), report: None }
    }

    /// Takes a sender report into account.
    pub(crate) fn report(&mut self, report: SenderReport) {
        let ticks = self.unwrap(report.time);
        self.report = i64::try_from(report.wall.as_micros()).ok().map(|wall| (ticks, wall));
    }

    /// Where the frame with this timestamp, whose packet arrived `at`, belongs; `person` is the
    /// relation that all tracks of its sender share.
    pub(crate) fn place(&mut self, time: u32, at: Duration, person: &mut Relation) -> Duration {
        let ticks = self.unwrap(time);
        let arrival = at.as_micros() as i64;
        let placed = match self.report {
            Some((since, wall)) => person.place(wall + (ticks - since) * 1_000_000 / self.rate, arrival),
            None => self.own.place(ticks * 1_000_000 / self.rate, arrival),
        };
        Duration::from_micros(placed.max(0) as u64)
    }

    /// The timestamp without its wrap at 32 bits.
    fn unwrap(&mut self, time: u32) -> i64 {
        let ticks = match self.last {
            Some((last, ticks)) => ticks + i64::from(time.wrapping_sub(last) as i32),
            None => i64::from(time),
        };
        self.last = Some((time, ticks));
        ticks
    }
}

#[cfg(test)]
mod tests;
