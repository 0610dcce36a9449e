//! A new person in the store: with an ID, a number to be called at and a personal room.

use crate::app::App;
use crate::{clock, provision};
use convoca_booking::{AdminLevel, Corporation, ResourceKind, User};
use convoca_store::PeopleError;

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
    /// Without one, nobody can sign in with a password.
    pub(in crate::handlers) password_hash: Option<String>,
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
        let (user, room) = clock::random(|random| {
            let now = clock::now();
            let fresh = provision::new_user(&corporation.id, &new.account, &new.name, AdminLevel::None, now, random);
            let user = User {
                email: new.email.clone(),
                phone: new.phone.clone(),
                third_account: new.third_account.clone(),
                disabled: new.disabled,
                ..fresh
            };
            let room = provision::personal_room(&user, random);
            (user, room)
        });
        match app.store.insert_user(&user, new.password_hash.as_deref(), &room, most).await {
            Ok(()) => return Ok(user),
            Err(PeopleError::NumberTaken) => {}
            Err(error) => return Err(error),
        }
    }
    Err(PeopleError::NumberTaken)
}
