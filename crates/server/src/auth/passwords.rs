//! Passwords: hashing and verifying them without letting that eat the server. Which new ones are good
//! enough is `convoca_booking::password`'s.
//!
//! A hash is slow and takes 19 MiB by design, so few run at once, few wait, and more are refused.
//! For an unknown account a dummy is verified, so that the time of the answer does not tell which
//! accounts exist. How often somebody may try is decided in [`super::guesses`].

use crate::http::Refusal;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{self, PasswordHasher as _, PasswordVerifier as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;

/// Hashes at once. Each fills a core for some 20 ms and 19 MiB (OWASP's first choice for Argon2id,
/// which is the library's default), so this also bounds the memory.
const AT_ONCE: usize = 2;

/// How many may wait for their turn: about a second's worth.
const WAITING: usize = 64;

/// Hashes passwords with Argon2id.
pub struct Passwords {
    turns: Semaphore,
    waiting: AtomicUsize,
    /// A hash that no password fits, of the same cost as a real one.
    dummy: String,
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new()
    }
}

impl Passwords {
    /// Ready to hash; costs one hash.
    ///
    /// # Panics
    /// Never: the library's own cost parameters are valid.
    pub fn new() -> Self {
        let dummy = hash(&crate::clock::random_hex(16)).expect("the default cost parameters are valid");
        Self { turns: Semaphore::new(AT_ONCE), waiting: AtomicUsize::new(0), dummy }
    }

    /// The hash to keep of a new password, which its rules have let pass.
    ///
    /// # Errors
    /// Status 429 when too many wait.
    pub async fn hash(&self, password: String) -> Result<String, Refusal> {
        self.run(move || hash(&password)).await
    }

    /// Whether `password` is the one behind `kept`; `None` is an account that does not exist or has
    /// no password, which takes as long as any other.
    ///
    /// # Errors
    /// Status 429 when too many wait.
    pub async fn verify(&self, password: String, kept: Option<String>) -> Result<bool, Refusal> {
        let exists = kept.is_some();
        let kept = kept.unwrap_or_else(|| self.dummy.clone());
        let fits = self.run(move || verify(&password, &kept)).await?;
        Ok(exists && fits)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, password_hash::Error> + Send + 'static,
    ) -> Result<T, Refusal> {
        let turn = {
            let _place = Place::take(&self.waiting).ok_or_else(super::too_many_sign_ins)?;
            self.turns.acquire().await.map_err(|error| Refusal::fault("password turns", &error))?
        };
        let done = tokio::task::spawn_blocking(work).await;
        drop(turn);
        match done {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(error)) => Err(Refusal::fault("a password could not be hashed", &error)),
            Err(error) => Err(Refusal::fault("password hashing stopped", &error)),
        }
    }
}

/// A place in the queue, given back when its holder goes on or goes away.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize) -> Option<Self> {
        if waiting.fetch_add(1, Ordering::Relaxed) >= WAITING + AT_ONCE {
            waiting.fetch_sub(1, Ordering::Relaxed);
            return None;
        }
        Some(Self(waiting))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn hash(password: &str) -> Result<String, password_hash::Error> {
    let mut salt = [0; 16];
    crate::clock::fill(&mut salt);
    let hashed = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt)?;
    Ok(hashed.to_string())
}

fn verify(password: &str, kept: &str) -> Result<bool, password_hash::Error> {
    let kept = PasswordHash::new(kept)?;
    match Argon2::default().verify_password(password.as_bytes(), &kept) {
        Ok(()) => Ok(true),
        Err(password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests;
