//! People in a meeting that is being held.

mod ask;
mod hand;
mod invite;
mod invite_with_password;
mod mute;
mod remove;
mod rename;
mod role;
mod waiting;

use crate::handlers::Done;
use crate::http::router::{Route, filter};
use crate::http::{Controller, Query, Refusal, pid, refused};
use axum::routing::on;
use convoca_conference::{Action, ConferenceState, MOST_INVITED, ParticipantId, Refused};
use convoca_contract::Operation;
use convoca_contract::codes::{self, Code};
use convoca_contract::given::Given;
use convoca_contract::operations::control_people as operation;
use http::StatusCode;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::INVITE_PARTICIPANTS, on(at(&operation::INVITE_PARTICIPANTS), invite::invite_participants)),
        row(
            &operation::INVITE_WITH_PASSWORD,
            on(at(&operation::INVITE_WITH_PASSWORD), invite_with_password::invite_with_password),
        ),
        row(&operation::HANG_UP, on(at(&operation::HANG_UP), remove::hang_up)),
        row(&operation::DELETE_ATTENDEES, on(at(&operation::DELETE_ATTENDEES), remove::delete_attendees)),
        row(&operation::RENAME_PARTICIPANT, on(at(&operation::RENAME_PARTICIPANT), rename::rename_participant)),
        row(&operation::MUTE_PARTICIPANT, on(at(&operation::MUTE_PARTICIPANT), mute::mute_participant)),
        row(&operation::MUTE_MEETING, on(at(&operation::MUTE_MEETING), mute::mute_meeting)),
        row(&operation::ALLOW_GUEST_UNMUTE, on(at(&operation::ALLOW_GUEST_UNMUTE), mute::allow_guest_unmute)),
        row(&operation::RAISE_HAND, on(at(&operation::RAISE_HAND), hand::raise_hand)),
        row(&operation::RAISE_HANDS, on(at(&operation::RAISE_HANDS), hand::raise_hands)),
        row(&operation::SET_ROLE, on(at(&operation::SET_ROLE), role::set_role)),
        row(&operation::SET_COHOST, on(at(&operation::SET_COHOST), role::set_cohost)),
        row(&operation::OPERATE_CAMERA, on(at(&operation::OPERATE_CAMERA), ask::operate_camera)),
        row(&operation::INVITE_TO_SHARE, on(at(&operation::INVITE_TO_SHARE), ask::invite_to_share)),
        row(&operation::ALLOW_CLIENT_RECORD, on(at(&operation::ALLOW_CLIENT_RECORD), ask::allow_client_record)),
        row(&operation::ADMIT_PARTICIPANT, on(at(&operation::ADMIT_PARTICIPANT), waiting::admit_participant)),
        row(&operation::SEND_BACK, on(at(&operation::SEND_BACK), waiting::send_back)),
        row(&operation::SEND_BACK_ALL, on(at(&operation::SEND_BACK_ALL), waiting::send_back_all)),
    ]
}

/// Does something in the meeting; `codes` are those that the operation has for what may be refused, and
/// stand before the ones for all operations.
///
/// # Errors
/// What the meeting refuses, and when it has ended meanwhile.
async fn act(controller: &Controller, action: Action, codes: &[(Refused, Code)]) -> Result<Done, Refusal> {
    match controller.try_act(action).await? {
        Ok(()) => Ok(Done),
        Err(why) => Err(match codes.iter().find(|(one, _)| *one == why) {
            Some((_, code)) => Refusal::bad(*code, why.to_string()),
            None => refused(why),
        }),
    }
}

/// The participant that the query names.
///
/// # Errors
/// When it names none.
fn participant(query: &Query) -> Result<ParticipantId, Refusal> {
    query.required("participantID").map(pid)
}

/// Refuses with a guest's token what is about somebody else, and what the meeting's rules do not let him do
/// for himself.
///
/// # Errors
/// Status 403; 400 for somebody who is not there.
async fn own_and(
    controller: &Controller,
    whose: ParticipantId,
    may: impl Fn(&ConferenceState) -> bool + Send,
) -> Result<(), Refusal> {
    controller.own(whose).await?;
    if controller.is_host || may(&controller.snapshot().await?.state) {
        return Ok(());
    }
    let problem = "the meeting's rules do not let guests do this";
    Err(Refusal::new(StatusCode::FORBIDDEN, codes::GUEST_NOT_ALLOWED, problem))
}

/// The people of a list, each once.
///
/// # Errors
/// When there are none, or more than a meeting can have.
fn several(given: Given<Vec<String>>, name: &str) -> Result<Vec<ParticipantId>, Refusal> {
    let list = list(given, name)?;
    let mut ids: Vec<_> = list.iter().map(|text| pid(text)).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// A list with something in it.
///
/// # Errors
/// When there is nothing, or more than a meeting can have people.
fn list<T>(given: Given<Vec<T>>, name: &str) -> Result<Vec<T>, Refusal> {
    let wrong = |problem: String| Refusal::bad(codes::PARAM_INVALID, format!("{name} {problem}"));
    match given.into_result().map_err(|came| wrong(format!("must be a list, not {came}")))? {
        Some(list) if list.len() > MOST_INVITED => Err(wrong(format!("must have at most {MOST_INVITED} entries"))),
        Some(list) if !list.is_empty() => Ok(list),
        Some(_) | None => Err(Refusal::bad(codes::NO_ATTENDEES, format!("{name} must name somebody"))),
    }
}
