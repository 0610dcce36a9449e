//! How long to wait after a failed attempt.

use jiff::SignedDuration;

/// The first pause, in seconds: most troubles of a moment are over by then.
const FIRST_S: i64 = 10;

/// The longest pause, in seconds, so that a trouble of hours is over soon after its end.
const LONGEST_S: i64 = 3600;

/// The pause after `failed` attempts have failed before this one: 10 s, 30 s, 90 s and so on, an
/// hour at most.
pub(crate) fn pause(failed: u32) -> SignedDuration {
    let growth = 3_i64.saturating_pow(failed.min(30));
    SignedDuration::from_secs(FIRST_S.saturating_mul(growth).min(LONGEST_S))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_an_hour() {
        let seconds: Vec<i64> = [0, 1, 2, 3, 4, 5, 6, u32::MAX].map(|failed| pause(failed).as_secs()).to_vec();
        assert_eq!(seconds, [10, 30, 90, 270, 810, 2430, 3600, 3600]);
    }
}
