//! A map that never outgrows its bound: when it is full, what is stale goes, then what is worth
//! least, half of the map at once, so that the sorting is paid for by the insertions before it.
//!
//! Worth is the number of wrong guesses first: flooding the map with new entries does not push out
//! those that lock somebody.

use std::collections::HashMap;
use std::hash::Hash;

/// What decides who is forgotten.
pub(super) trait Worth: Default {
    /// Whether forgetting it changes nothing.
    fn stale(&self, now_ms: i64) -> bool;
    /// The larger, the longer it is kept: wrong guesses, then time.
    fn worth(&self) -> (i64, i64);
}

/// At most `most` entries.
pub(super) struct Bounded<K, V> {
    entries: HashMap<K, V>,
    most: usize,
}

impl<K: Copy + Eq + Hash, V: Worth> Bounded<K, V> {
    pub(super) fn new(most: usize) -> Self {
        Self { entries: HashMap::new(), most }
    }

    pub(super) fn get(&self, key: &K) -> Option<&V> {
        self.entries.get(key)
    }

    pub(super) fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.entries.get_mut(key)
    }

    pub(super) fn remove(&mut self, key: &K) {
        self.entries.remove(key);
    }

    /// The entry of `key`, made if need be.
    pub(super) fn entry(&mut self, key: K, now_ms: i64) -> &mut V {
        if self.entries.len() >= self.most && !self.entries.contains_key(&key) {
            self.make_room(now_ms);
        }
        self.entries.entry(key).or_default()
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    fn make_room(&mut self, now_ms: i64) {
        self.entries.retain(|_, value| !value.stale(now_ms));
        let surplus = self.entries.len().saturating_sub(self.most / 2);
        if surplus == 0 {
            return;
        }
        let mut ranked: Vec<_> = self.entries.iter().map(|(key, value)| (value.worth(), *key)).collect();
        ranked.select_nth_unstable_by_key(surplus - 1, |(worth, _)| *worth);
        for (_, key) in &ranked[..surplus] {
            self.entries.remove(key);
        }
    }
}
