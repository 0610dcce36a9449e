use super::{Clock, Relation};
use crate::SenderReport;
use std::time::Duration;

const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// Places frames of 20 ms each that arrive after these delays, and answers the spread of the result.
fn spread(delays_ms: &[u64], first: u32) -> Duration {
    let (mut clock, mut person) = (Clock::new(48_000), Relation::default());
    let errors: Vec<i64> = (0..)
        .zip(delays_ms)
        .map(|(nth, delay)| {
            let placed =
                clock.place(first.wrapping_add(nth * 960), ms(1_000 + u64::from(nth) * 20 + delay), &mut person);
            placed.as_micros() as i64 - i64::from(nth) * 20_000
        })
        .collect();
    let (least, most) = (errors.iter().min().unwrap(), errors.iter().max().unwrap());
    Duration::from_micros((most - least) as u64)
}

#[test]
fn jitter_of_arrivals_is_not_seen() {
    assert!(spread(&[10; 50], 0) < ms(1));
    assert!(spread(&[10, 60, 10, 35, 90, 10, 11], 7) < ms(1));
    assert!(spread(&[10; 50], u32::MAX - 960 * 10) < ms(1), "timestamps wrap");
}

#[test]
fn a_jump_of_the_senders_clock_is_followed() {
    let (mut clock, mut person) = (Clock::new(90_000), Relation::default());
    clock.place(0, ms(1_000), &mut person);
    let placed = clock.place(90_000 * 600, ms(1_040), &mut person);
    assert_eq!(placed, ms(1_040));
}

#[test]
fn a_slow_clock_is_followed_over_hours() {
    let (mut clock, mut person) = (Clock::new(90_000), Relation::default());
    for second in 0..7_200u64 {
        // 50 parts in a million too slow.
        let arrival = Duration::from_micros(second * 1_000_050);
        let placed = clock.place((second * 90_000) as u32, arrival, &mut person);
        assert!(arrival.abs_diff(placed) < ms(5), "{second} s: {:?}", arrival.abs_diff(placed));
    }
}

#[test]
fn with_reports_late_pictures_are_placed_beside_their_sound() {
    let (mut sound, mut picture, mut person) = (Clock::new(48_000), Clock::new(90_000), Relation::default());
    sound.report(SenderReport { encoding: 1, wall: ms(5_000), time: 0 });
    picture.report(SenderReport { encoding: 2, wall: ms(5_000), time: 1_000 });
    let heard = sound.place(48_000, ms(2_010), &mut person);
    // Taken at the same moment, but 120 ms on its way.
    let seen = picture.place(91_000, ms(2_120), &mut person);
    assert!(heard.abs_diff(seen) < ms(1), "{heard:?} {seen:?}");
}
