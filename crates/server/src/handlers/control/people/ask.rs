//! What somebody is asked, and what he may: camera, screen, recording.

use super::{act, participant};
use crate::handlers::Done;
use crate::handlers::control::fields::switch;
use crate::http::{Controller, Json, Query, Refusal};
use convoca_conference::{Action, Refused, Source};
use convoca_contract::codes;
use convoca_contract::control::people::{CameraRequest, ClientRecordRequest, ShareInvitationRequest};

/// `PUT /v1/mmc/control/conferences/participants/video?participantID=`. 1 closes, 0 opens.
pub(super) async fn operate_camera(
    controller: Controller,
    query: Query,
    Json { value: body, .. }: Json<CameraRequest>,
) -> Result<Done, Refusal> {
    let (participant, source) = (participant(&query)?, Source::Camera);
    let closes = switch(body.status, "status")?;
    controller.host()?;
    let action = if closes { Action::Stop { participant, source } } else { Action::AskFor { participant, source } };
    act(&controller, action, &[(Refused::NotAllowed, codes::VOICE_MEETING)]).await
}

/// `PUT /v1/mmc/control/conferences/participants/share/invite?participantID=`.
pub(super) async fn invite_to_share(
    controller: Controller,
    query: Query,
    Json { value: body, .. }: Json<ShareInvitationRequest>,
) -> Result<Done, Refusal> {
    let (participant, source) = (participant(&query)?, Source::Screen);
    let asks = switch(body.share, "share")?;
    controller.host()?;
    let action = if asks { Action::AskFor { participant, source } } else { Action::Withdraw { participant, source } };
    act(&controller, action, &[(Refused::NotAllowed, codes::CANNOT_SHARE)]).await
}

/// `PUT /v1/mmc/control/conferences/allowClientRecord?participantID=`.
pub(super) async fn allow_client_record(
    controller: Controller,
    query: Query,
    Json { value: body, .. }: Json<ClientRecordRequest>,
) -> Result<Done, Refusal> {
    let participant = participant(&query)?;
    let allowed = switch(body.allow_client_record, "allowClientRecord")?;
    controller.host()?;
    controller.act(Action::AllowRecord { participant, allowed }).await
}
