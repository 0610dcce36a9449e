//! Taking a person out of the past.

use crate::world::{World, at, booking, on_both_stores};
use convoca_booking::{Attendee, Control, Deed, Device, HeldRole, Origin, Record, Role, Stay, User};
use convoca_store::{Effects, Erasure, RecordChange};

on_both_stores!(a_person_goes_out_of_the_past_and_others_stay);

const HERE: &str = "100000001";

fn stay(participant: &str, user: &User, name: &str) -> Stay {
    Stay {
        participant: participant.to_owned(),
        user: Some(user.id.clone()),
        account: user.account.clone(),
        name: name.to_owned(),
        number: user.number.clone(),
        role: HeldRole::Guest,
        device: Device::Browser,
        user_agent: "Firefox".to_owned(),
        video: true,
        joined_at: at(1),
        left_at: None,
    }
}

fn control(by: &str, to: &str) -> Control {
    Control {
        at: at(2),
        origin: Origin::Client,
        by: by.to_owned(),
        deed: Deed::Invite,
        to: to.to_owned(),
        on: None,
        done: true,
    }
}

async fn held(world: &World, holding: &str, ann: &User, bob: &User) {
    let mut booking = booking(holding, ann, 0, 60);
    booking.scheduler_name = "Ann of Tiles".to_owned();
    booking.attendees = [ann, bob]
        .map(|user| Attendee {
            user: Some(user.id.clone()),
            name: user.name.clone(),
            email: format!("{}@example", user.account),
            role: Role::Guest,
            ..Attendee::default()
        })
        .into();
    let holding = holding.to_owned();
    let record = Record { holding: holding.clone(), booking, occurrence: None, started_at: at(0), ended_at: None };
    let came = |stay| RecordChange::Came { holding: holding.clone(), stay };
    let did = |control| RecordChange::Control { holding: holding.clone(), control };
    let records = vec![
        RecordChange::Begin(record),
        came(stay("p1", ann, "Annie")),
        came(stay("p2", bob, "Bob")),
        did(control("Annie", "Bob")),
        did(control("Bob", "Annie")),
        did(control("Bob", "")),
        RecordChange::End { holding: holding.clone(), at: at(9) },
    ];
    world.store.keep(Effects { records, ..Effects::default() }, at(9)).await.unwrap();
}

async fn a_person_goes_out_of_the_past_and_others_stay(world: &World) {
    let here = world.corporation(HERE).await.corporation.id;
    let (ann, bob) = (world.user(HERE, "ann").await.0, world.user(HERE, "bob").await.0);
    held(world, "h1", &ann, &bob).await;
    held(world, "h2", &bob, &bob).await;

    let gone = world.store.erase_from_past(&ann).await.unwrap();
    assert_eq!(gone, Erasure { stays: 1, controls: 2, records: 1, replies: 0, sign_ins: 0, recordings: 0 });

    let stays = world.store.stays(&here, "h1", None, 0, 10).await.unwrap().items;
    let shown: Vec<_> = stays.iter().map(|stay| (stay.name.as_str(), stay.account.as_str())).collect();
    assert_eq!(shown, [("", ""), ("Bob", "bob")]);
    assert!(stays[0].user.is_none() && stays[0].user_agent.is_empty() && stays[0].left_at == Some(at(9)));
    let controls = world.store.controls(&here, "h1", 0, 10).await.unwrap().items;
    let shown: Vec<_> = controls.iter().map(|one| (one.by.as_str(), one.to.as_str())).collect();
    assert_eq!(shown, [("", "Bob"), ("Bob", ""), ("Bob", "")]);
    let record = world.store.past_meeting(&here, "h1").await.unwrap().unwrap();
    assert_eq!(record.booking.scheduler_name, "");
    assert_eq!(record.booking.attendees[0], Attendee { role: Role::Guest, ..Attendee::default() });
    assert_eq!(record.booking.attendees[1].name, bob.name);
    assert_eq!(world.store.stays(&here, "h2", None, 0, 10).await.unwrap().items[1].name, "Bob");
    assert_eq!(world.store.erase_from_past(&ann).await.unwrap(), Erasure::default(), "nothing is left");
}
