//! One number for how good a connection is.

use std::time::Duration;

/// From 1 (hardly usable) to 5 (excellent), by the share of packets lost and the round trip. The
/// steps follow what people notice: retransmission hides a few per cent of loss, talk gets hard
/// beyond 300 ms.
pub fn score(loss: f32, rtt: Option<Duration>) -> u8 {
    let by_loss = match loss {
        loss if loss <= 0.01 => 5,
        loss if loss <= 0.03 => 4,
        loss if loss <= 0.08 => 3,
        loss if loss <= 0.20 => 2,
        _ => 1,
    };
    let by_delay = match rtt.map_or(0, |rtt| rtt.as_millis()) {
        0..=150 => 5,
        151..=300 => 4,
        301..=600 => 3,
        601..=1200 => 2,
        _ => 1,
    };
    by_loss.min(by_delay)
}

#[cfg(test)]
mod tests;
