use super::clip::{Clip, clip};
use super::{World, ms, probe};
use crate::{Arrangement, Codec, Command, Event, Packet, PersonId, Programme, Source, TrackId, Trouble};
use std::path::Path;
use std::process::Command as Process;

const RED: [i32; 3] = [254, 0, 0];
const GREEN: [i32; 3] = [0, 255, 0];
const BLUE: [i32; 3] = [0, 0, 255];

/// Who sends a picture: a clip that begins at a time of the world's.
pub(super) struct Sender {
    track: TrackId,
    clip: Clip,
    seq: u64,
    pub(super) frames: usize,
    encoding: u32,
}

impl Sender {
    pub(super) fn new(person: u64, source: Source, clip: Clip) -> Self {
        Self { track: TrackId { person: PersonId(person), source }, clip, seq: 100, frames: 0, encoding: 7 }
    }

    fn plain(person: u64, colour: &str) -> Self {
        Self::new(person, Source::Camera, clip(Codec::Vp8, &format!("color={colour}:s=320x180"), 25))
    }

    /// Goes on with another clip, whose first picture is a keyframe.
    fn change(&mut self, clip: Clip) {
        (self.clip, self.frames) = (clip, 0);
    }
}

impl World {
    fn small() -> Self {
        Self::new(|config| (config.width, config.height) = (640, 360))
    }

    /// Lets time pass while these send 25 pictures a second.
    pub(super) fn film(&mut self, length: u64, senders: &mut [&mut Sender]) {
        for _ in 0..length / 40 {
            for sender in &mut *senders {
                let payloads = sender.clip.payloads(sender.frames);
                sender.frames += 1;
                for (nth, payload) in payloads.iter().enumerate() {
                    let packet = Packet {
                        seq: sender.seq,
                        time: self.now * 90,
                        marker: nth + 1 == payloads.len(),
                        codec: sender.clip.codec,
                        encoding: sender.encoding,
                        at: self.epoch + ms(self.now),
                        payload: payload[..].into(),
                    };
                    sender.seq += 1;
                    self.studio.media(sender.track, packet);
                }
            }
            self.pass(40, &[]);
        }
    }
}

/// The colour at a point of a file's picture, at a time.
#[track_caller]
fn colour(path: &Path, at_ms: u64, x: u32, y: u32) -> [i32; 3] {
    let crop = format!("crop=4:4:{x}:{y},scale=1:1,format=rgb24");
    let output = Process::new("ffmpeg")
        .args(["-v", "error", "-nostdin", "-i"])
        .arg(path)
        .args(["-ss", &format!("{at_ms}ms"), "-frames:v", "1", "-vf", &crop, "-f", "rawvideo", "-"])
        .output()
        .unwrap();
    let bytes: [u8; 3] = output.stdout.try_into().expect("a picture");
    bytes.map(i32::from)
}

#[track_caller]
fn check_colour(path: &Path, at_ms: u64, (x, y): (u32, u32), expected: [i32; 3]) {
    let got = colour(path, at_ms, x, y);
    let near = got.iter().zip(expected).all(|(got, expected)| (got - expected).abs() < 40);
    assert!(near, "{got:?} instead of {expected:?} at {x} {y}, {at_ms} ms");
}

#[test]
fn colours_are_in_their_tiles_at_their_times() {
    let mut world = World::small();
    let [mut red, mut blue] = [Sender::plain(1, "red"), Sender::plain(2, "blue")];
    world.tell(Command::Person { id: PersonId(1), name: "Ann".into(), muted: true });
    world.record(Programme::Composed);
    world.film(2_000, &mut [&mut red]);
    world.film(2_000, &mut [&mut red, &mut blue]);
    world.tell(Command::Speakers(vec![PersonId(2)]));
    world.film(2_000, &mut [&mut red, &mut blue]);
    world.finish();
    let [part] = &world.parts[..] else { panic!("{:?} {:?}", world.parts, world.events) };
    let expected = "h264,640,360\nopus\n6.000000";
    assert_eq!(probe(&part.path, "stream=codec_name,width,height:format=duration"), expected);
    // Whoever comes and speaks is seen when he does, to the picture.
    check_colour(&part.path, 1_900, (320, 180), RED);
    check_colour(&part.path, 2_100, (100, 180), RED);
    check_colour(&part.path, 2_100, (500, 180), BLUE);
    check_colour(&part.path, 3_900, (100, 180), RED);
    check_colour(&part.path, 3_900, (500, 180), BLUE);
    check_colour(&part.path, 4_100, (100, 180), BLUE);
    check_colour(&part.path, 4_100, (600, 170), RED);
    // A wide picture in the large tile is whole: what is above it is free.
    check_colour(&part.path, 4_100, (100, 20), [9, 9, 14]);
    let shown = world.events.iter().filter(|event| matches!(event, Event::Shown(_))).count();
    // Two tellings for a change: what is needed soon and still, then what is needed.
    assert_eq!(shown, 5, "{:?}", world.events);
    assert!(!world.events.iter().any(|event| matches!(event, Event::Trouble(_))), "{:?}", world.events);
}

#[test]
fn whoever_seeks_begins_at_the_keyframe_before() {
    let mut world = World::small();
    let mut red = Sender::plain(1, "red");
    world.record(Programme::Composed);
    world.film(10_000, &mut [&mut red]);
    world.finish();
    let [part] = &world.parts[..] else { panic!("{:?} {:?}", world.parts, world.events) };
    let times = |more: &[&str]| {
        let output = Process::new("ffprobe")
            .args(["-v", "error", "-of", "csv=p=0", "-select_streams", "v", "-show_entries", "packet=pts_time,flags"])
            .args(more)
            .arg(&part.path)
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let keyframes = text.lines().filter(|line| line.contains(",K")).map(|line| line.split(',').next().unwrap());
        keyframes.map(|time| time.parse::<f64>().unwrap()).collect::<Vec<_>>()
    };
    let keyframes = times(&[]);
    assert!(keyframes.len() > 3, "{keyframes:?}");
    for tenths in (3..98).step_by(5) {
        let at = f64::from(tenths) / 10.0;
        let got = times(&["-read_intervals", &format!("{at}%+#1")]);
        let [got] = got[..] else { panic!("{at} s of {keyframes:?}: {got:?}") };
        let before = keyframes.iter().copied().rfind(|time| *time <= at);
        assert_eq!(Some(got), before, "{at} s of {keyframes:?}");
    }
}

#[test]
fn people_and_screen_are_recorded_apart() {
    let mut world = World::small();
    let mut face = Sender::plain(1, "lime");
    let mut screen = Sender::new(1, Source::Screen, clip(Codec::H264, "color=blue:s=400x400", 25));
    for programme in [Programme::People, Programme::Screen] {
        let stem = format!("{programme:?}");
        world.tell(Command::Record { programme, stem });
    }
    world.film(2_000, &mut [&mut face, &mut screen]);
    world.finish();
    assert_eq!(world.parts.len(), 2, "{:?}", world.events);
    for part in &world.parts {
        let people = part.programme == Programme::People;
        check_colour(&part.path, 1_500, (320, 180), if people { GREEN } else { BLUE });
        // The screen is square and is shown whole.
        check_colour(&part.path, 1_500, (20, 20), if people { GREEN } else { [9, 9, 14] });
    }
}

#[test]
fn a_size_that_changes_every_second_and_a_codec_that_changes_are_followed() {
    let mut world = World::small();
    let mut sender = Sender::plain(1, "red");
    world.record(Programme::Composed);
    world.film(1_000, &mut [&mut sender]);
    let changes = [("blue", 640, 360, Codec::Vp8), ("lime", 160, 90, Codec::H264), ("red", 1280, 720, Codec::Vp8)];
    for (colour, width, height, codec) in changes {
        sender.change(clip(codec, &format!("color={colour}:s={width}x{height}"), 25));
        world.film(1_000, &mut [&mut sender]);
    }
    world.finish();
    let part = &world.parts[0];
    assert_eq!(part.duration, ms(4_000), "{:?}", world.events);
    for (at, expected) in [(700, RED), (1_700, BLUE), (2_700, GREEN), (3_700, RED)] {
        check_colour(&part.path, at, (320, 180), expected);
    }
    probe(&part.path, "format=duration");
}

#[test]
fn a_loss_is_followed_by_a_request_and_a_keyframe_mends_it() {
    let mut world = World::small();
    let mut sender = Sender::plain(1, "red");
    world.record(Programme::Composed);
    world.film(1_000, &mut [&mut sender]);
    let asked = |world: &World| {
        world
            .events
            .iter()
            .filter(|event| matches!(event, Event::KeyframeWanted(track) if *track == sender_track()))
            .count()
    };
    let before = asked(&world);
    sender.seq += 3;
    sender.change(clip(Codec::Vp8, "color=blue:s=320x180", 25));
    sender.frames = 1;
    world.film(720, &mut [&mut sender]);
    assert_eq!(asked(&world), before + 2, "twice a second until there is one");
    sender.frames = 0;
    world.film(1_000, &mut [&mut sender]);
    world.finish();
    check_colour(&world.parts[0].path, 1_600, (320, 180), RED);
    check_colour(&world.parts[0].path, 2_600, (320, 180), BLUE);
}

fn sender_track() -> TrackId {
    TrackId { person: PersonId(1), source: Source::Camera }
}

#[test]
fn who_joins_and_leaves_fifty_times_is_seen() {
    let mut world = World::small();
    let mut sender = Sender::plain(1, "red");
    world.record(Programme::Composed);
    for _ in 0..50 {
        world.tell(Command::Person { id: PersonId(1), name: "Ann".into(), muted: false });
        sender.frames = 0;
        world.film(80, &mut [&mut sender]);
        world.tell(Command::Left(PersonId(1)));
        world.film(40, &mut []);
    }
    sender.frames = 0;
    world.film(1_000, &mut [&mut sender]);
    world.finish();
    assert_eq!(world.parts[0].duration, ms(7_000));
    check_colour(&world.parts[0].path, 6_800, (320, 180), RED);
}

#[test]
fn an_empty_meeting_is_an_empty_picture() {
    let mut world = World::small();
    world.record(Programme::Composed);
    world.tell(Command::Arrange(Arrangement::Grid));
    world.film(2_000, &mut []);
    world.finish();
    assert_eq!(world.parts[0].duration, ms(2_000));
    check_colour(&world.parts[0].path, 1_000, (320, 180), [9, 9, 14]);
}

#[test]
fn a_pause_is_not_in_the_picture_either_and_sound_keeps_up() {
    let mut world = World::small();
    let mut sender = Sender::plain(1, "red");
    world.record(Programme::Composed);
    world.film(2_000, &mut [&mut sender]);
    world.tell(Command::Pause);
    world.film(5_000, &mut [&mut sender]);
    world.tell(Command::Resume);
    sender.change(clip(Codec::Vp8, "color=blue:s=320x180", 25));
    world.film(2_000, &mut [&mut sender]);
    world.finish();
    let [part] = &world.parts[..] else { panic!("{:?}", world.parts) };
    assert!((ms(3_960)..=ms(4_040)).contains(&part.duration), "{:?}", part.duration);
    let lengths = probe(&part.path, "packet=codec_type,pts_time");
    let last = |kind: &str| -> f64 {
        let line = lengths.lines().rev().find_map(|line| line.strip_prefix(kind)).unwrap();
        line.trim_matches(',').parse().unwrap()
    };
    assert!((last("video,") - last("audio,")).abs() < 0.08, "{} {}", last("video,"), last("audio,"));
}

#[test]
fn without_ffmpeg_sound_goes_on_and_the_reason_is_told() {
    let mut world = World::new(|config| config.ffmpeg = None);
    let mut sender = Sender::plain(1, "red");
    world.record(Programme::Composed);
    world.tell(Command::Record { programme: Programme::Sound, stem: "sound".into() });
    world.film(1_000, &mut [&mut sender]);
    world.finish();
    let troubles: Vec<_> = world.events.iter().filter(|event| matches!(event, Event::Trouble(_))).collect();
    let cannot_encode = Trouble::CannotEncode(Programme::Composed, "ffmpeg is not installed".into());
    let cannot_decode = Trouble::CannotDecode(sender_track(), Codec::Vp8);
    assert_eq!(troubles, [&Event::Trouble(cannot_decode), &Event::Trouble(cannot_encode)]);
    assert_eq!(world.parts.iter().map(|part| part.programme).collect::<Vec<_>>(), [Programme::Sound]);
}
