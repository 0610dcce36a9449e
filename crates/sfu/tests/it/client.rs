//! A browser's stand-in: full ICE, publishes and counts what it receives.

use crate::media::{LAYERS, Label, Stream};
use std::collections::HashMap;
use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream, UdpSocket};
use std::time::{Duration, Instant};
use str0m::change::{SdpAnswer, SdpPendingOffer};
use str0m::format::Codec;
use str0m::media::{Direction, KeyframeRequestKind, MediaKind, Mid, Pt, Simulcast, SimulcastLayer};
use str0m::net::{Protocol, Receive, TcpType};
use str0m::rtp::{Extension, ExtensionMap, RtpPacket, Vp8Descriptor};
use str0m::{Candidate, Event, Input, Output, Rtc, RtcConfig};

use convoca_sfu::Source;

/// A packet that was received.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Got {
    pub(crate) label: Label,
    pub(crate) seq: u64,
    pub(crate) time: u64,
    pub(crate) picture: Option<u16>,
    pub(crate) length: usize,
}

/// The way to the server.
enum Wire {
    Udp(UdpSocket),
    Tcp { stream: TcpStream, server: SocketAddr, read: Vec<u8> },
}

pub(crate) struct Client {
    pub(crate) number: u8,
    pub(crate) rtc: Rtc,
    wire: Wire,
    local: SocketAddr,
    pub(crate) offer: String,
    pending: Option<SdpPendingOffer>,
    pub(crate) sources: Vec<(String, Source)>,
    pub(crate) streams: Vec<Stream>,
    pub(crate) audio: Vec<Mid>,
    pub(crate) video: Vec<Mid>,
    pub(crate) got: HashMap<Mid, Vec<Got>>,
    pub(crate) connected: bool,
    pub(crate) closed: bool,
    /// Pretends that every n-th incoming datagram was lost.
    pub(crate) lose_each: Option<u32>,
    received: u32,
    /// Pretends that about one in n outgoing datagrams with media was lost.
    pub(crate) lose_sent: Option<u32>,
    sent: u32,
    pub(crate) nacks_sent: u64,
    deadline: Instant,
}

/// What a client is like.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Kit {
    pub(crate) microphone: bool,
    pub(crate) camera: bool,
    pub(crate) screen: bool,
    /// Receiving sections.
    pub(crate) audio: usize,
    pub(crate) video: usize,
    pub(crate) red: bool,
}

impl Client {
    pub(crate) fn new(number: u8, kit: Kit) -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        socket.set_nonblocking(true).unwrap();
        let local = socket.local_addr().unwrap();
        Self::over(number, kit, Wire::Udp(socket), local)
    }

    /// Comes by TCP.
    pub(crate) fn tcp(number: u8, kit: Kit, server: SocketAddr) -> Self {
        let stream = TcpStream::connect(server).unwrap();
        stream.set_nonblocking(true).unwrap();
        let local = stream.local_addr().unwrap();
        Self::over(number, kit, Wire::Tcp { stream, server, read: Vec::new() }, local)
    }

    fn over(number: u8, kit: Kit, wire: Wire, local: SocketAddr) -> Self {
        let now = Instant::now();
        // Without the sequence number of the transport nothing is estimated, so what is sent does not
        // depend on how busy the machine is. Estimation is tested in made-up time.
        let mut extensions = ExtensionMap::standard();
        extensions.set(3, Extension::VideoOrientation);
        let config = RtcConfig::new().set_rtp_mode(true).clear_codecs().enable_opus(true, kit.red).enable_vp8(true);
        let config = config.set_extension_map(extensions);
        let mut rtc = config.set_stats_interval(Some(Duration::from_millis(200))).build(now);
        rtc.add_local_candidate(candidate(&wire, local));
        let mut client = Self {
            number,
            rtc,
            wire,
            local,
            offer: String::new(),
            pending: None,
            sources: Vec::new(),
            streams: Vec::new(),
            audio: Vec::new(),
            video: Vec::new(),
            got: HashMap::new(),
            connected: false,
            closed: false,
            lose_each: None,
            received: 0,
            lose_sent: None,
            sent: 0,
            nacks_sent: 0,
            deadline: now,
        };
        client.equip(kit);
        client
    }

    /// Adds sections; they are negotiated with the next offer.
    pub(crate) fn equip(&mut self, kit: Kit) {
        let now = Instant::now();
        let number = self.number;
        let label = |layer| Label { client: number, layer, keyframe: false };
        let mut api = self.rtc.sdp_api();
        let mut sent = |kind, simulcast, source| {
            let mid = api.add_media(kind, Direction::SendOnly, None, None, simulcast);
            self.sources.push((mid.to_string(), source));
            mid
        };
        if kit.microphone {
            let mid = sent(MediaKind::Audio, None, Source::Microphone);
            self.streams.push(Stream::new(mid, None, label(Label::SOUND), 0, now));
        }
        if kit.camera {
            let mut simulcast = Simulcast::new();
            LAYERS.iter().for_each(|(rid, _)| simulcast.add_send_layer(SimulcastLayer::new(rid)));
            let mid = sent(MediaKind::Video, Some(simulcast), Source::Camera);
            for (index, (rid, height)) in LAYERS.iter().enumerate() {
                self.streams.push(Stream::new(mid, Some((*rid).into()), label(index as u8), *height, now));
            }
        }
        if kit.screen {
            let mid = sent(MediaKind::Video, None, Source::Screen);
            self.streams.push(Stream::new(mid, None, label(5), 1080, now));
        }
        for _ in 0..kit.audio {
            self.audio.push(api.add_media(MediaKind::Audio, Direction::RecvOnly, None, None, None));
        }
        for _ in 0..kit.video {
            self.video.push(api.add_media(MediaKind::Video, Direction::RecvOnly, None, None, None));
        }
        let (offer, pending) = api.apply().unwrap();
        self.pending = Some(pending);
        self.offer = offer.to_sdp_string();
    }

    /// Makes an offer with new ICE credentials.
    pub(crate) fn restart(&mut self) {
        let mut api = self.rtc.sdp_api();
        api.ice_restart(true);
        let (offer, pending) = api.apply().unwrap();
        self.pending = Some(pending);
        self.offer = offer.to_sdp_string();
    }

    pub(crate) fn accept(&mut self, answer: &str) {
        let answer = SdpAnswer::from_sdp_string(answer).unwrap();
        self.rtc.sdp_api().accept_answer(self.pending.take().unwrap(), answer).unwrap();
        self.deadline = Instant::now();
    }

    /// Moves to another socket, as when a phone changes its network.
    pub(crate) fn roam(&mut self) {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        socket.set_nonblocking(true).unwrap();
        self.rtc.direct_api().invalidate_candidate(&candidate(&self.wire, self.local));
        self.local = socket.local_addr().unwrap();
        self.wire = Wire::Udp(socket);
        self.rtc.add_local_candidate(candidate(&self.wire, self.local));
    }

    /// Sends bytes of any kind from its own address.
    pub(crate) fn send_raw(&mut self, to: SocketAddr, bytes: &[u8]) {
        if let Wire::Udp(socket) = &self.wire {
            let _ = socket.send_to(bytes, to);
        }
    }

    pub(crate) fn stream(&mut self, layer: u8) -> &mut Stream {
        self.streams.iter_mut().find(|stream| stream.label.layer == layer).unwrap()
    }

    /// What a section has received.
    pub(crate) fn got(&self, mid: Mid) -> &[Got] {
        self.got.get(&mid).map_or(&[], Vec::as_slice)
    }

    /// What of it was from a client and layer.
    pub(crate) fn got_of(&self, mid: Mid, client: u8, layer: u8) -> usize {
        self.got(mid).iter().filter(|got| got.label.client == client && got.label.layer == layer).count()
    }

    /// Packets from a client over all audio sections.
    pub(crate) fn heard(&self, client: u8) -> usize {
        self.audio.iter().map(|mid| self.got_of(*mid, client, Label::SOUND)).sum()
    }

    pub(crate) fn forget(&mut self) {
        self.got.clear();
    }

    pub(crate) fn want_keyframe(&mut self, mid: Mid) {
        if let Some(stream) = self.rtc.direct_api().stream_rx_by_mid(mid, None) {
            stream.request_keyframe(KeyframeRequestKind::Pli);
        }
        self.deadline = Instant::now();
    }

    /// Does whatever is due.
    pub(crate) fn turn(&mut self) {
        let now = Instant::now();
        self.receive(now);
        if self.connected {
            self.publish(now);
        }
        if self.deadline <= now || self.connected {
            self.rtc.handle_input(Input::Timeout(now)).unwrap();
            self.drain(now);
        }
    }

    fn publish(&mut self, now: Instant) {
        for index in 0..self.streams.len() {
            let stream = &mut self.streams[index];
            let pt = pt(&self.rtc, stream.is_sound());
            let made = stream.make(now, pt);
            let (mid, rid) = (stream.mid, stream.rid);
            let mut api = self.rtc.direct_api();
            let Some(out) = api.stream_tx_by_mid(mid, rid) else { continue };
            made.into_iter().for_each(|write| out.write_rtp(write));
        }
    }

    fn receive(&mut self, now: Instant) {
        let mut buffer = [0; 2048];
        for _ in 0..500 {
            let (source, proto, length) = match &mut self.wire {
                Wire::Udp(socket) => match socket.recv_from(&mut buffer) {
                    Ok((length, source)) => (source, Protocol::Udp, length),
                    Err(_) => return,
                },
                Wire::Tcp { stream, server, read } => {
                    let mut chunk = [0; 4096];
                    match stream.read(&mut chunk) {
                        Ok(0) => self.closed = true,
                        Ok(length) => read.extend_from_slice(&chunk[..length]),
                        Err(error) => assert_eq!(error.kind(), ErrorKind::WouldBlock),
                    }
                    let Some((length, _)) = read.split_first_chunk::<2>() else { return };
                    let length = usize::from(u16::from_be_bytes(*length));
                    if read.len() < 2 + length {
                        return;
                    }
                    buffer[..length].copy_from_slice(&read[2..2 + length]);
                    read.drain(..2 + length);
                    (*server, Protocol::Tcp, length)
                }
            };
            self.received += 1;
            if is_media(&buffer) && self.lose_each.is_some_and(|n| self.received.is_multiple_of(n)) {
                continue;
            }
            let Ok(receive) = Receive::new(proto, source, self.local, &buffer[..length]) else { continue };
            if self.rtc.handle_input(Input::Receive(now, receive)).is_ok() {
                self.drain(now);
            }
        }
    }

    /// Whether an outgoing datagram is to be lost.
    fn loses(&mut self, datagram: &[u8]) -> bool {
        let Some(n) = self.lose_sent.filter(|_| is_media(datagram)) else { return false };
        self.sent += 1;
        // Scattered, so that no stream is hit more often than the others.
        (self.sent.wrapping_mul(2_654_435_761) >> 16).is_multiple_of(n)
    }

    fn drain(&mut self, now: Instant) {
        loop {
            match self.rtc.poll_output() {
                Ok(Output::Timeout(at)) if at <= now && self.rtc.is_alive() => {
                    self.rtc.handle_input(Input::Timeout(now)).unwrap();
                }
                Ok(Output::Timeout(at)) => {
                    self.deadline = at;
                    return;
                }
                Ok(Output::Transmit(transmit)) if self.loses(&transmit.contents) => {}
                Ok(Output::Transmit(transmit)) => match &mut self.wire {
                    Wire::Udp(socket) => {
                        let _ = socket.send_to(&transmit.contents, transmit.destination);
                    }
                    Wire::Tcp { stream, .. } => {
                        let mut frame = (transmit.contents.len() as u16).to_be_bytes().to_vec();
                        frame.extend_from_slice(&transmit.contents);
                        let _ = stream.write_all(&frame);
                    }
                },
                Ok(Output::Event(event)) => self.hear(event),
                Err(_) => self.closed = true,
            }
            if self.closed {
                return;
            }
        }
    }

    fn hear(&mut self, event: Event) {
        match event {
            Event::Connected => self.connected = true,
            Event::Closed => self.closed = true,
            Event::RtpPacket(packet) => self.take(&packet),
            Event::KeyframeRequest(request) => {
                let asked = |stream: &&mut Stream| stream.mid == request.mid && stream.rid == request.rid;
                self.streams.iter_mut().filter(asked).for_each(|stream| stream.keyframe_wanted = true);
            }
            Event::MediaIngressStats(stats) => self.nacks_sent = self.nacks_sent.max(stats.nacks),
            _ => {}
        }
    }

    fn take(&mut self, packet: &RtpPacket) {
        let mut api = self.rtc.direct_api();
        let Some(stream) = api.stream_rx(&packet.header.ssrc) else { return };
        let mid = stream.mid();
        let Some(label) = Label::read(&packet.payload) else { return };
        let picture = (label.layer != Label::SOUND).then(|| Vp8Descriptor::parse(&packet.payload).unwrap());
        let got = Got {
            label,
            seq: *packet.seq_no,
            time: packet.time.numer(),
            picture: picture.and_then(|picture| picture.picture_id()),
            length: packet.payload.len(),
        };
        self.got.entry(mid).or_default().push(got);
    }
}

/// Whether a datagram is RTP, as opposed to RTCP (RFC 5761 section 4), STUN and DTLS.
fn is_media(datagram: &[u8]) -> bool {
    (128..192).contains(&datagram[0]) && (datagram[1] & 0x7f < 64 || datagram[1] & 0x7f >= 96)
}

fn candidate(wire: &Wire, local: SocketAddr) -> Candidate {
    match wire {
        Wire::Udp(_) => Candidate::host(local, "udp").unwrap(),
        Wire::Tcp { .. } => Candidate::builder().tcp().host(local).tcptype(TcpType::Active).build().unwrap(),
    }
}

fn pt(rtc: &Rtc, sound: bool) -> Pt {
    let codec = if sound { Codec::Opus } else { Codec::Vp8 };
    rtc.codec_config().params().iter().find(|params| params.spec().codec == codec).unwrap().pt()
}
