use super::clip::clip;
use super::pictures::Sender;
use super::{World, ms, probe};
use crate::{Codec, Command, Event, Packet, Part, PersonId, Programme, Source, TrackId, Trouble, track_name};

const ANN: PersonId = PersonId(1);

/// A studio that has no codecs of pictures.
fn bare() -> World {
    World::new(|config| config.ffmpeg = None)
}

fn keep(world: &mut World, source: Source) {
    world.tell(Command::Record { programme: Programme::Track(source), stem: format!("{source:?}") });
}

/// The file of this name.
#[track_caller]
fn part<'a>(world: &'a World, name: &str) -> &'a Part {
    let found = world.parts.iter().find(|part| part.path.file_stem().unwrap() == name);
    found.unwrap_or_else(|| panic!("no {name} among {:?}", world.parts))
}

#[test]
fn tracks_are_kept_as_they_came() {
    let mut world = bare();
    world.tell(Command::Person { id: ANN, name: "Ann & <co>".into(), muted: false });
    keep(&mut world, Source::Microphone);
    keep(&mut world, Source::Camera);
    let mut ann = Sender::new(1, Source::Camera, clip(Codec::Vp8, "testsrc=s=320x180", 25));
    let mut ben = Sender::new(2, Source::Camera, clip(Codec::H264, "testsrc=s=640x360", 25));
    for _ in 0..50 {
        world.film(40, &mut [&mut ann, &mut ben]);
    }
    world.pass(2_000, &[1]);
    world.finish();
    let names = |world: &World| {
        let mut names: Vec<_> = world.parts.iter().map(|part| part.path.file_stem().unwrap().to_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&world), ["Camera-1", "Camera-2", "Microphone-1"]);
    assert_eq!(world.events.iter().filter(|event| matches!(event, Event::Trouble(_))).count(), 0, "{:?}", world.events);
    for (name, expected) in [
        ("Camera-1", "vp8,320,180\n2.000000"),
        ("Camera-2", "h264,640,360\n2.000000"),
        ("Microphone-1", "opus\n2.000000"),
    ] {
        let entries = "stream=codec_name,width,height:format=duration";
        assert_eq!(probe(&part(&world, name).path, entries), expected, "{name}");
    }
    assert_eq!(part(&world, "Camera-1").programme, Programme::Track(Source::Camera));
    let named = part(&world, "Microphone-1").chapters.as_ref().expect("it says whose it is");
    assert_eq!(track_name(named).as_deref(), Some("Ann & <co>"));
    // When each began says how they belong together.
    let apart = part(&world, "Microphone-1").began - part(&world, "Camera-1").began;
    assert!(apart.abs_diff(ms(2_000)) < ms(5), "{apart:?}");
}

#[test]
fn what_is_kept_is_wanted_as_it_is_sent_and_what_is_not_is_not_wanted() {
    let mut world = bare();
    let camera = TrackId { person: ANN, source: Source::Camera };
    keep(&mut world, Source::Camera);
    let mut ann = Sender::new(1, Source::Camera, clip(Codec::Vp8, "testsrc=s=320x180", 25));
    // Its keyframe has been sent before anybody listened.
    ann.frames = 5;
    world.film(400, &mut [&mut ann]);
    let shown = |world: &World| {
        let shown = world.events.iter().filter_map(|event| match event {
            Event::Shown(shown) => Some(shown.iter().map(|(track, _)| *track).collect::<Vec<_>>()),
            _ => None,
        });
        shown.collect::<Vec<_>>()
    };
    assert_eq!(shown(&world), [[camera]]);
    assert!(world.events.contains(&Event::KeyframeWanted(camera)), "{:?}", world.events);
    world.tell(Command::Finish(Programme::Track(Source::Camera)));
    world.film(400, &mut [&mut ann]);
    assert_eq!(shown(&world), [vec![camera], vec![]]);
    assert_eq!(world.parts, [], "nothing could have been decoded");
}

#[test]
fn silence_and_a_pause_keep_their_places() {
    let mut world = bare();
    keep(&mut world, Source::Microphone);
    world.pass(1_000, &[1]);
    world.pass(5_000, &[]);
    world.pass(1_000, &[1]);
    world.tell(Command::Pause);
    world.pass(2_000, &[1]);
    world.tell(Command::Resume);
    world.pass(1_000, &[1]);
    world.tell(Command::Left(ANN));
    world.pass(200, &[]);
    // Who comes again begins another file.
    world.pass(1_000, &[1]);
    world.finish();
    let seconds = |name: &str| part(&world, name).duration.as_millis();
    assert!(seconds("Microphone-1").abs_diff(8_000) <= 20, "{}", seconds("Microphone-1"));
    assert!(seconds("Microphone-2").abs_diff(1_000) <= 20, "{}", seconds("Microphone-2"));
}

#[test]
fn a_file_that_cannot_be_written_is_told_of_once() {
    let mut world = bare();
    keep(&mut world, Source::Microphone);
    std::fs::create_dir(world.folder.path().join("Microphone-1.mp4")).unwrap();
    world.pass(1_000, &[1]);
    let [Event::Trouble(Trouble::Disk(Programme::Track(Source::Microphone), _))] = &world.events[..] else {
        panic!("{:?}", world.events)
    };
    // Who comes back may have more luck.
    world.tell(Command::Left(ANN));
    world.pass(1_000, &[1]);
    world.finish();
    assert_eq!(part(&world, "Microphone-2").duration, ms(1_000));
}

#[test]
fn an_unreadable_packet_costs_nothing_but_itself() {
    let mut world = bare();
    keep(&mut world, Source::Microphone);
    keep(&mut world, Source::Camera);
    world.pass(400, &[1]);
    for (seq, (source, payload)) in [Source::Microphone, Source::Camera]
        .into_iter()
        .flat_map(|source| {
            [&[][..], &[0xff], &[0x10], &[0x90, 0xff, 0xff], &[0xfb, 0x3f]].map(|payload| (source, payload))
        })
        .enumerate()
    {
        for codec in [Codec::Opus, Codec::Red, Codec::Vp8, Codec::H264] {
            let packet = Packet {
                seq: 20 + seq as u64,
                time: world.now * 48,
                marker: true,
                codec,
                encoding: 1,
                at: world.epoch + ms(world.now),
                payload: payload.into(),
            };
            world.studio.media(TrackId { person: ANN, source }, packet);
        }
        world.pass(20, &[]);
    }
    world.now = 1_000;
    world.pass(400, &[1]);
    world.finish();
    assert!(part(&world, "Microphone-1").duration >= ms(700));
}
