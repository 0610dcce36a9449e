//! Signing somebody in: tokens, how long they live, and how many live at once.
//!
//! Who may be signed in is decided before, and the answer rendered after. The tokens themselves
//! exist only in the value returned; the store has their hashes.

use super::token;
use crate::app::App;
use convoca_booking::UserId;
use convoca_store::{Session, StoreError};
use jiff::{SignedDuration, Timestamp};

/// How long an access token lives. The vendor's SDK keeps one for 12 hours without ever asking for
/// another, so it must be well over that.
pub const ACCESS: SignedDuration = SignedDuration::from_hours(24);

/// How long a refresh token lives.
pub const REFRESH: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The client type of programs, as the vendor numbers it.
pub const PROGRAM: i64 = 72;

/// Sign-ins of one account by programs that live at once; one more closes the oldest.
const MOST_PROGRAMS: u32 = 64;

/// Sign-ins of one account by any other client type that live at once.
const MOST_OTHERS: u32 = 1;

/// A sign-in that was just opened or renewed, with its tokens.
pub struct SignedIn {
    /// The access token.
    pub access: String,
    /// The refresh token.
    pub refresh: String,
    /// What the store keeps of it.
    pub session: Session,
    /// Whether it closed another one.
    pub displaced: bool,
}

impl SignedIn {
    /// Signs `user` in.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn open(app: &App, user: &UserId, client_type: i64, now: Timestamp) -> Result<Self, StoreError> {
        let mut opened = Self::new(token::mint(), user.clone(), client_type, now);
        let most = if client_type == PROGRAM { MOST_PROGRAMS } else { MOST_OTHERS };
        opened.displaced = app.store.open_session(&opened.session, most).await? > 0;
        Ok(opened)
    }

    /// Replaces both tokens of `old`, as its refresh token asks for. `None` when somebody else
    /// replaced or closed it meanwhile.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn rotate(app: &App, old: &Session, now: Timestamp) -> Result<Option<Self>, StoreError> {
        Self::replace(app, old, token::mint(), now).await
    }

    /// Lets the access token `access` of `old` live its whole time again, with a new refresh token.
    /// `None` when somebody else replaced or closed it meanwhile.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn prolong(app: &App, old: &Session, access: &str, now: Timestamp) -> Result<Option<Self>, StoreError> {
        Self::replace(app, old, access.to_owned(), now).await
    }

    async fn replace(app: &App, old: &Session, access: String, now: Timestamp) -> Result<Option<Self>, StoreError> {
        let renewed = Self::new(access, old.user.clone(), old.client_type, now);
        let replaced = app.store.replace_session(&old.token_hash, &renewed.session).await?;
        Ok(replaced.then_some(renewed))
    }

    fn new(access: String, user: UserId, client_type: i64, now: Timestamp) -> Self {
        let refresh = token::mint();
        let session = Session {
            token_hash: token::hash(&access),
            refresh_hash: token::hash(&refresh),
            user,
            client_type,
            created_at: now,
            expires_at: now + ACCESS,
            refresh_expires_at: now + REFRESH,
        };
        Self { access, refresh, session, displaced: false }
    }
}
