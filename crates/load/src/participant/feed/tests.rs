use super::*;
use crate::media::{Encoding, Frame, Sound};

const FRAME: Duration = Duration::from_millis(40);
const SOUND: Duration = Duration::from_millis(20);

/// Two layers of four frames, of which the first and third are keyframes, and three sounds.
fn clip() -> Arc<Clip> {
    let frames = (0..4_u8).map(|at| Frame { keyframe: at % 2 == 0, data: vec![at % 2, at].into() });
    let frames: Vec<_> = frames.collect();
    let video = vec![Encoding { frames, frame_time: FRAME }; 2];
    let sound = (0..3_u8).map(|at| Sound { length: SOUND, data: vec![at].into() }).collect();
    Arc::new(Clip { video, sound })
}

fn taken(feed: &mut Loop, now: Instant) -> Vec<Packet> {
    let mut packets = Vec::new();
    feed.take(now, &mut packets);
    packets
}

#[test]
fn a_loop_keeps_its_times_and_begins_again() {
    let (mut feed, start) = (Loop::new(clip()), Instant::now());
    let (mut frames, mut sounds) = (Vec::new(), Vec::new());
    for step in 0..12 {
        let now = start + SOUND * step;
        for packet in taken(&mut feed, now) {
            match packet.layer {
                Some(0) => frames.push((packet.time, packet.payload[5], packet.keyframe, packet.last)),
                Some(_) => assert_eq!(packet.time, frames.last().unwrap().0, "layers share their times"),
                None => sounds.push((packet.time, packet.payload[0])),
            }
        }
        assert_eq!(feed.due(), Some(now + SOUND));
        assert!(taken(&mut feed, now).is_empty(), "nothing twice");
    }
    let expected: Vec<_> = (0..6_u8).map(|at| (3_600 * u32::from(at), at % 4, at % 2 == 0, true)).collect();
    assert_eq!(frames, expected);
    assert_eq!(sounds, (0..12_u8).map(|at| (960 * u32::from(at), at % 3)).collect::<Vec<_>>());
}

#[test]
fn a_wanted_keyframe_comes_next_on_its_layer() {
    let (mut feed, start) = (Loop::new(clip()), Instant::now());
    taken(&mut feed, start);
    feed.begin_anew(1);
    feed.begin_anew(7);
    let packets = taken(&mut feed, start + FRAME);
    let keyframes: Vec<_> = packets.iter().filter_map(|packet| Some((packet.layer?, packet.keyframe))).collect();
    assert_eq!(keyframes, [(0, false), (1, true)]);
}

#[test]
fn what_is_missed_for_long_is_not_made_up_for() {
    let (mut feed, start) = (Loop::new(clip()), Instant::now());
    taken(&mut feed, start);
    let caught_up = taken(&mut feed, start + SOUND * 10);
    assert_eq!(caught_up.iter().filter(|packet| packet.layer.is_none()).count(), 10);
    let late = start + Duration::from_secs(10);
    let packets = taken(&mut feed, late);
    assert!(packets.len() <= 4, "{packets:?}");
    assert!(packets.iter().all(|packet| packet.time <= 960 * 12), "times go on where they were: {packets:?}");
    assert!(feed.due().is_some_and(|due| due > late && due <= late + SOUND));
}

#[test]
fn ticks_wrap() {
    for (time, expected) in
        [(Duration::ZERO, 0), (Duration::from_secs(1), 90_000), (Duration::from_secs(47_722), 12_704)]
    {
        assert_eq!(ticks(time, VIDEO_CLOCK), expected, "{time:?}");
    }
}
