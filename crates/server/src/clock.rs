//! The clock and the randomness that are handed to the pure crates.

use convoca_booking::Random;
use jiff::Timestamp;
use std::time::Duration;

/// After so long the clock is looked at again.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// The time now, in whole milliseconds as the store keeps it.
pub fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

/// Sleeps until this time; not at all when it is over.
pub async fn sleep_until(at: Timestamp) {
    let wait = Duration::try_from(at.duration_since(now())).unwrap_or_default();
    // In parts, because a clock that is set while we sleep should be noticed.
    tokio::time::sleep(wait.min(LONGEST_SLEEP)).await;
}

/// Fills `bytes` from the system's cryptographic generator.
///
/// # Panics
/// When the generator fails, which the library rules out once it has been seeded.
pub fn fill(bytes: &mut [u8]) {
    aws_lc_rs::rand::fill(bytes).expect("the system's random generator works");
}

/// Runs `with` on the system's randomness.
pub fn random<T>(with: impl FnOnce(&mut Random<'_>) -> T) -> T {
    with(&mut Random::new(&mut fill))
}

/// `bytes` random bytes as lower-case hex.
pub fn random_hex(bytes: usize) -> String {
    random(|random| random.hex(bytes))
}
