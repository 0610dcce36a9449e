//! Sections go from one track to another.

use crate::client::Kit;
use crate::world::{World, peer};
use convoca_sfu::Source;

const PUBLISHER: Kit = Kit { microphone: false, camera: true, screen: true, audio: 0, video: 0, red: false };
const WATCHER: Kit = Kit { microphone: false, camera: false, screen: false, audio: 0, video: 2, red: false };

#[tokio::test]
async fn a_section_goes_to_another_person_without_a_hole() {
    let mut world = World::new();
    let first = world.join(PUBLISHER).await;
    let second = world.join(PUBLISHER).await;
    let watcher = world.join(WATCHER).await;
    let mid = world.clients[watcher].video[0];
    world.view(watcher, &[(first, Source::Camera, 360)]);
    world.run(|world| world.clients[watcher].got_of(mid, 0, 1) > 30).await;
    world.view(watcher, &[(second, Source::Camera, 360)]);
    world.run(|world| world.clients[watcher].got_of(mid, 1, 1) > 30).await;
    world.view(watcher, &[(second, Source::Screen, 1080)]);
    world.run(|world| world.clients[watcher].got_of(mid, 1, 5) > 30).await;
    assert_eq!(world.shows(watcher, 0), Some((peer(second), Source::Screen)));
    let mut got = world.clients[watcher].got(mid).to_vec();
    got.sort_by_key(|got| got.seq);
    for pair in got.windows(2) {
        assert_eq!(pair[1].seq, pair[0].seq + 1, "{pair:?}");
        assert!(pair[1].time >= pair[0].time, "{pair:?}");
        let same = (pair[0].label.client, pair[0].label.layer) == (pair[1].label.client, pair[1].label.layer);
        assert!(same || pair[1].label.keyframe, "each begins with a keyframe: {pair:?}");
    }
}

#[tokio::test]
async fn a_section_is_empty_when_its_publisher_leaves() {
    let mut world = World::new();
    let publisher = world.join(PUBLISHER).await;
    let watcher = world.join(WATCHER).await;
    let mid = world.clients[watcher].video[0];
    world.view(watcher, &[(publisher, Source::Camera, 360), (publisher, Source::Screen, 720)]);
    world.run(|world| world.clients[watcher].got_of(mid, 0, 1) > 10 && world.shows(watcher, 1).is_some()).await;
    world.room.close_peer(peer(publisher));
    world.run(|world| world.shows(watcher, 0).is_none() && world.shows(watcher, 1).is_none()).await;
    world.run(|world| world.clients[publisher].closed).await;
    assert_eq!(world.sfu.figures().peers, 1);
}

#[tokio::test]
async fn a_view_may_come_before_its_publisher() {
    let mut world = World::new();
    let watcher = world.join(WATCHER).await;
    world.view(watcher, &[(1, Source::Camera, 180)]);
    world.join(PUBLISHER).await;
    let mid = world.clients[watcher].video[0];
    world.run(|world| world.clients[watcher].got_of(mid, 1, 0) > 10).await;
}
