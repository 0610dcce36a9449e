use super::*;

/// Counts these numbers; packets and losses that come of it.
fn check(numbers: &[u64], packets: u64, lost: u64) {
    let mut arrivals = Arrivals::default();
    for seq in numbers {
        arrivals.count(*seq, 10, false);
    }
    let tally = arrivals.take();
    assert_eq!((tally.packets, tally.lost), (packets, lost), "{numbers:?}");
    assert_eq!(tally.bytes, packets * 10);
    assert_eq!(arrivals.take(), Tally::default());
}

#[test]
fn gaps_are_losses_unless_they_are_filled() {
    check(&[], 0, 0);
    check(&[7, 8, 9], 3, 0);
    check(&[7, 9, 12], 3, 3);
    check(&[7, 9, 8], 3, 0);
    check(&[7, 10, 9], 3, 1);
    // A sender that begins anew has lost nothing.
    check(&[7, 1_000_000, 1_000_001], 3, 0);
}

#[test]
fn a_gap_between_two_looks_counts_once() {
    let mut arrivals = Arrivals::default();
    arrivals.count(1, 10, false);
    assert_eq!(arrivals.take().lost, 0);
    arrivals.count(3, 10, true);
    assert_eq!(arrivals.take(), Tally { bytes: 10, packets: 1, lost: 1, frames: 1 });
    // It comes late after all, when it has been told already.
    arrivals.count(2, 10, false);
    assert_eq!(arrivals.take().lost, 0);
}

#[test]
fn numbers_may_begin_anew() {
    let mut arrivals = Arrivals::default();
    arrivals.count(100, 10, false);
    arrivals.restart();
    arrivals.count(5, 10, false);
    arrivals.count(6, 10, false);
    assert_eq!(arrivals.take(), Tally { bytes: 30, packets: 3, lost: 0, frames: 0 });
}

#[test]
fn pictures_of_layers_are_not_added_up() {
    let mut one = Tally { bytes: 1, packets: 2, lost: 3, frames: 30 };
    one.join(Tally { bytes: 10, packets: 20, lost: 30, frames: 15 });
    assert_eq!(one, Tally { bytes: 11, packets: 22, lost: 33, frames: 30 });
}
