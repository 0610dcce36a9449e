use super::*;
use crate::Config;
use crate::codec::Encoder;
use crate::picture::Image;
use crate::{Format, Programme};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

/// Longest that anything here is waited for.
const LONGEST: Duration = Duration::from_secs(60);

/// A programme that goes on and on: half a second of it, repeated.
fn programme() -> impl Iterator<Item = Encoded> {
    let ffmpeg = Config::find_ffmpeg().unwrap();
    let (width, height) = (128, 64);
    let mut encoder = Encoder::start(&ffmpeg, (width, height), 25, true).unwrap();
    for nth in 0..50 {
        let grey = vec![40 + nth as u8; Image::length(width, height)];
        assert!(encoder.feed(Duration::ZERO, &Image::new(width, height, grey)).unwrap());
    }
    let pictures: Vec<Encoded> = encoder.finish();
    assert_eq!(pictures.len(), 50);
    let format = Arc::new(Format::Opus { channels: 1, pre_skip: 312 });
    (0u64..).flat_map(move |nth| {
        let time = Duration::from_millis(nth * 40);
        let picture = Encoded { time, ..pictures[(nth % 50) as usize].clone() };
        let sound = |time| Encoded {
            medium: Medium::Sound,
            time,
            duration: Duration::from_millis(20),
            keyframe: true,
            format: format.clone(),
            data: [0xf8, 0xff, 0xfe][..].into(),
        };
        [picture, sound(time), sound(time + Duration::from_millis(20))]
    })
}

/// A server that takes one stream, and ends with it.
struct Server(Child);

impl Server {
    fn start(url: &str, file: &Path) -> Self {
        let mut command = Command::new(Config::find_ffmpeg().unwrap());
        command
            .args([
                "-loglevel",
                "error",
                "-listen",
                "1",
                "-f",
                "flv",
                "-i",
                url,
                "-c",
                "copy",
                "-flush_packets",
                "1",
                "-y",
            ])
            .arg(file);
        Self(command.stdin(Stdio::null()).spawn().unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A programme that is pushed to this address, at the pace at which it is seen.
struct Scene {
    said: Receiver<PushState>,
    over: Arc<AtomicBool>,
    pace: Option<thread::JoinHandle<()>>,
    push: Option<Push>,
}

impl Scene {
    fn new(url: &str, patience: Duration, change: impl FnOnce(&mut PushTarget)) -> Self {
        let mut target = PushTarget { url: url.into(), ffmpeg: Config::find_ffmpeg(), allowed: |_| true };
        change(&mut target);
        let (says, said) = channel();
        let report = move |state| {
            let _ = says.send(state);
        };
        let push = Push::begin(target, Programme::Composed, patience, Box::new(report));
        let over = Arc::new(AtomicBool::new(false));
        let (ends, mut watcher) = (over.clone(), push.watcher());
        let pace = thread::spawn(move || {
            for piece in programme().take_while(|_| !ends.load(Ordering::Relaxed)) {
                if !watcher(&piece) {
                    return;
                }
                if piece.medium == Medium::Picture {
                    thread::sleep(piece.duration);
                }
            }
        });
        Self { said, over, pace: Some(pace), push: Some(push) }
    }

    fn hears(&self, expected: PushState) {
        let until = Instant::now() + LONGEST;
        loop {
            let state = self.said.recv_timeout(until.saturating_duration_since(Instant::now()));
            match state {
                Ok(state) if state == expected => return,
                Ok(PushState::Failed(why)) => panic!("{why:?} instead of {expected:?}"),
                Ok(_) => {}
                Err(_) => panic!("never {expected:?}"),
            }
        }
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        self.push = None;
        self.over.store(true, Ordering::Relaxed);
        let _ = self.pace.take().unwrap().join();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Codecs and seconds of picture of what a server has written.
fn probed(file: &Path) -> (Vec<String>, usize) {
    let probe = |what: &[&str]| {
        let output = Command::new("ffprobe").args(["-v", "error", "-of", "csv=p=0"]).args(what).arg(file).output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    let codecs = probe(&["-show_entries", "stream=codec_name"]).lines().map(str::to_owned).collect();
    (codecs, probe(&["-select_streams", "v", "-show_entries", "packet=pts"]).lines().count())
}

#[test]
fn a_server_gets_it_and_gets_it_again_after_it_was_away() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("rtmp://127.0.0.1:{}/live/key?a=b", free_port());
    let scene = Scene::new(&url, PATIENCE, |_| {});
    scene.hears(PushState::Waiting(PushTrouble::Unreachable));
    for nth in 0..2 {
        let file = folder.path().join(format!("{nth}.flv"));
        let server = Server::start(&url, &file);
        scene.hears(PushState::Live);
        let until = Instant::now() + LONGEST;
        while probed(&file).1 < 25 {
            assert!(Instant::now() < until, "a second of it comes");
            thread::sleep(Duration::from_millis(100));
        }
        assert_eq!(probed(&file).0, ["h264", "aac"]);
        drop(server);
        scene.hears(PushState::Waiting(PushTrouble::Unreachable));
    }
}

#[test]
fn one_that_does_not_answer_is_left_and_tried_again() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("rtmp://{}/live/key", silent.local_addr().unwrap());
    let scene = Scene::new(&url, Duration::from_secs(1), |_| {});
    scene.hears(PushState::Waiting(PushTrouble::Stalled));
    scene.hears(PushState::Connecting);
}

#[test]
fn one_that_refuses_is_told_from_one_that_is_not_there() {
    let rude = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("rtmp://{}/live/key", rude.local_addr().unwrap());
    // Ends with the test.
    thread::spawn(move || rude.incoming().for_each(drop));
    Scene::new(&url, PATIENCE, |_| {}).hears(PushState::Waiting(PushTrouble::Rejected));
}

#[test]
fn what_cannot_be_is_not_tried() {
    let failed = |url: &str, change: fn(&mut PushTarget)| {
        let scene = Scene::new(url, PATIENCE, change);
        let until = Instant::now() + LONGEST;
        loop {
            match scene.said.recv_timeout(until.saturating_duration_since(Instant::now())).unwrap() {
                PushState::Failed(why) => return why,
                state => assert_eq!(state, PushState::Connecting),
            }
        }
    };
    assert_eq!(failed("http://127.0.0.1/live/key", |_| {}), PushTrouble::Address);
    assert_eq!(failed("rtmp://127.0.0.1/live/key", |target| target.allowed = |_| false), PushTrouble::Address);
    assert_eq!(failed("rtmp://127.0.0.1/live/key", |target| target.ffmpeg = None), PushTrouble::NoEncoder);
}
