//! What invited people have answered.

use crate::world::{World, at, on_both_stores};
use convoca_booking::{CorporationId, MeetingId};
use convoca_store::{Answer, Reply};

on_both_stores!(the_last_of_each_address_counts);

fn reply(address: &str, occurrence: Option<&str>, answer: Answer, minutes: i64) -> Reply {
    Reply {
        corporation: CorporationId::new("100000001"),
        meeting: MeetingId::new("900000001"),
        address: address.to_owned(),
        name: format!("Name of {address}"),
        occurrence: occurrence.map(str::to_owned),
        answer,
        at: at(minutes),
    }
}

async fn the_last_of_each_address_counts(world: &World) {
    let store = &world.store;
    let last = [
        reply("b@example.com", Some("2"), Answer::Tentative, 2),
        reply("b@example.com", None, Answer::Declined, 3),
        reply("a@example.com", None, Answer::Declined, 4),
    ];
    store.keep_reply(&reply("a@example.com", None, Answer::Accepted, 1)).await.unwrap();
    for reply in &last {
        store.keep_reply(reply).await.unwrap();
    }
    let elsewhere = reply("a@example.com", None, Answer::Accepted, 9);
    store.keep_reply(&Reply { meeting: MeetingId::new("900000002"), ..elsewhere }).await.unwrap();
    let (ours, meeting) = (CorporationId::new("100000001"), MeetingId::new("900000001"));
    assert_eq!(store.replies(&ours, &meeting).await.unwrap(), last);
    assert_eq!(store.replies(&CorporationId::new("100000002"), &meeting).await.unwrap(), []);
    assert_eq!(store.replies(&ours, &MeetingId::new("900000003")).await.unwrap(), []);
}
