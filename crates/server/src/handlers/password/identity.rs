//! Whom a request means that nobody is signed in for.

use crate::app::App;
use crate::handlers::fields;
use crate::http::Refusal;
use convoca_booking::UserKind;
use convoca_contract::given::Given;
use convoca_store::{Account, StoreError};

/// Longest account or address, in characters.
const LONGEST: usize = 255;

/// What the request calls him.
///
/// # Errors
/// Status 400 without it.
pub(super) fn named(given: Given<String>) -> Result<String, Refusal> {
    fields::required(fields::text(given, "user", LONGEST)?, "user")
}

/// The account that this names, if its owner may have a new password: somebody who is not disabled.
/// Devices sign in with codes, and who has no password signs in elsewhere.
pub(super) async fn find(app: &App, name: &str) -> Result<Option<Account>, StoreError> {
    let found = app.store.user_by_any_name(name).await?;
    let may = |account: &Account| {
        let person = !matches!(account.user.kind, UserKind::Device(_));
        person && !account.user.disabled && account.password_hash.is_some()
    };
    Ok(found.filter(may))
}
