//! What a peer sends.

use super::Format;
use crate::Source;
use crate::core::active_speaker::Loudness;
use crate::core::arrivals::Arrivals;
use crate::core::keyframe_requests::KeyframeRequests;
use crate::core::layer_select;
use crate::core::meter::Meter;
use std::time::{Duration, Instant};
use str0m::media::{Mid, Rid};
use str0m::rtp::Ssrc;

/// How long an encoding may be silent while others of the track come before it counts as switched off.
/// Browsers switch off what they have no bandwidth for without saying so.
const SILENT: Duration = Duration::from_millis(1_500);

/// How long all of them may be silent: a sender whose line or processor stalls has switched off
/// nothing.
const STALLED: Duration = Duration::from_secs(6);

/// One source of a peer.
#[derive(Debug)]
pub(crate) struct Track {
    /// Names this track among all of its thread, ever: a source that was stopped and comes again is
    /// another track.
    pub(crate) uid: u64,
    pub(crate) source: Source,
    pub(crate) mid: Mid,
    pub(crate) allowed: bool,
    /// Encodings from low to high; audio has one.
    pub(crate) layers: Vec<Layer>,
    /// Format of the last packet.
    pub(crate) format: Option<Format>,
    pub(crate) loudness: Loudness,
    /// Whether there was a packet since the last look at the loudness.
    pub(crate) heard: bool,
    /// Receiving sections that it goes to or shall go to.
    pub(crate) watchers: Vec<Watcher>,
}

/// A receiving section of somebody: his key among the thread's peers, its index among his video
/// sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Watcher {
    pub(crate) peer: usize,
    pub(crate) section: usize,
}

/// One encoding.
#[derive(Debug)]
pub(crate) struct Layer {
    pub(crate) rid: Option<Rid>,
    /// The stream that it comes in now.
    pub(crate) ssrc: Option<Ssrc>,
    /// Height of its picture; 0 as long as no keyframe told.
    pub(crate) height: u32,
    /// Its width, likewise.
    pub(crate) width: u32,
    pub(crate) meter: Meter,
    pub(crate) arrivals: Arrivals,
    pub(crate) last_at: Option<Instant>,
    pub(crate) requests: KeyframeRequests,
}

impl Layer {
    fn new(rid: Option<Rid>) -> Self {
        let (meter, arrivals) = (Meter::default(), Arrivals::default());
        let requests = KeyframeRequests::default();
        Self { rid, ssrc: None, height: 0, width: 0, meter, arrivals, last_at: None, requests }
    }
}

impl Track {
    /// A track with the encodings named by `rids`, or one without a name.
    pub(crate) fn new(uid: u64, source: Source, mid: Mid, rids: &[String], allowed: bool) -> Self {
        let layers = match rids {
            [] => vec![Layer::new(None)],
            rids => in_order(rids).into_iter().map(|rid| Layer::new(Some(rid.into()))).collect(),
        };
        let loudness = Loudness::default();
        Self { uid, source, mid, allowed, layers, format: None, loudness, heard: false, watchers: Vec::new() }
    }

    /// The encodings as the allocator wants them.
    pub(crate) fn facts(&mut self, now: Instant) -> Vec<layer_select::Layer> {
        // Of one encoding there is nothing to choose; a still screen may be silent for long.
        let alone = self.layers.len() == 1;
        let newest = self.layers.iter().filter_map(|layer| layer.last_at).max();
        let since = |earlier: Instant, later: Instant| later.saturating_duration_since(earlier);
        let comes =
            |at: Instant| newest.is_some_and(|newest| since(at, newest) < SILENT && since(newest, now) < STALLED);
        let fact = |layer: &mut Layer| layer_select::Layer {
            rate_bps: layer.meter.rate_bps(now),
            height: layer.height,
            active: layer.last_at.is_some_and(|at| alone || comes(at)),
        };
        self.layers.iter_mut().map(fact).collect()
    }
}

/// Encodings from low to high. Ours are named `q`, `h`, `f`; others are taken in the order in which
/// they are listed, which browsers use from low to high.
fn in_order(rids: &[String]) -> Vec<&str> {
    let mut ordered: Vec<&str> = rids.iter().map(String::as_str).collect();
    if ordered.iter().all(|rid| "qhf".contains(rid) && rid.len() == 1) {
        ordered.sort_by_key(|rid| "qhf".find(rid));
    }
    ordered
}

#[cfg(test)]
mod tests;
