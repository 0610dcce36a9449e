use super::{NoSeat, Seats};
use convoca_booking::{CorporationId, Limits, Quota, ResourceKind};
use jiff::Timestamp;

fn limits(count: u64) -> Limits {
    let quota = Quota { kind: ResourceKind::Concurrent, count, until: None, stopped: false };
    Limits::of(true, &[quota], Timestamp::UNIX_EPOCH)
}

#[test]
fn there_are_as_many_as_the_limit_says() {
    let (seats, here, there) = (Seats::default(), CorporationId::new("1"), CorporationId::new("2"));
    let first = seats.take(&here, &limits(2)).unwrap();
    let second = seats.take(&here, &limits(2)).unwrap();
    assert_eq!(seats.take(&here, &limits(2)).err(), Some(NoSeat));
    assert_eq!((seats.used(&here), seats.used(&there)), (2, 0));
    let elsewhere = seats.take(&there, &limits(1)).unwrap();
    drop(first);
    let third = seats.take(&here, &limits(2)).unwrap();
    // Who sits stays when the limit sinks.
    assert!(seats.take(&here, &limits(0)).is_err());
    let many: Vec<_> = (0..100).map(|_| seats.take(&here, &Limits::NONE).unwrap()).collect();
    assert_eq!(seats.used(&here), 102);
    drop((second, third, elsewhere, many));
    assert_eq!(seats.taken().len(), 0);
}

#[test]
fn threads_at_once_take_no_more_than_there_are() {
    let (seats, here) = (Seats::default(), CorporationId::new("1"));
    let taken: Vec<_> = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..100).map(|_| scope.spawn(|| seats.take(&here, &limits(10)).ok())).collect();
        tries.into_iter().filter_map(|taken| taken.join().unwrap()).collect()
    });
    assert_eq!((taken.len(), seats.used(&here)), (10, 10));
}
