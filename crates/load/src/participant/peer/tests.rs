use super::super::answerer::{Answerer, Seen, until};
use super::super::feed::Loop;
use super::super::pattern::{PAYLOAD, Pattern, Spacing};
use super::*;
use crate::media::{Clip, Encoding, Frame, Sound};
use std::cell::RefCell;
use tokio::time::sleep_until;

/// A clip of three layers and a sound, whose only keyframe is its first frame of many.
fn clip(layers: usize) -> Arc<Clip> {
    let frame = |keyframe: bool, length: usize| {
        let mut data = vec![0x55; length];
        data[0] = if keyframe { 0x10 } else { 0x11 };
        Frame { keyframe, data: data.into() }
    };
    let encoding = |layer: usize| Encoding {
        frames: (0..1_000).map(|at| frame(at == 0, 1_000 * (layer + 1))).collect(),
        frame_time: Duration::from_millis(20),
    };
    let sound = vec![Sound { length: Duration::from_millis(20), data: vec![0x78; 60].into() }];
    Arc::new(Clip { video: (0..layers).map(encoding).collect(), sound })
}

/// A peer that sends a feed.
struct Sender {
    peer: Peer,
    feed: Box<dyn Feed>,
    tally: Arc<Mutex<Tally>>,
}

impl Sender {
    async fn connect(feed: Box<dyn Feed>, play: Option<&str>) -> (Self, Answerer) {
        let shape = Shape { sound: feed.sounds(), layers: feed.layers(), audio: 2, video: 2 };
        let tally = Arc::<Mutex<Tally>>::default();
        let (mut peer, offer) = Peer::offer([127, 0, 0, 1].into(), shape, tally.clone()).unwrap();
        let (answerer, answer) = Answerer::answer(&offer.sdp, play).await.unwrap();
        peer.answered(&answer).unwrap();
        (Self { peer, feed, tally }, answerer)
    }

    async fn step(&mut self) {
        let now = Instant::now();
        let mut packets = Vec::new();
        if self.peer.connected() {
            self.peer.pass_requests(&mut *self.feed);
            self.feed.take(now, &mut packets);
            self.peer.send(&packets, now).unwrap();
        }
        let due = self.feed.due().map_or(self.peer.due(), |due| due.min(self.peer.due()));
        tokio::select! {
            ready = self.peer.readable() => {
                ready.unwrap();
                self.peer.receive().unwrap();
            }
            () = sleep_until(due.into()) => self.peer.advance(Instant::now()).unwrap(),
        }
    }

    /// Goes on until `holds` of what has come to the answerer and of the tally.
    async fn until(&mut self, what: &str, answerer: &Answerer, holds: impl Fn(&Seen, &Tally) -> bool) {
        let tally = Arc::clone(&self.tally);
        let sender = RefCell::new(self);
        // Only this closure borrows the sender, and it runs once at a time.
        #[allow(clippy::await_holding_refcell_ref)]
        let step = async || sender.borrow_mut().step().await;
        until(what, step, || holds(&answerer.seen(), &tally.lock().unwrap())).await;
    }
}

#[tokio::test]
async fn simulcast_and_sound_arrive_and_come_back() {
    let (mut sender, answerer) = Sender::connect(Box::new(Loop::new(clip(3))), Some("h")).await;
    let whole = |seen: &Seen, tally: &Tally| {
        let many = |name: &str| seen.packets.get(name).is_some_and(|&count| count > 20);
        let came = |video: bool| {
            tally.streams.iter().any(|stream| stream.video == video && stream.packets > 20 && stream.lost() == 0)
        };
        ["q", "h", "f", ""].into_iter().all(many) && came(true) && came(false) && tally.first_picture.is_some()
    };
    sender.until("all layers and the sound", &answerer, whole).await;
    let seen = answerer.seen();
    assert_eq!(seen.level, Some(LOUDNESS));
    assert!(["q", "h", "f"].into_iter().all(|rid| seen.keyframes[rid] == 1), "{seen:?}");
    let tally = sender.tally.lock().unwrap();
    let video = tally.streams.iter().find(|stream| stream.video).unwrap();
    assert!(video.frames > 5 && video.keyframes == 1, "{video:?}");
    assert_eq!(video.mid, sender.peer.slots()[0]);
}

#[tokio::test]
async fn a_keyframe_comes_when_it_is_asked_for() {
    let (mut sender, answerer) = Sender::connect(Box::new(Loop::new(clip(3))), None).await;
    let flows = |seen: &Seen, _: &Tally| seen.packets.get("h").is_some_and(|&count| count > 5);
    sender.until("the layer", &answerer, flows).await;
    answerer.want_keyframe(Some("h")).await;
    sender.until("a second keyframe", &answerer, |seen, _| seen.keyframes["h"] == 2).await;
    let seen = answerer.seen();
    assert_eq!((seen.keyframes["q"], seen.keyframes["f"]), (1, 1), "of the layer it was asked for alone");
}

#[tokio::test]
async fn a_pattern_measures_the_way_there_and_back() {
    let (mut sender, answerer) = Sender::connect(Box::new(Pattern::new(Spacing::Frames)), None).await;
    sender.tally.lock().unwrap().record = true;
    sender.until("delays", &answerer, |_, tally| tally.delays_us.len() > 20).await;
    let tally = sender.tally.lock().unwrap();
    let stream = tally.streams.iter().find(|stream| stream.video).unwrap();
    assert_eq!(stream.bytes, stream.packets * PAYLOAD as u64);
    assert!(tally.first_picture.is_some());
    assert!(tally.delays_us.iter().all(|&delay| delay > 0), "nothing takes no time");
    assert_eq!(answerer.seen().keyframes["single"], 1);
}

#[tokio::test]
async fn who_does_not_get_a_keyframe_asks_for_one() {
    // It begins in the middle: its first keyframe is far away.
    let mut feed = Loop::new(clip(1));
    feed.take(Instant::now(), &mut Vec::new());
    let (mut sender, answerer) = Sender::connect(Box::new(feed), None).await;
    sender.until("the picture", &answerer, |_, tally| tally.first_picture.is_some()).await;
    assert!(answerer.seen().requests >= 1, "it was asked for");
}

#[tokio::test]
async fn garbage_is_passed_over() {
    let (mut sender, answerer) = Sender::connect(Box::new(Loop::new(clip(1))), None).await;
    let flows = |seen: &Seen, _: &Tally| seen.packets.get("single").is_some_and(|&count| count > 5);
    sender.until("media", &answerer, flows).await;
    let to = sender.peer.socket.local_addr().unwrap();
    let stranger = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    for bytes in [&[][..], &[0xff; 40], &[0x80; 12], &[0x80; 1_500], &[0, 1, 0, 0, 0x21, 0x12], &[22; 2_040]] {
        stranger.send_to(bytes, to).unwrap();
    }
    let before = answerer.seen().packets["single"];
    sender.until("more media", &answerer, |seen, _| seen.packets["single"] > before + 20).await;
}

#[test]
fn an_offer_needs_a_section() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let _within = runtime.enter();
    let shape = Shape { sound: false, layers: 0, audio: 0, video: 0 };
    assert!(Peer::offer([127, 0, 0, 1].into(), shape, Arc::default()).is_err());
}
