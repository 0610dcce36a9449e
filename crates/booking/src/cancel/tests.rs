use super::*;
use crate::Draft;
use crate::fixture::{Scene, at, draft, scheduled, series};

fn check(draft: Draft, time: &str, end_running: bool, expected: Result<(), BookingError>) {
    let (booking, _) = Scene::new().book(draft);
    let now = at(time);
    let got = cancel(&booking, end_running, now);
    assert_eq!(got.clone().map(|_| ()), expected, "at {time}, end_running {end_running}");
    if let Ok(cancelled) = got {
        assert_eq!(cancelled, Booking { cancelled_at: Some(now), sequence: booking.sequence + 1, ..booking });
        assert_eq!(cancel(&cancelled, true, now), Err(BookingError::NoSuchMeeting), "twice");
    }
}

#[test]
fn what_can_be_called_off() {
    for end_running in [false, true] {
        check(scheduled(), "2031-05-02T11:59:59Z", end_running, Ok(()));
        check(scheduled(), "2031-05-02T12:29:59Z", end_running, Ok(()));
        check(scheduled(), "2031-05-02T12:30:00Z", end_running, Err(BookingError::NoSuchMeeting));
        check(series(), "2031-07-15T01:29:59Z", end_running, Ok(()));
        check(series(), "2031-07-15T01:30:00Z", end_running, Err(BookingError::NoSuchMeeting));
    }
    check(draft(), "2031-03-04T08:10:20Z", false, Err(BookingError::Running));
    check(draft(), "2031-03-04T08:10:20Z", true, Ok(()));
    check(draft(), "2031-03-04T08:40:20Z", true, Err(BookingError::NoSuchMeeting));
}
