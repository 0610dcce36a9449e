//! What is kept of how good people's lines were.

use crate::world::{World, at, booking, on_both_stores};
use convoca_booking::quality::{Alarm, Alarms, Cpu, Direction, Figure, Flow, Medium, Sample};
use convoca_booking::{Booking, CorporationId, Device, HeldRole, Record, Stay, User};
use convoca_store::{Effects, RecordChange};

on_both_stores!(
    keeps_samples_in_order,
    remembers_everything_that_was_bad,
    what_never_began_is_passed_over,
    lists_what_is_being_held,
    finds_the_last_stay,
    goes_with_the_history,
    keeps_many_at_once,
);

const BAD: Alarm = Alarm::Flow(Medium::Audio, Direction::Sent, Figure::Loss);

async fn keep(world: &World, records: Vec<RecordChange>) {
    world.store.keep(Effects { jobs: vec![], records }, at(0)).await.unwrap();
}

fn begin(booking: &Booking, holding: &str, minutes: i64) -> RecordChange {
    let started_at = at(minutes);
    RecordChange::Begin(Record {
        holding: holding.to_owned(),
        booking: booking.clone(),
        occurrence: None,
        started_at,
        ended_at: None,
    })
}

fn end(holding: &str, minutes: i64) -> RecordChange {
    RecordChange::End { holding: holding.to_owned(), at: at(minutes) }
}

fn sample(participant: &str, minutes: i64) -> Sample {
    let flow = Flow { jitter_ms: Some(3), ..Flow::new(Medium::Audio, Direction::Sent, 32_000) };
    Sample { at: at(minutes), participant: participant.to_owned(), flows: vec![flow], cpu: Cpu::default() }
}

fn set(alarms: &[Alarm]) -> Alarms {
    let mut set = Alarms::default();
    alarms.iter().for_each(|alarm| set.add(*alarm));
    set
}

fn measured(holding: &str, samples: Vec<(Sample, Alarms)>) -> RecordChange {
    RecordChange::Measured { holding: holding.to_owned(), samples }
}

async fn ann(world: &World) -> (User, Booking) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let meeting = booking("900000001", &ann, 0, 60);
    (ann, meeting)
}

async fn keeps_samples_in_order(world: &World) {
    let (_, meeting) = ann(world).await;
    let none = Alarms::default();
    let later = measured("h1", vec![(sample("p1", 2), none), (sample("p2", 2), none)]);
    let earlier = measured("h1", vec![(sample("p1", 1), none)]);
    keep(world, vec![begin(&meeting, "h1", 0), later, earlier.clone()]).await;
    // What is kept twice is there once.
    keep(world, vec![earlier]).await;
    assert_eq!(world.store.samples("h1", "p1").await.unwrap(), [sample("p1", 1), sample("p1", 2)]);
    assert_eq!(world.store.samples("h1", "p2").await.unwrap(), [sample("p2", 2)]);
    assert_eq!(world.store.samples("h1", "p3").await.unwrap(), []);
    assert_eq!(world.store.samples("h2", "p1").await.unwrap(), []);
}

async fn remembers_everything_that_was_bad(world: &World) {
    let (_, meeting) = ann(world).await;
    let good = || begin(&meeting, "h2", 0);
    let first = measured("h1", vec![(sample("p1", 1), set(&[BAD])), (sample("p1", 2), set(&[Alarm::ClientCpu]))]);
    let second = measured("h1", vec![(sample("p1", 3), set(&[])), (sample("p2", 3), set(&[]))]);
    keep(world, vec![begin(&meeting, "h1", 0), good(), first, measured("h2", vec![(sample("p1", 1), set(&[]))])]).await;
    keep(world, vec![second]).await;
    let of = world.store.alarms_of("h1").await.unwrap();
    assert_eq!(of.get("p1"), Some(&set(&[BAD, Alarm::ClientCpu])));
    assert_eq!(of.get("p2"), Some(&set(&[])), "he was measured, and all was well");
    assert_eq!(of.len(), 2);
    let holdings = ["h1", "h2", "h3"].map(str::to_owned);
    let alarms = world.store.alarms_in(&holdings).await.unwrap();
    assert_eq!(alarms.get("h1"), Some(&set(&[BAD, Alarm::ClientCpu])));
    assert_eq!(alarms.get("h2"), Some(&set(&[])));
    assert_eq!(alarms.get("h3"), None);
}

async fn what_never_began_is_passed_over(world: &World) {
    let (_, meeting) = ann(world).await;
    let others = begin(&meeting, "h1", 0);
    keep(world, vec![others, measured("h9", vec![(sample("p1", 1), set(&[BAD]))])]).await;
    assert_eq!(world.store.samples("h9", "p1").await.unwrap(), []);
}

async fn lists_what_is_being_held(world: &World) {
    let (_, meeting) = ann(world).await;
    let (bob, _) = world.user("100000001", "bob").await;
    let other = booking("900000002", &bob, 0, 60);
    let corporation = CorporationId::new("100000001");
    keep(world, vec![begin(&meeting, "h1", 1), begin(&other, "h2", 2), begin(&meeting, "h3", 3), end("h3", 4)]).await;
    let page = async |search: Option<&str>, offset, limit| {
        let page = world.store.running_meetings(&corporation, search, offset, limit).await.unwrap();
        (page.items.into_iter().map(|record| record.holding).collect::<Vec<_>>(), page.total)
    };
    assert_eq!(page(None, 0, 10).await, (vec!["h2".to_owned(), "h1".to_owned()], 2));
    assert_eq!(page(None, 1, 10).await, (vec!["h1".to_owned()], 2));
    assert_eq!(page(Some("900000002"), 0, 10).await, (vec!["h2".to_owned()], 1));
    assert_eq!(page(Some("nothing of the kind"), 0, 10).await, (vec![], 0));
    let elsewhere = world.store.running_meetings(&CorporationId::new("100000002"), None, 0, 10).await.unwrap();
    assert_eq!(elsewhere.total, 0);
}

async fn finds_the_last_stay(world: &World) {
    let (_, meeting) = ann(world).await;
    let stay = |minutes: i64| Stay {
        participant: "p1".to_owned(),
        user: None,
        account: String::new(),
        name: "Ann".to_owned(),
        number: String::new(),
        role: HeldRole::Guest,
        device: Device::Browser,
        user_agent: String::new(),
        video: true,
        joined_at: at(minutes),
        left_at: None,
    };
    let came = |minutes| RecordChange::Came { holding: "h1".to_owned(), stay: stay(minutes) };
    keep(world, vec![begin(&meeting, "h1", 0), came(1), came(5)]).await;
    assert_eq!(world.store.stay_of("h1", "p1").await.unwrap(), Some(stay(5)));
    assert_eq!(world.store.stay_of("h1", "p2").await.unwrap(), None);
    assert_eq!(world.store.stays_in(&["h1".to_owned()]).await.unwrap().get("h1"), Some(&2));
}

async fn goes_with_the_history(world: &World) {
    let (_, meeting) = ann(world).await;
    let bad = measured("h1", vec![(sample("p1", 1), set(&[BAD]))]);
    keep(world, vec![begin(&meeting, "h1", 0), bad, end("h1", 5)]).await;
    world.store.sweep(at(60 * 24 * 400)).await.unwrap();
    assert_eq!(world.store.samples("h1", "p1").await.unwrap(), []);
    assert!(world.store.alarms_of("h1").await.unwrap().is_empty());
}

async fn keeps_many_at_once(world: &World) {
    let (_, meeting) = ann(world).await;
    let samples = (0..600).map(|number| (sample(&format!("p{number:03}"), 1), set(&[BAD]))).collect();
    keep(world, vec![begin(&meeting, "h1", 0), measured("h1", samples)]).await;
    let alarms = world.store.alarms_of("h1").await.unwrap();
    assert_eq!(alarms.len(), 600);
    assert_eq!(world.store.samples("h1", "p599").await.unwrap().len(), 1);
}
