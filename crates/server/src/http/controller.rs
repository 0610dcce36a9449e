//! Who controls a meeting: the program behind `X-Conference-Authorization`.

use super::{Query, Refusal};
use crate::app::App;
use crate::auth::conference_token;
use crate::clock;
use crate::handlers::Done;
use crate::live::{Snapshot, Stopping};
use axum::extract::FromRequestParts;
use convoca_booking::UserId;
use convoca_conference::{Action, ParticipantId, Refused};
use convoca_contract::codes;
use convoca_store::StoredMeeting;
use http::StatusCode;
use http::request::Parts;
use std::sync::Arc;

/// Where a meeting is ended, which is answered differently once it has.
const STOP: &str = "/stop";

/// A program with a conference token for the meeting that the query names, which is being held.
pub struct Controller {
    /// The server.
    pub app: Arc<App>,
    /// The meeting.
    pub meeting: StoredMeeting,
    /// With a host's rights, rather than a guest's.
    pub is_host: bool,
    /// Who got the token, if he was signed in.
    pub user: Option<UserId>,
    /// Who it is, for what is remembered.
    pub by: String,
}

impl FromRequestParts<Arc<App>> for Controller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let query = Query::from_request_parts(parts, app).await?;
        let id = query.required("conferenceID")?;
        let given = parts.headers.get("x-conference-authorization").and_then(|value| value.to_str().ok());
        Self::admit(app, id, given.unwrap_or_default(), parts.uri.path().ends_with(STOP)).await
    }
}

impl Controller {
    /// The program with this token, for the meeting with this ID; `stops`: it wants to end it.
    ///
    /// # Errors
    /// Status 401 for a token that is not good, or not for this meeting, and 400 when the meeting is not
    /// being held any more.
    pub async fn admit(app: &Arc<App>, id: &str, token: &str, stops: bool) -> Result<Self, Refusal> {
        let now = clock::now();
        let unknown = || {
            Refusal::unauthenticated(
                codes::CONF_TOKEN_INVALID,
                "the conference token is missing, expired, or not for this meeting; get one with the host password",
            )
        };
        let token = conference_token::bare(token).ok_or_else(unknown)?;
        let kept = conference_token::find(&app.store, &token, now).await?.ok_or_else(unknown)?;
        let meeting = app.store.meeting(&kept.corporation, &kept.meeting).await?.ok_or_else(unknown)?;
        if id != meeting.booking.id.as_str() && id != meeting.booking.dialled() {
            return Err(unknown());
        }
        if meeting.booking.holding_at(now).is_none_or(|holding| holding.id != kept.holding) {
            // A program that ends a meeting takes this code, and no other, for "nothing to end".
            let code = if stops { codes::CONF_NOT_STARTED } else { codes::CONF_ENDED };
            return Err(Refusal::bad(code, "the meeting is not being held any more"));
        }
        let by = meeting.booking.scheduler_name.clone();
        Ok(Self { app: Arc::clone(app), meeting, is_host: kept.host, user: kept.user, by })
    }

    /// Refuses with a guest's token.
    ///
    /// # Errors
    /// Status 403.
    pub fn host(&self) -> Result<(), Refusal> {
        if self.is_host {
            return Ok(());
        }
        Err(Refusal::new(
            StatusCode::FORBIDDEN,
            codes::GUEST_NOT_ALLOWED,
            "only a token that was got with the host password may do this",
        ))
    }

    /// Refuses with a guest's token, unless it is about the person who got it.
    ///
    /// # Errors
    /// Status 403.
    pub async fn own(&self, whose: ParticipantId) -> Result<(), Refusal> {
        let Some(user) = self.user.as_ref().filter(|_| !self.is_host) else { return self.host() };
        let snapshot = self.snapshot().await?;
        let own = snapshot.people.iter().find(|(one, _)| one.id == whose);
        match own {
            None => Err(refused(Refused::NoSuchParticipant)),
            Some((_, visitor)) if visitor.person.as_ref().is_some_and(|person| person.user == *user) => Ok(()),
            Some(_) => Err(Refusal::new(
                StatusCode::FORBIDDEN,
                codes::ONLY_ONESELF,
                "with a guest's token one may do this only for oneself",
            )),
        }
    }

    /// Does something in the meeting.
    ///
    /// # Errors
    /// What the meeting refuses, with the code that is nearest; see [`try_act`](Self::try_act) for others.
    pub async fn act(&self, action: Action) -> Result<Done, Refusal> {
        self.try_act(action).await?.map_err(refused)?;
        Ok(Done)
    }

    /// Does something in the meeting; what it says is inside.
    ///
    /// # Errors
    /// Status 400 when the meeting has ended meanwhile.
    pub async fn try_act(&self, action: Action) -> Result<Result<(), Refused>, Refusal> {
        self.app.live.program(&self.meeting, action, &self.by).await.map_err(gone)
    }

    /// All of the meeting at this moment.
    ///
    /// # Errors
    /// Status 400 when the meeting has ended meanwhile.
    pub async fn snapshot(&self) -> Result<Snapshot, Refusal> {
        self.app.live.snapshot(&self.meeting).await.map_err(gone)
    }
}

/// The participant that a program means; one that nobody has when the text is no ID.
pub fn pid(text: &str) -> ParticipantId {
    crate::live::words::who(&convoca_signalling::ParticipantId(text.to_owned()))
}

/// What the meeting refuses, where the operation has no code of its own for it.
pub fn refused(why: Refused) -> Refusal {
    let code = match why {
        Refused::BadMessage => codes::PARAM_INVALID,
        Refused::Over => codes::CONF_ENDED,
        Refused::Locked => codes::CONF_LOCKED,
        Refused::Full => codes::CONF_FULL,
        Refused::NoSuchParticipant | Refused::CannotResume => codes::PARTICIPANT_NOT_FOUND,
        Refused::TooMany => codes::CONF_OPERATION_FAILED,
        Refused::IsHost => codes::NOT_ON_HOST,
        Refused::IsCohost => codes::COHOST_CANNOT_WAIT,
        Refused::IsAudience => codes::WEBINAR_ROLE_FIXED,
        Refused::NotRecorded => codes::NOT_RECORDED,
        Refused::NotStreamed => codes::STREAMING_FAILED,
        Refused::NotAudience => codes::ONLY_ON_AUDIENCE,
        Refused::OutOfOrder | Refused::NotAllowed | Refused::WrongState => codes::CONF_WRONG_STATE,
    };
    Refusal::bad(code, why.to_string())
}

fn gone(Stopping: Stopping) -> Refusal {
    Refusal::bad(codes::CONF_ENDED, "the meeting has just ended")
}
