//! Takes packets from a publisher to those who receive them.

use super::{Hall, Peers, Stage};
use crate::core::audio_slots::AudioSlots;
use crate::figures::{add, count};
use crate::packet::Packet;
use crate::peer::{Recognised, Taking, Target, VideoSection};
use crate::{PeerKind, Source};
use str0m::rtp::RtpPacket;

impl Hall {
    /// A media packet has come from the peer with this key.
    pub(crate) fn packet(&mut self, key: usize, packet: RtpPacket, stage: &mut Stage<'_>) {
        count(&stage.counters.media_in);
        let Some(peer) = stage.peers.get_mut(key) else { return };
        let Some(Recognised { track, layer, format, renewed }) = peer.recognise(&packet) else {
            count(&stage.counters.dropped_unknown);
            return;
        };
        if renewed {
            let target = Target { peer: key, uid: peer.tracks[track].uid, layer };
            self.renew(target, stage.peers);
        }
        let Some(peer) = stage.peers.get_mut(key) else { return };
        let arrivals = &mut peer.tracks[track].layers[layer].arrivals;
        if renewed {
            arrivals.restart();
        }
        arrivals.count(*packet.seq_no, packet.payload.len(), packet.header.marker);
        if !peer.tracks[track].allowed {
            count(&stage.counters.dropped_not_allowed);
            return;
        }
        let Some(packet) = Packet::new(packet, format) else {
            count(&stage.counters.dropped_malformed);
            return;
        };
        if peer.tracks[track].source.is_audio() {
            self.forward_audio(key, track, packet, stage);
        } else {
            self.forward_video(key, track, layer, &packet, stage);
        }
    }

    /// The numbers of an encoding begin anew: those who receive it go on with its next keyframe.
    fn renew(&mut self, target: Target, peers: &mut Peers) {
        self.renew_tap(target);
        for key in &self.keys {
            let Some(receiver) = peers.get_mut(*key) else { continue };
            receiver.audio.iter_mut().for_each(|section| section.interrupt(target.uid));
            receiver.video.iter_mut().filter(|section| section.current() == Some(target)).for_each(VideoSection::stop);
        }
    }

    fn forward_audio(&mut self, key: usize, track: usize, mut packet: Packet, stage: &mut Stage<'_>) {
        let now = stage.now;
        let Some(peer) = stage.peers.get_mut(key) else { return };
        let track = &mut peer.tracks[track];
        track.loudness.hear(packet.loudness());
        track.heard = true;
        let (uid, source, speaks) = (track.uid, track.source, track.loudness.speaks());
        let insists = source == Source::ScreenAudio;
        let id = peer.id;
        self.tap_audio(id, source, uid, &mut packet);
        if self.audible.place(uid, speaks, insists, now).is_none() {
            return;
        }
        let mut forwarded = 0;
        for &other in self.keys.iter().filter(|other| **other != key) {
            let Some(receiver) = stage.peers.get_mut(other) else { continue };
            if !receiver.is_up() || receiver.held || receiver.kind == PeerKind::Whip {
                continue;
            }
            let places: &mut AudioSlots<u64> = &mut receiver.audio_places;
            let Some(place) = places.place(uid, speaks, insists, now) else { continue };
            let section = &mut receiver.audio[place];
            let ssrc = section.ssrc;
            let Some(write) = section.take(uid, &mut packet, now) else { continue };
            receiver.audio_meter.count(now, packet.payload.len());
            receiver.measured.sent(Source::Microphone, packet.payload.len(), false);
            receiver.write(ssrc, write);
            Stage::touch(stage.touched, other, receiver);
            forwarded += 1;
        }
        add(&stage.counters.forwarded, forwarded);
    }

    fn forward_video(&mut self, key: usize, track: usize, layer: usize, packet: &Packet, stage: &mut Stage<'_>) {
        let now = stage.now;
        let Some(peer) = stage.peers.get_mut(key) else { return };
        let (id, track_index) = (peer.id, track);
        let track = &mut peer.tracks[track];
        let (uid, source) = (track.uid, track.source);
        if track.format != Some(packet.format) {
            track.format = Some(packet.format);
            self.dirty = true;
        }
        let encoding = &mut track.layers[layer];
        encoding.meter.count(now, packet.payload.len());
        // One that comes, or comes again, is something to choose from.
        self.dirty |= encoding.last_at.is_none();
        encoding.last_at = Some(now);
        (encoding.width, encoding.height) = packet.size.unwrap_or((encoding.width, encoding.height));
        if packet.keyframe {
            encoding.requests.came();
        }
        let watchers = std::mem::take(&mut track.watchers);
        self.tap_video(id, source, (uid, layer), packet);
        let from = Target { peer: key, uid, layer };
        let mut forwarded = 0;
        for watcher in &watchers {
            let Some(receiver) = stage.peers.get_mut(watcher.peer) else { continue };
            if !receiver.is_up() || receiver.held {
                continue;
            }
            let Some(section) = receiver.video.get_mut(watcher.section) else { continue };
            let ssrc = section.ssrc;
            let write = match section.take(from, packet, now) {
                Taking::Ignored => continue,
                Taking::Next(write) => write,
                Taking::First(write) => {
                    count(&stage.counters.switches);
                    if section.told != Some((id, source)) {
                        section.told = Some((id, source));
                        self.tell(receiver.id, &section.name, Some((id, source)), stage.outbox);
                    }
                    write
                }
            };
            receiver.measured.sent(source, packet.payload.len(), packet.marker);
            receiver.write(ssrc, write);
            Stage::touch(stage.touched, watcher.peer, receiver);
            forwarded += 1;
        }
        add(&stage.counters.forwarded, forwarded);
        if let Some(peer) = stage.peers.get_mut(key) {
            peer.tracks[track_index].watchers = watchers;
        }
    }

    /// A receiver has lost its picture in a section.
    pub(crate) fn keyframe_wanted(&mut self, key: usize, mid: str0m::media::Mid, stage: &mut Stage<'_>) {
        count(&stage.counters.plis_in);
        let current = stage.peers.get(key).and_then(|peer| peer.video.iter().find(|section| section.mid == mid));
        if let Some(target) = current.and_then(|section| section.current()) {
            Self::want_keyframe(target, stage);
            self.ask_for_keyframes(target.peer, stage);
        }
    }
}
