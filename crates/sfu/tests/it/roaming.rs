//! Other addresses, other ways, other threads.

use crate::client::{Client, Kit};
use crate::world::{World, peer};
use convoca_sfu::{Config, PeerKind, Source, What};
use std::net::{SocketAddr, UdpSocket};
use std::sync::{Arc, Mutex};

const BOTH: Kit = Kit { microphone: true, camera: true, screen: false, audio: 2, video: 1, red: false };

#[tokio::test]
async fn an_ice_restart_goes_on_from_another_address() {
    let mut world = World::new();
    let first = world.join(BOTH).await;
    let second = world.join(BOTH).await;
    world.view(first, &[(second, Source::Camera, 360)]);
    world.view(second, &[(first, Source::Camera, 360)]);
    let mids = [world.clients[first].video[0], world.clients[second].video[0]];
    world.run(|world| world.clients[second].got_of(mids[1], 0, 1) > 20).await;
    world.run(|world| world.clients[first].got_of(mids[0], 1, 1) > 20).await;

    world.clients[first].roam();
    world.clients[first].restart();
    world.negotiate(first).await.unwrap();
    world.clients[first].forget();
    world.clients[second].forget();
    world.run(|world| world.clients[second].got_of(mids[1], 0, 1) > 20 && world.clients[second].heard(0) > 20).await;
    world.run(|world| world.clients[first].got_of(mids[0], 1, 1) > 20 && world.clients[first].heard(1) > 20).await;
    assert_eq!(world.sfu.figures().peers, 2);
}

#[tokio::test]
async fn a_server_behind_nat_is_reached_where_it_says() {
    let outside = UdpSocket::bind("127.0.0.1:0").unwrap();
    let announced = outside.local_addr().unwrap();
    let config = Config { udp: "127.0.0.1:0".parse().unwrap(), tcp: None, announce: vec![announced], threads: 1 };
    let mut world = World::of(config);
    relay(outside, world.sfu.udp_address());
    // Both by the one way that the answer tells; they differ by the relay's ports alone.
    let speaker = world.join(Kit { microphone: true, ..Kit::default() }).await;
    let sdp = world.room.negotiate(peer(9), &Client::new(9, BOTH).offer, &[], PeerKind::Client).await.unwrap();
    let candidates: Vec<_> = sdp.lines().filter(|line| line.starts_with("a=candidate")).collect();
    assert_eq!(candidates.len(), 1, "{candidates:?}");
    assert!(candidates[0].contains(&format!("127.0.0.1 {} typ host", announced.port())), "{candidates:?}");
    world.run(|world| matches!(world.told.last(), Some(What::Speakers(list)) if list[0].0 == peer(speaker))).await;
}

#[tokio::test]
async fn every_interface_answers_from_where_it_was_asked() {
    for listen in ["0.0.0.0:0", "[::]:0"] {
        let udp = listen.parse().unwrap();
        if UdpSocket::bind::<SocketAddr>(udp).is_err() {
            // A machine without IPv6.
            continue;
        }
        let mut world = World::of(Config { udp, tcp: None, announce: Vec::new(), threads: 1 });
        let listener = world.join(Kit { audio: 1, ..Kit::default() }).await;
        world.join(Kit { microphone: true, ..Kit::default() }).await;
        world.run(|world| world.clients[listener].heard(1) > 20).await;
    }
}

/// Passes datagrams of one client on and back, from other addresses, for as long as the test runs.
fn relay(outside: UdpSocket, server: SocketAddr) {
    let inside = UdpSocket::bind("127.0.0.1:0").unwrap();
    inside.connect(server).unwrap();
    let (outside_too, inside_too) = (outside.try_clone().unwrap(), inside.try_clone().unwrap());
    let client = Arc::new(Mutex::new(None));
    let last = Arc::clone(&client);
    std::thread::spawn(move || {
        let mut buffer = [0; 2048];
        while let Ok((length, from)) = outside.recv_from(&mut buffer) {
            *client.lock().unwrap() = Some(from);
            let _ = inside.send(&buffer[..length]);
        }
    });
    std::thread::spawn(move || {
        let mut buffer = [0; 2048];
        while let Ok(length) = inside_too.recv(&mut buffer) {
            let to = *last.lock().unwrap();
            let _ = outside_too.send_to(&buffer[..length], to.expect("the client has spoken first"));
        }
    });
}

#[tokio::test]
async fn tcp_carries_what_udp_cannot() {
    let mut world = World::with(1, true);
    let tcp = world.sfu.tcp_address().unwrap();
    let first = world.enter(Client::tcp(0, BOTH, tcp)).await;
    let second = world.join(BOTH).await;
    world.view(first, &[(second, Source::Camera, 360)]);
    world.view(second, &[(first, Source::Camera, 360)]);
    let mids = [world.clients[first].video[0], world.clients[second].video[0]];
    world.run(|world| world.clients[second].got_of(mids[1], 0, 1) > 20 && world.clients[second].heard(0) > 20).await;
    world.run(|world| world.clients[first].got_of(mids[0], 1, 1) > 20 && world.clients[first].heard(1) > 20).await;
    assert_eq!(world.sfu.figures().tcp_connections, 1);
}

#[tokio::test]
async fn threads_hand_over_what_is_not_theirs() {
    let mut world = World::with(3, true);
    let tcp = world.sfu.tcp_address().unwrap();
    // The kernel spreads by address, so of ten one at least comes to a wrong thread.
    let listener = world.join(Kit { audio: 12, ..Kit::default() }).await;
    for _ in 0..9 {
        world.join(Kit { microphone: true, ..Kit::default() }).await;
    }
    let tcp = Client::tcp(10, Kit { microphone: true, ..Kit::default() }, tcp);
    world.enter(tcp).await;
    world.run(|world| (1..=10).all(|client| world.clients[listener].heard(client) > 10)).await;
    assert!(world.sfu.figures().handed_over > 0);
    assert_eq!(world.sfu.figures().dropped_full, 0);
}

#[tokio::test]
async fn another_certificate_replaces_the_transport() {
    let mut world = World::new();
    let listener = world.join(Kit { audio: 2, ..Kit::default() }).await;
    let speaker = world.join(BOTH).await;
    world.run(|world| world.clients[listener].heard(1) > 10).await;
    // The page was loaded anew: the same person, another connection.
    let again = Client::new(7, BOTH);
    let answer = world.room.negotiate(peer(speaker), &again.offer, &again.sources, PeerKind::Client).await.unwrap();
    world.clients.push(again);
    world.clients[2].accept(&answer);
    world.run(|world| world.clients[listener].heard(7) > 10).await;
    world.run(|world| world.clients[speaker].closed).await;
    assert_eq!(world.sfu.figures().peers, 2);
    assert!(!world.told.iter().any(|what| matches!(what, What::Closed { .. })), "he has not left");
}

#[tokio::test]
async fn stopping_says_goodbye() {
    let mut world = World::with(2, false);
    let first = world.join(BOTH).await;
    world.sfu.stop().await;
    world.run(|world| world.clients[first].closed).await;
    let refused = world.negotiate(first).await;
    assert!(refused.is_err());
}
