use super::*;
use crate::State;
use crate::fixture::{Scene, at, draft, scheduled, seeded};

#[test]
fn a_holding_runs_from_the_first_entry_for_its_length() {
    let (booking, _) = Scene::new().book(scheduled());
    let now = at("2031-05-02T11:50:00Z");
    assert_eq!(booking.state(now), State::Scheduled);
    let held = seeded(3, |random| begin(&booking, now, random));
    let holding = held.holding.clone().unwrap();
    assert_eq!((holding.id.len(), holding.started_at, holding.ends_at), (32, now, at("2031-05-02T12:20:00Z")));
    assert_eq!(held.state(now), State::Running);
    // Somebody else who comes does not begin it again.
    assert_eq!(seeded(4, |random| begin(&held, at("2031-05-02T12:00:00Z"), random)), held);
    // Its time over, nobody needs to note it; until the planned end it can be held once more.
    assert_eq!(held.state(at("2031-05-02T12:20:00Z")), State::Scheduled);
    let again = seeded(5, |random| begin(&held, at("2031-05-02T12:25:00Z"), random));
    assert_ne!(again.holding.unwrap().id, holding.id);
    assert_eq!(held.state(at("2031-05-02T12:30:00Z")), State::Over);
}

#[test]
fn it_goes_on_past_the_planned_end() {
    let (booking, _) = Scene::new().book(scheduled());
    let held = seeded(3, |random| begin(&booking, at("2031-05-02T12:20:00Z"), random));
    assert_eq!(held.state(at("2031-05-02T12:49:59Z")), State::Running);
    let longer = extend(&held, at("2031-05-02T13:05:00Z"));
    assert_eq!(longer.state(at("2031-05-02T13:04:59Z")), State::Running);
    assert_eq!(longer.state(at("2031-05-02T13:05:00Z")), State::Over);
    assert_eq!(extend(&booking, at("2031-05-02T13:05:00Z")), booking, "what is not held is not extended");
}

#[test]
fn only_the_holding_that_is_under_way_ends() {
    let (booking, _) = Scene::new().book(scheduled());
    let now = at("2031-05-02T12:10:00Z");
    let held = seeded(3, |random| begin(&booking, at("2031-05-02T12:00:00Z"), random));
    assert_eq!(end(&held, "another", now), held);
    let ended = end(&held, &held.holding.clone().unwrap().id, now);
    assert_eq!((ended.holding.clone(), ended.ended_at, ended.state(now)), (None, Some(now), State::Scheduled));
}

#[test]
fn an_instant_meeting_has_its_id_from_the_booking() {
    let (booking, _) = Scene::new().book(draft());
    let Kind::Instant { holding: drawn } = booking.kind.clone() else { panic!("it is an instant meeting") };
    let now = at("2031-03-04T08:12:00Z");
    let held = seeded(3, |random| begin(&booking, now, random));
    assert_eq!(held.holding.clone().unwrap().id, drawn);
    let ended = end(&held, &drawn, now);
    assert_eq!(ended.state(now), State::Scheduled, "it was ended, and can be joined again until its time is over");
    let again = seeded(4, |random| begin(&ended, now, random));
    assert_ne!(again.holding.unwrap().id, drawn, "a second holding is another one");
}
