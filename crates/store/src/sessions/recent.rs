//! Who was behind a token a moment ago, so that a program's next call need not ask the database.
//!
//! What this process changes counts at once: every write that concerns people or sessions makes
//! all of it void. What another process on the same database changes counts after [`FRESH`].

use super::Principal;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// How long an answer is used again.
const FRESH: SignedDuration = SignedDuration::from_secs(1);

/// Most answers that are kept.
const MOST: usize = 10_000;

/// Answers of a moment ago.
#[derive(Default)]
pub(crate) struct Recent {
    /// Grows with every write that may make an answer wrong.
    age: AtomicU64,
    answers: Mutex<HashMap<[u8; 32], Answer>>,
}

struct Answer {
    principal: Principal,
    age: u64,
    at: Timestamp,
}

impl Recent {
    /// To be asked before the database is, and handed to [`keep`](Self::keep): what is written
    /// between the two makes the answer void.
    pub(super) fn age(&self) -> u64 {
        self.age.load(Ordering::SeqCst)
    }

    /// Who is behind a token that counts at `now`, if that was asked a moment ago.
    pub(super) fn get(&self, token_hash: &[u8; 32], now: Timestamp) -> Option<Principal> {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = answers.get(token_hash).filter(|answer| answer.age == self.age())?;
        let since = now.duration_since(answer.at);
        let fresh = !since.is_negative() && since < FRESH && answer.principal.session.expires_at > now;
        fresh.then(|| answer.principal.clone())
    }

    /// Keeps an answer of the database.
    pub(super) fn keep(&self, age: u64, now: Timestamp, principal: &Principal) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= MOST {
            answers.clear();
        }
        answers.insert(principal.session.token_hash, Answer { principal: principal.clone(), age, at: now });
    }

    /// Makes every answer void when the returned guard is dropped, which a caller who goes away
    /// in the middle does too.
    pub(crate) fn void_after(&self) -> impl Drop + '_ {
        Void(self)
    }
}

struct Void<'a>(&'a Recent);

impl Drop for Void<'_> {
    fn drop(&mut self) {
        self.0.age.fetch_add(1, Ordering::SeqCst);
    }
}
