use super::*;
use convoca_booking::{Booking, HeldRole, UserId};
use convoca_conference::{Input, Join, Setup};
use jiff::SignedDuration;

const HOST: ParticipantId = ParticipantId(1);
const GUEST: ParticipantId = ParticipantId(2);

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_900_000_000 + second).unwrap()
}

/// A meeting as it is written down, with what a chronicle does not look at left empty.
fn booking() -> Booking {
    let text = r#"{"id":"912345678","corporation":"600000001","corporation_name":"Roofers","scheduler":"ana",
        "scheduler_name":"Ana","subject":"Roof","kind":"Scheduled","start":"2030-03-17T17:00:00Z","length_min":30,
        "zone":56,"language":"en-US","media":{"voice":true,"data":false,"video":true,"hd_video":false,
        "telepresence":false},"attendees":[],"recording":{"mode":"Off","auto":false,"screen":false,
        "audience":"Anyone","live_address":"","screen_address":""},"encryption":"Adaptive","room":null,"rules":{},
        "capacity":0,"interpretation":false,"resource":"Concurrency","group_uri":"",
        "created_at":"2030-03-01T00:00:00Z","cancelled_at":null,"holding":null,"ended_at":null,"sequence":3}"#;
    serde_json::from_str(text).unwrap()
}

fn chronicle() -> Chronicle {
    Chronicle::new(&booking(), "h".to_owned(), Some("one".to_owned()), true)
}

fn visitor(account: &str) -> Visitor {
    let person = (!account.is_empty()).then(|| Known {
        user: UserId::new(account),
        account: account.to_owned(),
        number: "+99100010002".to_owned(),
    });
    Visitor::new(person, ParticipantKind::Client, "Mozilla/5.0 (iPhone) \u{7}")
}

/// What came out: the names of what was told, and what is remembered.
fn told(chronicle: &mut Chronicle) -> (Vec<Happening>, Vec<RecordChange>) {
    let Effects { jobs, records } = chronicle.take();
    let news = jobs.iter().map(|job| serde_json::from_str::<News>(&job.payload).unwrap());
    let happenings = news.map(|news| {
        assert_eq!((news.meeting.as_str(), news.sequence), ("912345678", 3));
        news.what
    });
    (happenings.collect(), records)
}

#[test]
fn a_stay_begins_and_ends() {
    let mut chronicle = chronicle();
    chronicle.comes(GUEST, visitor("ben"), None);
    chronicle.joined(GUEST, Role::Guest, "Ben", at(1));
    let (happenings, records) = told(&mut chronicle);
    let [Happening::Joined { holding, occurrence, stay }] = &happenings[..] else { panic!("{happenings:?}") };
    assert_eq!((holding.as_str(), occurrence.as_deref()), ("h", Some("one")));
    assert_eq!((stay.account.as_str(), stay.name.as_str(), stay.device), ("ben", "Ben", Device::Mobile));
    assert_eq!((stay.role, stay.user_agent.as_str()), (HeldRole::Guest, "Mozilla/5.0 (iPhone) "));
    assert_eq!(records, [RecordChange::Came { holding: "h".to_owned(), stay: stay.clone() }]);

    chronicle.left(GUEST, at(9));
    let (happenings, records) = told(&mut chronicle);
    let left = Stay { left_at: Some(at(9)), ..stay.clone() };
    assert!(matches!(&happenings[..], [Happening::Left { stay, .. }] if *stay == left), "{happenings:?}");
    assert!(matches!(&records[..], [RecordChange::Left { joined_at, left_at, .. }]
        if (*joined_at, *left_at) == (at(1), at(9))));
    chronicle.left(GUEST, at(10));
    assert_eq!(told(&mut chronicle), (Vec::new(), Vec::new()), "he has left");
}

#[test]
fn who_comes_back_after_a_restart_goes_on_with_his_stay() {
    let mut chronicle = chronicle();
    chronicle.comes(GUEST, visitor("ben"), Some(at(1)));
    chronicle.joined(GUEST, Role::Guest, "Ben", at(50));
    assert_eq!(told(&mut chronicle), (Vec::new(), Vec::new()), "he has been in since before");
    assert_eq!(chronicle.known(GUEST).0, Some(at(1)));
    chronicle.left(GUEST, at(60));
    let (_, records) = told(&mut chronicle);
    assert!(matches!(&records[..], [RecordChange::Left { joined_at, .. }] if *joined_at == at(1)), "{records:?}");
}

#[test]
fn the_end_ends_every_stay_in_the_order_in_which_people_came() {
    let mut chronicle = chronicle();
    for (id, second) in [(GUEST, 1), (HOST, 2)] {
        chronicle.comes(id, visitor(""), None);
        chronicle.joined(id, Role::Guest, "x", at(second));
    }
    chronicle.take();
    chronicle.ended(EndReason::TimeOver, at(100));
    let (happenings, records) = told(&mut chronicle);
    let [Happening::Left { stay: first, .. }, Happening::Left { .. }, Happening::Ended { .. }] = &happenings[..] else {
        panic!("{happenings:?}")
    };
    assert_eq!(first.participant, GUEST.to_string());
    assert!(matches!(records.last(), Some(RecordChange::End { at: end, .. }) if *end == at(100)), "{records:?}");
    let ends =
        |record: &RecordChange| matches!(record, RecordChange::Control { control, .. } if control.deed == Deed::End);
    assert!(records.iter().any(ends), "nobody ended it, so the server did");
}

#[test]
fn what_is_done_is_remembered_with_its_outcome() {
    let mut conference = Conference::new(Setup::new("h", SignedDuration::from_hours(1), at(3600)), at(0));
    for (id, role, name) in [(HOST, Role::Host, "Ana"), (GUEST, Role::Guest, "Ben")] {
        let join = Join {
            participant: id,
            request: 1,
            name: name.to_owned(),
            role,
            known: false,
            called: false,
            kind: ParticipantKind::Client,
            microphone: true,
            camera: false,
        };
        conference.handle(at(0), Input::Join(join));
    }
    let mut chronicle = chronicle();
    let mut done = |by, action: &Action, well| {
        let name = chronicle.name(by, &conference);
        chronicle.doing(Origin::Client, name, action, &conference);
        chronicle.done(well, at(5));
        told(&mut chronicle).1
    };
    let records = done(HOST, &Action::Mute { participant: GUEST }, true);
    let [RecordChange::Control { control, .. }] = &records[..] else { panic!("{records:?}") };
    let expected = Control {
        at: at(5),
        origin: Origin::Client,
        by: "Ana".to_owned(),
        deed: Deed::Mute,
        to: "Ben".to_owned(),
        on: Some(true),
        done: true,
    };
    assert_eq!(*control, expected);
    let records = done(GUEST, &Action::Lock { locked: true }, false);
    assert!(matches!(&records[..], [RecordChange::Control { control, .. }] if !control.done && control.by == "Ben"));
    assert_eq!(done(GUEST, &Action::Leave, true), [], "that is his own business");
}
