//! What is measured of a peer's media over [`INTERVAL`], put together from what was counted packet by
//! packet and what receiver reports said.

use super::{Peer, Track};
use crate::core::arrivals::Tally;
use crate::{FlowFigures, PeerFigures, Source, Way};
use std::collections::HashMap;
use std::time::{Duration, Instant};
use str0m::media::Mid;
use str0m::stats::{MediaEgressStats, MediaIngressStats};

/// Over how long it is measured.
pub(crate) const INTERVAL: Duration = Duration::from_secs(10);

/// How much earlier than [`INTERVAL`] statistics may come that end it.
const SLACK: Duration = Duration::from_millis(500);

/// Measured since the last look.
#[derive(Debug)]
pub(crate) struct Measured {
    since: Instant,
    /// What went to the peer, by the discriminants of [`Source`].
    to_peer: [Tally; Source::ALL.len()],
    reported: [Reported; Source::ALL.len()],
    /// Jitter of what the peer sends, by the discriminants of [`Source`].
    jitter: [Option<Duration>; Source::ALL.len()],
    /// The last receiver report of each section: its highest number and all losses.
    reports: HashMap<Mid, (u64, u64)>,
    rtt: Option<Duration>,
}

/// What the peer has reported of what went to it.
#[derive(Clone, Copy, Debug, Default)]
struct Reported {
    expected: u64,
    lost: u64,
    jitter: Option<Duration>,
}

impl Measured {
    pub(crate) fn new(now: Instant) -> Self {
        Self {
            since: now,
            to_peer: Default::default(),
            reported: Default::default(),
            jitter: Default::default(),
            reports: HashMap::new(),
            rtt: None,
        }
    }

    /// A packet goes to the peer.
    pub(crate) fn sent(&mut self, source: Source, bytes: usize, marker: bool) {
        self.to_peer[source as usize].count(bytes, marker);
    }
}

impl Peer {
    /// Statistics of a stream that comes from it.
    pub(super) fn measure_ingress(&mut self, stats: &MediaIngressStats) {
        let Some(source) = self.tracks.iter().find(|track| track.mid == stats.mid).map(|track| track.source) else {
            return;
        };
        let jitter = ticks(stats.jitter, source);
        let worst = &mut self.measured.jitter[source as usize];
        *worst = Some(worst.map_or(jitter, |worst| worst.max(jitter)));
        self.measured.rtt = stats.rtt.or(self.measured.rtt);
    }

    /// Statistics of a stream that goes to it.
    pub(super) fn measure_egress(&mut self, stats: &MediaEgressStats) {
        self.measured.rtt = stats.rtt.or(self.measured.rtt);
        let Some(remote) = &stats.remote else { return };
        let video = self.video.iter().find(|section| section.mid == stats.mid);
        let source = match video {
            Some(section) => section.told.map_or(Source::Camera, |(_, source)| source),
            None => Source::Microphone,
        };
        let (highest, lost) = (*remote.maximum_sequence_number, remote.packets_lost);
        let before = self.measured.reports.insert(stats.mid, (highest, lost));
        let reported = &mut self.measured.reported[source as usize];
        // The first report of a section covers more than this interval.
        if let Some((highest_before, lost_before)) = before {
            reported.expected += highest.saturating_sub(highest_before);
            reported.lost += lost.saturating_sub(lost_before);
        }
        let jitter = ticks(remote.jitter, source);
        reported.jitter = Some(reported.jitter.map_or(jitter, |worst| worst.max(jitter)));
    }

    /// What was measured, when the interval is over.
    pub(super) fn figures(&mut self, now: Instant, rtt: Option<Duration>) -> Option<PeerFigures> {
        let over = now.saturating_duration_since(self.measured.since);
        if over + SLACK < INTERVAL {
            return None;
        }
        let rate = |bytes: u64| bytes * 8_000 / u64::try_from(over.as_millis()).unwrap_or(u64::MAX).max(1);
        let measured = std::mem::replace(&mut self.measured, Measured::new(now));
        let mut flows = Vec::new();
        for source in Source::ALL {
            let mut from_peer = Tally::default();
            let mut size = (0, 0);
            for track in self.tracks.iter_mut().filter(|track| track.source == source) {
                let came = track.take_arrivals();
                size = size.max(came.1);
                from_peer.join(came.0);
            }
            if from_peer.packets > 0 {
                let jitter = measured.jitter[source as usize];
                flows.push(figures_of(source, Way::FromPeer, from_peer, rate(from_peer.bytes), over, jitter, size));
            }
            let (to_peer, reported) = (measured.to_peer[source as usize], measured.reported[source as usize]);
            if to_peer.packets > 0 {
                let tally = Tally { packets: reported.expected, lost: reported.lost, ..to_peer };
                let rate = rate(to_peer.bytes);
                flows.push(figures_of(source, Way::ToPeer, tally, rate, over, reported.jitter, (0, 0)));
            }
        }
        self.measured.reports = measured.reports;
        Some(PeerFigures { rtt: rtt.or(measured.rtt), flows })
    }
}

impl Track {
    /// What has come of all its encodings since the last time, and the size of the largest picture
    /// among those that came.
    fn take_arrivals(&mut self) -> (Tally, (u32, u32)) {
        let mut all = Tally::default();
        let mut largest = (0, 0);
        for layer in &mut self.layers {
            let tally = layer.arrivals.take();
            if tally.packets > 0 {
                largest = largest.max((layer.height, layer.width));
            }
            all.join(tally);
        }
        (all, (largest.1, largest.0))
    }
}

fn figures_of(
    source: Source,
    way: Way,
    tally: Tally,
    bitrate_bps: u64,
    over: Duration,
    jitter: Option<Duration>,
    (width, height): (u32, u32),
) -> FlowFigures {
    // Those that were lost are among those that the peer was to get, and beside those that came from it.
    let expected = if way == Way::ToPeer { tally.packets } else { tally.packets + tally.lost };
    let known = |pixels: u32| Some(pixels).filter(|pixels| *pixels > 0);
    let seconds = over.as_secs_f64().max(0.001);
    FlowFigures {
        source,
        way,
        bitrate_bps,
        expected,
        lost: tally.lost.min(expected),
        jitter,
        width: known(width),
        height: known(height),
        // Several pictures may go to a peer at once, so their number says nothing about one.
        frame_rate: (way == Way::FromPeer && !source.is_audio())
            .then(|| (tally.frames as f64 / seconds).round() as u32),
    }
}

/// RTP time as time.
fn ticks(ticks: u32, source: Source) -> Duration {
    let clock = if source.is_audio() { 48_000 } else { 90_000 };
    Duration::from_micros(u64::from(ticks) * 1_000_000 / clock)
}
