//! What is remembered of meetings that were held.

use crate::world::{World, at, booking, inviting, on_both_stores};
use convoca_booking::{
    Booking, Control, CorporationId, Deed, Defaults, Device, HeldRole, MeetingId, Origin, Record, Stay, User, UserId,
    Webinar,
};
use convoca_store::{Effects, Order, PastQuery, RecordChange, Viewer};
use jiff::SignedDuration;

on_both_stores!(
    stands_in_pasts_from_its_end,
    is_paged_and_searched,
    webinars_have_a_past_of_their_own,
    remembers_who_stayed,
    remembers_what_was_done,
    counts_who_is_in,
    what_never_began_is_passed_over,
    is_forgotten_as_the_corporation_wants,
);

async fn keep(world: &World, records: Vec<RecordChange>) {
    world.store.keep(Effects { jobs: vec![], records }, at(0)).await.unwrap();
}

fn record(booking: &Booking, holding: &str, minutes: i64) -> Record {
    let started_at = at(minutes);
    Record { holding: holding.to_owned(), booking: booking.clone(), occurrence: None, started_at, ended_at: None }
}

fn end(holding: &str, minutes: i64) -> RecordChange {
    RecordChange::End { holding: holding.to_owned(), at: at(minutes) }
}

/// A holding of half an hour.
async fn hold(world: &World, booking: &Booking, holding: &str, minutes: i64) {
    let begin = RecordChange::Begin(record(booking, holding, minutes));
    keep(world, vec![begin, end(holding, minutes + 30)]).await;
}

fn past(user: Option<&User>) -> PastQuery {
    PastQuery {
        corporation: CorporationId::new("100000001"),
        viewer: user.map_or(Viewer::Corporation, |user| Viewer::User(user.id.clone())),
        from: at(0),
        to: at(1_000_000),
        search: None,
        recorded: false,
        order: Order::Ascending,
        offset: 0,
        limit: 100,
    }
}

async fn check(world: &World, query: PastQuery, holdings: &[&str], total: u64) {
    let page = world.store.past_meetings(&query).await.unwrap();
    let found: Vec<&str> = page.items.iter().map(|record| record.holding.as_str()).collect();
    assert_eq!((found.as_slice(), page.total, page.offset), (holdings, total, query.offset), "{query:?}");
}

async fn stands_in_pasts_from_its_end(world: &World) {
    world.corporation("100000001").await;
    let [ann, bob, carl] = ["ann", "bob", "carl"].map(|name| world.user("100000001", name));
    let ((ann, _), (bob, _), (carl, _)) = (ann.await, bob.await, carl.await);
    let meeting = inviting(booking("900000001", &ann, 0, 60), &[&bob, &ann]);
    keep(world, vec![RecordChange::Begin(record(&meeting, "h1", 5))]).await;
    check(world, past(Some(&ann)), &[], 0).await;
    let running = world.store.past_meeting(&ann.corporation, "h1").await.unwrap();
    assert_eq!(running, Some(record(&meeting, "h1", 5)));
    keep(world, vec![end("h1", 20)]).await;
    for viewer in [Some(&ann), Some(&bob), None] {
        check(world, past(viewer), &["h1"], 1).await;
    }
    check(world, past(Some(&carl)), &[], 0).await;
    // It begins and ends once, whoever says so again.
    keep(world, vec![RecordChange::Begin(record(&meeting, "h1", 7)), end("h1", 25)]).await;
    let over = Record { ended_at: Some(at(20)), ..record(&meeting, "h1", 5) };
    assert_eq!(world.store.past_meetings(&past(None)).await.unwrap().items, std::slice::from_ref(&over));
    assert_eq!(world.store.past_meeting(&ann.corporation, "h1").await.unwrap(), Some(over));
    // Another corporation does not have it.
    let other = CorporationId::new("100000002");
    assert_eq!(world.store.past_meeting(&other, "h1").await.unwrap(), None);
    check(world, PastQuery { corporation: other.clone(), ..past(None) }, &[], 0).await;
    assert_eq!(world.store.holdings(&other, &meeting.id).await.unwrap(), []);
    hold(world, &meeting, "h2", 40).await;
    let holdings = world.store.holdings(&ann.corporation, &meeting.id).await.unwrap();
    assert_eq!(holdings.iter().map(|record| record.holding.as_str()).collect::<Vec<_>>(), ["h2", "h1"]);
    assert_eq!(world.store.holdings(&ann.corporation, &MeetingId::new("900000002")).await.unwrap(), []);
}

async fn is_paged_and_searched(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    for (number, minutes) in [(1, 30), (2, 10), (3, 20), (4, 20)] {
        let meeting = booking(&format!("90000000{number}"), &ann, 0, 60);
        hold(world, &meeting, &format!("h{number}"), minutes).await;
    }
    check(world, past(None), &["h2", "h3", "h4", "h1"], 4).await;
    check(world, PastQuery { order: Order::Descending, ..past(None) }, &["h1", "h4", "h3", "h2"], 4).await;
    check(world, PastQuery { offset: 1, limit: 2, ..past(Some(&ann)) }, &["h3", "h4"], 4).await;
    check(world, PastQuery { offset: 4, ..past(None) }, &[], 4).await;
    check(world, PastQuery { from: at(20), to: at(30), ..past(None) }, &["h3", "h4"], 2).await;
    let search = |text: &str| PastQuery { search: Some(text.to_owned()), ..past(None) };
    check(world, search("SUBJECT 900000003"), &["h3"], 1).await;
    check(world, search("name of ann"), &["h2", "h3", "h4", "h1"], 4).await;
    check(world, PastQuery { offset: 1, limit: 1, ..search("90000000") }, &["h3"], 4).await;
    check(world, search("%"), &[], 0).await;
    check(world, search("nothing\0"), &[], 0).await;
}

async fn webinars_have_a_past_of_their_own(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    for (number, webinar) in [(1, None), (2, Some(Webinar::default())), (3, None), (4, Some(Webinar::default()))] {
        let meeting = Booking { webinar, ..booking(&format!("90000000{number}"), &ann, 0, 60) };
        hold(world, &meeting, &format!("h{number}"), number * 10).await;
    }
    check(world, past(Some(&ann)), &["h1", "h2", "h3", "h4"], 4).await;
    for viewer in [Viewer::UserWebinars(ann.id.clone()), Viewer::CorporationWebinars] {
        let query = PastQuery { viewer, ..past(None) };
        check(world, query.clone(), &["h2", "h4"], 2).await;
        check(world, PastQuery { offset: 1, limit: 1, ..query.clone() }, &["h4"], 2).await;
        check(world, PastQuery { search: Some("900000002".to_owned()), ..query }, &["h2"], 1).await;
    }
    let stranger = UserId::new("nobody");
    check(world, PastQuery { viewer: Viewer::UserWebinars(stranger), ..past(None) }, &[], 0).await;
}

fn stay(name: &str, minutes: i64) -> Stay {
    Stay {
        participant: format!("p-{name}"),
        user: None,
        account: format!("{name}@example.com"),
        name: name.to_owned(),
        number: String::new(),
        role: HeldRole::Guest,
        device: Device::Browser,
        user_agent: "client".to_owned(),
        video: true,
        joined_at: at(minutes),
        left_at: None,
    }
}

fn came(stay: &Stay) -> RecordChange {
    RecordChange::Came { holding: "h1".to_owned(), stay: stay.clone() }
}

fn left(stay: &Stay, minutes: i64) -> RecordChange {
    let (holding, participant) = ("h1".to_owned(), stay.participant.clone());
    RecordChange::Left { holding, participant, joined_at: stay.joined_at, left_at: at(minutes) }
}

async fn remembers_who_stayed(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let meeting = booking("900000001", &ann, 0, 60);
    let (dora, emil, again) = (stay("Dora", 1), stay("Emil", 2), stay("Dora", 5));
    keep(world, vec![RecordChange::Begin(record(&meeting, "h1", 0)), came(&dora), came(&emil)]).await;
    // Said twice, it was once; and a stay ends once.
    keep(world, vec![came(&dora), left(&dora, 3), left(&dora, 4), came(&again), end("h1", 9)]).await;
    let over = |stay: &Stay, minutes| Stay { left_at: Some(at(minutes)), ..stay.clone() };
    let all = [over(&dora, 3), over(&emil, 9), over(&again, 9)];
    let page = world.store.stays(&ann.corporation, "h1", None, 0, 10).await.unwrap();
    assert_eq!((page.items.as_slice(), page.total), (all.as_slice(), 3));
    let page = world.store.stays(&ann.corporation, "h1", None, 1, 1).await.unwrap();
    assert_eq!((page.items.as_slice(), page.total, page.offset), (&all[1..2], 3, 1));
    let page = world.store.stays(&ann.corporation, "h1", Some("EMIL@"), 0, 10).await.unwrap();
    assert_eq!((page.items.as_slice(), page.total), (&all[1..2], 1));
    let others = world.store.stays(&CorporationId::new("100000002"), "h1", None, 0, 10).await.unwrap();
    assert_eq!((others.items.len(), others.total), (0, 0));
}

async fn counts_who_is_in(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let begun = |holding| RecordChange::Begin(record(&booking("900000001", &ann, 0, 60), holding, 0));
    let (dora, emil) = (stay("Dora", 1), stay("Emil", 2));
    keep(world, vec![begun("h1"), begun("h2"), begun("h3"), came(&dora), came(&emil)]).await;
    keep(world, vec![RecordChange::Came { holding: "h2".to_owned(), stay: dora.clone() }]).await;
    let check = async |expected: &[(&str, u64)]| {
        let found = world.store.people_in(&["h1", "h2", "h3", "h4"].map(str::to_owned)).await.unwrap();
        let expected = expected.iter().map(|(holding, people)| ((*holding).to_owned(), *people)).collect();
        assert_eq!(found, expected);
    };
    check(&[("h1", 2), ("h2", 1)]).await;
    keep(world, vec![left(&dora, 3)]).await;
    check(&[("h1", 1), ("h2", 1)]).await;
    keep(world, vec![end("h1", 9)]).await;
    check(&[("h2", 1)]).await;
    assert_eq!(world.store.people_in(&[]).await.unwrap().len(), 0);
}

async fn remembers_what_was_done(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    keep(world, vec![RecordChange::Begin(record(&booking("900000001", &ann, 0, 60), "h1", 0))]).await;
    let control = |deed, minutes| Control {
        at: at(minutes),
        origin: Origin::Client,
        by: "Ann".to_owned(),
        deed,
        to: String::new(),
        on: Some(true),
        done: true,
    };
    // In the order in which they were done, also when the clock was put back in between.
    let all = [control(Deed::Lock, 5), control(Deed::MuteAll, 4), control(Deed::End, 6)];
    for control in &all {
        keep(world, vec![RecordChange::Control { holding: "h1".to_owned(), control: control.clone() }]).await;
    }
    let page = world.store.controls(&ann.corporation, "h1", 0, 10).await.unwrap();
    assert_eq!((page.items.as_slice(), page.total), (all.as_slice(), 3));
    let page = world.store.controls(&ann.corporation, "h1", 2, 10).await.unwrap();
    assert_eq!((page.items.as_slice(), page.total), (&all[2..], 3));
    assert_eq!(world.store.controls(&CorporationId::new("100000002"), "h1", 0, 10).await.unwrap().total, 0);
}

async fn what_never_began_is_passed_over(world: &World) {
    world.corporation("100000001").await;
    let dora = stay("Dora", 1);
    let control = Control {
        at: at(0),
        origin: Origin::Server,
        by: String::new(),
        deed: Deed::End,
        to: String::new(),
        on: None,
        done: true,
    };
    let control = RecordChange::Control { holding: "h1".to_owned(), control };
    keep(world, vec![came(&dora), left(&dora, 2), control, end("h1", 3)]).await;
    let ours = CorporationId::new("100000001");
    assert_eq!(world.store.stays(&ours, "h1", None, 0, 10).await.unwrap().total, 0);
    check(world, past(None), &[], 0).await;
}

async fn is_forgotten_as_the_corporation_wants(world: &World) {
    for corporation in ["100000001", "100000002"] {
        world.corporation(corporation).await;
        let id = CorporationId::new(corporation);
        let before = world.store.corporation(&id).await.unwrap().unwrap().defaults;
        let days = if corporation == "100000001" { 10 } else { 30 };
        let after = Defaults { history_days: days, ..before.clone() };
        assert!(world.store.set_defaults(&id, &before, &after).await.unwrap());
    }
    let (ann, _) = world.user("100000001", "ann").await;
    let (dora, _) = world.user("100000002", "dora").await;
    let day = 24 * 60;
    for number in 0..120 {
        let meeting = booking(&format!("91{number:07}"), &ann, 0, 60);
        hold(world, &meeting, &format!("old {number:03}"), 0).await;
    }
    hold(world, &booking("900000001", &ann, 0, 60), "h1", day).await;
    keep(world, vec![came(&stay("Dora", day))]).await;
    hold(world, &booking("900000002", &dora, 0, 60), "h2", 0).await;
    let sweep = |days: i64, minutes: i64| async move {
        let now = at(0) + SignedDuration::from_hours(24 * days) + SignedDuration::from_mins(minutes);
        let mut calls = 0;
        while world.store.sweep(now).await.unwrap() > 0 {
            calls += 1;
        }
        calls
    };
    assert_eq!(sweep(10, 0).await, 0);
    assert!(sweep(10, 1).await > 1, "one call forgets a bounded part");
    check(world, past(None), &["h1"], 1).await;
    check(world, past(Some(&ann)), &["h1"], 1).await;
    assert_eq!(sweep(11, 1).await, 1);
    check(world, past(None), &[], 0).await;
    assert_eq!(world.store.stays(&ann.corporation, "h1", None, 0, 10).await.unwrap().total, 0);
    assert!(world.store.past_meeting(&dora.corporation, "h2").await.unwrap().is_some());
    assert_eq!(sweep(30, 1).await, 1);
    assert!(world.store.past_meeting(&dora.corporation, "h2").await.unwrap().is_none());
}
