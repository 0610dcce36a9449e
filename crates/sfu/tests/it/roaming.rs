//! Other addresses, other ways, other threads.

use crate::client::{Client, Kit};
use crate::world::{World, peer};
use convoca_sfu::{Source, What};

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
    let answer =
        world.room.negotiate(peer(speaker), &again.offer, &again.sources, convoca_sfu::PeerKind::Client).await.unwrap();
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
