use super::{Recorder, StartError};
use crate::{Codec, Command, Config, Event, Packet, PersonId, Programme, Source, TrackId};
use std::sync::mpsc;
use std::time::{Duration, Instant};

#[test]
fn a_recorder_records_until_it_is_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::new(folder.path().into());
    config.keep_free = 0;
    let (told, events) = mpsc::channel();
    let recorder = Recorder::start(config, move |event| told.send(event).unwrap()).unwrap();
    let (heard, pieces) = mpsc::channel();
    assert!(recorder.tell(Command::Record { programme: Programme::Sound, stem: "a".into() }));
    assert!(recorder.watch(Programme::Sound, move |piece| heard.send(piece.clone()).is_ok()));
    let packet = Packet {
        seq: 1,
        time: 0,
        marker: false,
        codec: Codec::Opus,
        encoding: 1,
        at: Instant::now(),
        payload: [0xf8, 0xff, 0xfe][..].into(),
    };
    recorder.media(TrackId { person: PersonId(1), source: Source::Microphone }, packet);
    let first = pieces.recv_timeout(Duration::from_secs(60)).expect("it is mixed");
    let second = pieces.recv_timeout(Duration::from_secs(60)).expect("it goes on");
    assert_eq!(second.time, first.time + first.duration);
    recorder.stop();
    let events: Vec<Event> = events.into_iter().collect();
    let [Event::Part(part), Event::Ended] = &events[..] else { panic!("{events:?}") };
    assert!(part.path.starts_with(folder.path()) && part.path.ends_with("a-1.mp4"));
    assert!(part.duration >= first.duration + second.duration);
}

#[test]
fn what_cannot_work_does_not_start() {
    let folder = tempfile::tempdir().unwrap();
    for (width, height, rate) in [(0, 720, 25), (1279, 720, 25), (1280, 0, 25), (1280, 720, 0), (9_999, 720, 25)] {
        let config = Config { width, height, rate, ..Config::new(folder.path().into()) };
        assert!(matches!(Recorder::start(config, |_| ()), Err(StartError::Picture(..))), "{width} {height} {rate}");
    }
    let config = Config::new(folder.path().join("missing"));
    assert!(matches!(Recorder::start(config, |_| ()), Err(StartError::Folder)));
}
