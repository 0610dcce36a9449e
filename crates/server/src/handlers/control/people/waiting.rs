//! The waiting room: letting people in, and sending them back.

use super::{act, several};
use crate::handlers::Done;
use crate::handlers::control::fields::required;
use crate::http::{Controller, Json, Refusal, pid};
use convoca_conference::{Action, Refused};
use convoca_contract::codes::{self, Code};
use convoca_contract::control::people::{AdmitRequest, SendBackAllRequest, SendBackRequest};

const CODES: &[(Refused, Code)] = &[(Refused::NotAllowed, codes::CLIENT_CANNOT_WAIT)];

/// `PUT /v1/mmc/control/conferences/allowWaitingParticipant`.
pub(super) async fn admit_participant(
    controller: Controller,
    Json { value: body, .. }: Json<AdmitRequest>,
) -> Result<Done, Refusal> {
    let all = body.allow_all.into_result();
    let all =
        all.map_err(|came| Refusal::bad(codes::SWITCH_INVALID, format!("allowAll must be true or false, not {came}")))?;
    let participant = match all {
        Some(true) => None,
        _ => Some(pid(&required(body.participant_id, "participantID", codes::PARAM_INVALID)?)),
    };
    controller.host()?;
    controller.act(Action::Admit { participant }).await
}

/// `PUT /v1/mmc/control/conferences/moveToWaitingRoom`.
pub(super) async fn send_back(
    controller: Controller,
    Json { value: body, .. }: Json<SendBackRequest>,
) -> Result<Done, Refusal> {
    let participant = pid(&required(body.participant_id, "participantID", codes::PARAM_INVALID)?);
    controller.host()?;
    act(&controller, Action::SendBack { participant }, CODES).await
}

/// `PUT /v1/mmc/control/conferences/batchMoveToWaitingRoom`.
pub(super) async fn send_back_all(
    controller: Controller,
    Json { value: body, .. }: Json<SendBackAllRequest>,
) -> Result<Done, Refusal> {
    let participants = several(body.participants, "batchParticipants")?;
    controller.host()?;
    act(&controller, Action::SendBackAll { participants }, CODES).await
}
