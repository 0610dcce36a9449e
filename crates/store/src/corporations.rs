//! Corporations, and how the first of them comes to be.

use crate::applications::{Application, ApplicationRow};
use crate::people::PeopleError;
use crate::people::row::PersonRow;
use crate::rooms::row::RoomRow;
use crate::sql::{body, json, text};
use crate::{Store, StoreError};
use convoca_booking::{Corporation, CorporationId, Defaults, Room, User};
use sqlx::AnyConnection;

/// A corporation with everything that it starts with.
#[derive(Clone, Debug)]
pub struct Provision {
    /// The corporation.
    pub corporation: Corporation,
    /// Its default administrator.
    pub admin: User,
    /// Hash of the administrator's password.
    pub password_hash: String,
    /// The administrator's personal room.
    pub personal: Room,
    /// Its application.
    pub application: Application,
    /// Its cloud rooms.
    pub cloud_rooms: Vec<Room>,
    /// The provider's administrator with his personal room. He has no password.
    pub provider_admin: Option<(User, Room)>,
    /// Whether to do nothing when there is a corporation already.
    pub only_if_empty: bool,
}

/// A [`Provision`] as it goes into its rows.
struct Rows {
    corporation: (String, String),
    people: Vec<PersonRow>,
    rooms: Vec<RoomRow>,
    application: ApplicationRow,
    only_if_empty: bool,
}

impl Store {
    /// Whether there is no corporation yet.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        let mut loan = self.read().await?;
        let empty = is_empty(&mut loan).await?;
        loan.keep();
        Ok(empty)
    }

    /// Makes a corporation with everything that it starts with, all or nothing. Returns `false`
    /// when it was to be done only on an empty store and the store is not empty. Servers that
    /// start at once take turns.
    ///
    /// # Errors
    /// A [`PeopleError`] when an account, number or ID is taken.
    pub async fn provision(&self, provision: Provision) -> Result<bool, PeopleError> {
        let Provision { corporation, admin, password_hash, personal, application, cloud_rooms, .. } = &provision;
        let mut people = vec![PersonRow::new(admin, Some(password_hash))?];
        let mut rooms = vec![RoomRow::new(&self.vault, personal)?];
        if let Some((user, room)) = &provision.provider_admin {
            people.push(PersonRow::new(user, None)?);
            rooms.push(RoomRow::new(&self.vault, room)?);
        }
        for room in cloud_rooms {
            rooms.push(RoomRow::new(&self.vault, room)?);
        }
        let rows = Rows {
            corporation: (text(corporation.id.as_str()), json("corporation", corporation)?),
            people,
            rooms,
            application: ApplicationRow::new(&self.vault, application)?,
            only_if_empty: provision.only_if_empty,
        };
        self.write_people(rows, |tx, rows| Box::pin(provision_rows(tx, rows))).await
    }

    /// The corporation with this ID.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn corporation(&self, id: &CorporationId) -> Result<Option<Corporation>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query("SELECT body FROM corporation WHERE id = $1")
            .bind(text(id.as_str()))
            .fetch_optional(&mut *loan)
            .await?;
        loan.keep();
        row.map(|row| body("corporation", &row, 0)).transpose()
    }

    /// Replaces the corporation's defaults, provided that they are `before`; else, or when there is
    /// no such corporation, `false`, and the caller looks again.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn set_defaults(
        &self,
        id: &CorporationId,
        before: &Defaults,
        after: &Defaults,
    ) -> Result<bool, StoreError> {
        let values = (text(id.as_str()), before.clone(), after.clone());
        // Whoever is signed in carries his corporation with him.
        self.write_people(values, |tx, (id, before, after)| {
            Box::pin(async move {
                let lock = "UPDATE corporation SET body = body WHERE id = $1 RETURNING body";
                let Some(row) = sqlx::query(lock).bind(id.as_str()).fetch_optional(&mut *tx).await? else {
                    return Ok(false);
                };
                let present: Corporation = body("corporation", &row, 0)?;
                if present.defaults != *before {
                    return Ok(false);
                }
                let changed = Corporation { defaults: after.clone(), ..present };
                sqlx::query("UPDATE corporation SET body = $2 WHERE id = $1")
                    .bind(id.as_str())
                    .bind(json("corporation", &changed)?)
                    .execute(tx)
                    .await?;
                Ok(true)
            })
        })
        .await
    }
}

async fn is_empty(connection: &mut AnyConnection) -> Result<bool, StoreError> {
    Ok(sqlx::query("SELECT id FROM corporation LIMIT 1").fetch_optional(connection).await?.is_none())
}

async fn provision_rows(tx: &mut AnyConnection, rows: &Rows) -> Result<bool, PeopleError> {
    take_turn(tx, "provision").await?;
    if rows.only_if_empty && !is_empty(tx).await? {
        return Ok(false);
    }
    let (id, body) = &rows.corporation;
    let done = sqlx::query("INSERT INTO corporation (id, body) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING")
        .bind(id.as_str())
        .bind(body.as_str())
        .execute(&mut *tx)
        .await
        .map_err(StoreError::from)?;
    if done.rows_affected() == 0 {
        return Err(PeopleError::CorporationTaken);
    }
    for person in &rows.people {
        person.insert(tx).await?;
    }
    for room in &rows.rooms {
        room.insert(tx).await.map_err(PeopleError::of)?;
    }
    if !rows.application.insert(tx).await? {
        return Err(PeopleError::ApplicationTaken);
    }
    Ok(true)
}

/// Waits until no other unit of work holds this turn; it is given back with the transaction.
pub(crate) async fn take_turn(tx: &mut AnyConnection, name: &'static str) -> Result<(), StoreError> {
    sqlx::query("UPDATE turn SET uses = uses + 1 WHERE name = $1").bind(name).execute(tx).await?;
    Ok(())
}
