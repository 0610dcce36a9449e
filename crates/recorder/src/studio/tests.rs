mod clip;
mod clocks;
mod pictures;
mod tracks;

use super::{Output, Studio};
use crate::{Codec, Command, Config, Event, Packet, Part, PersonId, Programme, Source, TrackId, Trouble};
use std::path::Path;
use std::process::Command as Process;
use std::time::{Duration, Instant};

const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// A studio whose time is made by the test.
struct World {
    folder: tempfile::TempDir,
    studio: Studio,
    epoch: Instant,
    now: u64,
    parts: Vec<Part>,
    events: Vec<Event>,
}

impl World {
    fn new(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::new(folder.path().into());
        config.keep_free = 0;
        change(&mut config);
        let epoch = Instant::now();
        Self { folder, studio: Studio::new(config, epoch, true), epoch, now: 0, parts: Vec::new(), events: Vec::new() }
    }

    fn tell(&mut self, command: Command) {
        self.studio.command(ms(self.now), command);
        self.gather();
    }

    fn record(&mut self, programme: Programme) {
        self.tell(Command::Record { programme, stem: "a".into() });
    }

    /// Lets time pass, with 20 ms of (silent) sound from each of these.
    fn pass(&mut self, length: u64, people: &[u64]) {
        for _ in 0..length / 20 {
            for person in people {
                let packet = Packet {
                    seq: self.now / 20,
                    time: self.now * 48,
                    marker: false,
                    codec: Codec::Opus,
                    encoding: 1,
                    at: self.epoch + ms(self.now),
                    payload: [0xf8, 0xff, 0xfe][..].into(),
                };
                self.studio.media(TrackId { person: PersonId(*person), source: Source::Microphone }, packet);
            }
            self.studio.tick(ms(self.now));
            self.gather();
            self.now += 20;
        }
    }

    fn finish(&mut self) {
        self.studio.finish(ms(self.now));
        self.gather();
    }

    fn gather(&mut self) {
        while let Some(output) = self.studio.poll() {
            match output {
                Output::Event(event) => self.events.push(event),
                Output::Done(done) => self.parts.extend(done.seal(self.epoch).unwrap()),
            }
        }
    }
}

/// What ffprobe says of a file, and that ffmpeg decodes it without a complaint.
#[track_caller]
fn probe(path: &Path, entries: &str) -> String {
    let check =
        Process::new("ffmpeg").args(["-v", "error", "-xerror", "-i"]).arg(path).args(["-f", "null", "-"]).output();
    let check = check.expect("ffmpeg is installed");
    assert!(check.status.success() && check.stderr.is_empty(), "{}", String::from_utf8_lossy(&check.stderr));
    let output =
        Process::new("ffprobe").args(["-v", "error", "-of", "csv=p=0", "-show_entries", entries]).arg(path).output();
    String::from_utf8(output.unwrap().stdout).unwrap().trim().to_owned()
}

#[test]
fn a_meeting_of_voices_is_a_file_of_sound() {
    let mut world = World::new(|_| {});
    world.tell(Command::Person { id: PersonId(1), name: "Ann".into(), muted: false });
    world.record(Programme::Sound);
    world.tell(Command::Speakers(vec![PersonId(1)]));
    world.pass(5_000, &[1]);
    world.finish();
    let [part] = &world.parts[..] else { panic!("{:?}", world.parts) };
    assert_eq!((part.programme, part.order, part.duration), (Programme::Sound, 1, ms(5_000)));
    assert_eq!(part.bytes, std::fs::metadata(&part.path).unwrap().len());
    assert_eq!(probe(&part.path, "stream=codec_name,channels:format=duration"), "opus,1\n5.000000");
    let chapters = std::fs::read_to_string(part.chapters.as_ref().unwrap()).unwrap();
    assert!(chapters.ends_with("--> 00:00:05.000\nAnn\n\n"), "{chapters}");
}

#[test]
fn an_empty_meeting_has_its_length_in_silence() {
    let mut world = World::new(|_| {});
    world.record(Programme::Sound);
    world.pass(3_000, &[]);
    world.finish();
    assert_eq!(probe(&world.parts[0].path, "format=duration"), "3.000000");
}

#[test]
fn a_pause_is_not_in_the_file() {
    let mut world = World::new(|_| {});
    world.record(Programme::Sound);
    world.pass(3_000, &[1]);
    world.tell(Command::Pause);
    world.pass(10_000, &[1]);
    world.tell(Command::Resume);
    world.pass(2_000, &[1]);
    world.finish();
    let [part] = &world.parts[..] else { panic!("{:?}", world.parts) };
    assert_eq!(part.duration, ms(5_000));
    probe(&part.path, "format=duration");
}

#[test]
fn files_are_split_by_length_and_by_size() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut Config), least: usize, holds: impl Fn(&Part) -> bool) {
        let mut world = World::new(change);
        world.record(Programme::Sound);
        world.pass(10_000, &[1]);
        world.finish();
        assert!(world.parts.len() >= least, "{:?}", world.parts);
        assert!(world.parts.iter().all(holds), "{:?}", world.parts);
        let orders: Vec<_> = world.parts.iter().map(|part| part.order).collect();
        assert_eq!(orders, (1..=world.parts.len() as u32).collect::<Vec<_>>());
        let total: Duration = world.parts.iter().map(|part| part.duration).sum();
        assert_eq!(total, ms(10_000), "nothing is missing between them");
        probe(&world.parts[1].path, "format=duration");
    }
    check(|config| config.split_after = ms(4_000), 3, |part| part.duration <= ms(4_000));
    // Most of it is room for an index.
    check(|config| config.split_bytes = 144_000, 2, |part| part.bytes <= 144_000);
}

#[test]
fn who_joins_and_leaves_fifty_times_is_heard() {
    let mut world = World::new(|_| {});
    world.record(Programme::Sound);
    for _ in 0..50 {
        world.tell(Command::Person { id: PersonId(1), name: "Ann".into(), muted: false });
        world.pass(100, &[1]);
        world.tell(Command::Left(PersonId(1)));
        world.pass(20, &[]);
    }
    world.finish();
    assert_eq!(world.parts[0].duration, ms(6_000));
    assert!(world.studio.stage.cast().person(PersonId(1)).is_none() && world.studio.relations.len() <= 1);
}

#[test]
fn a_full_disk_ends_recordings_and_says_so() {
    let mut world = World::new(|config| config.keep_free = u64::MAX);
    world.record(Programme::Sound);
    world.pass(100, &[1]);
    assert_eq!(world.events, [Event::Trouble(Trouble::NoSpace)]);
    world.pass(5_000, &[1]);
    assert_eq!(world.events.len(), 1, "it is said once");
    assert_eq!(std::fs::read_dir(world.folder.path()).unwrap().count(), 0);
}

#[test]
fn with_nobody_who_wants_it_nothing_is_made() {
    let mut world = World::new(|_| {});
    world.pass(1_000, &[1]);
    assert!(world.studio.mixer.is_none());
    world.record(Programme::Sound);
    assert!(world.studio.mixer.is_some());
    world.tell(Command::Finish(Programme::Sound));
    assert!(world.studio.mixer.is_none());
}

#[test]
fn a_name_that_is_none_makes_no_file() {
    let mut world = World::new(|_| {});
    for stem in ["", "../a", "a/b", ".a", "a\0"] {
        world.tell(Command::Record { programme: Programme::Sound, stem: stem.into() });
        assert!(matches!(world.events.pop(), Some(Event::Trouble(Trouble::Disk(Programme::Sound, _)))), "{stem}");
    }
}
