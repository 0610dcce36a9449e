//! Garbage, floods and strangers while others talk.

use crate::client::Kit;
use crate::world::World;
use convoca_sfu::Source;
use std::net::UdpSocket;

const BOTH: Kit = Kit { microphone: true, camera: true, screen: false, audio: 2, video: 1, red: false };

/// Bytes that look random but are the same each time.
fn noise(seed: &mut u64, length: usize) -> Vec<u8> {
    let next = |seed: &mut u64| {
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        *seed as u8
    };
    (0..length).map(|_| next(seed)).collect()
}

#[tokio::test]
async fn garbage_of_strangers_and_peers_disturbs_nobody() {
    let mut world = World::new();
    let first = world.join(BOTH).await;
    let second = world.join(BOTH).await;
    world.view(second, &[(first, Source::Camera, 360)]);
    let mid = world.clients[second].video[0];
    world.run(|world| world.clients[second].got_of(mid, 0, 1) > 10).await;

    let to = world.sfu.udp_address();
    let stranger = UdpSocket::bind("127.0.0.1:0").unwrap();
    let mut seed = 7;
    for round in 0..3_000usize {
        let mut bytes = noise(&mut seed, round % 700);
        // First bytes of STUN, DTLS, RTP and RTCP, and whatever else.
        if let (Some(first), Some(kind)) = (bytes.first_mut(), [0, 1, 22, 20, 23, 44, 128, 144, 191].get(round % 12)) {
            *first = *kind;
        }
        if bytes.len() > 8 && round % 3 == 0 {
            bytes[4..8].copy_from_slice(&[0x21, 0x12, 0xa4, 0x42]);
        }
        let _ = stranger.send_to(&bytes, to);
        if round % 4 == 0 {
            world.clients[first].send_raw(to, &bytes);
        }
        if round % 100 == 0 {
            world.pass(0).await;
        }
    }
    world.clients[second].forget();
    world.run(|world| world.clients[second].got_of(mid, 0, 1) > 30 && world.clients[second].heard(0) > 30).await;
    let figures = world.sfu.figures();
    assert_eq!(figures.panics, 0);
    assert_eq!(figures.peers, 2);
    assert!(figures.dropped_malformed > 100 && figures.dropped_unknown > 100, "{figures:?}");
}

#[tokio::test]
async fn a_flood_is_cut_and_the_others_go_on() {
    let mut world = World::new();
    let flooder = world.join(BOTH).await;
    let speaker = world.join(BOTH).await;
    let listener = world.join(BOTH).await;
    let to = world.sfu.udp_address();
    world.run(|world| world.clients[listener].heard(1) > 10).await;
    let mut seed = 11;
    let mut bytes = noise(&mut seed, 60);
    bytes[0] = 128;
    bytes[1] = 96;
    world.clients[listener].forget();
    while world.clients[listener].heard(1) < 50 || world.sfu.figures().dropped_flood < 1_000 {
        for _ in 0..3_500 {
            world.clients[flooder].send_raw(to, &bytes);
        }
        world.pass(0).await;
        world.run(|_| true).await;
    }
    let listened = world.clients[listener].heard(1);
    world.run(|world| world.clients[listener].heard(1) > listened + 20).await;
    assert_eq!(world.sfu.figures().peers, 3);
    assert_eq!(speaker, 1);
}

#[tokio::test]
async fn a_recorded_request_from_elsewhere_steals_nothing() {
    let mut world = World::new();
    let first = world.join(BOTH).await;
    let second = world.join(BOTH).await;
    world.run(|world| world.clients[second].heard(0) > 10).await;
    // A stranger who knows the address of the first but not its keys.
    let stranger = UdpSocket::bind("127.0.0.1:0").unwrap();
    let answer = world.clients[first].offer.clone();
    let ufrag = answer.lines().find_map(|line| line.strip_prefix("a=ice-ufrag:")).unwrap();
    let mut stun = vec![0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42];
    stun.extend([9; 12]);
    stun.extend([0, 6, 0, ufrag.len() as u8 + 2]);
    stun.extend(ufrag.bytes());
    stun.extend(*b":x");
    stun[3] = (stun.len() - 20) as u8;
    for _ in 0..50 {
        stranger.send_to(&stun, world.sfu.udp_address()).unwrap();
    }
    world.clients[second].forget();
    world.run(|world| world.clients[second].heard(0) > 30).await;
    stranger.set_nonblocking(true).unwrap();
    assert!(stranger.recv(&mut [0; 100]).is_err(), "a stranger gets no answer");
}

#[tokio::test]
async fn a_peer_is_told_and_forgotten_when_it_goes() {
    let mut world = World::new();
    let first = world.join(BOTH).await;
    world.clients[first].rtc.close().unwrap();
    world.run(|world| world.sfu.figures().peers == 0).await;
    world.run(|world| world.told.iter().any(|what| matches!(what, convoca_sfu::What::Closed { .. }))).await;
}
