//! Third-party applications that sign people in with a key of their own.
//!
//! The key is sealed; the rest of an application lies open. Whether a signature is right is not
//! decided here.

use crate::sql::{body, get, json, signed, text, time, unsigned};
use crate::vault::Vault;
use crate::{Page, Store, StoreError};
use convoca_booking::{ApplicationId, CorporationId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// On whose behalf an application may act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApplicationScope {
    /// On that of its own corporation's people.
    #[default]
    Corporation,
    /// On that of every corporation's.
    Provider,
}

/// A third-party application.
#[derive(Clone, PartialEq, Eq)]
pub struct Application {
    /// ID.
    pub id: ApplicationId,
    /// The corporation that it belongs to.
    pub corporation: CorporationId,
    /// Name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Key that it signs with.
    pub key: String,
    /// On whose behalf it may act.
    pub scope: ApplicationScope,
    /// Whether an administrator has stopped it.
    pub stopped: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl std::fmt::Debug for Application {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Application").field("id", &self.id).field("name", &self.name).finish_non_exhaustive()
    }
}

/// What of an application lies open and is not searched.
#[derive(Serialize, Deserialize)]
struct Body {
    name: String,
    description: String,
    scope: ApplicationScope,
    stopped: bool,
    updated_ms: i64,
}

/// An application as it goes into its row.
pub(crate) struct ApplicationRow {
    id: String,
    corporation: String,
    created_ms: i64,
    body: String,
    key: Vec<u8>,
}

impl ApplicationRow {
    /// Seals the key and writes the rest as JSON.
    pub(crate) fn new(vault: &Vault, application: &Application) -> Result<Self, StoreError> {
        let body = Body {
            name: application.name.clone(),
            description: application.description.clone(),
            scope: application.scope,
            stopped: application.stopped,
            updated_ms: application.updated_at.as_millisecond(),
        };
        let id = text(application.id.as_str());
        Ok(Self {
            corporation: text(application.corporation.as_str()),
            created_ms: application.created_at.as_millisecond(),
            body: json("application", &body)?,
            key: vault.seal("application", &id, application.key.clone().into_bytes())?,
            id,
        })
    }

    /// Adds it; `false` when its ID is taken.
    pub(crate) async fn insert(&self, tx: &mut AnyConnection) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "INSERT INTO application (id, corporation, created_at, body, app_key) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(self.id.as_str())
        .bind(self.corporation.as_str())
        .bind(self.created_ms)
        .bind(self.body.as_str())
        .bind(self.key.as_slice())
        .execute(tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }
}

impl Store {
    /// Adds an application; `false` when its ID is taken.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn insert_application(&self, application: &Application) -> Result<bool, StoreError> {
        let row = ApplicationRow::new(&self.vault, application)?;
        self.write(row, |tx, row| Box::pin(row.insert(tx))).await
    }

    /// The application with this ID, of whichever corporation.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn application(&self, id: &ApplicationId) -> Result<Option<Application>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query("SELECT id, corporation, created_at, body, app_key FROM application WHERE id = $1")
            .bind(text(id.as_str()))
            .fetch_optional(&mut *loan)
            .await?;
        loan.keep();
        row.map(|row| self.read_application(&row)).transpose()
    }

    /// A corporation's applications, oldest first.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn list_applications(
        &self,
        corporation: &CorporationId,
        offset: u64,
        limit: u32,
    ) -> Result<Page<Application>, StoreError> {
        let mut loan = self.read().await?;
        let count = sqlx::query("SELECT COUNT(*) FROM application WHERE corporation = $1")
            .bind(text(corporation.as_str()))
            .fetch_one(&mut *loan)
            .await?;
        let rows = sqlx::query(
            "SELECT id, corporation, created_at, body, app_key FROM application WHERE corporation = $1 \
             ORDER BY created_at, id LIMIT $2 OFFSET $3",
        )
        .bind(text(corporation.as_str()))
        .bind(i64::from(limit))
        .bind(signed(offset))
        .fetch_all(&mut *loan)
        .await?;
        loan.keep();
        let items = rows.iter().map(|row| self.read_application(row)).collect::<Result<_, _>>()?;
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset })
    }

    /// Replaces everything of an application but its ID, corporation and birth; `false` when the
    /// corporation has none with this ID.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn update_application(&self, application: &Application) -> Result<bool, StoreError> {
        let row = ApplicationRow::new(&self.vault, application)?;
        self.write(row, |tx, row| {
            Box::pin(async move {
                let done =
                    sqlx::query("UPDATE application SET body = $3, app_key = $4 WHERE id = $1 AND corporation = $2")
                        .bind(row.id.as_str())
                        .bind(row.corporation.as_str())
                        .bind(row.body.as_str())
                        .bind(row.key.as_slice())
                        .execute(tx)
                        .await?;
                Ok(done.rows_affected() == 1)
            })
        })
        .await
    }

    /// Removes an application; `false` when the corporation has none with this ID.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn delete_application(
        &self,
        corporation: &CorporationId,
        id: &ApplicationId,
    ) -> Result<bool, StoreError> {
        let key = (text(id.as_str()), text(corporation.as_str()));
        self.write(key, |tx, (id, corporation)| {
            Box::pin(async move {
                let done = sqlx::query("DELETE FROM application WHERE id = $1 AND corporation = $2")
                    .bind(id.as_str())
                    .bind(corporation.as_str())
                    .execute(tx)
                    .await?;
                Ok(done.rows_affected() == 1)
            })
        })
        .await
    }

    fn read_application(&self, row: &AnyRow) -> Result<Application, StoreError> {
        let id: String = get(row, 0)?;
        let body: Body = body("application", row, 3)?;
        let key = self.vault.open("application", &id, get(row, 4)?)?;
        let damaged = || StoreError::Damaged("application");
        Ok(Application {
            id: ApplicationId::new(id),
            corporation: CorporationId::new(get::<String>(row, 1)?),
            name: body.name,
            description: body.description,
            key: String::from_utf8(key).map_err(|_| damaged())?,
            scope: body.scope,
            stopped: body.stopped,
            created_at: time(row, 2)?,
            updated_at: Timestamp::from_millisecond(body.updated_ms).map_err(|_| damaged())?,
        })
    }
}
