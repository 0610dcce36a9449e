use super::{Casts, Change, MOST_WAITING, Person};
use crate::{PersonId, Source, TrackId};
use std::time::Duration;

const ANN: PersonId = PersonId(1);
const CAMERA: TrackId = TrackId { person: ANN, source: Source::Camera };

const fn s(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[test]
fn a_change_is_seen_when_its_time_is_composed() {
    let mut casts = Casts::default();
    casts.change(s(1), Change::Person(ANN, Person::default()));
    casts.change(s(2), Change::Track(CAMERA, true));
    casts.change(s(3), Change::Left(ANN));
    assert!(casts.now.person(ANN).is_none() && !casts.now.has(CAMERA));
    let mut passes = |time| {
        let changed = casts.pass(s(time));
        (changed, casts.then.person(ANN).is_some(), casts.then.has(CAMERA))
    };
    assert_eq!(passes(0), (false, false, false));
    assert_eq!(passes(1), (true, true, false));
    assert_eq!(passes(2), (true, true, true));
    assert_eq!(passes(3), (true, false, false));
    assert_eq!(passes(4), (false, false, false));
}

#[test]
fn more_changes_than_may_wait_are_seen_early() {
    let mut casts = Casts::default();
    for id in 0..MOST_WAITING as u64 + 3 {
        casts.change(s(9), Change::Speakers(vec![PersonId(id)]));
    }
    assert_eq!(casts.waiting.len(), MOST_WAITING);
    assert_eq!(casts.then.speakers, [PersonId(2)]);
    casts.settle();
    assert_eq!(casts.then.speakers, casts.now.speakers);
}

#[test]
fn people_are_in_the_order_in_which_they_came() {
    let mut casts = Casts::default();
    let named = |name: &str| Person { name: name.into(), muted: false };
    for id in [7, 3, 5] {
        casts.change(s(0), Change::Person(PersonId(id), named("somebody")));
    }
    casts.change(s(1), Change::Person(PersonId(7), named("somebody else")));
    let order = |casts: &Casts| casts.now.present().people.iter().map(|id| id.0).collect::<Vec<_>>();
    assert_eq!(order(&casts), [7, 3, 5], "whatever becomes known of them");
    casts.change(s(2), Change::Left(PersonId(7)));
    casts.change(s(3), Change::Person(PersonId(7), named("back again")));
    assert_eq!(order(&casts), [3, 5, 7]);
    casts.change(s(4), Change::Track(TrackId { person: PersonId(5), source: Source::Camera }, true));
    assert_eq!(order(&casts), [5, 3, 7], "who is seen is in front");
}
