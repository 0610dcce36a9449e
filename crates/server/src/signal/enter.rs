//! Who comes to a meeting: the one place that looks at proof from outside.

use crate::app::App;
use crate::auth::guesses::{Blocked, Target};
use crate::auth::{random, token};
use crate::live::number_of;
use crate::{clock, logging};
use convoca_booking::enter::{self, EnterError};
use convoca_booking::{Role, User};
use convoca_signalling::Refused;
use convoca_store::{StoreError, StoredMeeting};
use std::net::IpAddr;

/// What somebody brings along.
pub(crate) struct Proof {
    /// The number he dials, as typed.
    pub(crate) meeting: String,
    /// Token of a join link, or a random.
    pub(crate) token: Option<String>,
    /// Host or guest password.
    pub(crate) password: Option<String>,
    /// Access token of the REST API.
    pub(crate) access_token: Option<String>,
}

/// Somebody who may come in.
pub(crate) struct Admitted {
    /// The meeting.
    pub(crate) meeting: StoredMeeting,
    /// What he is in it.
    pub(crate) role: Role,
    /// Who he is, if he is signed in.
    pub(crate) user: Option<User>,
}

/// Why somebody may not.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Denied {
    /// There is no such meeting; a wrong link says the same.
    #[error("there is no such meeting, or the link is not (or no longer) one of its")]
    Unknown,
    /// He does not meet the booking's conditions.
    #[error(transparent)]
    Entry(#[from] EnterError),
    /// He guessed too often.
    #[error(transparent)]
    Blocked(#[from] Blocked),
    /// His access token is unknown or has expired.
    #[error("the sign-in has expired; sign in again")]
    SignInExpired,
    /// The store failed.
    #[error("the server had a fault; try again")]
    Store,
}

impl Denied {
    /// A fault of the store, which is logged here.
    pub(crate) fn store(error: StoreError) -> Self {
        tracing::error!(error = %logging::chain(&error), "the store failed while somebody came to a meeting");
        Self::Store
    }

    /// The protocol's word for it, and after how many seconds to try again.
    pub(crate) fn code(&self) -> (Refused, Option<u32>) {
        match self {
            Self::Unknown | Self::Entry(EnterError::WrongToken) => (Refused::UnknownMeeting, None),
            Self::Entry(EnterError::PasswordMissing) => (Refused::PasswordRequired, None),
            Self::Entry(EnterError::WrongPassword) => (Refused::WrongPassword, None),
            Self::Entry(EnterError::SignInNeeded) => (Refused::SignInRequired, None),
            // Who comes in waits for the host instead.
            Self::Entry(EnterError::NotInvited | EnterError::HostNeeded) => (Refused::NotInvited, None),
            Self::Entry(EnterError::Over) => (Refused::Over, None),
            Self::Blocked(Blocked::Locked(seconds) | Blocked::Slowed(seconds)) => {
                (Refused::TooFast, Some(u32::try_from(*seconds).unwrap_or(u32::MAX)))
            }
            Self::SignInExpired => (Refused::SignInExpired, None),
            Self::Store => (Refused::Fault, None),
        }
    }
}

/// Lets somebody in, or says why not. Wrong guesses are counted against his address and the number
/// that he dialled, whether or not there is such a meeting.
///
/// # Errors
/// See [`Denied`].
pub(crate) async fn admit(app: &App, peer: IpAddr, proof: &Proof) -> Result<Admitted, Denied> {
    let number = number_of(&proof.meeting);
    let target = Target::Meeting(&number);
    app.guesses.admit(target, peer, clock::now())?;
    let user = match &proof.access_token {
        Some(token) => Some(signed_in(app, token).await?),
        None => None,
    };
    let outcome = look(app, &number, proof, user.as_ref()).await?;
    match outcome {
        Ok((meeting, role)) => {
            app.guesses.settle(target, peer, true, clock::now())?;
            Ok(Admitted { meeting, role, user })
        }
        Err(denied) => {
            let guessed = match &denied {
                Denied::Unknown => true,
                Denied::Entry(error) => error.is_wrong_guess(),
                _ => false,
            };
            if guessed {
                app.guesses.settle(target, peer, false, clock::now())?;
            }
            Err(denied)
        }
    }
}

async fn look(
    app: &App,
    number: &str,
    proof: &Proof,
    user: Option<&User>,
) -> Result<Result<(StoredMeeting, Role), Denied>, Denied> {
    let now = clock::now();
    let Some(meeting) = app.store.meeting_to_join(number, now).await.map_err(Denied::store)? else {
        return Ok(Err(Denied::Unknown));
    };
    let booking = &meeting.booking;
    let of = (&booking.id, booking.created_at);
    let vouched = proof.token.as_deref().and_then(|token| random::role(app.live.vault(), of, token, now));
    let brought = enter::Proof { token: proof.token.as_deref(), password: proof.password.as_deref(), user };
    let outcome = match vouched {
        Some(role) => enter::vouched(booking, role, user, now),
        None => enter::role(booking, &meeting.secrets, &brought, now),
    };
    match outcome {
        Ok(role) => Ok(Ok((meeting, role))),
        Err(error) => Ok(Err(error.into())),
    }
}

async fn signed_in(app: &App, access_token: &str) -> Result<User, Denied> {
    let hash = token::hash(access_token);
    let found = app.store.principal(&hash, clock::now()).await.map_err(Denied::store)?;
    let user = found.map(|found| found.user).filter(|user| !user.disabled);
    user.ok_or(Denied::SignInExpired)
}
