//! Planning a series anew.

use super::*;

fn occurrences(booking: &Booking) -> Vec<Occurrence> {
    match &booking.kind {
        Kind::Series { occurrences, .. } => occurrences.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_new_cycle_keeps_ids_where_starts_stay() {
    let old = occurrences(&Scene::new().book(series()).0);
    let weekly = Draft { cycle: Some(cycle(Period::Week, 1, &[2], "2031-06-03", "2031-06-17")), ..same(true) };
    let (edited, _) = attempt(&Scene::new(), series(), weekly, BEFORE).unwrap();
    let new = occurrences(&edited);
    assert_eq!(
        new.iter().map(|one| one.start.to_string()).collect::<Vec<_>>(),
        ["2031-06-03T01:00:00Z", "2031-06-10T01:00:00Z", "2031-06-17T01:00:00Z"]
    );
    assert_eq!((&new[0].id, &new[2].id), (&old[0].id, &old[2].id));
    assert!(old.iter().all(|one| one.id != new[1].id));
    let over = Draft { cycle: Some(cycle(Period::Day, 1, &[], "2031-03-04", "2031-03-06")), ..same(true) };
    check(series(), over, BEFORE, Some(BookingError::StartInPast));
}

#[test]
fn a_new_clock_moves_every_occurrence() {
    let old = occurrences(&Scene::new().book(series()).0);
    let change = |change: Draft, now: &str| occurrences(&attempt(&Scene::new(), series(), change, now).unwrap().0);
    let later = Draft { start: Some(at("2031-06-03T02:00:00Z")), ..same(true) };
    let hour = jiff::SignedDuration::from_hours(1);
    assert!(
        change(later.clone(), BEFORE)
            .iter()
            .zip(&old)
            .all(|(new, old)| (&new.id, new.start) == (&old.id, old.start + hour))
    );
    let longer = change(Draft { length_min: Some(90), ..same(true) }, BEFORE);
    assert!(longer.iter().zip(&old).all(|(new, old)| new.id == old.id && new.end == old.end + hour));
    // The start stays, so that in New York, where it is 21:00 the day before, the series begins on
    // the evening of 3 June.
    let moved = Draft { zone: ZoneId::new(13), ..same(true) };
    assert_eq!(change(moved, BEFORE)[0].start, at("2031-06-04T01:00:00Z"));
    // Those that are over stay as they were.
    for now in ["2031-06-03T01:30:00Z", "2031-06-04T00:00:00Z"] {
        let rest = change(later.clone(), now);
        assert_eq!((rest.len(), &rest[0]), (old.len(), &old[0]), "{now}");
        assert!(rest[1..].iter().zip(&old[1..]).all(|(new, old)| new.start == old.start + hour));
    }
    // Today's would have begun at 00:10.
    let earlier = Draft { start: Some(at("2031-06-03T00:10:00Z")), ..same(true) };
    check(series(), earlier, "2031-06-05T00:30:00Z", Some(BookingError::StartInPast));
}
