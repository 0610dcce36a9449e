//! Media is taken out of a room for whoever records it.

use crate::client::Kit;
use crate::media::Label;
use crate::world::{World, peer};
use convoca_sfu::{Codec, Source, TapSink, TapWish, Tapped};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

const PUBLISHER: Kit = Kit { microphone: true, camera: true, screen: false, audio: 0, video: 0, red: false };

/// Packets that may wait; more than a test lets wait.
const ROOM: usize = 10_000;

/// What has come out of a tap.
struct Taken {
    packets: Receiver<Tapped>,
    taken: RefCell<Vec<Tapped>>,
}

impl Taken {
    fn from(world: &World) -> Self {
        let (sink, packets) = sync_channel(ROOM);
        world.room.tap(TapSink::new(move |tapped| sink.try_send(tapped).is_ok()));
        Self { packets, taken: RefCell::default() }
    }

    /// How many have come of this client's layer.
    fn of(&self, client: usize, layer: u8) -> usize {
        let mut taken = self.taken.borrow_mut();
        taken.extend(self.packets.try_iter());
        let label = |tapped: &Tapped| Label::read(&tapped.payload);
        let of = |label: Label| usize::from(label.client) == client && label.layer == layer;
        taken.iter().filter_map(label).filter(|label| of(*label)).count()
    }

    /// The videos' runs, each of which has to begin with a keyframe and to be of one layer.
    fn runs(&self) -> usize {
        let taken = self.taken.borrow();
        let mut runs: HashMap<u64, (u8, u64)> = HashMap::new();
        for tapped in taken.iter().filter(|tapped| tapped.source == Source::Camera) {
            assert_eq!(tapped.codec, Codec::Vp8);
            let layer = Label::read(&tapped.payload).unwrap().layer;
            let (first, number) = runs.entry(tapped.run).or_insert_with(|| {
                assert!(tapped.keyframe, "{tapped:?}");
                (layer, tapped.number - 1)
            });
            assert_eq!((*first, *number + 1), (layer, tapped.number), "{tapped:?}");
            *number = tapped.number;
        }
        runs.len()
    }
}

fn camera(of: usize, height: u32) -> TapWish {
    TapWish { peer: peer(of), source: Source::Camera, height }
}

#[tokio::test]
async fn voices_come_by_themselves_and_videos_as_wished() {
    let mut world = World::new();
    let (first, second) = (world.join(PUBLISHER).await, world.join(PUBLISHER).await);
    let taken = Taken::from(&world);
    world.run(|_| taken.of(first, Label::SOUND) > 20 && taken.of(second, Label::SOUND) > 20).await;
    assert_eq!(taken.runs(), 0, "no video was wished for");
    let all = taken.taken.borrow().iter().all(|tapped| tapped.codec == Codec::Opus);
    assert!(all);
    world.room.wish_for(vec![camera(first, 720)]);
    world.run(|_| taken.of(first, 2) > 60).await;
    assert_eq!((taken.runs(), taken.of(second, 2)), (1, 0));
}

#[tokio::test]
async fn another_size_is_another_run() {
    let mut world = World::new();
    let publisher = world.join(PUBLISHER).await;
    let taken = Taken::from(&world);
    for (height, layer) in [(720, 2), (180, 0), (360, 1)] {
        world.room.wish_for(vec![camera(publisher, height)]);
        world.run(|_| taken.of(publisher, layer) > 30).await;
    }
    assert_eq!(taken.runs(), 3);
}

#[tokio::test]
async fn what_may_not_be_sent_is_not_taken() {
    let mut world = World::new();
    let publisher = world.join(PUBLISHER).await;
    let taken = Taken::from(&world);
    world.room.wish_for(vec![camera(publisher, 720)]);
    world.run(|_| taken.of(publisher, 2) > 30 && taken.of(publisher, Label::SOUND) > 10).await;
    world.allow(publisher, Source::Camera, false);
    world.allow(publisher, Source::Microphone, false);
    let dropped = world.sfu.figures().dropped_not_allowed;
    world.run(|world| world.sfu.figures().dropped_not_allowed > dropped + 50).await;
    let before = (taken.of(publisher, 2), taken.of(publisher, Label::SOUND));
    world.run(|world| world.sfu.figures().dropped_not_allowed > dropped + 150).await;
    assert_eq!((taken.of(publisher, 2), taken.of(publisher, Label::SOUND)), before);
    world.allow(publisher, Source::Camera, true);
    world.run(|_| taken.of(publisher, 2) > before.0 + 10).await;
    assert_eq!(taken.runs(), 2, "it begins anew with a keyframe");
}

#[tokio::test]
async fn a_keyframe_comes_when_it_is_asked_for() {
    let mut world = World::new();
    let publisher = world.join(PUBLISHER).await;
    let taken = Taken::from(&world);
    world.room.wish_for(vec![camera(publisher, 720)]);
    world.run(|_| taken.of(publisher, 2) > 30).await;
    let keyframes = || taken.taken.borrow().iter().filter(|tapped| tapped.keyframe).count();
    let before = keyframes();
    world.room.ask_for_keyframe(peer(publisher), Source::Camera);
    world.run(|_| taken.of(publisher, 2) > 0 && keyframes() > before).await;
    assert_eq!(taken.runs(), 1, "it is the same run");
}

#[tokio::test]
async fn a_tap_that_wants_no_more_ends() {
    let mut world = World::new();
    let publisher = world.join(PUBLISHER).await;
    let watcher = world.join(Kit { microphone: false, camera: false, audio: 1, video: 1, ..PUBLISHER }).await;
    world.view(watcher, &[(publisher, Source::Camera, 360)]);
    let (sink, packets) = sync_channel(ROOM);
    let mut left = 3;
    world.room.tap(TapSink::new(move |tapped| {
        left -= 1;
        sink.try_send(tapped).is_ok() && left > 0
    }));
    world.run(|world| world.clients[watcher].heard(0) > 20).await;
    assert_eq!(packets.try_iter().count(), 3);
    world.run(|_| matches!(packets.try_recv(), Err(TryRecvError::Disconnected))).await;
}
