//! All of a meeting at one moment.

use crate::http::{Controller, Refusal};
use crate::live::{Snapshot, Visitor};
use convoca_conference::{MicrophoneState, Participant, Role};
use convoca_contract::control::snapshot::{ChairInfo, ConnectedPerson, InvitedPerson, RealTimeInfo};

/// `GET /v1/mmc/control/conferences/realTimeInfo`.
pub(super) async fn show_real_time_info(controller: Controller) -> Result<axum::Json<RealTimeInfo>, Refusal> {
    Ok(axum::Json(info(&controller.snapshot().await?)))
}

fn info(snapshot: &Snapshot) -> RealTimeInfo {
    let invited = snapshot.invitees.iter().map(|one| InvitedPerson {
        account_id: one.account.to_string(),
        user_uuid: one.user.as_deref().unwrap_or_default().to_owned(),
        name: one.name.to_string(),
        phone: one.number.to_string(),
        phone_left: String::new(),
        phone_right: String::new(),
    });
    let called = snapshot.calls.iter().map(|call| ConnectedPerson {
        pid: call.id.to_string(),
        name: call.name.to_string(),
        phone: call.number.to_string(),
        state: 1,
        video: 0,
        mute: 0,
        hand: 0,
    });
    let cohosts = snapshot.people.iter().filter(|(one, _)| one.role == Role::Cohost);
    RealTimeInfo {
        attendees: invited.collect(),
        participants: snapshot.people.iter().map(|(one, visitor)| connected(one, visitor)).chain(called).collect(),
        conf_info: ChairInfo {
            chair_id: snapshot.host.map(|host| host.to_string()).unwrap_or_default(),
            co_hosts: cohosts.map(|(one, _)| one.id.to_string()).collect(),
        },
    }
}

fn connected(one: &Participant, visitor: &Visitor) -> ConnectedPerson {
    ConnectedPerson {
        pid: one.id.to_string(),
        name: one.name.to_string(),
        phone: visitor.number(one.id),
        state: 0,
        video: i64::from(one.camera),
        mute: i64::from(one.microphone != MicrophoneState::On),
        hand: i64::from(one.hand_at.is_some()),
    }
}
