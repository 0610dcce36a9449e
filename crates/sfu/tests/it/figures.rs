//! What is measured agrees with what clients sent and lost.

use crate::client::Kit;
use crate::world::{World, peer};
use convoca_sfu::{FlowFigures, PeerFigures, Source, Way, What};

const PUBLISHER: Kit = Kit { microphone: true, camera: true, screen: false, audio: 0, video: 0, red: false };
const LISTENER: Kit = Kit { microphone: false, camera: false, screen: false, audio: 1, video: 0, red: false };

/// Payload that a [`PUBLISHER`] makes, in bit/s: 64 bytes of sound each 20 ms, and each 33 ms three
/// packets of 204, 404 and 804 bytes of its layers.
const VOICE_BPS: f64 = 25_600.0;
const CAMERA_BPS: f64 = 1_026_909.0;

/// All that was measured of a client, in order.
fn measured(world: &World, index: usize) -> Vec<&PeerFigures> {
    let of = |what| match what {
        &What::Figures { peer: of, ref figures } if of == peer(index) => Some(&**figures),
        _ => None,
    };
    world.told.iter().filter_map(of).collect()
}

fn flow(figures: &PeerFigures, source: Source, way: Way) -> FlowFigures {
    *figures.flows.iter().find(|flow| flow.source == source && flow.way == way).expect("it flowed")
}

fn near(value: f64, truth: f64, tolerance: f64) -> bool {
    (value - truth).abs() <= truth * tolerance
}

#[tokio::test]
async fn figures_agree_with_what_was_sent_and_lost() {
    let mut world = World::new();
    let publisher = world.join(PUBLISHER).await;
    let listener = world.join(LISTENER).await;
    world.clients[publisher].lose_sent = Some(10);
    world.clients[listener].lose_each = Some(5);
    // The first interval has the beginning in it.
    world.run(|world| measured(world, publisher).len() >= 2 && measured(world, listener).len() >= 2).await;

    let of_publisher = measured(&world, publisher)[1];
    let voice = flow(of_publisher, Source::Microphone, Way::FromPeer);
    assert!(near(voice.lost as f64 / voice.expected as f64, 0.1, 0.3), "{voice:?}");
    assert!(near(voice.bitrate_bps as f64, VOICE_BPS * 0.9, 0.1), "{voice:?}");
    assert_eq!((voice.width, voice.height, voice.frame_rate), (None, None, None));
    assert!(voice.jitter.is_some());

    let camera = flow(of_publisher, Source::Camera, Way::FromPeer);
    assert!(camera.lost * 50 < camera.expected, "what is lost of pictures is sent again: {camera:?}");
    assert!(near(camera.bitrate_bps as f64, CAMERA_BPS, 0.1), "{camera:?}");
    assert_eq!((camera.width, camera.height), (Some(1280), Some(720)));
    assert!(camera.frame_rate.is_some_and(|rate| near(rate.into(), 30.0, 0.1)), "{camera:?}");

    let of_listener = measured(&world, listener)[1];
    assert_eq!(of_listener.flows.len(), 1);
    let voice = flow(of_listener, Source::Microphone, Way::ToPeer);
    // A gap that was there before is one for the receiver as well: nine of ten came, of which he got four of five.
    assert!(near(voice.lost as f64 / voice.expected as f64, 0.28, 0.3), "{voice:?}");
    assert!(near(voice.bitrate_bps as f64, VOICE_BPS * 0.9, 0.1), "{voice:?}");
    assert!(of_listener.rtt.is_some());
}
