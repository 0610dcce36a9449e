//! Putting people out, and taking them off the list of those who are invited.

use super::{list, several};
use crate::handlers::Done;
use crate::handlers::control::fields::required;
use crate::http::{Controller, Json, Refusal, pid};
use convoca_conference::Action;
use convoca_contract::codes;
use convoca_contract::control::people::{HangUpRequest, RemoveAttendeesRequest, RemovedAttendee};

/// `POST /v1/mmc/control/conferences/participants/delete`.
pub(super) async fn hang_up(
    controller: Controller,
    Json { value: body, .. }: Json<HangUpRequest>,
) -> Result<Done, Refusal> {
    let participants = several(body.participants, "bulkHangUpParticipants")?;
    controller.host()?;
    controller.act(Action::RemoveAll { participants }).await
}

/// `POST /v1/mmc/control/conferences/attendees/delete`.
pub(super) async fn delete_attendees(
    controller: Controller,
    Json { value: body, .. }: Json<RemoveAttendeesRequest>,
) -> Result<Done, Refusal> {
    let people = list(body.attendees, "bulkDelAttendInfo")?;
    let people = people.into_iter().map(removed).collect::<Result<_, _>>()?;
    controller.host()?;
    controller.act(Action::Uninvite { people }).await
}

fn removed(one: RemovedAttendee) -> Result<(std::sync::Arc<str>, Option<convoca_conference::ParticipantId>), Refusal> {
    let number = required(one.number, "number", codes::ATTENDEE_NUMBER_MISSING)?;
    let id = one.participant_id.into_result();
    let id =
        id.map_err(|came| Refusal::bad(codes::PARAM_INVALID, format!("participantID must be a text, not {came}")))?;
    Ok((number.into(), id.as_deref().map(pid)))
}
