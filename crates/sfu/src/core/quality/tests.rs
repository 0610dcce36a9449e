use super::*;

#[test]
fn the_worse_of_loss_and_delay_counts() {
    let check = |loss, rtt_ms: u64, expected| {
        assert_eq!(score(loss, Some(Duration::from_millis(rtt_ms))), expected, "{loss} {rtt_ms}");
    };
    check(0.0, 20, 5);
    check(0.02, 20, 4);
    check(0.0, 200, 4);
    check(0.05, 200, 3);
    check(0.1, 20, 2);
    check(0.0, 1_000, 2);
    check(0.5, 20, 1);
    check(0.0, 5_000, 1);
    assert_eq!(score(0.0, None), 5);
}
