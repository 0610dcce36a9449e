//! How good connections are.

use super::{Audience, Frame, Picture, Stamp};
use convoca_conference::{ParticipantId, PeerQuality};
use convoca_contract::push::network::NetCondition;
use convoca_contract::push::{Listed, REFRESH, REMOVE, Topic};

/// What there is to say of somebody's connection; `None`: nothing any more.
pub(super) type Change = (ParticipantId, Option<NetCondition>);

/// Of one whose connection was rated.
pub(super) fn rated(one: &PeerQuality) -> NetCondition {
    NetCondition {
        participant_id: one.participant.to_string(),
        mode: REFRESH,
        net_info: Some(one.level.to_string()),
        ..NetCondition::default()
    }
}

/// Of one who has left.
pub(super) fn gone(participant: ParticipantId) -> Change {
    (participant, None)
}

impl Picture {
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
