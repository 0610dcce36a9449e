//! Offers that can and cannot be answered.

use crate::client::{Client, Kit};
use crate::world::{World, peer};
use convoca_sfu::{NegotiateError, PeerKind, Source};

const BOTH: Kit = Kit { microphone: true, camera: true, screen: false, audio: 2, video: 1, red: true };

#[tokio::test]
async fn a_bad_offer_is_refused_in_words() {
    let world = World::new();
    let good = Client::new(0, BOTH).offer;
    let cut =
        |line: &str| good.lines().filter(|l| !l.starts_with(line)).map(|l| format!("{l}\r\n")).collect::<String>();
    let many = good.clone() + &"m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n".repeat(100);
    let rows = [
        ("", "v=0"),
        ("hello", "v=0"),
        ("v=0\r\n", "no media sections"),
        (&"v=0\r\n".repeat(100_000), "256 kB"),
        (&many, "96"),
        (&cut("a=fingerprint"), "fingerprint"),
        (&cut("a=ice-ufrag"), "ice-ufrag"),
        (&cut("a=mid"), "mid"),
        (&good.replace("a=mid:", "a=mid:0123456789abcdef"), "1 to 16"),
        (&good.replace("m=video", "m=application"), "data channels"),
        (&good.replace("m=audio", "m=audio x"), "answered"),
    ];
    for (offer, why) in rows {
        let answer = world.room.negotiate(peer(0), offer, &[], PeerKind::Client).await;
        let Err(NegotiateError::BadOffer(text)) = answer else { panic!("{why}: {answer:?}") };
        assert!(text.contains(why), "{why}: {text}");
    }
    assert_eq!(world.sfu.figures().peers, 0);
    assert_eq!(world.sfu.figures().panics, 0);
}

#[tokio::test]
async fn a_section_of_another_kind_is_refused() {
    let world = World::new();
    let client = Client::new(0, BOTH);
    let mut sources = client.sources.clone();
    sources[0].1 = Source::Camera;
    let answer = world.room.negotiate(peer(0), &client.offer, &sources, PeerKind::Client).await;
    assert!(matches!(answer, Err(NegotiateError::BadOffer(_))), "{answer:?}");
}

#[tokio::test]
async fn the_answer_is_that_of_a_lite_server() {
    let world = World::new();
    let client = Client::new(0, BOTH);
    let answer = world.room.negotiate(peer(0), &client.offer, &client.sources, PeerKind::Client).await.unwrap();
    let port = world.sfu.udp_address().port();
    for line in ["a=ice-lite", "a=setup:passive", &format!("127.0.0.1 {port} typ host"), "useinbandfec=1", "usedtx=1"] {
        assert!(answer.contains(line), "{line} is not in {answer}");
    }
    let microphone = answer.lines().find(|line| line.starts_with("m=audio")).unwrap();
    assert!(microphone.starts_with("m=audio 9 UDP/TLS/RTP/SAVPF 63 111"), "redundancy comes first: {microphone}");
    assert!(answer.contains("a=simulcast:recv"), "{answer}");
}

#[tokio::test]
async fn sections_are_added_later() {
    let mut world = World::new();
    let publisher = world.join(BOTH).await;
    let watcher = world.join(Kit { video: 1, ..Kit::default() }).await;
    world.view(watcher, &[(publisher, Source::Camera, 180)]);
    let first = world.clients[watcher].video[0];
    world.run(|world| world.clients[watcher].got_of(first, 0, 0) > 20).await;
    world.clients[watcher].equip(Kit { audio: 1, video: 1, ..Kit::default() });
    world.negotiate(watcher).await.unwrap();
    world.view(watcher, &[(publisher, Source::Camera, 180), (publisher, Source::Camera, 720)]);
    let second = world.clients[watcher].video[1];
    world.run(|world| world.clients[watcher].got_of(second, 0, 2) > 20 && world.clients[watcher].heard(0) > 20).await;
    let mut seqs: Vec<u64> = world.clients[watcher].got(first).iter().map(|got| got.seq).collect();
    seqs.sort_unstable();
    assert!(seqs.windows(2).all(|pair| pair[1] == pair[0] + 1), "the first section does not notice");
}

#[tokio::test]
async fn whoever_only_publishes_receives_nothing() {
    let mut world = World::new();
    world.join(BOTH).await;
    let whip = Client::new(1, BOTH);
    let answer = world.room.negotiate(peer(1), &whip.offer, &whip.sources, PeerKind::Whip).await.unwrap();
    world.clients.push(whip);
    world.clients[1].accept(&answer);
    Source::ALL.iter().for_each(|source| world.allow(1, *source, true));
    world.run(|world| world.clients[0].heard(1) > 30).await;
    assert_eq!(world.clients[1].heard(0), 0);
}

#[tokio::test]
async fn whoever_only_watches_is_shown_what_matters() {
    let mut world = World::new();
    world.join(Kit { screen: true, ..BOTH }).await;
    let whep = Client::new(1, Kit { audio: 1, video: 1, ..Kit::default() });
    let answer = world.room.negotiate(peer(1), &whep.offer, &[], PeerKind::Whep).await.unwrap();
    world.clients.push(whep);
    world.clients[1].accept(&answer);
    let mid = world.clients[1].video[0];
    world.run(|world| world.clients[1].got_of(mid, 0, 5) > 20 && world.clients[1].heard(0) > 20).await;
    world.allow(0, Source::Screen, false);
    world.run(|world| world.clients[1].got_of(mid, 0, 2) > 20).await;
}

#[tokio::test]
async fn a_section_keeps_its_stream_whatever_is_negotiated_after_it() {
    let world = World::new();
    let mut client = Client::new(0, Kit { audio: 2, video: 2, ..Kit::default() });
    let streams = |answer: &str| -> std::collections::BTreeSet<String> {
        answer.lines().filter_map(|line| line.strip_prefix("a=ssrc:")?.split(' ').next().map(str::to_owned)).collect()
    };
    let answer = world.room.negotiate(peer(0), &client.offer, &[], PeerKind::Client).await.unwrap();
    let first = streams(&answer);
    assert_eq!(first.len(), 2 + 2 * 2, "each section has one, and those of video one for repair: {answer}");
    client.accept(&answer);
    client.equip(Kit { video: 1, ..Kit::default() });
    let answer = world.room.negotiate(peer(0), &client.offer, &[], PeerKind::Client).await.unwrap();
    assert!(streams(&answer).is_superset(&first), "{first:?} {answer}");
}
