//! Hands that are raised and lowered.

use super::{act, participant, several};
use crate::handlers::Done;
use crate::handlers::control::fields::switch;
use crate::http::{Controller, Json, Query, Refusal};
use convoca_conference::{Action, Refused};
use convoca_contract::codes::{self, Code};
use convoca_contract::control::people::{HandRequest, HandsRequest};

const CODES: &[(Refused, Code)] =
    &[(Refused::IsHost, codes::HOST_HAS_NO_HAND), (Refused::TooMany, codes::TOO_MANY_AUDIENCE_HANDS)];

/// `PUT /v1/mmc/control/conferences/participants/hands?participantID=`.
pub(super) async fn raise_hand(
    controller: Controller,
    query: Query,
    Json { value: body, .. }: Json<HandRequest>,
) -> Result<Done, Refusal> {
    let participant = participant(&query)?;
    let raised = switch(body.hands_state, "handsState")?;
    controller.own(participant).await?;
    act(&controller, Action::Hand { raised, participant: Some(participant) }, CODES).await
}

/// `PUT /v1/mmc/control/conferences/participants/batch/hands`.
pub(super) async fn raise_hands(
    controller: Controller,
    Json { value: body, .. }: Json<HandsRequest>,
) -> Result<Done, Refusal> {
    let raised = switch(body.hands_state, "handsState")?;
    let participants = several(body.pids, "pids")?;
    controller.host()?;
    act(&controller, Action::Hands { raised, participants }, CODES).await
}
