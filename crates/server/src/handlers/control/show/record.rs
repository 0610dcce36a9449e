//! Recording on the server.

use crate::handlers::Done;
use crate::handlers::control::fields::{required, switch};
use crate::http::{Controller, Json, Refusal};
use crate::recording::Trouble;
use convoca_conference::{Action, Recording};
use convoca_contract::codes;
use convoca_contract::recording::{MmrRecordRequest, RecordRequest};

/// `PUT /v1/mmc/control/conferences/record`.
pub(super) async fn record_meeting(
    controller: Controller,
    Json { value: body, .. }: Json<RecordRequest>,
) -> Result<Done, Refusal> {
    let recording = if switch(body.is_record, "isRecord")? { Recording::On } else { Recording::Off };
    record(&controller, recording).await
}

/// `PUT /v1/mmc/control/conferences/mmrRecord`.
pub(super) async fn record_mmr_meeting(
    controller: Controller,
    Json { value: body, .. }: Json<MmrRecordRequest>,
) -> Result<Done, Refusal> {
    let recording = match required(body.record_type, "recordType", codes::SWITCH_INVALID)? {
        0 => Recording::Paused,
        1 => Recording::On,
        2 => Recording::Off,
        _ => return Err(Refusal::bad(codes::SWITCH_INVALID, "recordType must be 0, 1 or 2")),
    };
    record(&controller, recording).await
}

/// What cannot be recorded is told at once, before the meeting is told that it is.
async fn record(controller: &Controller, recording: Recording) -> Result<Done, Refusal> {
    controller.host()?;
    let booking = &controller.meeting.booking;
    if recording == Recording::On && booking.recording.mode.records() {
        controller.app.recordings.may_record(&booking.corporation).await.map_err(refused)?;
    }
    controller.act(Action::Record { recording }).await
}

fn refused(trouble: Trouble) -> Refusal {
    let code = match trouble {
        Trouble::NotBought => codes::NO_RECORDING_SPACE,
        Trouble::Full => codes::RECORDING_SPACE_FULL,
        Trouble::Store(error) => return error.into(),
        Trouble::Folder(_) | Trouble::Start(_) => codes::RECORDING_MISSING,
    };
    Refusal::bad(code, trouble.to_string())
}
