//! Passwords that people have and had, as hashes.

use crate::effects::{EffectRows, Effects};
use crate::sql::{get, text};
use crate::{Store, StoreError};
use convoca_booking::UserId;
use jiff::Timestamp;
use sqlx::AnyConnection;

/// Old passwords that are remembered of somebody, so that he does not come back to one soon.
const REMEMBERED: i64 = 5;

/// A new password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPassword {
    /// Its hash.
    pub hash: String,
    /// Whether he has chosen it himself, so that he need not at his next sign-in.
    pub chosen: bool,
    /// The sign-in that stays; all others end. `None`: all do.
    pub stays: Option<[u8; 32]>,
}

impl Store {
    /// Gives a person another password in place of `before` (its hash), keeps what follows, and ends
    /// his other sign-ins. `false` when there is nobody with this ID or his password is another by now.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn set_password(
        &self,
        id: &UserId,
        before: Option<&str>,
        new: &NewPassword,
        (effects, now): (&Effects, Timestamp),
    ) -> Result<bool, StoreError> {
        let effects = EffectRows::new(self, effects, now)?;
        let before = before.map(str::to_owned);
        let values = (text(id.as_str()), before, new.clone(), now.as_millisecond(), effects);
        let done = self.write_people(values, |tx, (id, before, new, now_ms, effects)| {
            Box::pin(async move {
                let row =
                    sqlx::query("UPDATE person SET uses = uses + 1 WHERE id = $1 RETURNING password_hash, password_at")
                        .bind(id.as_str())
                        .fetch_optional(&mut *tx)
                        .await?;
                let Some(row) = row else { return Ok(false) };
                if get::<Option<String>>(&row, 0)? != *before {
                    return Ok(false);
                }
                if let Some(old) = before {
                    remember(tx, id, old, *now_ms).await?;
                }
                sqlx::query(
                    "UPDATE person SET password_hash = $2, password_changed = $3, password_at = $4 WHERE id = $1",
                )
                .bind(id.as_str())
                .bind(new.hash.as_str())
                .bind(i64::from(new.chosen))
                .bind(*now_ms)
                .execute(&mut *tx)
                .await?;
                sqlx::query("DELETE FROM session WHERE user_id = $1 AND token_hash <> $2")
                    .bind(id.as_str())
                    .bind(new.stays.as_ref().map_or(&[][..], |hash| hash.as_slice()))
                    .execute(&mut *tx)
                    .await?;
                effects.happen(tx).await?;
                Ok::<_, StoreError>(true)
            })
        });
        let done = done.await?;
        self.jobs_were_put();
        Ok(done)
    }

    /// Hashes of the last passwords that somebody had, the latest first; the present one is not among
    /// them.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn old_passwords(&self, id: &UserId) -> Result<Vec<String>, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query("SELECT hash FROM old_password WHERE person = $1 ORDER BY until DESC LIMIT $2")
            .bind(text(id.as_str()))
            .bind(REMEMBERED)
            .fetch_all(&mut *loan)
            .await?;
        loan.keep();
        rows.iter().map(|row| get(row, 0)).collect()
    }
}

async fn remember(tx: &mut AnyConnection, id: &str, old: &str, now_ms: i64) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO old_password (person, until, hash) VALUES ($1, $2, $3) \
         ON CONFLICT (person, until) DO UPDATE SET hash = $3",
    )
    .bind(id.to_owned())
    .bind(now_ms)
    .bind(old.to_owned())
    .execute(&mut *tx)
    .await?;
    sqlx::query(
        "DELETE FROM old_password WHERE person = $1 AND until NOT IN \
         (SELECT until FROM old_password WHERE person = $1 ORDER BY until DESC LIMIT $2)",
    )
    .bind(id.to_owned())
    .bind(REMEMBERED)
    .execute(tx)
    .await?;
    Ok(())
}
