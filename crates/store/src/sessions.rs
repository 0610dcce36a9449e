//! Sessions: who is signed in, found by the hash of a token.
//!
//! Tokens themselves never come here. What a session may do, and whether a disabled person's still
//! counts, is the server's to decide.

pub(crate) mod recent;

use crate::sql::{body, get, text, time};
use crate::{Store, StoreError};
use convoca_booking::{Corporation, CorporationId, User, UserId};
use futures_util::TryStreamExt as _;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// What sign-ins are counted by, so that they can be by the days of any zone.
const QUARTER_MS: i64 = 15 * 60 * 1000;

/// That somebody signed in, for figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// Who.
    pub user: UserId,
    /// The quarter of an hour in which he did.
    pub at: Timestamp,
    /// Kind of client, as the API counts them.
    pub client_type: i64,
}

/// Somebody signed in with one client. Times count in whole milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Hash of the access token.
    pub token_hash: [u8; 32],
    /// Hash of the refresh token.
    pub refresh_hash: [u8; 32],
    /// Who.
    pub user: UserId,
    /// Kind of client, as the API counts them.
    pub client_type: i64,
    /// When it was opened.
    pub created_at: Timestamp,
    /// Until when the access token counts.
    pub expires_at: Timestamp,
    /// Until when the refresh token counts.
    pub refresh_expires_at: Timestamp,
}

/// Who is behind a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// The session.
    pub session: Session,
    /// The person, who may be disabled.
    pub user: User,
    /// The person's corporation.
    pub corporation: Corporation,
}

impl Store {
    /// Opens a session. Of the same person's sessions with the same kind of client the `most`
    /// newest stay, this one among them; returns how many that had not ended were closed.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn open_session(&self, session: &Session, most: u32) -> Result<u64, StoreError> {
        let older = i64::from(most.max(1)) - 1;
        self.write_people((session.clone(), older), |tx, (session, older)| Box::pin(open(tx, session, *older))).await
    }

    /// Who is behind an access token that still counts. What another process has changed within
    /// the last second may not show yet.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn principal(&self, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<Principal>, StoreError> {
        if let Some(principal) = self.recent.get(token_hash, now) {
            return Ok(Some(principal));
        }
        let age = self.recent.age();
        let found = self.find(
            "SELECT s.token_hash, s.refresh_hash, s.client_type, s.created_at, s.expires_at, s.refresh_expires_at, \
             p.body, c.body FROM session s JOIN person p ON p.id = s.user_id \
             JOIN corporation c ON c.id = p.corporation AND c.doomed = 0 \
             WHERE s.token_hash = $1 AND s.expires_at > $2",
            token_hash,
            now,
        );
        let found = found.await?;
        if let Some(principal) = &found {
            self.recent.keep(age, now, principal);
        }
        Ok(found)
    }

    /// Who is behind a refresh token that still counts.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn principal_by_refresh(
        &self,
        refresh_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<Principal>, StoreError> {
        self.find(
            "SELECT s.token_hash, s.refresh_hash, s.client_type, s.created_at, s.expires_at, s.refresh_expires_at, \
             p.body, c.body FROM session s JOIN person p ON p.id = s.user_id \
             JOIN corporation c ON c.id = p.corporation AND c.doomed = 0 \
             WHERE s.refresh_hash = $1 AND s.refresh_expires_at > $2",
            refresh_hash,
            now,
        )
        .await
    }

    /// Closes one session and opens another in its place; `false` when the old one is gone, and
    /// then the new one is not opened.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn replace_session(&self, old_token_hash: &[u8; 32], new: &Session) -> Result<bool, StoreError> {
        self.write_people((*old_token_hash, new.clone()), |tx, (old, new)| {
            Box::pin(async move {
                if !close(tx, old).await? {
                    return Ok(false);
                }
                insert(tx, new).await?;
                Ok(true)
            })
        })
        .await
    }

    /// Closes a session; `false` when it is gone.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn close_session(&self, token_hash: &[u8; 32]) -> Result<bool, StoreError> {
        self.write_people(*token_hash, |tx, hash| Box::pin(close(tx, hash))).await
    }

    /// Hands `each` who of the corporation signed in from `from` to before `to`: one for a kind of client
    /// and a quarter of an hour.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn each_sign_in(
        &self,
        corporation: &CorporationId,
        from: Timestamp,
        to: Timestamp,
        mut each: impl FnMut(SignIn),
    ) -> Result<(), StoreError> {
        let mut loan = self.read().await?;
        let query =
            sqlx::query("SELECT user_id, at, client_type FROM sign_in WHERE corporation = $1 AND at >= $2 AND at < $3");
        let query = query.bind(text(corporation.as_str())).bind(from.as_millisecond()).bind(to.as_millisecond());
        let mut rows = query.fetch(&mut *loan);
        while let Some(row) = rows.try_next().await? {
            each(SignIn { user: UserId::new(get::<String>(&row, 0)?), at: time(&row, 1)?, client_type: get(&row, 2)? });
        }
        drop(rows);
        loan.keep();
        Ok(())
    }

    async fn find(&self, sql: &'static str, hash: &[u8; 32], now: Timestamp) -> Result<Option<Principal>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query(sql).bind(hash.as_slice()).bind(now.as_millisecond()).fetch_optional(&mut *loan).await?;
        loan.keep();
        row.map(|row| read(&row)).transpose()
    }
}

fn read(row: &AnyRow) -> Result<Principal, StoreError> {
    let user: User = body("user", row, 6)?;
    let session = Session {
        token_hash: hash(row, 0)?,
        refresh_hash: hash(row, 1)?,
        user: user.id.clone(),
        client_type: get(row, 2)?,
        created_at: time(row, 3)?,
        expires_at: time(row, 4)?,
        refresh_expires_at: time(row, 5)?,
    };
    Ok(Principal { session, user, corporation: body("corporation", row, 7)? })
}

fn hash(row: &AnyRow, column: usize) -> Result<[u8; 32], StoreError> {
    get::<&[u8]>(row, column)?.try_into().map_err(|_| StoreError::Damaged("session"))
}

async fn open(tx: &mut AnyConnection, session: &Session, older: i64) -> Result<u64, StoreError> {
    let user = text(session.user.as_str());
    // The person's row is the turn that his sign-ins take, or two at once would not count each
    // other.
    sqlx::query("UPDATE person SET uses = uses + 1 WHERE id = $1").bind(user.as_str()).execute(&mut *tx).await?;
    sqlx::query(
        "DELETE FROM session WHERE user_id = $1 AND client_type = $2 AND expires_at <= $3 AND refresh_expires_at <= $3",
    )
    .bind(user.as_str())
    .bind(session.client_type)
    .bind(session.created_at.as_millisecond())
    .execute(&mut *tx)
    .await?;
    let closed = sqlx::query(
        "DELETE FROM session WHERE token_hash IN (SELECT token_hash FROM session \
         WHERE user_id = $1 AND client_type = $2 ORDER BY created_at DESC, token_hash LIMIT 1000000 OFFSET $3)",
    )
    .bind(user.as_str())
    .bind(session.client_type)
    .bind(older)
    .execute(&mut *tx)
    .await?;
    insert(tx, session).await?;
    sqlx::query(
        "INSERT INTO sign_in (corporation, at, user_id, client_type) \
         SELECT corporation, $1, id, $2 FROM person WHERE id = $3 \
         ON CONFLICT (corporation, at, user_id, client_type) DO NOTHING",
    )
    .bind(quarter(session.created_at))
    .bind(session.client_type)
    .bind(user.as_str())
    .execute(&mut *tx)
    .await?;
    Ok(closed.rows_affected())
}

/// When the quarter of an hour began.
fn quarter(at: Timestamp) -> i64 {
    let at = at.as_millisecond();
    at - at.rem_euclid(QUARTER_MS)
}

async fn insert(tx: &mut AnyConnection, session: &Session) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO session (token_hash, refresh_hash, user_id, client_type, created_at, expires_at, \
         refresh_expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(session.token_hash.as_slice())
    .bind(session.refresh_hash.as_slice())
    .bind(text(session.user.as_str()))
    .bind(session.client_type)
    .bind(session.created_at.as_millisecond())
    .bind(session.expires_at.as_millisecond())
    .bind(session.refresh_expires_at.as_millisecond())
    .execute(tx)
    .await?;
    Ok(())
}

async fn close(tx: &mut AnyConnection, token_hash: &[u8; 32]) -> Result<bool, StoreError> {
    let done = sqlx::query("DELETE FROM session WHERE token_hash = $1").bind(token_hash.as_slice()).execute(tx).await?;
    Ok(done.rows_affected() == 1)
}
