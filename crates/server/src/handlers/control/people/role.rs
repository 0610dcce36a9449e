//! Who is host and co-host.

use super::{act, participant};
use crate::auth::guesses::Target;
use crate::clock;
use crate::handlers::Done;
use crate::handlers::control::fields::switch;
use crate::handlers::session::Peer;
use crate::http::{Controller, Json, Query, Refusal};
use convoca_booking::Role;
use convoca_booking::enter::role_of;
use convoca_conference::{Action, Refused};
use convoca_contract::codes;
use convoca_contract::control::people::{CohostRequest, HostRoleRequest};
use convoca_contract::given::Given;

/// Longest password that is looked at, in bytes: longer than any that a meeting can have.
const LONGEST_PASSWORD: usize = 64;

/// `PUT /v1/mmc/control/conferences/participants/role?participantID=`.
pub(super) async fn set_role(
    controller: Controller,
    query: Query,
    peer: Peer,
    Json { value: body, .. }: Json<HostRoleRequest>,
) -> Result<Done, Refusal> {
    let participant = participant(&query)?;
    let claims = switch(body.apply_chair, "applyChair")?;
    controller.own(participant).await?;
    let action = if claims {
        prove(&controller, &peer, body.password)?;
        Action::HandOver { participant }
    } else {
        Action::ReleaseHost { participant }
    };
    let codes = [(Refused::NotAllowed, codes::CANNOT_BE_HOST), (Refused::IsAudience, codes::AUDIENCE_IS_NO_HOST)];
    act(&controller, action, &codes).await
}

/// Looks at the host's password. Whoever guesses is slowed as at the door of the meeting.
fn prove(controller: &Controller, peer: &Peer, password: Given<String>) -> Result<(), Refusal> {
    let (app, meeting, now) = (&controller.app, &controller.meeting, clock::now());
    let target = Target::Meeting(meeting.booking.dialled());
    app.guesses.admit(target, peer.0, now).map_err(Refusal::guessed)?;
    let password = password.value().filter(|password| password.len() <= LONGEST_PASSWORD);
    let right = password.is_some_and(|password| role_of(&meeting.secrets, password) == Some(Role::Host));
    app.guesses.settle(target, peer.0, right, now).map_err(Refusal::guessed)?;
    if right {
        Ok(())
    } else {
        Err(Refusal::bad(codes::HOST_PASSWORD_WRONG, "chairmanPwd is not the host password of the meeting"))
    }
}

/// `PUT /v1/mmc/control/conferences/participants/cohost?participantID=`.
pub(super) async fn set_cohost(
    controller: Controller,
    query: Query,
    Json { value: body, .. }: Json<CohostRequest>,
) -> Result<Done, Refusal> {
    let participant = participant(&query)?;
    let cohost = switch(body.is_cohost, "isCohost")?;
    controller.host()?;
    let codes = [
        (Refused::IsHost, codes::HOST_IS_NO_COHOST),
        (Refused::IsAudience, codes::AUDIENCE_IS_NO_COHOST),
        (Refused::NotAllowed, codes::CANNOT_BE_COHOST),
    ];
    act(&controller, Action::SetCohost { participant, cohost }, &codes).await
}
