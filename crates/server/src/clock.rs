//! The clock and the randomness that are handed to the pure crates.

use convoca_booking::Random;
use jiff::Timestamp;
use std::time::Duration;

/// After so long the clock is looked at again.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// The time now, in whole milliseconds as the store keeps it.
pub fn now() -> Timestamp {
    let now = pace::now();
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

/// How fast time passes: in a debug build `CONVOCA_CLOCK_SPEED` makes it pass so many times faster, so
/// that tests can hold a whole meeting. Only the clock is faster; waits on the network are not.
#[cfg(debug_assertions)]
mod pace {
    use jiff::{SignedDuration, Timestamp};
    use std::sync::LazyLock;
    use std::time::{Duration, Instant};

    struct Pace {
        speed: u32,
        begun: Timestamp,
        since: Instant,
    }

    static PACE: LazyLock<Pace> = LazyLock::new(|| {
        let wanted = std::env::var("CONVOCA_CLOCK_SPEED").ok().and_then(|text| text.parse().ok());
        Pace { speed: wanted.unwrap_or(1).max(1), begun: Timestamp::now(), since: Instant::now() }
    });

    pub(super) fn now() -> Timestamp {
        if PACE.speed == 1 {
            return Timestamp::now();
        }
        let passed = PACE.since.elapsed().saturating_mul(PACE.speed);
        PACE.begun + SignedDuration::try_from(passed).unwrap_or(SignedDuration::MAX)
    }

    /// How long something that lasts so long takes.
    pub(super) fn real(lasts: Duration) -> Duration {
        lasts / PACE.speed
    }
}

/// Time passes as it does.
#[cfg(not(debug_assertions))]
mod pace {
    use jiff::Timestamp;
    use std::time::Duration;

    pub(super) fn now() -> Timestamp {
        Timestamp::now()
    }

    pub(super) fn real(lasts: Duration) -> Duration {
        lasts
    }
}

/// Sleeps until this time; not at all when it is over.
pub async fn sleep_until(at: Timestamp) {
    let wait = Duration::try_from(at.duration_since(now())).unwrap_or_default();
    // In parts, because a clock that is set while we sleep should be noticed.
    tokio::time::sleep(pace::real(wait).min(LONGEST_SLEEP)).await;
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
