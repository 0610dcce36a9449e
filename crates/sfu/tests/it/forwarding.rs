//! Audio and video get through, by layer, and stop when they may not.

use crate::client::Kit;
use crate::media::Label;
use crate::world::{World, peer};
use convoca_sfu::{Source, What};

const PUBLISHER: Kit = Kit { microphone: true, camera: true, screen: false, audio: 0, video: 0, red: false };
const WATCHER: Kit = Kit { microphone: false, camera: false, screen: false, audio: 2, video: 2, red: false };

#[tokio::test]
async fn a_voice_is_heard() {
    let mut world = World::new();
    let speaker = world.join(PUBLISHER).await;
    let listener = world.join(WATCHER).await;
    world.run(|world| world.clients[listener].heard(0) > 20).await;
    world.run(|world| matches!(world.told.last(), Some(What::Speakers(list)) if list[0].0 == peer(speaker))).await;
}

#[tokio::test]
async fn a_tile_gets_the_layer_of_its_size() {
    for (height, layer) in [(160, 0), (360, 1), (720, 2)] {
        let mut world = World::new();
        let publisher = world.join(PUBLISHER).await;
        let watcher = world.join(WATCHER).await;
        world.view(watcher, &[(publisher, Source::Camera, height)]);
        let mid = world.clients[watcher].video[0];
        world.run(|world| world.clients[watcher].got_of(mid, 0, layer) > 60).await;
        assert_eq!(world.shows(watcher, 0), Some((peer(publisher), Source::Camera)));
        // It begins with a keyframe.
        assert!(world.clients[watcher].got(mid)[0].label.keyframe);
    }
}

#[tokio::test]
async fn a_change_of_layer_is_one_stream() {
    let mut world = World::new();
    let publisher = world.join(PUBLISHER).await;
    let watcher = world.join(WATCHER).await;
    let mid = world.clients[watcher].video[0];
    for (height, layer) in [(160, 0), (720, 2), (160, 0), (360, 1)] {
        world.view(watcher, &[(publisher, Source::Camera, height)]);
        world.clients[watcher].got.entry(mid).or_default();
        let before = world.clients[watcher].got_of(mid, 0, layer);
        world.run(|world| world.clients[watcher].got_of(mid, 0, layer) > before + 30).await;
    }
    let mut got = world.clients[watcher].got(mid).to_vec();
    got.sort_by_key(|got| got.seq);
    for pair in got.windows(2) {
        assert_eq!(pair[1].seq, pair[0].seq + 1, "no packet is missing: {pair:?}");
        assert!(pair[1].time >= pair[0].time, "time goes on: {pair:?}");
        let pictures = (pair[0].picture.unwrap(), pair[1].picture.unwrap());
        assert!(pictures.1 == pictures.0 || pictures.1 == (pictures.0 + 1) & 0x7fff, "{pair:?}");
    }
    let shown = world.told.iter().filter(|what| matches!(what, What::Slot { .. })).count();
    assert_eq!(shown, 1, "a change of layer is not told");
}

#[tokio::test]
async fn what_is_not_allowed_is_dropped() {
    let mut world = World::new();
    let publisher = world.join(PUBLISHER).await;
    let watcher = world.join(WATCHER).await;
    world.view(watcher, &[(publisher, Source::Camera, 360)]);
    let mid = world.clients[watcher].video[0];
    world.run(|world| world.clients[watcher].got_of(mid, 0, 1) > 10 && world.clients[watcher].heard(0) > 10).await;

    world.allow(publisher, Source::Microphone, false);
    world.allow(publisher, Source::Camera, false);
    world.run(|world| world.shows(watcher, 0).is_none()).await;
    let dropped = world.sfu.figures().dropped_not_allowed;
    world.clients[watcher].forget();
    world.run(|world| world.sfu.figures().dropped_not_allowed > dropped + 100).await;
    assert!(world.clients[watcher].got(mid).len() <= 3, "but for what was on its way");
    assert!(world.clients[watcher].heard(0) <= 3);

    world.allow(publisher, Source::Microphone, true);
    world.allow(publisher, Source::Camera, true);
    world.run(|world| world.clients[watcher].got_of(mid, 0, 1) > 30 && world.clients[watcher].heard(0) > 30).await;
    assert_eq!(world.shows(watcher, 0), Some((peer(publisher), Source::Camera)));
    let got = world.clients[watcher].got(mid);
    let fresh = got.iter().skip_while(|got| !got.label.keyframe).map(|got| got.seq);
    let fresh: Vec<u64> = fresh.collect();
    assert!(fresh.windows(2).all(|pair| pair[1] == pair[0] + 1), "the pause leaves no hole");
}

#[tokio::test]
async fn nothing_flows_to_who_is_held() {
    let mut world = World::new();
    let publisher = world.join(PUBLISHER).await;
    // It may be said before there is such a peer.
    world.room.hold(peer(publisher + 1), true);
    let held = world.join(WATCHER).await;
    let other = world.join(WATCHER).await;
    for index in [held, other] {
        world.view(index, &[(publisher, Source::Camera, 360)]);
    }
    let flows = |world: &World, index: usize| {
        let client = &world.clients[index];
        client.got_of(client.video[0], 0, 1) > 30 && client.heard(0) > 30
    };
    world.run(|world| flows(world, other)).await;
    let mid = world.clients[held].video[0];
    assert_eq!((world.clients[held].got(mid).len(), world.clients[held].heard(0)), (0, 0));

    world.room.hold(peer(held), false);
    world.run(|world| flows(world, held)).await;
    assert_eq!(world.shows(held, 0), Some((peer(publisher), Source::Camera)));

    world.room.hold(peer(held), true);
    world.run(|world| world.shows(held, 0).is_none()).await;
    world.clients[held].forget();
    world.clients[other].forget();
    world.run(|world| flows(world, other)).await;
    assert!(world.clients[held].got(mid).len() <= 3, "but for what was on its way");
    assert!(world.clients[held].heard(0) <= 3);

    world.room.hold(peer(held), false);
    world.run(|world| flows(world, held)).await;
    let got = world.clients[held].got(mid);
    let fresh: Vec<u64> = got.iter().skip_while(|got| !got.label.keyframe).map(|got| got.seq).collect();
    assert!(fresh.windows(2).all(|pair| pair[1] == pair[0] + 1), "the pause leaves no hole");
}

#[tokio::test]
async fn what_is_lost_is_sent_again() {
    let mut world = World::new();
    let publisher = world.join(PUBLISHER).await;
    let watcher = world.join(WATCHER).await;
    world.view(watcher, &[(publisher, Source::Camera, 360)]);
    let mid = world.clients[watcher].video[0];
    world.run(|world| world.clients[watcher].got_of(mid, 0, 1) > 20).await;
    world.clients[watcher].lose_each = Some(12);
    world.clients[watcher].forget();
    world.run(|world| world.clients[watcher].got_of(mid, 0, 1) > 300).await;
    let mut seqs: Vec<u64> = world.clients[watcher].got(mid).iter().map(|got| got.seq).collect();
    seqs.sort_unstable();
    // The last ones may be on their way.
    let settled = &seqs[..250];
    let missing = settled.windows(2).filter(|pair| pair[1] != pair[0] + 1).count();
    assert!(missing <= 3, "{missing} of 250 are missing");
    world.run(|world| world.sfu.figures().nacks_in > 0).await;
}

#[tokio::test]
async fn a_receiver_gets_a_keyframe_when_it_asks() {
    let mut world = World::new();
    let publisher = world.join(PUBLISHER).await;
    let watcher = world.join(WATCHER).await;
    world.view(watcher, &[(publisher, Source::Camera, 720)]);
    let mid = world.clients[watcher].video[0];
    world.run(|world| world.clients[watcher].got_of(mid, 0, 2) > 60).await;
    let asked = world.sfu.figures().plis_out;
    world.clients[watcher].forget();
    // Ten requests at once are one to the publisher.
    for _ in 0..10 {
        world.clients[watcher].want_keyframe(mid);
        world.pass(1).await;
    }
    world.run(|world| world.clients[watcher].got(mid).iter().any(|got| got.label.keyframe)).await;
    assert!(world.sfu.figures().plis_out - asked <= 2);
}

#[tokio::test]
async fn the_loudest_take_the_sections() {
    let mut world = World::new();
    let kit = Kit { microphone: true, audio: 1, ..Kit::default() };
    for _ in 0..4 {
        world.join(kit).await;
    }
    let listener = world.join(Kit { audio: 2, ..Kit::default() }).await;
    for index in 0..4 {
        world.clients[index].stream(Label::SOUND).level = -127;
    }
    world.pass(30).await;
    for loud in [0, 3, 1, 2] {
        for index in 0..4 {
            let level = if index == loud { -20 } else { -127 };
            world.clients[index].stream(Label::SOUND).level = level;
        }
        world.clients[listener].forget();
        world.run(|world| world.clients[listener].heard(loud as u8) > 25).await;
    }
}

#[tokio::test]
async fn redundancy_goes_to_whoever_knows_it() {
    let mut world = World::new();
    let red = Kit { red: true, ..Kit::default() };
    let speaker = world.join(Kit { microphone: true, ..red }).await;
    let knows = world.join(Kit { audio: 1, ..red }).await;
    let plain = world.join(Kit { audio: 1, ..Kit::default() }).await;
    let pt = world.clients[speaker].rtc.codec_config().params()[0].red();
    assert!(pt.is_some());
    world.clients[speaker].stream(Label::SOUND).red = pt;
    world.clients[knows].forget();
    world.clients[plain].forget();
    world.run(|world| world.clients[knows].heard(0) > 20 && world.clients[plain].heard(0) > 20).await;
    let lengths = |index: usize| {
        let client: &crate::client::Client = &world.clients[index];
        client.got(client.audio[0]).iter().map(|got| got.length).collect::<std::collections::BTreeSet<_>>()
    };
    assert!(lengths(knows).contains(&79), "{:?}", lengths(knows));
    assert_eq!(lengths(plain), [64].into(), "the newest frame alone");
}
