//! What everybody is shown.

use super::layout;
use crate::handlers::Done;
use crate::handlers::control::fields::required;
use crate::http::{Controller, Json, Query, Refusal, pid, refused};
use convoca_conference::{Action, Refused, Stage};
use convoca_contract::codes;
use convoca_contract::control::show::DisplayModeRequest;

/// `PUT /v1/mmc/control/conferences/participants/broadcast`.
pub(super) async fn broadcast_participant(controller: Controller, query: Query) -> Result<Done, Refusal> {
    controller.host()?;
    let one = pid(query.required("participantID")?);
    show(&controller, Stage::Broadcast(one)).await
}

/// `PUT /v1/mmc/control/conferences/participants/rollCall`.
pub(super) async fn roll_call_participant(controller: Controller, query: Query) -> Result<Done, Refusal> {
    controller.host()?;
    let one = pid(query.required("participantID")?);
    show(&controller, Stage::RollCall(one)).await
}

/// `PUT /v1/mmc/control/conferences/cancelBroadcast`.
pub(super) async fn cancel_broadcast(controller: Controller) -> Result<Done, Refusal> {
    controller.host()?;
    show(&controller, Stage::Free).await
}

/// `PUT /v1/mmc/control/conferences/display/mode`.
pub(super) async fn switch_mode(
    controller: Controller,
    Json { value: body, .. }: Json<DisplayModeRequest>,
) -> Result<Done, Refusal> {
    controller.host()?;
    let mode = required(body.switch_mode, "switchMode", codes::DISPLAY_MODE_MISSING)?;
    let many = match required(body.image_type, "imageType", codes::PICTURE_TYPE_INVALID)? {
        0 => false,
        1 => true,
        _ => return Err(Refusal::bad(codes::PICTURE_TYPE_INVALID, "imageType must be 0 or 1")),
    };
    let stage = match mode.as_str() {
        "VAS" => Stage::Voice { many },
        "Fixed" if many => {
            let snapshot = controller.snapshot().await?;
            Stage::Layout(match snapshot.state.layout {
                Some(layout) => layout,
                None => layout::automatic(layout::name_for(&snapshot), layout::SECONDS)?,
            })
        }
        "Fixed" => return Err(Refusal::bad(codes::PICTURE_TYPE_INVALID, "one picture goes with VAS only")),
        _ => return Err(Refusal::bad(codes::DISPLAY_MODE_INVALID, "switchMode must be Fixed or VAS")),
    };
    show(&controller, stage).await
}

async fn show(controller: &Controller, stage: Stage) -> Result<Done, Refusal> {
    settle(controller.try_act(Action::SetStage { stage }).await?)
}

/// The answer to something about what is shown.
pub(super) fn settle(done: Result<(), Refused>) -> Result<Done, Refusal> {
    match done {
        Ok(()) => Ok(Done),
        Err(why @ Refused::NotAllowed) => {
            Err(Refusal::bad(codes::VOICE_MEETING, format!("there are no pictures here: {why}")))
        }
        Err(why) => Err(refused(why)),
    }
}
