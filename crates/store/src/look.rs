//! Looking at a database without changing it, for whoever checks a set-up.

use crate::StoreError;
use crate::open::{KNOWN_TEXT, OpenError, Place, Store};
use crate::sql::get;
use crate::vault::Vault;
use crate::{postgres, sqlite};
use sqlx::{ConnectOptions as _, Connection as _};

impl Store {
    /// Whether the database answers and was sealed with this key; the number of its last
    /// migration, or `None` when it has no tables yet. Makes no database and no table.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn look(place: Place, vault: Vault) -> Result<Option<i64>, OpenError> {
        sqlx::any::install_default_drivers();
        let options = match &place {
            Place::Sqlite(file) => sqlite::address(file, true)?,
            Place::Postgres(url) => postgres::address(url)?,
        };
        let mut connection = options.connect().await.map_err(StoreError::from)?;
        let table = match place {
            Place::Sqlite(_) => "SELECT COUNT(*) FROM sqlite_master WHERE name = '_sqlx_migrations'",
            Place::Postgres(_) => "SELECT COUNT(*) FROM pg_class WHERE relname = '_sqlx_migrations'",
        };
        let row = sqlx::query(table).fetch_one(&mut connection).await.map_err(StoreError::from)?;
        if get::<i64>(&row, 0)? == 0 {
            return Ok(None);
        }
        let version = "SELECT MAX(version) FROM _sqlx_migrations";
        let row = sqlx::query(version).fetch_one(&mut connection).await.map_err(StoreError::from)?;
        let version = get::<Option<i64>>(&row, 0)?;
        let key = "SELECT value FROM meta WHERE name = 'key'";
        let row = sqlx::query(key).fetch_optional(&mut connection).await.map_err(StoreError::from)?;
        if let Some(row) = row {
            let sealed = get::<Vec<u8>>(&row, 0)?;
            match vault.open("meta", "key", &sealed) {
                Ok(text) if text == KNOWN_TEXT => {}
                _ => return Err(OpenError::WrongKey),
            }
        }
        // It has answered; whether it hears the farewell does not matter.
        let _ = connection.close().await;
        Ok(version)
    }
}
