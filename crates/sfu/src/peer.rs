//! One peer: its transport, what it sends and what it receives. This is the only place that knows
//! str0m's state machine; rooms deal in tracks, sections and packets.
//!
//! Quirks of str0m 0.25 that shape what is here, so that nobody has to find them again:
//!
//! - An incoming RTP packet is kept in a single place until it is polled, so each datagram is
//!   followed by a drain ([`Peer::receive`]). Outgoing packets queue and are drained together.
//! - With bandwidth estimation on, the pacer gives out one packet per timeout and asks to be called
//!   a microsecond later, also for streams that are not paced. A drain therefore goes on as long as
//!   the next timeout is due within [`SOON`], and moves time on by those microseconds.
//! - What is written before ICE has found an address stays in the send queue without a limit, so
//!   nothing is written to a peer that is not connected.
//! - Payloads of 2,000 bytes and more make it panic when they are sent; see `packet`.
//! - Resends stop when they exceed 15 % of what a stream sends, which a lossy line does; the limit is
//!   raised in `answer`.
//! - The ICE agent never forgets a remote address before a restart, so how many may be added is
//!   bounded here ([`MOST_ADDRESSES`]).

mod answer;
mod formats;
mod identity;
mod measured;
mod section;
mod track;

use crate::core::meter::Meter;
use crate::core::policer::Policer;
use crate::net::Egress;
use crate::{PeerFigures, PeerId, PeerKind, RoomId};
use formats::Formats;
pub(crate) use formats::{Format, Taken};
pub(crate) use identity::Identity;
use measured::Measured;
pub(crate) use section::{AudioSection, Taking, Target, VideoSection, Wanted};
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};
use str0m::bwe::BweKind;
use str0m::media::{KeyframeRequestKind, Mid};
use str0m::net::{Protocol, Receive, Transmit};
use str0m::rtp::{RtpPacket, RtpWrite, Ssrc};
use str0m::stats::PeerStats;
use str0m::{Event, Input, Output, Rtc};
pub(crate) use track::{Track, Watcher};

/// A timeout that is this near is treated as due.
const SOON: Duration = Duration::from_micros(100);

/// When a state machine that has failed is called again.
const AFTER_FAILURE: Duration = Duration::from_millis(100);

/// Most turns of one drain, against a state machine that would never come to rest.
const MOST_TURNS: usize = 20_000;

/// Most remote addresses between two ICE restarts. A browser on a phone has some; more than this is
/// somebody who makes them up.
const MOST_ADDRESSES: usize = 64;

/// Most streams whose SSRCs are remembered: layers and sources of one peer, with their changes.
const MOST_SSRCS: usize = 64;

/// Share of the estimate that is given to media, in per cent. The rest is for headers, feedback and
/// retransmissions.
const SHARE_PERCENT: u64 = 92;

/// What a line is taken to carry at least, in bit/s, as long as it does not lose more than [`JAM`].
/// The estimator watches delay, and a receiver whose processor is busy looks to it like a line that
/// is full; taken at its word, it would have all video stopped, after which it has nothing to learn
/// from.
const LEAST_BPS: u64 = 350_000;
const JAM: f32 = 0.1;

/// What a drain has brought for the room.
#[expect(clippy::large_enum_variant, reason = "media is nearly all of it; a box would be an allocation per packet")]
pub(crate) enum News {
    Connected,
    Media(RtpPacket),
    /// A receiver needs a keyframe in a section.
    KeyframeWanted(Mid),
    /// The estimate of what the line carries has changed.
    Estimate,
    Statistics(Statistics),
    Figures(Box<PeerFigures>),
}

/// What is known of a connection, every [`identity::STATISTICS`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Statistics {
    pub(crate) loss: f32,
    pub(crate) rtt: Option<Duration>,
    /// In milliseconds.
    pub(crate) jitter_ms: u32,
    pub(crate) nacks_in: u64,
    pub(crate) nacks_out: u64,
}

/// Where a peer is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// No handshake yet.
    New,
    /// Media flows.
    Up,
    /// Nothing has come for a while.
    Lost,
}

/// A remote address and the address of ours that it writes to.
#[derive(Clone, Copy, Debug)]
struct Path {
    protocol: Protocol,
    remote: SocketAddr,
    local: Option<IpAddr>,
}

pub(crate) struct Peer {
    pub(crate) id: PeerId,
    pub(crate) room: RoomId,
    pub(crate) kind: PeerKind,
    rtc: Rtc,
    fingerprint: String,
    /// Our user name fragment, by which its first packets are recognised.
    pub(crate) ufrag: String,
    pub(crate) since: Instant,
    pub(crate) received_at: Instant,
    pub(crate) link: Link,
    pub(crate) policer: Policer,
    paths: Vec<Path>,
    formats: Formats,
    pub(crate) tracks: Vec<Track>,
    ssrcs: Vec<(Ssrc, usize, usize)>,
    pub(crate) audio: Vec<AudioSection>,
    pub(crate) audio_places: crate::core::audio_slots::AudioSlots<u64>,
    pub(crate) video: Vec<VideoSection>,
    /// Streams of sections that nothing was ever sent in. str0m looks at every stream on every turn,
    /// so they are taken out of it until they are needed.
    asleep: HashMap<Ssrc, Asleep>,
    /// What the line to it carries, in bit/s.
    pub(crate) estimate_bps: Option<u64>,
    /// Share of packets to it that were lost lately.
    egress_loss: f32,
    /// What of it goes into audio.
    pub(crate) audio_meter: Meter,
    pub(crate) measured: Measured,
    /// What it is being sent, in bit/s, as of the last decision.
    pub(crate) taken_bps: u64,
    asked_bps: (u64, u64),
    gathered: Gathered,
    /// When str0m wants to be called.
    pub(crate) deadline: Instant,
    /// When the thread's timer for it is set.
    pub(crate) scheduled: Option<Instant>,
    /// Whether it is on the list of those to be drained.
    pub(crate) touched: bool,
    /// Nothing flows to it for the time being.
    pub(crate) held: bool,
}

/// A stream that str0m does not know at present.
#[derive(Clone, Copy, Debug)]
struct Asleep {
    mid: Mid,
    rtx: Option<Ssrc>,
    is_video: bool,
}

/// What a packet is of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recognised {
    pub(crate) track: usize,
    pub(crate) layer: usize,
    pub(crate) format: Format,
    /// It is the first of a stream that has taken the place of another: its numbers begin anew.
    pub(crate) renewed: bool,
}

/// Statistics of single streams, gathered until those of the whole peer come.
#[derive(Debug, Default)]
struct Gathered {
    jitter_ms: u32,
    nacks_in: HashMap<Mid, u64>,
    nacks_out: HashMap<(Mid, Option<str0m::media::Rid>), u64>,
    new_nacks_in: u64,
    new_nacks_out: u64,
}

impl Peer {
    pub(crate) fn new(id: PeerId, room: RoomId, kind: PeerKind, identity: &Identity, now: Instant) -> Self {
        Self {
            id,
            room,
            kind,
            rtc: identity.transport(now),
            fingerprint: String::new(),
            ufrag: String::new(),
            since: now,
            received_at: now,
            link: Link::New,
            policer: Policer::new(now),
            paths: Vec::new(),
            formats: Formats::default(),
            tracks: Vec::new(),
            ssrcs: Vec::new(),
            audio: Vec::new(),
            audio_places: crate::core::audio_slots::AudioSlots::new(0),
            video: Vec::new(),
            asleep: HashMap::new(),
            estimate_bps: None,
            egress_loss: 0.0,
            audio_meter: Meter::default(),
            measured: Measured::new(now),
            taken_bps: 0,
            asked_bps: (0, 0),
            gathered: Gathered::default(),
            deadline: now,
            scheduled: None,
            touched: false,
            held: false,
        }
    }

    /// Whether media may be written to it.
    pub(crate) fn is_up(&self) -> bool {
        self.link == Link::Up
    }

    /// Whether its transport can still be used.
    pub(crate) fn is_alive(&self) -> bool {
        self.rtc.is_alive()
    }

    /// Whether a datagram from this address is known to be its.
    pub(crate) fn knows(&self, protocol: Protocol, remote: SocketAddr) -> bool {
        self.paths.iter().any(|path| path.protocol == protocol && path.remote == remote)
    }

    /// Takes an address as its, if a STUN request from there has the right password.
    pub(crate) fn learn(&mut self, now: Instant, receive: Receive<'_>, local: Option<IpAddr>) -> bool {
        if self.paths.len() >= MOST_ADDRESSES {
            return false;
        }
        let path = Path { protocol: receive.proto, remote: receive.source, local };
        // `accepts` checks the message's integrity, which makes the address the peer's.
        if !self.rtc.accepts(&Input::Receive(now, receive)) {
            return false;
        }
        self.paths.push(path);
        true
    }

    /// The addresses that are its.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = (Protocol, SocketAddr)> {
        self.paths.iter().map(|path| (path.protocol, path.remote))
    }

    /// Takes a datagram. An error means that it was malformed or not authentic.
    pub(crate) fn receive(
        &mut self,
        now: Instant,
        receive: Receive<'_>,
        egress: &mut Egress,
        news: &mut Vec<News>,
    ) -> Result<(), str0m::RtcError> {
        self.rtc.handle_input(Input::Receive(now, receive))?;
        self.poll(now, egress, news)
    }

    /// Lets time pass and sends what is due.
    pub(crate) fn drain(
        &mut self,
        now: Instant,
        egress: &mut Egress,
        news: &mut Vec<News>,
    ) -> Result<(), str0m::RtcError> {
        self.deadline = now + AFTER_FAILURE;
        self.rtc.handle_input(Input::Timeout(now))?;
        self.poll(now, egress, news)
    }

    fn poll(&mut self, now: Instant, egress: &mut Egress, news: &mut Vec<News>) -> Result<(), str0m::RtcError> {
        self.deadline = now + AFTER_FAILURE;
        for _ in 0..MOST_TURNS {
            match self.rtc.poll_output()? {
                Output::Timeout(at) if at <= now + SOON && self.rtc.is_alive() => {
                    self.rtc.handle_input(Input::Timeout(at.max(now)))?;
                }
                Output::Timeout(at) => {
                    self.deadline = at;
                    return Ok(());
                }
                Output::Transmit(transmit) => self.transmit(&transmit, egress),
                Output::Event(event) => self.hear(event, news),
            }
        }
        self.deadline = now + Duration::from_millis(1);
        Ok(())
    }

    fn transmit(&self, transmit: &Transmit, egress: &mut Egress) {
        if transmit.proto == Protocol::Udp {
            let path = self.paths.iter().find(|path| path.remote == transmit.destination);
            egress.udp(transmit.destination, path.and_then(|path| path.local), &transmit.contents);
        } else {
            egress.tcp.send(transmit.destination, &transmit.contents);
        }
    }

    fn hear(&mut self, event: Event, news: &mut Vec<News>) {
        match event {
            Event::Connected => news.push(News::Connected),
            Event::RtpPacket(packet) => news.push(News::Media(packet)),
            Event::KeyframeRequest(request) => news.push(News::KeyframeWanted(request.mid)),
            Event::EgressBitrateEstimate(BweKind::Twcc { estimate, can_probe: true }) => {
                self.estimate_bps = Some(estimate.as_u64());
                news.push(News::Estimate);
            }
            Event::MediaIngressStats(stats) => {
                self.measure_ingress(&stats);
                let clock = if self.tracks.iter().any(|track| track.mid == stats.mid && track.source.is_audio()) {
                    48
                } else {
                    90
                };
                self.gathered.jitter_ms = self.gathered.jitter_ms.max(stats.jitter / clock);
                let before = self.gathered.nacks_out.insert((stats.mid, stats.rid), stats.nacks).unwrap_or(0);
                self.gathered.new_nacks_out += stats.nacks.saturating_sub(before);
            }
            Event::MediaEgressStats(stats) => {
                self.measure_egress(&stats);
                let before = self.gathered.nacks_in.insert(stats.mid, stats.nacks).unwrap_or(0);
                self.gathered.new_nacks_in += stats.nacks.saturating_sub(before);
            }
            Event::PeerStats(stats) => {
                news.push(News::Statistics(self.statistics(&stats)));
                news.extend(self.figures(stats.timestamp, stats.rtt).map(Box::new).map(News::Figures));
            }
            _ => {}
        }
    }

    fn statistics(&mut self, stats: &PeerStats) -> Statistics {
        self.egress_loss = stats.egress_loss_fraction.filter(|loss| loss.is_finite()).unwrap_or(0.0);
        let loss = stats.egress_loss_fraction.unwrap_or(0.0).max(stats.ingress_loss_fraction.unwrap_or(0.0));
        let gathered = &mut self.gathered;
        Statistics {
            loss: if loss.is_finite() { loss.clamp(0.0, 1.0) } else { 0.0 },
            rtt: stats.rtt,
            jitter_ms: std::mem::take(&mut gathered.jitter_ms),
            nacks_in: std::mem::take(&mut gathered.new_nacks_in),
            nacks_out: std::mem::take(&mut gathered.new_nacks_out),
        }
    }

    /// Which track and encoding a packet is of, and in which format.
    pub(crate) fn recognise(&mut self, packet: &RtpPacket) -> Option<Recognised> {
        let ssrc = packet.header.ssrc;
        let format = self.formats.of(packet.header.payload_type)?;
        if let Some((_, track, layer)) = self.ssrcs.iter().find(|(known, ..)| *known == ssrc) {
            return Some(Recognised { track: *track, layer: *layer, format, renewed: false });
        }
        let mut api = self.rtc.direct_api();
        let stream = api.stream_rx(&ssrc)?;
        let (mid, rid) = (stream.mid(), stream.rid());
        let track = self.tracks.iter().position(|track| track.mid == mid)?;
        let layer = self.tracks[track].layers.iter().position(|layer| layer.rid == rid)?;
        if self.ssrcs.len() >= MOST_SSRCS {
            self.ssrcs.clear();
        }
        self.ssrcs.push((ssrc, track, layer));
        let before = self.tracks[track].layers[layer].ssrc.replace(ssrc);
        Some(Recognised { track, layer, format, renewed: before.is_some_and(|before| before != ssrc) })
    }

    /// Asks the peer for a keyframe of an encoding.
    pub(crate) fn request_keyframe(&mut self, track: usize, layer: usize) {
        let track = &self.tracks[track];
        let (mid, rid) = (track.mid, track.layers[layer].rid);
        if let Some(stream) = self.rtc.direct_api().stream_rx_by_mid(mid, rid) {
            stream.request_keyframe(KeyframeRequestKind::Pli);
        }
    }

    /// Writes a packet to one of its streams; it goes out with the next drain.
    pub(crate) fn write(&mut self, ssrc: Ssrc, packet: RtpWrite) {
        if !self.asleep.is_empty()
            && let Some(asleep) = self.asleep.remove(&ssrc)
        {
            self.wake(ssrc, asleep);
        }
        if let Some(stream) = self.rtc.direct_api().stream_tx(&ssrc) {
            stream.write_rtp(packet);
        }
    }

    /// What video and audio together may take, in bit/s; `None` when nothing is known of the line.
    pub(crate) fn budget_bps(&self) -> Option<u64> {
        let estimate = self.estimate_bps?;
        let trusted = if self.egress_loss > JAM { estimate } else { estimate.max(LEAST_BPS) };
        Some(trusted * SHARE_PERCENT / 100)
    }

    /// Tells the estimator what the line is wanted to carry, so that it probes for it.
    pub(crate) fn ask_for(&mut self, minimum_bps: u64, desired_bps: u64) {
        // Rounded, so that a rate that flickers does not set off a probe each time.
        let rounded = |bps: u64| bps.div_ceil(100_000) * 100_000;
        let asked = (rounded(minimum_bps), rounded(desired_bps));
        if asked != self.asked_bps {
            self.asked_bps = asked;
            self.rtc.bwe().set_bitrate(str0m::bwe::Bitrate::bps(asked.0), str0m::bwe::Bitrate::bps(asked.1));
        }
    }

    /// Says goodbye. What is due then goes out with one more drain.
    pub(crate) fn close(&mut self) {
        if let Err(error) = self.rtc.close() {
            tracing::debug!(%error, "a peer cannot be closed in order");
        }
    }
}
