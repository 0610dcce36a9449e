use super::{Arrived, Jitter, MOST, Next};
use crate::Codec;
use std::time::Duration;

fn packet(seq: u64, at_ms: u64) -> Arrived {
    let at = Duration::from_millis(at_ms);
    Arrived { seq, time: 0, marker: false, codec: Codec::Opus, at, payload: Vec::new().into() }
}

/// Numbers that come out by `now_ms`; a loss of n is `-n`.
fn out(jitter: &mut Jitter, now_ms: u64) -> Vec<i64> {
    std::iter::from_fn(|| jitter.pop(Duration::from_millis(now_ms)))
        .map(|next| match next {
            Next::Packet(packet) => packet.seq as i64,
            Next::Lost(count) => -(count as i64),
        })
        .collect()
}

#[track_caller]
fn check(seqs: &[u64], now_ms: u64, expected: &[i64]) {
    let mut jitter = Jitter::default();
    let mut got = Vec::new();
    for &seq in seqs {
        jitter.push(packet(seq, 0));
        got.extend(out(&mut jitter, 0));
    }
    got.extend(out(&mut jitter, now_ms));
    assert_eq!(got, expected);
}

#[test]
fn puts_packets_into_order_and_gives_up_on_missing_ones() {
    check(&[5, 6, 7], 0, &[5, 6, 7]);
    check(&[5, 7, 6, 8], 0, &[5, 6, 7, 8]);
    check(&[5, 5, 6, 5], 0, &[5, 6]);
    check(&[5, 8], 149, &[5]);
    check(&[5, 8], 150, &[5, -2, 8]);
    check(&[5, 8, 6], 150, &[5, 6, -1, 8]);
    check(&[50_000, 3, 4], 0, &[50_000, 3, 4]);
}

#[test]
fn what_waits_is_bounded() {
    let mut jitter = Jitter::default();
    jitter.push(packet(1, 0));
    assert_eq!(out(&mut jitter, 0), [1]);
    for seq in 3..3 + 2 * MOST as u64 {
        jitter.push(packet(seq, 0));
        assert!(jitter.waiting.len() <= MOST);
        out(&mut jitter, 0);
    }
}
