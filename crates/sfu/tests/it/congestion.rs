//! Lines that carry less than there is to see.

use crate::client::Kit;
use crate::world::World;
use convoca_sfu::Source;

const PUBLISHER: Kit =
    Kit { microphone: true, camera: true, screen: false, audio: 0, video: 0, red: false, feedback: false };
const WATCHER: Kit =
    Kit { microphone: false, camera: false, screen: false, audio: 2, video: 1, red: false, feedback: true };

#[tokio::test]
async fn a_narrow_line_gets_a_lower_layer_and_a_wide_one_the_higher_again() {
    let mut world = World::new();
    let publisher = world.join(PUBLISHER).await;
    let watcher = world.join(WATCHER).await;
    world.view(watcher, &[(publisher, Source::Camera, 720)]);
    let mid = world.clients[watcher].video[0];
    world.run(|world| world.clients[watcher].got_of(mid, 0, 2) > 30).await;
    // The layers take about 145, 290 and 580 kbit/s.
    world.clients[watcher].line_bps = Some(400_000);
    world.clients[watcher].forget();
    world.run(|world| world.clients[watcher].got_of(mid, 0, 0) + world.clients[watcher].got_of(mid, 0, 1) > 60).await;
    world.run(|world| world.clients[watcher].heard(0) > 20).await;
    world.clients[watcher].line_bps = None;
    world.clients[watcher].forget();
    world.run(|world| world.clients[watcher].got_of(mid, 0, 2) > 60).await;
}
