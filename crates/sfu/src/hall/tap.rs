//! What is taken out of a room, for whoever records it: all voices, and the videos that are wished
//! for, each in the layer that its size deserves.

use super::{Hall, Stage};
use crate::core::layer_select;
use crate::packet::Packet;
use crate::peer::{Format, Target};
use crate::{Codec, PeerId, Source, TapSink, TapWish, Tapped};
use std::collections::HashMap;
use std::sync::Arc;

/// A tap on a room.
pub(crate) struct Tap {
    sink: TapSink,
    wishes: Vec<TapWish>,
    /// What flows of each track, by its uid.
    flows: HashMap<u64, Flow>,
    /// The run of each voice, by its track's uid.
    voices: HashMap<u64, u64>,
    /// Runs that there have been.
    runs: u64,
    /// Whether nobody takes what comes out.
    closed: bool,
}

/// What flows of one track.
#[derive(Clone, Copy, Debug, Default)]
struct Flow {
    /// The layer that flows, the format that it had first, and the name of its run.
    now: Option<(usize, Format, u64)>,
    /// The layer that shall flow from its next keyframe on.
    target: Option<usize>,
}

impl Tap {
    fn new(sink: TapSink) -> Self {
        Self { sink, wishes: Vec::new(), flows: HashMap::new(), voices: HashMap::new(), runs: 0, closed: false }
    }

    /// The run that a packet belongs to; `None` when it is not wanted.
    fn run(&mut self, uid: u64, layer: usize, packet: &Packet) -> Option<u64> {
        let flow = self.flows.get_mut(&uid)?;
        if let Some((current, format, run)) = flow.now
            && current == layer
            && format == packet.format
        {
            return Some(run);
        }
        if flow.target != Some(layer) || !packet.keyframe {
            return None;
        }
        self.runs += 1;
        flow.now = Some((layer, packet.format, self.runs));
        Some(self.runs)
    }

    /// The run that a packet of a voice belongs to.
    fn voice(&mut self, uid: u64) -> u64 {
        *self.voices.entry(uid).or_insert_with(|| {
            self.runs += 1;
            self.runs
        })
    }

    /// A voice has stopped, or its numbers begin anew.
    pub(super) fn interrupt(&mut self, uid: u64) {
        self.voices.remove(&uid);
    }

    fn send(&mut self, tapped: Tapped) {
        self.closed |= !self.closed && !self.sink.give(tapped);
    }
}

impl Hall {
    /// Begins to take media out, in place of what was taken before.
    pub(crate) fn tap(&mut self, sink: TapSink) {
        self.tap = Some(Tap::new(sink));
        self.dirty = true;
    }

    /// Says which videos are taken out.
    pub(crate) fn wish_for(&mut self, wishes: Vec<TapWish>) {
        if let Some(tap) = &mut self.tap {
            tap.wishes = wishes;
            self.dirty = true;
        }
    }

    /// Whoever records cannot go on with a video before its next keyframe.
    pub(crate) fn tap_is_stuck(&mut self, id: PeerId, source: Source, stage: &mut Stage<'_>) {
        let Some(key) = self.find(stage.peers, id) else { return };
        let track = stage.peers.get(key).and_then(|peer| peer.tracks.iter().find(|track| track.source == source));
        let Some(uid) = track.map(|track| track.uid) else { return };
        let layer = self.tap.as_ref().and_then(|tap| tap.flows.get(&uid)?.now);
        if let Some((layer, ..)) = layer {
            Self::want_keyframe(Target { peer: key, uid, layer }, stage);
            self.ask_for_keyframes(key, stage);
        }
    }

    /// Decides anew what flows into the tap.
    pub(super) fn direct_tap(&mut self, stage: &mut Stage<'_>) {
        let Some(mut tap) = self.tap.take_if(|tap| !tap.closed) else {
            self.tap = None;
            return;
        };
        let mut flows = HashMap::new();
        for wish in tap.wishes.iter().filter(|wish| !wish.source.is_audio()) {
            let Some(key) = self.find(stage.peers, wish.peer) else { continue };
            let Some(peer) = stage.peers.get_mut(key) else { continue };
            let track = peer.tracks.iter_mut().find(|track| track.source == wish.source && track.allowed);
            let Some(track) = track else { continue };
            let target = layer_select::highest(&track.facts(stage.now), wish.height);
            let uid = track.uid;
            let flow = Flow { target, ..tap.flows.get(&uid).copied().unwrap_or_default() };
            if let Some(layer) = target
                && flow.now.is_none_or(|(current, ..)| current != layer)
            {
                Self::want_keyframe(Target { peer: key, uid, layer }, stage);
            }
            flows.insert(uid, flow);
        }
        tap.flows = flows;
        self.tap = Some(tap);
    }

    /// The numbers of an encoding begin anew: its next keyframe begins a new run.
    pub(super) fn renew_tap(&mut self, target: Target) {
        let Some(tap) = &mut self.tap else { return };
        tap.interrupt(target.uid);
        if let Some(flow) = tap.flows.get_mut(&target.uid)
            && flow.now.is_some_and(|(layer, ..)| layer == target.layer)
        {
            flow.now = None;
            self.dirty = true;
        }
    }

    /// A packet of a video has come.
    pub(super) fn tap_video(&mut self, peer: PeerId, source: Source, (uid, layer): (u64, usize), packet: &Packet) {
        let Some(tap) = &mut self.tap else { return };
        let codec = match packet.format {
            Format::Vp8 => Codec::Vp8,
            Format::H264(_) => Codec::H264,
            Format::Opus | Format::Red => return,
        };
        if let Some(run) = tap.run(uid, layer, packet) {
            tap.send(tapped(peer, source, run, codec, packet, Arc::clone(&packet.payload)));
        }
    }

    /// A packet of a voice, or of the sound of a screen, has come.
    pub(super) fn tap_audio(&mut self, peer: PeerId, source: Source, uid: u64, packet: &mut Packet) {
        let Some(tap) = &mut self.tap else { return };
        let payload = if packet.format == Format::Red { packet.primary() } else { Some(Arc::clone(&packet.payload)) };
        if let Some(payload) = payload.filter(|payload| !payload.is_empty()) {
            let run = tap.voice(uid);
            tap.send(tapped(peer, source, run, Codec::Opus, packet, payload));
        }
    }
}

fn tapped(peer: PeerId, source: Source, run: u64, codec: Codec, packet: &Packet, payload: Arc<[u8]>) -> Tapped {
    let Packet { seq, time, marker, keyframe, at, .. } = *packet;
    Tapped { peer, source, run, codec, number: seq, ticks: time, marker, keyframe, at, payload }
}
