//! For tests: answers a participant as the server does (ICE-lite, one socket) and plays back to him
//! what he sends, his sound in his first audio section and one layer in his first video section.

use crate::Failure;
use crate::media::vp8;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use str0m::change::SdpOffer;
use str0m::media::{Direction, KeyframeRequestKind, MediaKind, Mid, Rid};
use str0m::net::{Protocol, Receive};
use str0m::rtp::{RtpPacket, RtpWrite};
use str0m::{Candidate, Event, Input, Output, Rtc, RtcConfig};
use tokio::net::UdpSocket;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{sleep_until, timeout};

/// Longest wait for anything in a test.
const PATIENCE: Duration = Duration::from_secs(60);

/// What has come from the participant, by layer; the sound is "".
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    pub(super) packets: BTreeMap<String, u64>,
    pub(super) keyframes: BTreeMap<String, u64>,
    pub(super) marked: BTreeMap<String, u64>,
    pub(super) level: Option<i8>,
    /// Keyframes that the participant has asked for; each was passed on to himself.
    pub(super) requests: u64,
}

/// A running answerer; it ends with its value.
pub(super) struct Answerer {
    seen: Arc<Mutex<Seen>>,
    wanted: mpsc::Sender<Option<Rid>>,
    task: JoinHandle<Result<(), Failure>>,
}

struct Session {
    rtc: Rtc,
    socket: UdpSocket,
    local: SocketAddr,
    seen: Arc<Mutex<Seen>>,
    camera: Option<Mid>,
    back: BTreeMap<bool, (Mid, u64)>,
    play: Option<Rid>,
}

impl Answerer {
    /// Answers an offer and plays back the layer called `play`.
    pub(super) async fn answer(offer: &str, play: Option<&str>) -> Result<(Self, String), Failure> {
        let socket = UdpSocket::bind("127.0.0.1:0").await?;
        let local = socket.local_addr()?;
        let config = RtcConfig::new().clear_codecs().enable_opus(true, false).enable_vp8(true);
        let mut rtc = config.set_rtp_mode(true).set_ice_lite(true).build(Instant::now());
        rtc.add_local_candidate(Candidate::host(local, "udp")?);
        let answer = rtc.sdp_api().accept_offer(SdpOffer::from_sdp_string(offer)?)?;
        let seen = Arc::<Mutex<Seen>>::default();
        let (wanted, asked) = mpsc::channel(8);
        let play = play.map(Rid::from);
        let session = Session { rtc, socket, local, seen: seen.clone(), camera: None, back: BTreeMap::new(), play };
        Ok((Self { seen, wanted, task: tokio::spawn(session.run(asked)) }, answer.to_sdp_string()))
    }

    /// Asks for a keyframe of a layer.
    pub(super) async fn want_keyframe(&self, rid: Option<&str>) {
        self.wanted.send(rid.map(Rid::from)).await.expect("it runs");
    }

    /// What has come so far.
    pub(super) fn seen(&self) -> Seen {
        self.seen.lock().unwrap().clone()
    }
}

impl Drop for Answerer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Session {
    async fn run(mut self, mut asked: mpsc::Receiver<Option<Rid>>) -> Result<(), Failure> {
        let mut bytes = [0; 2_048];
        loop {
            let due = self.drain()?;
            tokio::select! {
                got = self.socket.recv_from(&mut bytes) => {
                    let (length, source) = got?;
                    let receive = Receive::new(Protocol::Udp, source, self.local, &bytes[..length])?;
                    self.rtc.handle_input(Input::Receive(Instant::now(), receive))?;
                }
                Some(rid) = asked.recv() => {
                    self.request_keyframe(rid)?;
                    self.rtc.handle_input(Input::Timeout(Instant::now()))?;
                }
                () = sleep_until(due.into()) => self.rtc.handle_input(Input::Timeout(Instant::now()))?,
            }
        }
    }

    fn drain(&mut self) -> Result<Instant, Failure> {
        loop {
            match self.rtc.poll_output()? {
                Output::Timeout(due) => return Ok(due),
                Output::Transmit(transmit) => {
                    drop(self.socket.try_send_to(&transmit.contents, transmit.destination));
                }
                Output::Event(Event::MediaAdded(added)) => {
                    let video = added.kind == MediaKind::Video;
                    if added.direction == Direction::SendOnly {
                        self.back.entry(video).or_insert((added.mid, 0));
                    } else if video {
                        self.camera = Some(added.mid);
                    }
                }
                Output::Event(Event::RtpPacket(packet)) => self.take(&packet)?,
                Output::Event(Event::KeyframeRequest(_)) => {
                    self.seen.lock().unwrap().requests += 1;
                    self.request_keyframe(self.play)?;
                }
                Output::Event(_) => {}
            }
        }
    }

    fn request_keyframe(&mut self, rid: Option<Rid>) -> Result<(), Failure> {
        let mid = self.camera.ok_or("no camera")?;
        let mut direct = self.rtc.direct_api();
        let stream = direct.stream_rx_by_mid(mid, rid).ok_or("no such layer")?;
        stream.request_keyframe(KeyframeRequestKind::Pli);
        Ok(())
    }

    fn take(&mut self, packet: &RtpPacket) -> Result<(), Failure> {
        let mut direct = self.rtc.direct_api();
        let stream = direct.stream_rx(&packet.header.ssrc).ok_or("no such stream")?;
        let (video, rid) = (Some(stream.mid()) == self.camera, stream.rid());
        let name = match (video, rid) {
            (true, Some(rid)) => rid.to_string(),
            (true, None) => "single".to_owned(),
            (false, _) => String::new(),
        };
        {
            let mut seen = self.seen.lock().unwrap();
            let keyframe = video && vp8::begins(&packet.payload) == Some(true);
            *seen.packets.entry(name.clone()).or_default() += 1;
            *seen.keyframes.entry(name.clone()).or_default() += u64::from(keyframe);
            *seen.marked.entry(name).or_default() += u64::from(packet.header.marker);
            if !video {
                seen.level = packet.header.ext_vals.audio_level;
            }
        }
        if video && rid != self.play {
            return Ok(());
        }
        let Some((mid, number)) = self.back.get_mut(&video) else { return Ok(()) };
        let Some(stream) = direct.stream_tx_by_mid(*mid, None) else { return Ok(()) };
        let (format, time) = (packet.header.payload_type, packet.header.timestamp);
        let payload = Arc::clone(&packet.payload);
        let write = RtpWrite::new(format, (*number).into(), time, packet.timestamp, payload);
        stream.write_rtp(write.marker(packet.header.marker).nackable(video));
        *number += 1;
        self.rtc.handle_input(Input::Timeout(Instant::now()))?;
        Ok(())
    }
}

/// Waits until `holds`, looking again whenever `step` has done something.
pub(super) async fn until<S: AsyncFnMut()>(what: &str, mut step: S, mut holds: impl FnMut() -> bool) {
    let wait = async {
        while !holds() {
            step().await;
        }
    };
    assert!(timeout(PATIENCE, wait).await.is_ok(), "waited in vain: {what}");
}
