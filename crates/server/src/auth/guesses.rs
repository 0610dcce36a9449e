//! Who has guessed wrong lately, and who has to wait for it.
//!
//! Three counts, each with its own answer:
//! - one address at one account: five wrong guesses lock that pair for a minute, and each further
//!   one twice as long, up to a quarter of an hour;
//! - one address over all accounts: thirty within ten minutes stop it for a minute;
//! - one account over all addresses: twenty within ten minutes slow down addresses that never
//!   signed in to it, to one try a second between them.
//!
//! Invariant: an address from which an account has signed in is refused at that account for its
//! own wrong guesses there alone. So nobody locks somebody else out, whatever he guesses and from
//! how many addresses; only who shares the victim's address can, and for a bounded time.
//!
//! Guesses run in parallel, so [`Guesses::admit`] asks before a password is verified and
//! [`Guesses::settle`] again after it: what was guessed while others filled the count is refused
//! even when right. Nothing is kept across a restart, and memory is bounded (`bounded`).

mod bounded;
mod counts;

use bounded::{Bounded, Worth as _};
use counts::{Account, Address, Known, Net, PAIR_LONGEST_MS, Pair, Window};
use jiff::Timestamp;
use std::hash::{BuildHasher as _, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use thiserror::Error;

/// Wrong guesses of a pair before it is locked.
const PAIR_GUESSES: u32 = 5;
/// First lock of a pair; the code that goes with it says "try in 60 s".
const PAIR_LOCK_MS: i64 = 60_000;
/// Wrong guesses of an address within ten minutes before it is stopped.
const ADDRESS_GUESSES: u32 = 30;
/// How long an address is stopped.
const ADDRESS_LOCK_MS: i64 = 60_000;
/// Wrong guesses at an account within ten minutes before strangers are slowed.
const ACCOUNT_GUESSES: u32 = 20;
/// Addresses remembered as an account's own.
const KNOWN: usize = 16;
/// Pairs, addresses and accounts remembered at most, each.
const MOST: usize = 50_000;

/// What is being guessed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target<'a> {
    /// An account's password. Case of ASCII letters does not matter.
    Account(&'a str),
    /// An application's key, by App ID.
    Application(&'a str),
    /// A meeting's passwords and links, by the number that was dialled.
    Meeting(&'a str),
    /// The codes that sign devices in, all of them together.
    DeviceCode,
    /// Sliders, all of them together.
    Slider,
    /// The codes that somebody of this name is sent.
    Code(&'a str),
}

/// Why a guess is not looked at; seconds to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Blocked {
    /// This address guessed wrong too often at this account.
    #[error("locked after too many wrong passwords, try in {0} s")]
    Locked(u64),
    /// This address guessed wrong too often, or strangers did at this account.
    #[error("too many sign-in attempts, try in {0} s")]
    Slowed(u64),
}

/// The three counts.
pub struct Guesses {
    hasher: RandomState,
    counts: Mutex<Counts>,
}

struct Counts {
    pairs: Bounded<(u64, Net), Pair>,
    addresses: Bounded<Net, Address>,
    accounts: Bounded<u64, Account>,
    known: Bounded<u64, Known>,
}

impl Default for Guesses {
    fn default() -> Self {
        Self::new()
    }
}

impl Guesses {
    /// Nobody has guessed yet.
    pub fn new() -> Self {
        Self::holding(MOST)
    }

    fn holding(most: usize) -> Self {
        let counts = Counts {
            pairs: Bounded::new(most),
            addresses: Bounded::new(most),
            accounts: Bounded::new(most),
            known: Bounded::new(most),
        };
        Self { hasher: RandomState::new(), counts: Mutex::new(counts) }
    }

    /// Whether a guess at `target` may be looked at. A stranger's try at a slowed account uses up
    /// its turn.
    ///
    /// # Errors
    /// Who must wait, and how long.
    pub fn admit(&self, target: Target<'_>, address: IpAddr, now: Timestamp) -> Result<(), Blocked> {
        let (account, net, now_ms) = (self.key(target), Net::from(address), now.as_millisecond());
        self.with(|counts| {
            counts.check(account, net, now_ms)?;
            if counts.knows(account, net) {
                return Ok(());
            }
            match counts.accounts.get_mut(&account) {
                Some(kept) if kept.window.at(now_ms) >= ACCOUNT_GUESSES => kept.take_turn(now_ms),
                _ => Ok(()),
            }
        })
    }

    /// Counts how a guess went, and says whether its outcome may be told.
    ///
    /// # Errors
    /// Who must wait, when other guesses have used up the count meanwhile.
    pub fn settle(&self, target: Target<'_>, address: IpAddr, right: bool, now: Timestamp) -> Result<(), Blocked> {
        let (account, net, now_ms) = (self.key(target), Net::from(address), now.as_millisecond());
        self.with(|counts| {
            counts.check(account, net, now_ms)?;
            if right {
                counts.right(account, net, now_ms)
            } else {
                counts.wrong(account, net, now_ms)
            }
            Ok(())
        })
    }

    /// Accounts are kept by a keyed hash, so that long ones cost no more than short ones.
    fn key(&self, target: Target<'_>) -> u64 {
        match target {
            Target::Account(account) => self.hasher.hash_one((0_u8, account.to_ascii_lowercase())),
            Target::Application(id) => self.hasher.hash_one((1_u8, id)),
            Target::Meeting(number) => self.hasher.hash_one((2_u8, number)),
            Target::DeviceCode => self.hasher.hash_one((3_u8, "")),
            Target::Slider => self.hasher.hash_one((4_u8, "")),
            Target::Code(name) => self.hasher.hash_one((5_u8, name.to_lowercase())),
        }
    }

    fn with<T>(&self, act: impl FnOnce(&mut Counts) -> T) -> T {
        // Counts stay usable whatever panicked while they were held.
        act(&mut self.counts.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Counts {
    fn check(&self, account: u64, net: Net, now_ms: i64) -> Result<(), Blocked> {
        if let Some(pair) = self.pairs.get(&(account, net))
            && pair.locked_until_ms > now_ms
        {
            return Err(Blocked::Locked(seconds(pair.locked_until_ms - now_ms)));
        }
        if !self.knows(account, net)
            && let Some(address) = self.addresses.get(&net)
            && address.locked_until_ms > now_ms
        {
            return Err(Blocked::Slowed(seconds(address.locked_until_ms - now_ms)));
        }
        Ok(())
    }

    fn knows(&self, account: u64, net: Net) -> bool {
        self.known.get(&account).is_some_and(|known| known.addresses.contains(&net))
    }

    fn wrong(&mut self, account: u64, net: Net, now_ms: i64) {
        let pair = self.pairs.entry((account, net), now_ms);
        if pair.stale(now_ms) {
            *pair = Pair::default();
        }
        pair.wrong = pair.wrong.saturating_add(1);
        pair.last_ms = now_ms;
        if let Some(doublings) = pair.wrong.checked_sub(PAIR_GUESSES) {
            let lock_ms = PAIR_LOCK_MS.checked_shl(doublings.min(8)).unwrap_or(PAIR_LONGEST_MS);
            pair.locked_until_ms = now_ms + lock_ms.min(PAIR_LONGEST_MS);
        }
        let address = self.addresses.entry(net, now_ms);
        if address.window.count(now_ms) >= ADDRESS_GUESSES {
            *address = Address { window: Window::default(), locked_until_ms: now_ms + ADDRESS_LOCK_MS };
        }
        self.accounts.entry(account, now_ms).window.count(now_ms);
    }

    fn right(&mut self, account: u64, net: Net, now_ms: i64) {
        self.pairs.remove(&(account, net));
        let known = self.known.entry(account, now_ms);
        known.last_ms = now_ms;
        if let Some(place) = known.addresses.iter().position(|kept| *kept == net) {
            known.addresses.remove(place);
        } else if known.addresses.len() == KNOWN {
            known.addresses.pop_front();
        }
        known.addresses.push_back(net);
    }
}

/// Whole seconds, rounded up, so that who waits as long is let in.
fn seconds(ms: i64) -> u64 {
    ms.unsigned_abs().div_ceil(1_000)
}

#[cfg(test)]
mod tests;
