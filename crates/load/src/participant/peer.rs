//! A participant's media connection: str0m as a whole ICE agent and DTLS client over one UDP socket.
//!
//! It offers, the server answers; the offer names every section that will ever be needed, so there
//! is one exchange. It sends at the rate of its feed whatever the network says, and it asks for a
//! keyframe while it has a picture that it could not decode.

use super::feed::{Feed, Packet};
use super::inbox::{self, Clock, Datagram};
use super::tally::{Arrival, Stream, Tally};
use crate::Failure;
use crate::media::RIDS;
use convoca_signalling::Source;
use std::collections::{BTreeMap, HashMap};
use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use str0m::change::{SdpAnswer, SdpPendingOffer};
use str0m::format::Codec;
use str0m::media::{Direction, KeyframeRequestKind, MediaKind, Mid, Pt, Rid, Simulcast, SimulcastLayer};
use str0m::net::{Protocol, Receive};
use str0m::rtp::{ExtensionValues, RtpPacket, RtpWrite, Ssrc};
use str0m::{Candidate, Event, IceConnectionState, Input, Output, Rtc, RtcConfig};
use tokio::net::UdpSocket;

/// Shortest time between two requests for a keyframe of one stream.
const KEYFRAME_PATIENCE: Duration = Duration::from_millis(500);

/// How loud a feed's sound says it is, in decibel under the loudest: a voice.
const LOUDNESS: i8 = -25;

/// Most batches of datagrams that are taken before something else gets its turn.
const BATCHES: usize = 8;

/// Which sections an offer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Whether sound is sent.
    pub sound: bool,
    /// Layers of video that are sent.
    pub layers: usize,
    /// Sections in which the server may send somebody's voice.
    pub audio: usize,
    /// Sections in which it may send video.
    pub video: usize,
}

/// What is sent to the server.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Session description.
    pub sdp: String,
    /// What each sending section carries.
    pub sources: BTreeMap<String, Source>,
}

/// The connection.
pub struct Peer {
    socket: UdpSocket,
    session: Session,
}

/// Everything but the socket.
struct Session {
    rtc: Rtc,
    local: SocketAddr,
    clock: Clock,
    pending: Option<SdpPendingOffer>,
    // Video by layer.
    layers: Vec<Outgoing>,
    sound: Option<Outgoing>,
    slots: Vec<Mid>,
    incoming: HashMap<Ssrc, Incoming>,
    due: Instant,
    tally: Arc<Mutex<Tally>>,
    // Layers for which a keyframe is asked.
    wanted: Vec<usize>,
    closed: bool,
}

/// A stream that is sent.
struct Outgoing {
    mid: Mid,
    rid: Option<Rid>,
    // Number of its next packet; the upper bits begin at 0, as a receiver takes for granted.
    number: u64,
    format: Option<Pt>,
}

/// A stream that comes.
struct Incoming {
    // Its place in the tally.
    place: usize,
    vp8: bool,
    asked: Option<Instant>,
}

impl Peer {
    /// A socket on `local` and an offer of these sections.
    ///
    /// # Errors
    /// When there is no such address, or no section.
    pub fn offer(local: IpAddr, shape: Shape, tally: Arc<Mutex<Tally>>) -> Result<(Self, Offer), Failure> {
        let socket = std::net::UdpSocket::bind((local, 0))?;
        socket.set_nonblocking(true)?;
        inbox::prepare(&socket)?;
        let socket = UdpSocket::from_std(socket)?;
        let local = socket.local_addr()?;
        let clock = Clock::new();
        let config = RtcConfig::new().clear_codecs().enable_opus(true, false).enable_vp8(true).enable_h264(true);
        let mut rtc = config.set_rtp_mode(true).build(Instant::now());
        rtc.add_local_candidate(Candidate::host(local, "udp")?);

        let mut changes = rtc.sdp_api();
        let mut sources = BTreeMap::new();
        let sound = shape.sound.then(|| {
            let mid = changes.add_media(MediaKind::Audio, Direction::SendOnly, None, None, None);
            sources.insert(mid.to_string(), Source::Microphone);
            Outgoing { mid, rid: None, number: 0, format: None }
        });
        let mut layers = Vec::new();
        if shape.layers > 0 {
            // A single layer has no name: that is no simulcast.
            let rids = if shape.layers == 1 { &[] } else { &RIDS[..shape.layers.min(RIDS.len())] };
            let send = rids.iter().map(|rid| SimulcastLayer::new(rid)).collect();
            let simulcast = (!rids.is_empty()).then_some(Simulcast { send, recv: Vec::new() });
            let mid = changes.add_media(MediaKind::Video, Direction::SendOnly, None, None, simulcast);
            sources.insert(mid.to_string(), Source::Camera);
            let rids = if rids.is_empty() { vec![None] } else { rids.iter().map(|&rid| Some(rid.into())).collect() };
            layers.extend(rids.into_iter().map(|rid| Outgoing { mid, rid, number: 0, format: None }));
        }
        for _ in 0..shape.audio {
            changes.add_media(MediaKind::Audio, Direction::RecvOnly, None, None, None);
        }
        let slots: Vec<Mid> = (0..shape.video)
            .map(|_| changes.add_media(MediaKind::Video, Direction::RecvOnly, None, None, None))
            .collect();
        let (offer, pending) = changes.apply().ok_or("an offer needs at least one section")?;
        let sdp = offer.to_sdp_string();
        let (pending, incoming, wanted) = (Some(pending), HashMap::new(), Vec::new());
        let due = Instant::now();
        let session =
            Session { rtc, local, clock, pending, layers, sound, slots, incoming, due, tally, wanted, closed: false };
        Ok((Self { socket, session }, Offer { sdp, sources }))
    }

    /// Takes the server's answer; the connection is made from now on.
    ///
    /// # Errors
    /// When it is no answer to our offer.
    pub fn answered(&mut self, sdp: &str) -> Result<(), Failure> {
        self.session.answered(sdp)?;
        self.advance(Instant::now())
    }

    /// Names of the sections in which video comes.
    pub fn slots(&self) -> Vec<String> {
        self.session.slots.iter().map(Mid::to_string).collect()
    }

    /// When [`advance`](Self::advance) is next needed.
    pub fn due(&self) -> Instant {
        self.session.due
    }

    /// Whether media flows.
    pub fn connected(&self) -> bool {
        self.session.tally().connected.is_some()
    }

    /// Whether the connection has ended for good.
    pub fn closed(&self) -> bool {
        self.session.closed
    }

    /// Waits until something has come.
    ///
    /// # Errors
    /// When the socket is broken.
    pub async fn readable(&self) -> io::Result<()> {
        self.socket.readable().await
    }

    /// Takes in what has come, a bounded part of it at a time.
    ///
    /// # Errors
    /// When the connection cannot go on.
    pub fn receive(&mut self) -> Result<(), Failure> {
        let Self { socket, session } = self;
        for _ in 0..BATCHES {
            let now = Instant::now();
            let mut done = Ok(());
            let got = inbox::receive(socket, |datagram| {
                if done.is_ok() {
                    done = session.take(socket, datagram, now);
                }
            });
            done?;
            match got {
                Ok(_) => {}
                // The second: the server's port was closed for a moment, as in a restart.
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::ConnectionRefused) => break,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Does what time demands.
    ///
    /// # Errors
    /// When the connection cannot go on.
    pub fn advance(&mut self, now: Instant) -> Result<(), Failure> {
        self.session.rtc.handle_input(Input::Timeout(now))?;
        self.session.drain(&self.socket)
    }

    /// Sends these packets; those for which the server has taken no section are dropped, and all are
    /// while there is no connection.
    ///
    /// # Errors
    /// When the connection cannot go on.
    pub fn send(&mut self, packets: &[Packet], now: Instant) -> Result<(), Failure> {
        if self.session.write(packets, now) { self.advance(now) } else { Ok(()) }
    }

    /// Tells the feed for which layers keyframes are asked.
    pub fn pass_requests(&mut self, feed: &mut dyn Feed) {
        for layer in self.session.wanted.drain(..) {
            feed.begin_anew(layer);
        }
    }
}

impl Session {
    fn answered(&mut self, sdp: &str) -> Result<(), Failure> {
        let pending = self.pending.take().ok_or("there was no offer to answer")?;
        self.rtc.sdp_api().accept_answer(pending, SdpAnswer::from_sdp_string(sdp)?)?;
        for outgoing in self.layers.iter_mut().chain(&mut self.sound) {
            let media = self.rtc.media(outgoing.mid).ok_or("the answer lacks a section")?;
            let codec = if media.kind() == MediaKind::Audio { Codec::Opus } else { Codec::Vp8 };
            let formats = media.remote_pts();
            let params = self.rtc.codec_config().params().iter();
            let mut fitting = params.filter(|params| params.spec().codec == codec && formats.contains(&params.pt()));
            outgoing.format = Some(fitting.next().ok_or("the answer lacks Opus or VP8")?.pt());
        }
        Ok(())
    }

    fn write(&mut self, packets: &[Packet], now: Instant) -> bool {
        let Self { rtc, tally, layers, sound, .. } = self;
        let mut tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
        if tally.connected.is_none() {
            return false;
        }
        let mut direct = rtc.direct_api();
        for packet in packets {
            let outgoing = match packet.layer {
                Some(layer) => layers.get_mut(layer),
                None => sound.as_mut(),
            };
            let Some(outgoing) = outgoing else { continue };
            let Some(format) = outgoing.format else { continue };
            let Some(stream) = direct.stream_tx_by_mid(outgoing.mid, outgoing.rid) else { continue };
            let loud = packet.layer.is_none();
            let extensions = ExtensionValues {
                audio_level: loud.then_some(LOUDNESS),
                voice_activity: loud.then_some(true),
                ..ExtensionValues::default()
            };
            let write = RtpWrite::new(format, outgoing.number.into(), packet.time, now, Arc::clone(&packet.payload));
            stream.write_rtp(write.marker(packet.last).nackable(!loud).ext_vals(extensions));
            outgoing.number += 1;
            tally.sent += 1;
            tally.sent_bytes += packet.payload.len() as u64;
            tally.sent_keyframes += u64::from(packet.keyframe && packet.last);
        }
        true
    }

    fn take(&mut self, socket: &UdpSocket, datagram: Datagram<'_>, now: Instant) -> Result<(), Failure> {
        let Datagram { source, contents, at } = datagram;
        // What is no STUN, DTLS, RTP or RTCP is not for us.
        let Ok(receive) = Receive::new(Protocol::Udp, source, self.local, contents) else { return Ok(()) };
        let at = at.map_or(now, |at| self.clock.instant(at));
        self.rtc.handle_input(Input::Receive(at, receive))?;
        // Here and not after the batch: only the last packet's event is kept for us.
        self.drain(socket)
    }

    fn drain(&mut self, socket: &UdpSocket) -> Result<(), Failure> {
        loop {
            match self.rtc.poll_output()? {
                Output::Timeout(due) => {
                    self.due = due;
                    return Ok(());
                }
                // Lost like on any network: what matters is sent again.
                Output::Transmit(transmit) => drop(socket.try_send_to(&transmit.contents, transmit.destination)),
                Output::Event(event) => self.note(event),
            }
        }
    }

    fn note(&mut self, event: Event) {
        match event {
            Event::RtpPacket(packet) => self.count(&packet),
            Event::Connected => self.tally().connected = Some(Instant::now()),
            Event::IceConnectionStateChange(IceConnectionState::Disconnected) => self.tally().connected = None,
            // Again after a loss; the first time DTLS is still to come and says `Connected`.
            Event::IceConnectionStateChange(state) if state.is_connected() && self.rtc.is_connected() => {
                self.tally().connected.get_or_insert_with(Instant::now);
            }
            Event::KeyframeRequest(request) => {
                let asked = |layer: &Outgoing| layer.mid == request.mid && layer.rid == request.rid;
                if let Some(layer) = self.layers.iter().position(asked) {
                    self.tally().keyframe_requests += 1;
                    self.wanted.push(layer);
                }
            }
            Event::Closed => self.closed = true,
            _ => {}
        }
    }

    fn count(&mut self, packet: &RtpPacket) {
        let ssrc = packet.header.ssrc;
        if !self.incoming.contains_key(&ssrc) {
            self.expect(ssrc, packet.header.payload_type);
        }
        let Self { rtc, tally, incoming, clock, .. } = self;
        let Some(stream) = incoming.get_mut(&ssrc) else { return };
        let arrival = Arrival {
            number: *packet.seq_no,
            marker: packet.header.marker,
            vp8: stream.vp8,
            payload: &packet.payload,
            at: packet.timestamp,
            since_1970: clock.since_1970(packet.timestamp),
        };
        let mut tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
        tally.arrived(stream.place, arrival);
        let lacking = stream.vp8 && tally.streams[stream.place].lacks_keyframe();
        let patient = stream.asked.is_some_and(|asked| packet.timestamp < asked + KEYFRAME_PATIENCE);
        if lacking && !patient {
            stream.asked = Some(packet.timestamp);
            if let Some(receiver) = rtc.direct_api().stream_rx(&ssrc) {
                receiver.request_keyframe(KeyframeRequestKind::Pli);
            }
        }
    }

    /// Makes room for a stream that is new.
    fn expect(&mut self, ssrc: Ssrc, format: Pt) {
        let mid = self.rtc.direct_api().stream_rx(&ssrc).map(|stream| stream.mid());
        let kind = mid.and_then(|mid| self.rtc.media(mid)).map(|media| media.kind());
        let (Some(mid), Some(kind)) = (mid, kind) else { return };
        let vp8 = self.rtc.codec_config().find(|params| params.pt() == format);
        let vp8 = vp8.is_some_and(|params| params.spec().codec == Codec::Vp8);
        let mut tally = self.tally();
        tally.streams.push(Stream::new(mid.to_string(), *ssrc, kind == MediaKind::Video));
        let place = tally.streams.len() - 1;
        drop(tally);
        self.incoming.insert(ssrc, Incoming { place, vp8, asked: None });
    }

    fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
