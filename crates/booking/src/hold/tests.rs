use super::*;
use crate::State;
use crate::fixture::{Scene, at, draft, scheduled, seeded};

/// Begun at this time, as a server does it.
fn begun(booking: &Booking, seed: u64, time: &str) -> Booking {
    begin(booking, &seeded(seed, |random| next_id(booking, random)), at(time))
}

#[test]
fn a_holding_runs_from_the_first_entry_for_its_length() {
    let (booking, _) = Scene::new().book(scheduled());
    let now = at("2031-05-02T11:50:00Z");
    assert_eq!(booking.state(now), State::Scheduled);
    let held = begun(&booking, 3, "2031-05-02T11:50:00Z");
    let holding = held.holding.clone().unwrap();
    assert_eq!((holding.id.len(), holding.started_at, holding.ends_at), (32, now, at("2031-05-02T12:20:00Z")));
    assert_eq!(held.state(now), State::Running);
    // Somebody else who comes does not begin it again.
    assert_eq!(begun(&held, 4, "2031-05-02T12:00:00Z"), held);
    // Its time over, nobody needs to note it; until the planned end it can be held once more.
    assert_eq!(held.state(at("2031-05-02T12:20:00Z")), State::Scheduled);
    assert_ne!(begun(&held, 5, "2031-05-02T12:25:00Z").holding.unwrap().id, holding.id);
    assert_eq!(held.state(at("2031-05-02T12:30:00Z")), State::Over);
}

#[test]
fn it_goes_on_past_the_planned_end() {
    let (booking, _) = Scene::new().book(scheduled());
    let held = begun(&booking, 3, "2031-05-02T12:20:00Z");
    assert_eq!(held.state(at("2031-05-02T12:49:59Z")), State::Running);
    let longer = Holding { ends_at: at("2031-05-02T13:05:00Z"), ..held.holding.clone().unwrap() };
    let extended = note(&held, &longer);
    assert_eq!(extended.state(at("2031-05-02T13:04:59Z")), State::Running);
    assert_eq!(extended.state(at("2031-05-02T13:05:00Z")), State::Over);
    assert_eq!(note(&booking, &longer), booking, "what is not held does not change");
    let another = Holding { id: "another".to_owned(), ..longer };
    assert_eq!(note(&held, &another), held);
}

#[test]
fn only_the_holding_that_is_under_way_ends() {
    let (booking, _) = Scene::new().book(scheduled());
    let now = at("2031-05-02T12:10:00Z");
    let held = begun(&booking, 3, "2031-05-02T12:00:00Z");
    assert_eq!(end(&held, "another", now, true), held);
    let ended = end(&held, &held.holding.clone().unwrap().id, now, true);
    assert_eq!((ended.holding.clone(), ended.ended_at, ended.state(now)), (None, Some(now), State::Scheduled));
    let closed = end(&held, &held.holding.clone().unwrap().id, now, false);
    assert_eq!((closed.holding.clone(), closed.state(now)), (None, State::Over), "the corporation keeps no bookings");
}

#[test]
fn an_instant_meeting_has_its_id_from_the_booking() {
    let (booking, _) = Scene::new().book(draft());
    let Kind::Instant { holding: drawn } = booking.kind.clone() else { panic!("it is an instant meeting") };
    let held = begun(&booking, 3, "2031-03-04T08:12:00Z");
    assert_eq!(held.holding.clone().unwrap().id, drawn);
    let now = at("2031-03-04T08:15:00Z");
    let ended = end(&held, &drawn, now, true);
    assert_eq!(ended.state(now), State::Scheduled, "it was ended, and can be joined again until its time is over");
    let again = begun(&ended, 4, "2031-03-04T08:16:00Z");
    assert_ne!(again.holding.unwrap().id, drawn, "a second holding is another one");
}
