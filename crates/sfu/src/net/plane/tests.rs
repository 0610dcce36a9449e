//! A publisher and a receiver in made-up time, over lines that carry what they are told to.

use super::*;
use crate::mailbox::Mailbox;
use crate::net::Candidates;
use crate::net::udp::Port;
use crate::{PeerId, PeerKind, Slot, Source, offer};
use media::{LAYERS, Label, Stream};
use mio::{Poll, Token, Waker};
use std::collections::VecDeque;
use str0m::change::SdpAnswer;
use str0m::media::{Direction, MediaKind, Mid, Simulcast, SimulcastLayer};
use str0m::net::Receive;
use str0m::{Candidate, Event, Input, Output, Rtc, RtcConfig};
use tokio::sync::mpsc;

#[path = "../../../tests/it/media.rs"]
mod media;

/// How far time goes on in one turn.
const TURN: Duration = Duration::from_millis(2);

/// How long a packet is on its way, and how long at most it waits before the line.
const WAY: Duration = Duration::from_millis(20);
const LONGEST_QUEUE: Duration = Duration::from_millis(300);

const SERVER: &str = "192.0.2.1:5000";
const ROOM: RoomId = RoomId(1);

/// A line in one direction.
#[derive(Debug)]
struct Line {
    bps: u64,
    way: Duration,
    /// Of a hundred packets so many are lost.
    loses: u64,
    seed: u64,
    free_at: Instant,
    queue: VecDeque<(Instant, Vec<u8>)>,
}

impl Line {
    fn new(now: Instant) -> Self {
        Self {
            bps: 100_000_000,
            way: WAY,
            loses: 0,
            seed: 88_172_645_463_325_252,
            free_at: now,
            queue: VecDeque::new(),
        }
    }

    fn send(&mut self, now: Instant, bytes: Vec<u8>) {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        if self.seed % 100 < self.loses {
            return;
        }
        let starts = self.free_at.max(now);
        if starts - now < LONGEST_QUEUE {
            self.free_at = starts + Duration::from_micros(bytes.len() as u64 * 8_000_000 / self.bps);
            self.queue.push_back((self.free_at + self.way, bytes));
        }
    }

    fn receive(&mut self, now: Instant) -> Option<Vec<u8>> {
        self.queue.pop_front_if(|(at, _)| *at <= now).map(|(_, bytes)| bytes)
    }
}

struct Browser {
    rtc: Rtc,
    address: SocketAddr,
    up: Line,
    down: Line,
    streams: Vec<Stream>,
    connected: bool,
    /// When packets of each layer came last, and how many did.
    got: HashMap<u8, (Instant, usize)>,
}

struct Sim {
    now: Instant,
    plane: Plane,
    browsers: Vec<Browser>,
    _poll: Poll,
    _events: mpsc::Receiver<crate::Event>,
}

impl Sim {
    fn new() -> Self {
        let poll = Poll::new().unwrap();
        let waker = Waker::new(poll.registry(), Token(0)).unwrap();
        let counters = Arc::new(Counters::default());
        let thread = Thread { mailbox: Arc::new(Mailbox::new(waker)), counters: Arc::clone(&counters) };
        let port = Arc::new(Port::bind("127.0.0.1:0".parse().unwrap(), false).unwrap());
        let tcp = Tcp::new(poll.registry().try_clone().unwrap(), Arc::clone(&counters));
        let mut egress = Egress::new(port, tcp, Arc::clone(&counters));
        egress.caught = Some(Vec::new());
        let (sender, events) = mpsc::channel(10_000);
        let server = SERVER.parse().unwrap();
        let identity = Identity::new(Candidates::new(server, None, &[], &[]));
        let outbox = Outbox::new(sender, counters);
        let now = Instant::now();
        let mut plane = Plane::new(0, egress, outbox, vec![thread], Directory::default(), identity);
        assert!(plane.obey(Command::OpenRoom(ROOM), now));
        Self { now, plane, browsers: Vec::new(), _poll: poll, _events: events }
    }

    /// Adds a browser that sends a camera, or one that receives a video.
    fn join(&mut self, publishes: bool) -> Mid {
        let id = self.browsers.len() as u64;
        let address: SocketAddr = format!("198.51.100.{}:4000", id + 1).parse().unwrap();
        let mut rtc = RtcConfig::new().set_rtp_mode(true).clear_codecs().enable_vp8(true).build(self.now);
        rtc.add_local_candidate(Candidate::host(address, "udp").unwrap());
        let mut api = rtc.sdp_api();
        let mut simulcast = Simulcast::new();
        LAYERS.iter().for_each(|(rid, _)| simulcast.add_send_layer(SimulcastLayer::new(rid)));
        let (direction, simulcast) =
            if publishes { (Direction::SendOnly, Some(simulcast)) } else { (Direction::RecvOnly, None) };
        let mid = api.add_media(MediaKind::Video, direction, None, None, simulcast);
        let (sdp, pending) = api.apply().unwrap();
        let screened = offer::screen(&sdp.to_sdp_string()).unwrap();
        let sources = if publishes { vec![(mid.to_string(), Source::Camera)] } else { vec![] };
        let allow = Command::Allow { room: ROOM, peer: PeerId(id), source: Source::Camera, allowed: true };
        self.plane.obey(allow, self.now);
        let answer = self.plane.negotiate(ROOM, PeerId(id), PeerKind::Client, &screened, &sources, self.now).unwrap();
        rtc.sdp_api().accept_answer(pending, SdpAnswer::from_sdp_string(&answer).unwrap()).unwrap();
        let label = |layer| Label { client: id as u8, layer, keyframe: false };
        let layer = |(index, (rid, height)): (usize, &(&str, u16))| {
            Stream::new(mid, Some((*rid).into()), label(index as u8), *height, self.now)
        };
        let streams = if publishes { LAYERS.iter().enumerate().map(layer).collect() } else { vec![] };
        let (up, down) = (Line::new(self.now), Line::new(self.now));
        self.browsers.push(Browser { rtc, address, up, down, streams, connected: false, got: HashMap::new() });
        self.run(|sim| sim.browsers[id as usize].connected, Duration::from_secs(5));
        mid
    }

    fn turn(&mut self) {
        self.now += TURN;
        let now = self.now;
        for index in 0..self.browsers.len() {
            let browser = &mut self.browsers[index];
            browser.turn(now);
            let (remote, mut arrived) = (browser.address, Vec::new());
            arrived.extend(std::iter::from_fn(|| browser.up.receive(now)));
            for bytes in arrived {
                self.plane.datagram(remote, None, &bytes, now);
            }
        }
        self.plane.settle(now);
        self.plane.fire_timers(now);
        self.plane.tick(now);
        self.plane.settle(now);
        for (to, bytes) in self.plane.egress.caught.as_mut().unwrap().drain(..) {
            let browser = self.browsers.iter_mut().find(|browser| browser.address == to);
            browser.unwrap().down.send(now, bytes);
        }
    }

    /// Goes on until something is true; says how long it took.
    fn run(&mut self, until: impl Fn(&Self) -> bool, at_most: Duration) -> Duration {
        let start = self.now;
        while !until(self) {
            self.turn();
            assert!(self.now - start < at_most, "it has not come to pass: {:?}", self.state());
        }
        self.now - start
    }

    fn pass(&mut self, time: Duration) {
        let end = self.now + time;
        while self.now < end {
            self.turn();
        }
    }

    /// The layer that the second browser receives, if one alone came lately.
    fn layer(&self) -> Option<u8> {
        let lately = |(_, (at, _)): &(&u8, &(Instant, usize))| self.now - *at < Duration::from_millis(200);
        let mut layers = self.browsers[1].got.iter().filter(lately).map(|(layer, _)| *layer);
        layers.next().filter(|_| layers.next().is_none())
    }

    fn state(&self) -> (Option<u8>, Option<u64>) {
        let estimate = self.plane.peers.get(1).and_then(|peer| peer.estimate_bps);
        (if self.browsers.len() > 1 { self.layer() } else { None }, estimate)
    }
}

impl Browser {
    fn turn(&mut self, now: Instant) {
        while let Some(bytes) = self.down.receive(now) {
            let server = SERVER.parse().unwrap();
            let receive = Receive::new(Protocol::Udp, server, self.address, &bytes).unwrap();
            self.rtc.handle_input(Input::Receive(now, receive)).unwrap();
            self.drain(now);
        }
        if self.connected {
            let pt = self.rtc.codec_config().params()[0].pt();
            for stream in &mut self.streams {
                let made = stream.make(now, pt);
                let mut api = self.rtc.direct_api();
                let out = api.stream_tx_by_mid(stream.mid, stream.rid).unwrap();
                made.into_iter().for_each(|write| out.write_rtp(write));
            }
        }
        self.rtc.handle_input(Input::Timeout(now)).unwrap();
        self.drain(now);
    }

    fn drain(&mut self, now: Instant) {
        loop {
            match self.rtc.poll_output().unwrap() {
                Output::Timeout(at) if at <= now => self.rtc.handle_input(Input::Timeout(now)).unwrap(),
                Output::Timeout(_) => return,
                Output::Transmit(transmit) => self.up.send(now, transmit.contents.to_vec()),
                Output::Event(Event::Connected) => self.connected = true,
                Output::Event(Event::RtpPacket(packet)) => {
                    let label = Label::read(&packet.payload).unwrap();
                    let got = self.got.entry(label.layer).or_insert((now, 0));
                    *got = (now, got.1 + 1);
                }
                Output::Event(Event::KeyframeRequest(request)) => {
                    let asked = self.streams.iter_mut().filter(|stream| stream.rid == request.rid);
                    asked.for_each(|stream| stream.keyframe_wanted = true);
                }
                Output::Event(_) => {}
            }
        }
    }
}

/// A publisher, and somebody who looks at him in full size.
fn two() -> Sim {
    let mut sim = Sim::new();
    sim.join(true);
    let mid = sim.join(false).to_string();
    let slots = vec![Slot { mid, peer: PeerId(0), source: Source::Camera, height: 720 }];
    sim.plane.obey(Command::View { room: ROOM, peer: PeerId(1), slots }, sim.now);
    sim
}

#[test]
fn a_wide_line_gets_the_best_at_once_and_keeps_it() {
    let mut sim = two();
    sim.run(|sim| sim.layer() == Some(2), Duration::from_secs(2));
    for _ in 0..60 {
        sim.pass(Duration::from_secs(1));
        assert_eq!(sim.layer(), Some(2), "{:?}", sim.state());
    }
}

#[test]
fn a_line_that_narrows_gets_less_and_recovers() {
    // The layers take about 145, 290 and 580 kbit/s.
    let mut sim = two();
    sim.run(|sim| sim.layer() == Some(2), Duration::from_secs(2));
    sim.pass(Duration::from_secs(5));
    sim.browsers[1].down.bps = 450_000;
    let down = sim.run(|sim| matches!(sim.layer(), Some(0 | 1)), Duration::from_secs(4));
    // It comes to rest there: what is given fits, so little waits before the line.
    sim.pass(Duration::from_secs(10));
    let mut wide = 0;
    for _ in 0..20 {
        sim.pass(Duration::from_secs(1));
        wide += usize::from(sim.layer() == Some(2));
    }
    assert!(wide <= 2, "{wide} of 20 seconds with more than the line carries");
    sim.browsers[1].down.bps = 100_000_000;
    let up = sim.run(|sim| sim.layer() == Some(2), Duration::from_secs(30));
    assert!(down + up < Duration::from_secs(20), "down after {down:?}, up after {up:?}");
}

#[test]
fn a_line_that_loses_is_not_a_narrow_one() {
    let mut sim = two();
    sim.run(|sim| sim.layer() == Some(2), Duration::from_secs(2));
    for browser in &mut sim.browsers {
        for line in [&mut browser.up, &mut browser.down] {
            line.loses = 5;
            line.way = Duration::from_millis(75);
        }
    }
    sim.pass(Duration::from_secs(5));
    let mut layers = [0; 3];
    let before: usize = sim.browsers[1].got.values().map(|(_, count)| count).sum();
    for _ in 0..60 {
        sim.pass(Duration::from_secs(1));
        layers[usize::from(sim.layer().expect("there is always a picture"))] += 1;
    }
    let got: usize = sim.browsers[1].got.values().map(|(_, count)| count).sum();
    assert!(got - before > 5_000, "{} packets arrived", got - before);
    assert!(layers[0] <= 30, "{layers:?}");
}

#[test]
fn somebody_who_never_finishes_is_closed() {
    let mut sim = Sim::new();
    sim.join(true);
    let mut rtc = RtcConfig::new().build(sim.now);
    let mut api = rtc.sdp_api();
    api.add_media(MediaKind::Audio, Direction::SendOnly, None, None, None);
    let screened = offer::screen(&api.apply().unwrap().0.to_sdp_string()).unwrap();
    sim.plane.negotiate(ROOM, PeerId(5), PeerKind::Client, &screened, &[], sim.now).unwrap();
    assert_eq!(sim.plane.peers.len(), 2);
    sim.plane.slow_tick(sim.now + HANDSHAKE - TURN);
    assert_eq!(sim.plane.peers.len(), 2);
    sim.plane.slow_tick(sim.now + HANDSHAKE);
    assert_eq!(sim.plane.peers.len(), 1);
    assert_eq!(sim.plane.ufrags.len(), 1);
    assert_eq!(sim.plane.directory.read().unwrap().len(), 1);
}
