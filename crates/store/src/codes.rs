//! Codes that people are sent to show that an address is theirs, and the tokens they are exchanged for.
//!
//! Of each kind somebody has one code: a new one makes the last one void. A code is good for some
//! minutes and a few tries, and what it is exchanged for is good once. Digits and tokens are kept as
//! marks and hashes only.

use crate::effects::{EffectRows, Effects};
use crate::error::Failure;
use crate::sql::{get, text};
use crate::{Store, StoreError};
use convoca_booking::UserId;
use jiff::{SignedDuration, Timestamp};
use sqlx::AnyConnection;
use thiserror::Error;

/// Between two codes of one kind (the vendor's 206030004 says 180 s).
pub const BETWEEN: SignedDuration = SignedDuration::from_secs(180);
/// Codes of one kind in a day (UTC; the vendor's 206030018 says 10 for forgotten passwords).
pub const MOST_IN_A_DAY: i64 = 10;
/// How long a code and what it is exchanged for are good.
pub const GOOD_FOR: SignedDuration = SignedDuration::from_mins(10);
/// Wrong tries before a code is void.
pub const MOST_TRIES: i64 = 5;

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;

/// What a code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// Setting a new password.
    Password,
    /// Having an address in one's profile.
    Contact,
}

impl CodeKind {
    fn number(self) -> i64 {
        match self {
            Self::Password => 0,
            Self::Contact => 1,
        }
    }
}

/// Why a code is not sent or not taken.
#[derive(Debug, Error)]
pub enum CodeError {
    /// The last one was sent a moment ago.
    #[error("another code can be sent 180 seconds after the last one")]
    TooSoon,
    /// Enough were sent today.
    #[error("no more codes are sent today")]
    TooOften,
    /// There is none, it has expired, or it was another.
    #[error("the code is wrong or has expired")]
    Wrong,
    /// It was tried too often and is void.
    #[error("the code was tried too often; ask for another one")]
    Void,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure for CodeError {
    fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

impl Store {
    /// Keeps a code of six digits that is sent for `what` (an account or an address), with the job that
    /// sends it.
    ///
    /// # Errors
    /// [`CodeError::TooSoon`] and [`CodeError::TooOften`].
    pub async fn send_code(
        &self,
        person: &UserId,
        kind: CodeKind,
        (what, digits): (&str, &str),
        (effects, now): (&Effects, Timestamp),
    ) -> Result<(), CodeError> {
        let mark = self.mark(kind, what, digits);
        let effects = EffectRows::new(self, effects, now)?;
        let values = (text(person.as_str()), kind.number(), mark, now.as_millisecond(), effects);
        let done = self.write(values, |tx, (person, kind, mark, now_ms, effects)| {
            Box::pin(async move {
                let (last, day, sent) = last(tx, person, *kind).await?;
                if last.is_some_and(|last| now_ms - last < BETWEEN.as_secs() * 1000) {
                    return Err(CodeError::TooSoon);
                }
                let today = now_ms.div_euclid(DAY_MS);
                let sent = if day == today { sent } else { 0 };
                if sent >= MOST_IN_A_DAY {
                    return Err(CodeError::TooOften);
                }
                let until = now_ms + GOOD_FOR.as_secs() * 1000;
                sqlx::query(
                    "INSERT INTO code (person, kind, sent_at, day, sent, until, mark, tries) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7, 0) ON CONFLICT (person, kind) DO UPDATE SET \
                     sent_at = $3, day = $4, sent = $5, until = $6, mark = $7, tries = 0, token = NULL, \
                     token_until = NULL",
                )
                .bind(person.as_str())
                .bind(*kind)
                .bind(*now_ms)
                .bind(today)
                .bind(sent + 1)
                .bind(until)
                .bind(mark.as_slice())
                .execute(&mut *tx)
                .await
                .map_err(StoreError::from)?;
                Ok(effects.happen(tx).await?)
            })
        });
        done.await?;
        self.jobs_were_put();
        Ok(())
    }

    /// Takes a code: the right digits for what they were sent for are used up, and in their place the
    /// token with this hash is good once.
    ///
    /// # Errors
    /// [`CodeError::Wrong`] and [`CodeError::Void`].
    pub async fn take_code(
        &self,
        person: &UserId,
        kind: CodeKind,
        (what, digits): (&str, &str),
        token: &[u8; 32],
        now: Timestamp,
    ) -> Result<(), CodeError> {
        let mark = self.mark(kind, what, digits);
        let values = (text(person.as_str()), kind.number(), mark, *token, now.as_millisecond());
        let outcome = self.write(values, |tx, (person, kind, mark, token, now_ms)| {
            Box::pin(async move {
                let row = sqlx::query(
                    "UPDATE code SET tries = tries + 1 WHERE person = $1 AND kind = $2 AND until > $3 \
                     AND mark IS NOT NULL RETURNING mark, tries",
                )
                .bind(person.as_str())
                .bind(*kind)
                .bind(*now_ms)
                .fetch_optional(&mut *tx)
                .await?;
                let Some(row) = row else { return Ok(Outcome::Wrong) };
                let (kept, tries) = (get::<Vec<u8>>(&row, 0)?, get::<i64>(&row, 1)?);
                if tries > MOST_TRIES {
                    return Ok(Outcome::Void);
                }
                if kept != mark.as_slice() {
                    return Ok(Outcome::Wrong);
                }
                sqlx::query(
                    "UPDATE code SET mark = NULL, token = $3, token_until = $4 WHERE person = $1 AND kind = $2",
                )
                .bind(person.as_str())
                .bind(*kind)
                .bind(token.as_slice())
                .bind(now_ms + GOOD_FOR.as_secs() * 1000)
                .execute(tx)
                .await?;
                Ok::<_, StoreError>(Outcome::Right)
            })
        });
        // A wrong try is kept, so it must not undo its unit of work by being an error inside it.
        match outcome.await? {
            Outcome::Right => Ok(()),
            Outcome::Wrong => Err(CodeError::Wrong),
            Outcome::Void => Err(CodeError::Void),
        }
    }

    /// Whether this is the token that a code was exchanged for, and still good.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn is_code_token(
        &self,
        person: &UserId,
        kind: CodeKind,
        token: &[u8; 32],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut loan = self.read().await?;
        let row =
            sqlx::query("SELECT kind FROM code WHERE person = $1 AND kind = $2 AND token = $3 AND token_until > $4")
                .bind(text(person.as_str()))
                .bind(kind.number())
                .bind(token.as_slice())
                .bind(now.as_millisecond())
                .fetch_optional(&mut *loan)
                .await?;
        loan.keep();
        Ok(row.is_some())
    }

    /// Uses up the token that a code was exchanged for; `false` when it is not good.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn use_code_token(
        &self,
        person: &UserId,
        kind: CodeKind,
        token: &[u8; 32],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let values = (text(person.as_str()), kind.number(), *token, now.as_millisecond());
        self.write(values, |tx, (person, kind, token, now_ms)| {
            Box::pin(async move {
                let done = sqlx::query(
                    "UPDATE code SET token = NULL, token_until = NULL \
                     WHERE person = $1 AND kind = $2 AND token = $3 AND token_until > $4",
                )
                .bind(person.as_str())
                .bind(*kind)
                .bind(token.as_slice())
                .bind(*now_ms)
                .execute(tx)
                .await?;
                Ok(done.rows_affected() == 1)
            })
        })
        .await
    }

    fn mark(&self, kind: CodeKind, what: &str, digits: &str) -> [u8; 32] {
        self.vault.mark("code", &format!("{}\n{}\n{digits}", kind.number(), what.to_lowercase()))
    }
}

enum Outcome {
    Right,
    Wrong,
    Void,
}

/// When the last code was sent, its day, and how many were sent on that; kept from others until the
/// unit ends.
async fn last(tx: &mut AnyConnection, person: &str, kind: i64) -> Result<(Option<i64>, i64, i64), StoreError> {
    // The person's row is what two first codes at once take turns over.
    let lock = sqlx::query("UPDATE person SET uses = uses + 1 WHERE id = $1");
    lock.bind(person.to_owned()).execute(&mut *tx).await?;
    let row = sqlx::query("SELECT sent_at, day, sent FROM code WHERE person = $1 AND kind = $2")
        .bind(person.to_owned())
        .bind(kind)
        .fetch_optional(tx)
        .await?;
    let Some(row) = row else { return Ok((None, 0, 0)) };
    Ok((Some(get(&row, 0)?), get(&row, 1)?, get(&row, 2)?))
}
