//! Where a server under test keeps its data: a temporary folder, with a database of its own when
//! it is kept in PostgreSQL. It goes with its value.

use crate::Failure;
use crate::client::Client;
use crate::meetings::Meetings;
use crate::postgres::{Cluster, Database};
use crate::server::{ACCOUNT, PASSWORD, Server};
use convoca_booking::{CorporationId, UserId};
use convoca_store::{Place, Store, Vault};
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

/// A database to measure on.
#[derive(Clone, Copy)]
pub enum Engine<'c> {
    /// SQLite in the data folder.
    Sqlite,
    /// A database of this cluster.
    Postgres(&'c Cluster),
}

/// A data folder that a server has been started on once, so that it has a corporation, an
/// administrator and a key.
pub struct Home<'c> {
    folder: TempDir,
    database: Option<Database<'c>>,
    user: UserId,
    corporation: CorporationId,
}

impl Engine<'_> {
    /// What figures call it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }
}

impl<'c> Home<'c> {
    /// Makes the folder and has `binary` fill it with what a first start makes.
    ///
    /// # Errors
    /// When the server or the database cannot be used.
    pub async fn make(engine: Engine<'c>, binary: &Path) -> Result<Self, Failure> {
        let folder = tempfile::Builder::new().prefix("convoca-bench.").tempdir()?;
        let database = match engine {
            Engine::Sqlite => None,
            Engine::Postgres(cluster) => Some(cluster.database()?),
        };
        let url = database.as_ref().map(Database::url);
        let server = Server::start(binary, folder.path(), url).await?;
        let signed_in = Client::connect(server.address()).await?.sign_in(ACCOUNT, PASSWORD).await?;
        server.stop().await?;
        Ok(Self {
            folder,
            database,
            user: UserId::new(signed_in.user),
            corporation: CorporationId::new(signed_in.corporation),
        })
    }

    /// Starts a server on it.
    ///
    /// # Errors
    /// Those of [`Server::start`].
    pub async fn serve(&self, binary: &Path) -> Result<Server, Failure> {
        Server::start(binary, self.folder.path(), self.url()).await
    }

    /// Starts a server on it with more settings, as variables of the environment.
    ///
    /// # Errors
    /// Those of [`Server::start`].
    pub async fn serve_with(&self, binary: &Path, settings: &[(&str, &str)]) -> Result<Server, Failure> {
        Server::start_with(binary, self.folder.path(), self.url(), settings).await
    }

    /// Starts a server on it and measures how long that takes.
    ///
    /// # Errors
    /// Those of [`Server::start_timed`].
    pub async fn serve_timed(&self, binary: &Path) -> Result<(Server, Duration), Failure> {
        Server::start_timed(binary, self.folder.path(), self.url()).await
    }

    /// Opens its store as the server does. On SQLite no server may be running.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub async fn open(&self) -> Result<Store, Failure> {
        let mut key = [0; 32];
        let text = std::fs::read_to_string(self.folder.path().join("secret.key"))?;
        hex::decode_to_slice(text.trim(), &mut key)?;
        let place = match self.url() {
            Some(url) => Place::Postgres(url.to_owned()),
            None => Place::Sqlite(self.folder.path().join("convoca.db")),
        };
        Ok(Store::open(place, Vault::from_key(key)).await?)
    }

    /// Meetings that its administrator books.
    ///
    /// # Errors
    /// When the store does not know him.
    pub async fn meetings(&self, store: &Store) -> Result<Meetings, Failure> {
        let corporation = store.corporation(&self.corporation).await?;
        let user = store.user(&self.corporation, &self.user).await?;
        Meetings::of(
            &corporation.ok_or("the store lacks the corporation")?,
            &user.ok_or("the store lacks the administrator")?,
        )
    }

    /// Lets the database come to rest after many rows were written.
    ///
    /// # Errors
    /// When it refuses.
    pub fn settle(&self) -> Result<(), Failure> {
        self.database.as_ref().map_or(Ok(()), Database::settle)
    }

    /// How many bytes the data folder holds; with PostgreSQL not its database.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn bytes(&self) -> Result<u64, Failure> {
        let mut bytes = 0;
        for entry in std::fs::read_dir(self.folder.path())? {
            bytes += entry?.metadata()?.len();
        }
        Ok(bytes)
    }

    fn url(&self) -> Option<&str> {
        self.database.as_ref().map(Database::url)
    }
}
