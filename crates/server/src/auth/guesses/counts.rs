//! What is counted: of a pair, of an address, of an account, and where an account is known.

use super::bounded::Worth;
use super::{Blocked, seconds};
use std::collections::VecDeque;
use std::net::IpAddr;

/// Longest lock of a pair.
pub(super) const PAIR_LONGEST_MS: i64 = 15 * 60_000;
/// Time between two tries of strangers at a slowed account.
const SLOW_MS: i64 = 1_000;
/// Guesses are counted from the first one for so long.
const WINDOW_MS: i64 = 10 * 60_000;

#[derive(Default)]
pub(super) struct Pair {
    pub(super) wrong: u32,
    pub(super) last_ms: i64,
    pub(super) locked_until_ms: i64,
}

#[derive(Default)]
pub(super) struct Address {
    pub(super) window: Window,
    pub(super) locked_until_ms: i64,
}

#[derive(Default)]
pub(super) struct Account {
    pub(super) window: Window,
    next_try_ms: i64,
}

#[derive(Default)]
pub(super) struct Known {
    pub(super) addresses: VecDeque<Net>,
    pub(super) last_ms: i64,
}

#[derive(Default)]
pub(super) struct Window {
    began_ms: i64,
    wrong: u32,
}

/// Who an address belongs to, as far as one can tell: an IPv4 address, or an IPv6 /64, which is
/// what one customer gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Net {
    V4(u32),
    V6(u64),
}

impl From<IpAddr> for Net {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::V4(address.to_bits()),
            IpAddr::V6(address) => Self::V6((address.to_bits() >> 64) as u64),
        }
    }
}

impl Account {
    pub(super) fn take_turn(&mut self, now_ms: i64) -> Result<(), Blocked> {
        if self.next_try_ms > now_ms {
            return Err(Blocked::Slowed(seconds(self.next_try_ms - now_ms)));
        }
        self.next_try_ms = now_ms + SLOW_MS;
        Ok(())
    }
}

impl Window {
    /// Wrong guesses in the window that is open now.
    pub(super) fn at(&self, now_ms: i64) -> u32 {
        if now_ms - self.began_ms < WINDOW_MS { self.wrong } else { 0 }
    }

    /// One more.
    pub(super) fn count(&mut self, now_ms: i64) -> u32 {
        if self.at(now_ms) == 0 {
            *self = Self { began_ms: now_ms, wrong: 0 };
        }
        self.wrong = self.wrong.saturating_add(1);
        self.wrong
    }
}

impl Worth for Pair {
    /// Forgotten when the longest lock could have passed twice without a guess.
    fn stale(&self, now_ms: i64) -> bool {
        now_ms - self.last_ms > 2 * PAIR_LONGEST_MS
    }

    fn worth(&self) -> (i64, i64) {
        (self.wrong.into(), self.last_ms)
    }
}

impl Worth for Address {
    fn stale(&self, now_ms: i64) -> bool {
        self.window.at(now_ms) == 0 && self.locked_until_ms <= now_ms
    }

    fn worth(&self) -> (i64, i64) {
        // A lock begins a new window; while nothing is in that, the lock is what would be lost.
        let wrong = if self.window.wrong == 0 { i64::MAX } else { self.window.wrong.into() };
        (wrong, self.window.began_ms.max(self.locked_until_ms))
    }
}

impl Worth for Account {
    fn stale(&self, now_ms: i64) -> bool {
        self.window.at(now_ms) == 0
    }

    fn worth(&self) -> (i64, i64) {
        (self.window.wrong.into(), self.window.began_ms)
    }
}

impl Worth for Known {
    fn stale(&self, _now_ms: i64) -> bool {
        false
    }

    fn worth(&self) -> (i64, i64) {
        (0, self.last_ms)
    }
}
