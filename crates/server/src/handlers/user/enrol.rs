//! A new person in the store: with an ID, a number to be called at and a personal room.

use crate::app::App;
use crate::outbox::personal_to;
use crate::{clock, provision};
use convoca_booking::{AdminLevel, Corporation, Profile, ResourceKind, User};
use convoca_notify::Matter;
use convoca_store::{Newcomer, PeopleError};

/// How often other random numbers are tried when one is taken, of 10⁹ there are.
const TRIES: usize = 8;

/// Who it is. Nobody is made an administrator this way.
#[derive(Default)]
pub(in crate::handlers) struct NewUser {
    pub(in crate::handlers) account: String,
    pub(in crate::handlers) name: String,
    pub(in crate::handlers) email: String,
    pub(in crate::handlers) phone: String,
    pub(in crate::handlers) third_account: Option<String>,
    pub(in crate::handlers) disabled: bool,
    pub(in crate::handlers) profile: Profile,
    /// Without one, nobody can sign in with a password.
    pub(in crate::handlers) password_hash: Option<String>,
    /// What he is told at his address, if at all.
    pub(in crate::handlers) told: Option<Matter>,
}

/// Adds him.
///
/// # Errors
/// A [`PeopleError`] when his account or third-party ID is taken, or the corporation has users enough.
pub(in crate::handlers) async fn enrol(
    app: &App,
    corporation: &Corporation,
    new: &NewUser,
) -> Result<User, PeopleError> {
    let most = corporation.limits(clock::now()).most(ResourceKind::Users);
    for _ in 0..TRIES {
        let newcomer = newcomer(app, corporation, new);
        match app.store.insert_users(std::slice::from_ref(&newcomer), most).await {
            Ok(()) => return Ok(newcomer.user),
            Err(PeopleError::NumberTaken) => {}
            Err(error) => return Err(error),
        }
    }
    Err(PeopleError::NumberTaken)
}

/// Him with an ID, a number, a room and the job that tells him, if there is a way to.
pub(in crate::handlers) fn newcomer(app: &App, corporation: &Corporation, new: &NewUser) -> Newcomer {
    let now = clock::now();
    let (user, personal) = clock::random(|random| {
        let fresh = provision::new_user(&corporation.id, &new.account, &new.name, AdminLevel::None, now, random);
        let user = User {
            email: new.email.clone(),
            phone: new.phone.clone(),
            third_account: new.third_account.clone(),
            disabled: new.disabled,
            profile: new.profile.clone(),
            ..fresh
        };
        let personal = provision::personal_room(&user, random);
        (user, personal)
    });
    let to = (user.name.as_str(), user.email.as_str(), user.phone.as_str());
    let told = new.told.clone().and_then(|matter| personal_to(app, &corporation.id, to, matter, now));
    Newcomer { user, password_hash: new.password_hash.clone(), personal, told }
}
