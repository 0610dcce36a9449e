//! How good connections are.

use super::{Audience, Frame, Picture, Stamp};
use convoca_booking::quality::{Direction, Flow, Medium, Sample};
use convoca_conference::{ParticipantId, PeerQuality};
use convoca_contract::push::network::NetCondition;
use convoca_contract::push::{Listed, REFRESH, REMOVE, Topic};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Codec of voices: the only one here.
const VOICES: &str = "OPUS";

/// What there is to say of somebody's connection; `None`: nothing any more.
pub(super) type Change = (ParticipantId, Option<NetCondition>);

/// Of one who has left.
pub(super) fn gone(participant: ParticipantId) -> Change {
    (participant, None)
}

/// The figures of a sample, in place of those of the one before.
fn measured(before: NetCondition, sample: &Sample) -> NetCondition {
    let loss = |medium, direction| Some(sample.flow(medium, direction)?.loss_permyriad?.to_string());
    // In units of 100 bit/s.
    let flux = |medium, direction| Some((sample.flow(medium, direction)?.bitrate_bps / 100).to_string());
    let worst = |figure: fn(&Flow) -> Option<u32>, direction: Option<Direction>| {
        let flows = sample.flows.iter().filter(|flow| direction.is_none_or(|one| flow.direction == one));
        flows.filter_map(figure).max().map(|worst| worst.to_string())
    };
    let (sent, received) = (Direction::Sent, Direction::Received);
    NetCondition {
        participant_id: before.participant_id,
        mode: REFRESH,
        net_info: before.net_info,
        delay: worst(|flow| flow.round_trip_ms, None),
        jitter: worst(|flow| flow.jitter_ms, Some(sent)),
        out_jitter: worst(|flow| flow.jitter_ms, Some(received)),
        audio_codec_type: sample.flows.iter().any(|flow| flow.medium == Medium::Audio).then(|| VOICES.to_owned()),
        // Which of two it is changes from one to the next.
        video_codec_type: None,
        flux_in: flux(Medium::Audio, received),
        flux_out: flux(Medium::Audio, sent),
        lost_packet_rate: loss(Medium::Audio, sent),
        audio_out_loss_packet_rate: loss(Medium::Audio, received),
        video_in_loss_packet_rate: loss(Medium::Video, sent),
        video_out_loss_packet_rate: loss(Medium::Video, received),
        assist_video_in_loss_packet_rate: loss(Medium::Screen, sent),
        assist_video_out_loss_packet_rate: loss(Medium::Screen, received),
        video_flux_in: flux(Medium::Video, received),
        video_flux_out: flux(Medium::Video, sent),
        assist_video_flux_in: flux(Medium::Screen, received),
        assist_video_flux_out: flux(Medium::Screen, sent),
        bandwidth: None,
    }
}

impl Picture {
    /// Takes in what was measured of people's lines.
    pub(in super::super) fn measure(
        &mut self,
        samples: &[(ParticipantId, Arc<Sample>)],
        stamp: &mut Stamp<'_, '_>,
    ) -> Vec<Frame> {
        let mut changes: BTreeMap<ParticipantId, Option<NetCondition>> = BTreeMap::new();
        for (id, sample) in samples.iter().filter(|(id, _)| self.people.contains_key(id)) {
            changes.insert(*id, Some(measured(self.condition(*id), sample)));
        }
        let mut frames = Vec::new();
        self.say_network(changes.into_iter().collect(), &mut frames, stamp);
        frames
    }

    /// What it is once a connection was rated.
    pub(super) fn rated(&self, one: &PeerQuality) -> NetCondition {
        NetCondition { net_info: Some(one.level.to_string()), ..self.condition(one.participant) }
    }

    /// What was said of somebody's connection last.
    fn condition(&self, id: ParticipantId) -> NetCondition {
        let none = || NetCondition { participant_id: id.to_string(), mode: REFRESH, ..NetCondition::default() };
        self.said.network.get(&id).cloned().unwrap_or_else(none)
    }

    pub(super) fn say_network(&mut self, changes: Vec<Change>, frames: &mut Vec<Frame>, stamp: &mut Stamp<'_, '_>) {
        let mut entries = Vec::new();
        for (id, condition) in changes {
            match condition {
                Some(condition) if self.said.network.get(&id) != Some(&condition) => {
                    entries.push(condition.clone());
                    self.said.network.insert(id, condition);
                }
                None if self.said.network.remove(&id).is_some() => {
                    let participant_id = id.to_string();
                    entries.push(NetCondition { participant_id, mode: REMOVE, ..NetCondition::default() });
                }
                Some(_) | None => {}
            }
        }
        if !entries.is_empty() {
            self.say(Topic::NetCondition, Listed::of(entries), Audience::Everybody, frames, stamp);
        }
    }
}
