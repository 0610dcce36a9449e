use super::*;
use std::time::Duration;

/// How many datagrams of a size pass in ten seconds, sent at a rate.
fn passed(per_s: u64, bytes: usize) -> u64 {
    let start = Instant::now();
    let mut policer = Policer::new(start);
    let sent = 0..per_s * 10;
    sent.filter(|n| policer.admit(start + Duration::from_micros(n * 1_000_000 / per_s), bytes)).count() as u64
}

#[test]
fn what_is_usual_passes_and_a_flood_is_cut() {
    let check = |per_s, bytes, expected: std::ops::RangeInclusive<u64>| {
        let passed = passed(per_s, bytes);
        assert!(expected.contains(&passed), "{per_s} of {bytes}: {passed}");
    };
    check(1_500, 1_200, 15_000..=15_000);
    check(4_900, 200, 49_000..=49_000);
    check(100_000, 100, 50_000..=53_000);
    check(5_000, 1_400, 17_000..=19_500);
}
