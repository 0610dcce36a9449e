//! Microphones: one person's, everybody's, and whether guests may turn theirs on.

use super::{act, own_and, participant};
use crate::handlers::Done;
use crate::handlers::control::fields::{switch, switch_if_given};
use crate::http::{Controller, Json, Query, Refusal};
use convoca_conference::{Action, Refused};
use convoca_contract::codes;
use convoca_contract::control::people::{GuestUnmuteRequest, MuteAllRequest, MuteRequest};

/// `PUT /v1/mmc/control/conferences/participants/mute?participantID=`.
pub(super) async fn mute_participant(
    controller: Controller,
    query: Query,
    Json { value: body, .. }: Json<MuteRequest>,
) -> Result<Done, Refusal> {
    let participant = participant(&query)?;
    let muted = switch(body.is_mute, "isMute")?;
    own_and(&controller, participant, |state| muted || state.may_unmute).await?;
    let action = if muted { Action::Mute { participant } } else { Action::Unmute { participant } };
    let codes =
        [(Refused::NotAllowed, codes::CONF_OPERATION_FAILED), (Refused::TooMany, codes::TOO_MANY_AUDIENCE_SPEAKERS)];
    act(&controller, action, &codes).await
}

/// `PUT /v1/mmc/control/conferences/mute`.
pub(super) async fn mute_meeting(
    controller: Controller,
    Json { value: body, .. }: Json<MuteAllRequest>,
) -> Result<Done, Refusal> {
    let muted = switch(body.is_mute, "isMute")?;
    let allowed = switch_if_given(body.allow_unmute, "allowUnmuteByOneself")?;
    controller.host()?;
    let may_unmute = muted.then(|| allowed.unwrap_or(true));
    controller.act(Action::MuteAll { muted, may_unmute }).await
}

/// `PUT /v1/mmc/control/conferences/mute/guestUnMute`.
pub(super) async fn allow_guest_unmute(
    controller: Controller,
    Json { value: body, .. }: Json<GuestUnmuteRequest>,
) -> Result<Done, Refusal> {
    let allowed = switch(body.allow_unmute, "allowUnmuteByOneself")?;
    controller.host()?;
    controller.act(Action::AllowUnmute { allowed }).await
}
