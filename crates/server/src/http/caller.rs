//! Who is calling: the person behind `X-Access-Token`.

use super::Refusal;
use super::audit::Deed;
use crate::app::App;
use crate::auth::token;
use crate::clock;
use axum::extract::FromRequestParts;
use convoca_booking::{AdminLevel, Corporation, User, UserKind};
use convoca_contract::codes;
use convoca_store::{Principal, Session};
use http::request::Parts;
use std::sync::Arc;

/// Somebody signed in.
pub struct Caller {
    /// The sign-in.
    pub session: Session,
    /// The person.
    pub user: User,
    /// His tenant.
    pub corporation: Corporation,
}

/// A signed-in administrator of his corporation.
pub struct Admin(pub Caller);

/// The signed-in default administrator of his corporation.
pub struct DefaultAdmin(pub Caller);

/// The signed-in administrator of the service provider.
pub struct Provider(pub Caller);

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let unknown = || {
            Refusal::unauthenticated(
                codes::TOKEN_INVALID,
                "the X-Access-Token header is missing, or its token is unknown or expired; sign in again",
            )
        };
        let given = parts.headers.get("x-access-token").and_then(|value| value.to_str().ok());
        let hash = given.filter(|token| !token.is_empty()).map(token::hash).ok_or_else(unknown)?;
        let found = app.store.principal(&hash, clock::now()).await?.ok_or_else(unknown)?;
        tracing::Span::current().record("user.id", found.user.id.as_str());
        let caller = Self::admit(found)?;
        if let Some(deed) = parts.extensions.get::<Deed>() {
            deed.done_by(&caller);
        }
        Ok(caller)
    }
}

impl Caller {
    /// The person behind a sign-in, unless his account is disabled.
    ///
    /// # Errors
    /// Status 401 for a disabled account.
    pub fn admit(found: Principal) -> Result<Self, Refusal> {
        if found.user.disabled {
            return Err(Refusal::unauthenticated(
                codes::ACCOUNT_NOT_ACTIVE,
                "the account is disabled; an administrator can enable it",
            ));
        }
        Ok(Self { session: found.session, user: found.user, corporation: found.corporation })
    }
}

macro_rules! restricted {
    ($name:ident, $test:expr, $who:literal) => {
        impl FromRequestParts<Arc<App>> for $name {
            type Rejection = Refusal;

            async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
                let caller = Caller::from_request_parts(parts, app).await?;
                let allowed: fn(&User) -> bool = $test;
                if allowed(&caller.user) {
                    Ok(Self(caller))
                } else {
                    Err(Refusal::forbidden(concat!("only ", $who, " may do this")))
                }
            }
        }
    };
}

restricted!(Admin, User::is_admin, "an administrator of the corporation");
restricted!(DefaultAdmin, |user| user.admin == AdminLevel::Default, "the corporation's default administrator");
restricted!(Provider, |user| user.kind == UserKind::Provider, "the service provider's administrator");
