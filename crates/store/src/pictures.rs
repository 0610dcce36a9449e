//! Pictures: of people, where a new one takes the old one's place, and for webinars. Each has a random key;
//! who knows it may have the picture.

use crate::people::PeopleError;
use crate::people::row::PersonRow;
use crate::sql::{body, get, text};
use crate::{Store, StoreError};
use convoca_booking::{CorporationId, User, UserId};
use jiff::Timestamp;

/// Pictures for webinars that are kept for each corporation: several hundred megabytes at most, and more than
/// a year of weekly webinars.
const WEBINAR_PICTURES: i64 = 100;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Whether it is a PNG; else it is a JPEG.
    pub png: bool,
    /// Its bytes.
    pub image: Vec<u8>,
}

impl Store {
    /// Gives a person of the corporation a picture under `key`, which must be random. `false` when there
    /// is nobody with this ID.
    ///
    /// # Errors
    /// A [`PeopleError`].
    pub async fn set_picture(
        &self,
        corporation: &CorporationId,
        user: &UserId,
        key: &str,
        picture: Picture,
        now: Timestamp,
    ) -> Result<bool, PeopleError> {
        let names = (text(corporation.as_str()), text(user.as_str()), key.to_owned());
        self.write_people((names, picture, now), |tx, ((corporation, user, key), picture, now)| {
            Box::pin(async move {
                let lock = "UPDATE person SET uses = uses + 1 WHERE id = $1 AND corporation = $2 AND provider = 0 \
                            RETURNING body";
                let query = sqlx::query(lock).bind(user.as_str()).bind(corporation.as_str());
                let Some(row) = query.fetch_optional(&mut *tx).await.map_err(StoreError::from)? else {
                    return Ok(false);
                };
                let mut person: User = body("user", &row, 0)?;
                person.profile.picture = Some(key.clone());
                person.profile.changed_at = Some(*now);
                PersonRow::new(&person, None)?.update(tx).await?;
                sqlx::query(
                    "INSERT INTO picture (person, id, png, image) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (person) DO UPDATE SET id = $2, png = $3, image = $4",
                )
                .bind(user.as_str())
                .bind(key.as_str())
                .bind(i64::from(picture.png))
                .bind(picture.image.as_slice())
                .execute(tx)
                .await
                .map_err(StoreError::from)?;
                Ok(true)
            })
        })
        .await
    }

    /// Keeps a picture for webinars of a corporation under `key`, which must be random. Only so many are
    /// kept for each; the oldest make room.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn keep_webinar_picture(
        &self,
        corporation: &CorporationId,
        key: &str,
        picture: Picture,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let names = (text(corporation.as_str()), key.to_owned());
        let values = (names, picture, now.as_millisecond());
        self.write_people(values, |tx, ((corporation, key), picture, now_ms)| {
            Box::pin(async move {
                sqlx::query(
                    "INSERT INTO webinar_picture (id, corporation, made_at, png, image) VALUES ($1, $2, $3, $4, $5)",
                )
                .bind(key.as_str())
                .bind(corporation.as_str())
                .bind(*now_ms)
                .bind(i64::from(picture.png))
                .bind(picture.image.as_slice())
                .execute(&mut *tx)
                .await?;
                sqlx::query(
                    "DELETE FROM webinar_picture WHERE corporation = $1 AND id NOT IN (SELECT id FROM webinar_picture \
                     WHERE corporation = $1 ORDER BY made_at DESC, id LIMIT $2)",
                )
                .bind(corporation.as_str())
                .bind(WEBINAR_PICTURES)
                .execute(tx)
                .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
    }

    /// Whether a corporation has this picture for webinars.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn has_webinar_picture(&self, corporation: &CorporationId, key: &str) -> Result<bool, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query("SELECT 1 FROM webinar_picture WHERE id = $1 AND corporation = $2")
            .bind(text(key))
            .bind(text(corporation.as_str()))
            .fetch_optional(&mut *loan)
            .await?;
        loan.keep();
        Ok(row.is_some())
    }

    /// The picture under `key`, of a person or for webinars.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn picture(&self, key: &str) -> Result<Option<Picture>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query(
            "SELECT png, image FROM picture WHERE id = $1 UNION ALL SELECT png, image FROM webinar_picture WHERE id = $1",
        )
        .bind(text(key))
        .fetch_optional(&mut *loan)
        .await?;
        loan.keep();
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Picture { png: get::<i64>(&row, 0)? != 0, image: get(&row, 1)? }))
    }
}
