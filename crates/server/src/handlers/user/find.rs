//! Whom a path or a list names: an account, or a third-party ID when `accountType` is 1.

use crate::app::App;
use crate::http::{Query, Refusal};
use convoca_booking::{CorporationId, User, UserKind};
use convoca_contract::codes;

/// What people are called by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::handlers) enum By {
    /// Their account here.
    Account,
    /// The third-party application's ID for them.
    ThirdAccount,
}

impl By {
    /// As the query says.
    ///
    /// # Errors
    /// Status 400 when it says something else.
    pub(in crate::handlers) fn of(query: &Query) -> Result<Self, Refusal> {
        Ok(if query.integer("accountType", 0..=1, 0)? == 1 { Self::ThirdAccount } else { Self::Account })
    }
}

/// The corporation's person called `name`. Another corporation's, and the provider's, is answered
/// as if there were none.
///
/// # Errors
/// Status 400 when there is none.
pub(in crate::handlers) async fn find(
    app: &App,
    corporation: &CorporationId,
    name: &str,
    by: By,
) -> Result<User, Refusal> {
    let found = match by {
        By::Account => app.store.user_by_account(name).await?.map(|account| account.user),
        By::ThirdAccount => app.store.user_by_third_account(corporation, name).await?,
    };
    found
        .filter(|user| user.corporation == *corporation && user.kind == UserKind::Corporation)
        .ok_or_else(|| Refusal::bad(codes::USER_NOT_FOUND, format!("there is no user {name}")))
}

/// The accounts of everybody in `names`.
///
/// # Errors
/// Status 400 when one of them does not exist.
pub(in crate::handlers) async fn accounts(
    app: &App,
    corporation: &CorporationId,
    names: Vec<String>,
    by: By,
) -> Result<Vec<String>, Refusal> {
    if by == By::Account {
        return Ok(names);
    }
    let mut accounts = Vec::with_capacity(names.len());
    for name in &names {
        accounts.push(find(app, corporation, name, by).await?.account);
    }
    Ok(accounts)
}
