//! Call a number in with the meeting's password alone.

use super::invite::{app_number, number};
use crate::app::App;
use crate::auth::guesses::Target;
use crate::clock;
use crate::handlers::Done;
use crate::handlers::control::fields::required;
use crate::handlers::control::token::holding;
use crate::handlers::session::Peer;
use crate::http::{Json, Query, Refusal, refused};
use crate::live::number_of;
use crate::signal::new_participant;
use axum::extract::State;
use convoca_booking::Role;
use convoca_booking::enter::role_of;
use convoca_conference::{Action, Invitee, Refused};
use convoca_contract::codes;
use convoca_contract::control::people::InviteWithPasswordRequest;
use convoca_store::{StoredMeeting, Who};
use http::StatusCode;
use std::sync::Arc;

/// Longest password that is looked at, in bytes: longer than any that a meeting can have.
const LONGEST_PASSWORD: usize = 64;

/// `POST /v1/mmc/control/conferences/inviteWithPwd?conferenceID=`. The meeting of the body counts.
pub(super) async fn invite_with_password(
    State(app): State<Arc<App>>,
    query: Query,
    peer: Peer,
    Json { value: body, .. }: Json<InviteWithPasswordRequest>,
) -> Result<Done, Refusal> {
    query.required("conferenceID")?;
    let number = number(body.call_number, "callNum")?;
    let meeting = number_of(&required(body.conference_id, "confID", codes::PARAM_INVALID)?);
    let password = required(body.password, "pwd", codes::PARAM_INVALID)?;
    let stored = prove(&app, &peer, &meeting, &password).await?;
    let invitee = invitee(&app, &stored, number).await?;
    let people = vec![(new_participant(), invitee)];
    let told = app.live.program(&stored, Action::Invite { people }, &stored.booking.scheduler_name).await;
    match told {
        Ok(Ok(())) => Ok(Done),
        Ok(Err(Refused::TooMany)) => {
            Err(Refusal::bad(codes::TOO_MANY_ATTENDEES, "the meeting has as many attendees as it may have"))
        }
        Ok(Err(why)) => Err(refused(why)),
        Err(_) => Err(Refusal::bad(codes::CONF_ENDED, "the meeting has just ended")),
    }
}

/// The meeting that is being held, with its host's password. The guests' is not enough: corporations
/// cannot say yet that guests may call others in.
async fn prove(app: &App, peer: &Peer, meeting: &str, password: &str) -> Result<StoredMeeting, Refusal> {
    let now = clock::now();
    let target = Target::Meeting(meeting);
    app.guesses.admit(target, peer.0, now).map_err(Refusal::guessed)?;
    let stored = app.store.meeting_to_join(meeting, now).await?;
    let role = stored
        .as_ref()
        .filter(|_| password.len() <= LONGEST_PASSWORD)
        .and_then(|stored| role_of(&stored.secrets, password));
    app.guesses.settle(target, peer.0, role.is_some(), now).map_err(Refusal::guessed)?;
    let code = codes::CONF_NOT_FOUND_OR_AUTH_FAILED;
    let (stored, role) = stored.zip(role).ok_or_else(|| Refusal::bad(code, code.name))?;
    if role != Role::Host {
        let problem = "only the host password lets others be called in";
        return Err(Refusal::new(StatusCode::FORBIDDEN, codes::GUEST_NOT_ALLOWED, problem));
    }
    holding(&stored, now)?;
    Ok(stored)
}

/// Whoever has this number, known by his own name where he is of the corporation.
async fn invitee(app: &App, stored: &StoredMeeting, number: String) -> Result<Invitee, Refusal> {
    let corporation = &stored.booking.corporation;
    let who = Who { number: app_number(&number), ..Who::default() };
    let id = app.store.resolve(corporation, &[who]).await?.into_iter().next().flatten();
    let user = match &id {
        Some(id) => app.store.user(corporation, id).await?,
        None => None,
    };
    let name = user.as_ref().map(|user| user.name.as_str()).filter(|name| !name.is_empty()).unwrap_or(&number);
    Ok(Invitee {
        name: name.into(),
        role: convoca_conference::Role::Guest,
        user: id.map(|id| id.as_str().into()),
        account: user.as_ref().map(|user| user.account.as_str()).unwrap_or_default().into(),
        email: "".into(),
        phone: "".into(),
        number: number.into(),
    })
}
