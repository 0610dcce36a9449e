//! What one person looks at.

use super::layout::seconds;
use crate::handlers::Done;
use crate::handlers::control::fields::{required, switch};
use crate::http::{Controller, Json, Query, Refusal, pid, refused};
use convoca_conference::{Action, Refused, View};
use convoca_contract::codes;
use convoca_contract::control::show::{HostViewRequest, LockViewRequest, ParticipantViewRequest};

/// `PUT /v1/mmc/control/conferences/chairView`.
pub(super) async fn set_host_view(
    controller: Controller,
    Json { value: body, .. }: Json<HostViewRequest>,
) -> Result<Done, Refusal> {
    controller.host()?;
    let view = match required(body.view_type, "viewType", codes::VIEW_TYPE_INVALID)? {
        0 => {
            let seconds = seconds(body.switch_time)?;
            if switch(body.status, "status")? { View::Poll { seconds } } else { View::Free }
        }
        1 => View::Layout,
        2 => View::Person(pid(&required(body.participant_id, "participantID", codes::PARTICIPANT_NOT_FOUND)?)),
        _ => return Err(Refusal::bad(codes::VIEW_TYPE_INVALID, "viewType must be 0, 1 or 2")),
    };
    if controller.snapshot().await?.host.is_none() {
        return Err(Refusal::bad(codes::NO_HOST, "there is no host in the meeting"));
    }
    set(&controller, Action::SetView { participant: None, view }).await
}

/// `PUT /v1/mmc/control/conferences/partView`.
pub(super) async fn set_participant_view(
    controller: Controller,
    query: Query,
    Json { value: body, .. }: Json<ParticipantViewRequest>,
) -> Result<Done, Refusal> {
    let whose = pid(query.required("participantID")?);
    controller.own(whose).await?;
    if required(body.view_type, "viewType", codes::VIEW_TYPE_INVALID)? != 2 {
        return Err(Refusal::bad(codes::VIEW_TYPE_INVALID, "viewType must be 2"));
    }
    let whom = pid(&required(body.participant_id, "participantID", codes::PARTICIPANT_NOT_FOUND)?);
    set(&controller, Action::SetView { participant: Some(whose), view: View::Person(whom) }).await
}

/// `PUT /v1/mmc/control/conferences/lockView`.
pub(super) async fn lock_view(
    controller: Controller,
    query: Query,
    Json { value: body, .. }: Json<LockViewRequest>,
) -> Result<Done, Refusal> {
    controller.host()?;
    let participant = pid(query.required("participantID")?);
    let locked = switch(body.status, "status")?;
    controller.act(Action::LockView { participant, locked }).await
}

async fn set(controller: &Controller, action: Action) -> Result<Done, Refusal> {
    match controller.try_act(action).await? {
        Ok(()) => Ok(Done),
        Err(Refused::WrongState) => Err(Refusal::bad(
            codes::CONF_WRONG_STATE,
            "the host sees the layout that everybody sees; end it before he looks at something else",
        )),
        Err(why) => Err(refused(why)),
    }
}
