//! Corporations: how they come to be, change and go.

mod list;
mod remove;

pub use remove::RemoveError;

use crate::applications::{Application, ApplicationRow};
use crate::effects::EffectRows;
use crate::people::PeopleError;
use crate::people::row::PersonRow;
use crate::rooms::row::RoomRow;
use crate::sql::{body, json, searchable, text};
use crate::{Effects, Store, StoreError};
use convoca_booking::{Corporation, CorporationId, Defaults, Room, User};
use sqlx::AnyConnection;

/// A corporation with everything that it starts with.
#[derive(Clone, Debug)]
pub struct Provision {
    /// The corporation.
    pub corporation: Corporation,
    /// Its default administrator.
    pub admin: User,
    /// Hash of the administrator's password; with none, he has to set one by a forgotten password's way.
    pub password_hash: Option<String>,
    /// The administrator's personal room.
    pub personal: Room,
    /// Its application, if it starts with one.
    pub application: Option<Application>,
    /// Its cloud and webinar rooms.
    pub rooms: Vec<Room>,
    /// The provider's administrator, if this corporation is his home.
    pub provider_admin: Option<ProviderAdmin>,
    /// What its making sets going.
    pub effects: Effects,
    /// Whether to do nothing when there is a corporation already.
    pub only_if_empty: bool,
}

/// The provider's administrator.
#[derive(Clone, Debug)]
pub struct ProviderAdmin {
    /// The person.
    pub user: User,
    /// Hash of his password; with none, only an application signs him in.
    pub password_hash: Option<String>,
    /// His personal room.
    pub personal: Room,
}

/// A [`Provision`] as it goes into its rows.
struct Rows {
    corporation: CorporationRow,
    people: Vec<PersonRow>,
    rooms: Vec<RoomRow>,
    application: Option<ApplicationRow>,
    effects: EffectRows,
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
        let Provision { corporation, admin, password_hash, personal, application, .. } = &provision;
        let mut people = vec![PersonRow::new(admin, password_hash.as_deref())?];
        let mut rooms = vec![RoomRow::new(&self.vault, personal)?];
        if let Some(ProviderAdmin { user, password_hash, personal }) = &provision.provider_admin {
            people.push(PersonRow::new(user, password_hash.as_deref())?);
            rooms.push(RoomRow::new(&self.vault, personal)?);
        }
        for room in &provision.rooms {
            rooms.push(RoomRow::new(&self.vault, room)?);
        }
        let rows = Rows {
            corporation: CorporationRow::new(corporation)?,
            people,
            rooms,
            application: application.as_ref().map(|one| ApplicationRow::new(&self.vault, one)).transpose()?,
            effects: EffectRows::new(self, &provision.effects, admin.created_at)?,
            only_if_empty: provision.only_if_empty,
        };
        let made = self.write_people(rows, |tx, rows| Box::pin(provision_rows(tx, rows))).await?;
        self.jobs_were_put();
        Ok(made)
    }

    /// The corporation with this ID.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn corporation(&self, id: &CorporationId) -> Result<Option<Corporation>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query("SELECT body FROM corporation WHERE id = $1 AND doomed = 0")
            .bind(text(id.as_str()))
            .fetch_optional(&mut *loan)
            .await?;
        loan.keep();
        row.map(|row| body("corporation", &row, 0)).transpose()
    }

    /// Changes a corporation as `change` says, which may run more than once and leaves its ID alone;
    /// the changed corporation, or `None` when there is none with this ID.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn change_corporation(
        &self,
        id: &CorporationId,
        change: impl Fn(&mut Corporation) + Send + Sync + 'static,
    ) -> Result<Option<Corporation>, StoreError> {
        // Whoever is signed in carries his corporation with him.
        self.write_people((text(id.as_str()), change), |tx, (id, change)| {
            Box::pin(async move {
                let Some(mut corporation) = lock(tx, id).await? else { return Ok(None) };
                change(&mut corporation);
                CorporationRow::new(&corporation)?.update(tx).await?;
                Ok(Some(corporation))
            })
        })
        .await
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
        self.write_people(values, |tx, (id, before, after)| {
            Box::pin(async move {
                let Some(mut corporation) = lock(tx, id).await? else { return Ok(false) };
                if corporation.defaults != *before {
                    return Ok(false);
                }
                corporation.defaults.clone_from(after);
                CorporationRow::new(&corporation)?.update(tx).await?;
                Ok(true)
            })
        })
        .await
    }
}

/// Reads a corporation and keeps others from changing it until the unit ends; `None` when there is none,
/// or it is being removed.
pub(crate) async fn lock(tx: &mut AnyConnection, id: &str) -> Result<Option<Corporation>, StoreError> {
    let lock = "UPDATE corporation SET uses = uses + 1 WHERE id = $1 AND doomed = 0 RETURNING body";
    let row = sqlx::query(lock).bind(id.to_owned()).fetch_optional(tx).await?;
    row.map(|row| body("corporation", &row, 0)).transpose()
}

/// A corporation as it goes into its row.
pub(crate) struct CorporationRow {
    id: String,
    search: String,
    body: String,
}

impl CorporationRow {
    pub(crate) fn new(corporation: &Corporation) -> Result<Self, StoreError> {
        let Corporation { id, name, profile, .. } = corporation;
        Ok(Self {
            id: text(id.as_str()),
            search: searchable(&[name, &profile.phone, &profile.email, id.as_str()]),
            body: json("corporation", corporation)?,
        })
    }

    /// Adds it; `false` when the ID is taken.
    async fn insert(&self, tx: &mut AnyConnection) -> Result<bool, StoreError> {
        let done =
            sqlx::query("INSERT INTO corporation (id, search, body) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING")
                .bind(self.id.as_str())
                .bind(self.search.as_str())
                .bind(self.body.as_str())
                .execute(tx)
                .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Writes it over what its row holds.
    pub(crate) async fn update(&self, tx: &mut AnyConnection) -> Result<(), StoreError> {
        sqlx::query("UPDATE corporation SET search = $2, body = $3 WHERE id = $1")
            .bind(self.id.as_str())
            .bind(self.search.as_str())
            .bind(self.body.as_str())
            .execute(tx)
            .await?;
        Ok(())
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
    if !rows.corporation.insert(tx).await? {
        return Err(PeopleError::CorporationTaken);
    }
    for person in &rows.people {
        person.insert(tx).await?;
    }
    for room in &rows.rooms {
        room.insert(tx).await.map_err(PeopleError::of)?;
    }
    if let Some(application) = &rows.application
        && !application.insert(tx).await?
    {
        return Err(PeopleError::ApplicationTaken);
    }
    rows.effects.happen(tx).await?;
    Ok(true)
}

/// Waits until no other unit of work holds this turn; it is given back with the transaction.
pub(crate) async fn take_turn(tx: &mut AnyConnection, name: &'static str) -> Result<(), StoreError> {
    sqlx::query("UPDATE turn SET uses = uses + 1 WHERE name = $1").bind(name).execute(tx).await?;
    Ok(())
}
