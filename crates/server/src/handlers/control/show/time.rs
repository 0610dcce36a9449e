//! A later end, and the end.

use crate::handlers::Done;
use crate::handlers::control::fields::switch;
use crate::http::{Controller, Json, Refusal, refused};
use convoca_conference::{Action, Refused};
use convoca_contract::codes;
use convoca_contract::control::show::ProlongRequest;

/// Minutes by which a meeting is extended, unless it is said.
const MINUTES: i64 = 15;

/// `PUT /v1/mmc/control/conferences/duration`.
pub(super) async fn prolong_meeting(
    controller: Controller,
    Json { value: body, .. }: Json<ProlongRequest>,
) -> Result<Done, Refusal> {
    controller.host()?;
    let by_itself = switch(body.auto, "auto")?;
    let wrong = || Refusal::bad(codes::PARAM_INVALID, "duration must be 1 to 1440 minutes");
    let minutes = body.duration.into_result().map_err(|_| wrong())?.unwrap_or(MINUTES);
    let minutes = u16::try_from(minutes).ok().filter(|minutes| (1..=1440).contains(minutes)).ok_or_else(wrong)?;
    let action = if by_itself { Action::ExtendItself { minutes } } else { Action::Extend { minutes } };
    match controller.try_act(action).await? {
        Ok(()) => Ok(Done),
        Err(Refused::TooMany) => Err(Refusal::bad(codes::LONGEST_REACHED, "the meeting cannot be longer than a week")),
        Err(why) => Err(refused(why)),
    }
}

/// `PUT /v1/mmc/control/conferences/stop`.
pub(super) async fn stop_meeting(controller: Controller) -> Result<Done, Refusal> {
    controller.host()?;
    match controller.try_act(Action::End).await? {
        Ok(()) => Ok(Done),
        Err(Refused::Over) => Err(Refusal::bad(codes::CONF_NOT_STARTED, "the meeting is not being held any more")),
        Err(why) => Err(refused(why)),
    }
}
