//! Access and refresh tokens: how they are made up, and what is kept of them.
//!
//! A token is 24 random bytes, so nobody guesses one and its plain SHA-256 is enough to keep: no
//! slow hash is needed where there is nothing to guess. The token itself is shown once and never
//! stored.

use crate::clock;
use aws_lc_rs::digest;

/// Three letters in front, as the vendor's site marks are.
const MARK: &str = "cnv";

/// Random bytes in a token; 48 hex digits, as many as the vendor's samples show.
const BYTES: usize = 24;

/// A fresh token.
pub fn mint() -> String {
    format!("{MARK}{}", clock::random_hex(BYTES))
}

/// What the store keeps of a token.
pub fn hash(token: &str) -> [u8; 32] {
    let mut kept = [0; 32];
    kept.copy_from_slice(digest::digest(&digest::SHA256, token.as_bytes()).as_ref());
    kept
}

#[cfg(test)]
mod tests;
