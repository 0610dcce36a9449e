//! People whom a third-party application signs in: found by its own ID for them, created on first
//! sight, and kept up to date with what it says of them.

use super::password;
use crate::app::App;
use crate::clock;
use crate::handlers::user::enrol::{self, NewUser};
use crate::http::Refusal;
use convoca_booking::random::digits;
use convoca_booking::{CorporationId, User};
use convoca_contract::codes;
use convoca_store::PeopleError;
use http::StatusCode;

/// How often another account name, or a user created by somebody else meanwhile, is tried.
const TRIES: usize = 8;

/// What is answered for somebody new where nobody is added.
const NOT_ADDED: &str = "there is no such user, and the corporation adds none on App ID sign-in";

/// What an application says of a person; `None` leaves things as they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    pub(crate) name: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
}

impl Profile {
    /// `user` as described, and whether that changes anything.
    fn apply(&self, user: &mut User) -> bool {
        let mut changed = false;
        for (said, kept) in
            [(&self.name, &mut user.name), (&self.email, &mut user.email), (&self.phone, &mut user.phone)]
        {
            if let Some(said) = said.as_ref().filter(|said| *said != kept) {
                kept.clone_from(said);
                changed = true;
            }
        }
        changed
    }
}

/// The person whom the corporation's application calls `third`.
///
/// # Errors
/// Status 412 when his account is disabled, 403 when he is new and the corporation does not add people
/// this way, 503 when he could not be created.
pub(crate) async fn person(
    app: &App,
    corporation: &CorporationId,
    third: &str,
    profile: &Profile,
) -> Result<User, Refusal> {
    let mut account = format!("Auto-{third}");
    for _ in 0..TRIES {
        if let Some(mut user) = app.store.user_by_third_account(corporation, third).await? {
            password::enabled(&user)?;
            if profile.apply(&mut user) {
                app.store.update_user(&user).await?;
            }
            return Ok(user);
        }
        let new = NewUser {
            account: account.clone(),
            name: profile.name.clone().unwrap_or_else(|| third.to_owned()),
            email: profile.email.clone().unwrap_or_default(),
            phone: profile.phone.clone().unwrap_or_default(),
            third_account: Some(third.to_owned()),
            ..NewUser::default()
        };
        let corporation = app.store.corporation(corporation).await?.filter(|corporation| corporation.adds_users);
        let Some(corporation) = corporation else {
            return Err(Refusal::new(StatusCode::FORBIDDEN, codes::APP_ID_NO_REGISTRATION, NOT_ADDED));
        };
        match enrol::enrol(app, &corporation, &new).await {
            Ok(user) => return Ok(user),
            // Another request for the same person was faster; he is found in the next round.
            Err(PeopleError::ThirdAccountTaken) => {}
            // Accounts are unique in the whole server, third-party IDs only in a corporation.
            Err(PeopleError::AccountTaken) => {
                account = format!("Auto-{third}-{}", clock::random(|random| digits(random, 6)));
            }
            Err(error) => return Err(error.into()),
        }
    }
    let message = "the user could not be created; try again";
    Err(Refusal::new(StatusCode::SERVICE_UNAVAILABLE, codes::APP_ID_REGISTRATION_FAILED, message).retry_after(1))
}
