//! A webinar's audience: let in, and paused for.

use crate::handlers::Done;
use crate::handlers::control::fields::switch;
use crate::http::{Controller, Json, Refusal};
use convoca_conference::Action;
use convoca_contract::control::show::{AudienceRequest, PauseRequest};

/// `PUT /v1/mmc/control/conferences/allowAudience`.
pub(super) async fn allow_audience(
    controller: Controller,
    Json { value: body, .. }: Json<AudienceRequest>,
) -> Result<Done, Refusal> {
    let admitted = switch(body.allow_audience, "allowAudience")?;
    controller.host()?;
    controller.act(Action::AdmitAudience { admitted }).await
}

/// `PUT /v1/mmc/control/conferences/pause`.
pub(super) async fn pause_meeting(
    controller: Controller,
    Json { value: body, .. }: Json<PauseRequest>,
) -> Result<Done, Refusal> {
    let paused = switch(body.pause, "pause")?;
    controller.host()?;
    controller.act(Action::Pause { paused }).await
}
