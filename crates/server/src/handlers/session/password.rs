//! Account and password, wherever in the request they came.

use super::Peer;
use crate::app::App;
use crate::auth::guesses::Target;
use crate::clock;
use crate::http::Refusal;
use convoca_booking::User;
use convoca_contract::codes;
use convoca_store::Account;
use http::StatusCode;

/// The account, when the password is its own and it may sign in.
///
/// # Errors
/// 401 for a wrong account or password, which answer alike; 412 for a disabled account, which only
/// who knows the password is told; 423 and 429 for guessing too often.
pub(super) async fn check(app: &App, peer: &Peer, account: &str, password: String) -> Result<Account, Refusal> {
    let target = Target::Account(account);
    app.guesses.admit(target, peer.0, clock::now())?;
    let found = app.store.user_by_account(account).await?;
    let kept = found.as_ref().and_then(|found| found.password_hash.clone());
    let right = app.passwords.verify(password, kept).await?;
    app.guesses.settle(target, peer.0, right, clock::now())?;
    let found = found.filter(|_| right).ok_or_else(wrong)?;
    enabled(&found.user)?;
    Ok(found)
}

/// Status 401, which tells neither which of the two is wrong nor whether the account exists.
pub(super) fn wrong() -> Refusal {
    Refusal::unauthenticated(codes::WRONG_ACCOUNT_OR_PASSWORD, "the account or the password is wrong")
}

/// Refuses a disabled account.
pub(super) fn enabled(user: &User) -> Result<(), Refusal> {
    if user.disabled {
        let message = "the account is disabled; an administrator can enable it";
        return Err(Refusal::new(StatusCode::PRECONDITION_FAILED, codes::ACCOUNT_NOT_ACTIVE, message));
    }
    Ok(())
}
