//! Give somebody another name.

use super::{act, own_and};
use crate::handlers::Done;
use crate::handlers::control::fields::required;
use crate::http::{Controller, Json, Refusal, pid};
use convoca_conference::{Action, ParticipantId, Refused};
use convoca_contract::codes;
use convoca_contract::control::people::RenameRequest;

/// `PUT /v1/mmc/control/conferences/participants/name`.
pub(super) async fn rename_participant(
    controller: Controller,
    Json { value: body, .. }: Json<RenameRequest>,
) -> Result<Done, Refusal> {
    let number = required(body.number, "number", codes::ATTENDEE_NUMBER_MISSING)?;
    let name = required(body.new_name, "newName", codes::NAME_MISSING)?;
    let given = body.participant_id.into_result();
    let given = given
        .map_err(|came| Refusal::bad(codes::PARAM_INVALID, format!("participantID must be a text, not {came}")))?;
    let participant = match given {
        Some(text) => pid(&text),
        None => connected(&controller, &number).await?,
    };
    own_and(&controller, participant, |state| state.may_rename).await?;
    let action = Action::Rename { participant: Some(participant), name };
    act(&controller, action, &[(Refused::BadMessage, codes::NEW_NAME_TOO_LONG)]).await
}

/// The one with this call number who is in; an ID that nobody has where there is none or several.
async fn connected(controller: &Controller, number: &str) -> Result<ParticipantId, Refusal> {
    let snapshot = controller.snapshot().await?;
    let mut with_it = snapshot.people.iter().filter(|(one, visitor)| visitor.number(one.id) == number);
    Ok(match (with_it.next(), with_it.next()) {
        (Some((one, _)), None) => one.id,
        _ => pid(""),
    })
}
