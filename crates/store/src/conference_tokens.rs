//! Tokens with which programs control one holding of a meeting.

use crate::sql::{get, text, time};
use crate::{Store, StoreError};
use convoca_booking::{CorporationId, MeetingId, UserId};
use jiff::Timestamp;

/// What is kept of a token, under its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConferenceToken {
    /// Tenant of the meeting.
    pub corporation: CorporationId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The holding that it is for.
    pub holding: String,
    /// With a host's rights, rather than a guest's.
    pub host: bool,
    /// Who got it, if he was signed in.
    pub user: Option<UserId>,
    /// Until when it is good.
    pub until: Timestamp,
}

impl Store {
    /// Keeps a token under its hash.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn insert_conference_token(&self, hash: &[u8; 32], token: &ConferenceToken) -> Result<(), StoreError> {
        self.write((*hash, token.clone()), |tx, (hash, token)| {
            Box::pin(async move {
                let query = sqlx::query(
                    "INSERT INTO conference_token (hash, corporation, meeting, holding, host, user_id, until) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7)",
                )
                .bind(hash.as_slice())
                .bind(text(token.corporation.as_str()))
                .bind(text(token.meeting.as_str()))
                .bind(text(&token.holding))
                .bind(i64::from(token.host))
                .bind(text(token.user.as_ref().map_or("", |user| user.as_str())));
                query.bind(token.until.as_millisecond()).execute(tx).await?;
                Ok(())
            })
        })
        .await
    }

    /// The token with this hash, if it is good at `now`.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn conference_token(
        &self,
        hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<ConferenceToken>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query(
            "SELECT corporation, meeting, holding, host, user_id, until FROM conference_token \
             WHERE hash = $1 AND until > $2",
        )
        .bind(hash.as_slice())
        .bind(now.as_millisecond())
        .fetch_optional(&mut *loan)
        .await?;
        loan.keep();
        let Some(row) = row else { return Ok(None) };
        Ok(Some(ConferenceToken {
            corporation: CorporationId::new(get::<String>(&row, 0)?),
            meeting: MeetingId::new(get::<String>(&row, 1)?),
            holding: get(&row, 2)?,
            host: get::<i64>(&row, 3)? != 0,
            user: Some(get::<String>(&row, 4)?).filter(|user| !user.is_empty()).map(UserId::new),
            until: time(&row, 5)?,
        }))
    }

    /// Makes a token that is good at `now` good until `until`; `false` when there is none.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn prolong_conference_token(
        &self,
        hash: &[u8; 32],
        until: Timestamp,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write((*hash, until.as_millisecond(), now.as_millisecond()), |tx, (hash, until, now)| {
            Box::pin(async move {
                let done = sqlx::query("UPDATE conference_token SET until = $2 WHERE hash = $1 AND until > $3")
                    .bind(hash.as_slice())
                    .bind(*until)
                    .bind(*now)
                    .execute(tx)
                    .await?;
                Ok(done.rows_affected() == 1)
            })
        })
        .await
    }
}
