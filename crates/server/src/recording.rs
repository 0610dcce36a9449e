//! Meetings that are recorded: a recorder beside each, its files, and what is known of them.
//!
//! Files lie in `recordings/{holding}` of the data folder and say in their names what they are, so what a
//! kill has left is found, mended and listed at the next start ([`Recordings::recover`]). A file is
//! listed once it is complete.

mod follow;
mod recover;
mod session;

use crate::clock;
use convoca_booking::{CorporationId, Programme, RecordedFile, ResourceKind};
use convoca_recorder::{Config, StartError};
use convoca_store::{Store, StoreError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::timeout;

pub use session::{Session, SessionPlace};

/// How long the server waits at its end for recordings to be written.
const LAST_WORDS: Duration = Duration::from_secs(20);

/// Where recordings are kept, and those that are being made. Cheap to clone.
#[derive(Clone)]
pub struct Recordings {
    shared: Arc<Shared>,
}

struct Shared {
    store: Store,
    folder: PathBuf,
    ffmpeg: Option<PathBuf>,
    /// What still writes down files.
    writing: Mutex<JoinSet<()>>,
}

/// Why nothing can be recorded.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The corporation has no room for recordings.
    #[error("no space for recordings was bought")]
    NotBought,
    /// It has used up its room.
    #[error("the space for recordings is used up")]
    Full,
    /// The folder cannot be used.
    #[error("the folder for recordings cannot be used")]
    Folder(#[source] io::Error),
    /// The recorder does not start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The store has failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Recordings {
    /// Keeps recordings in this folder, which is made when it is needed.
    pub fn new(store: Store, folder: PathBuf) -> Self {
        let ffmpeg = Config::find_ffmpeg();
        Self { shared: Arc::new(Shared { store, folder, ffmpeg, writing: Mutex::default() }) }
    }

    /// Everything at rest.
    pub fn store(&self) -> &Store {
        &self.shared.store
    }

    /// Whether the corporation may record now.
    ///
    /// # Errors
    /// A [`Trouble`].
    pub async fn may_record(&self, id: &CorporationId) -> Result<(), Trouble> {
        let Some(corporation) = self.shared.store.corporation(id).await? else { return Ok(()) };
        let Some(most_gb) = corporation.limits(clock::now()).most(ResourceKind::RecordingGb) else { return Ok(()) };
        if most_gb == 0 {
            return Err(Trouble::NotBought);
        }
        let used = self.shared.store.recorded_bytes(Some(id)).await?;
        if used >= most_gb.saturating_mul(1_000_000_000) { Err(Trouble::Full) } else { Ok(()) }
    }

    /// Begins to record a holding.
    ///
    /// # Errors
    /// A [`Trouble`].
    pub async fn start(&self, place: SessionPlace) -> Result<Session, Trouble> {
        self.may_record(&place.corporation).await?;
        let folder = self.shared.folder.join(&place.holding);
        let number = {
            let (folder, holding) = (folder.clone(), place.holding.clone());
            let next = tokio::task::spawn_blocking(move || next_session(&folder, &holding));
            next.await.map_err(|error| Trouble::Folder(io::Error::other(error)))?.map_err(Trouble::Folder)?
        };
        let config = Config { ffmpeg: self.shared.ffmpeg.clone(), ..Config::new(folder) };
        Session::start(self, config, number, place).map_err(Trouble::from)
    }

    /// The file itself.
    pub fn path(&self, file: &RecordedFile) -> PathBuf {
        self.shared.folder.join(&file.holding).join(format!("{}.mp4", file.id))
    }

    /// Its chapters.
    pub fn chapters(&self, file: &RecordedFile) -> PathBuf {
        self.path(file).with_extension("vtt")
    }

    /// Removes the files of holdings whose rows are gone.
    ///
    /// # Errors
    /// What the disk says; files that are gone already are no error.
    pub async fn remove(&self, holdings: Vec<String>) -> io::Result<()> {
        let folder = self.shared.folder.clone();
        let removed = tokio::task::spawn_blocking(move || {
            holdings.iter().filter(|holding| is_holding(holding)).try_for_each(|holding| match std::fs::remove_dir_all(
                folder.join(holding),
            ) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            })
        });
        removed.await.map_err(io::Error::other)?
    }

    /// Waits until everything is written that was recorded, but not for ever.
    pub async fn stop(&self) {
        let mut writing = std::mem::take(&mut *self.writing());
        let all = async { while writing.join_next().await.is_some() {} };
        if timeout(LAST_WORDS, all).await.is_err() {
            tracing::warn!("recordings are not written yet; the next start finds them");
        }
    }

    fn writing(&self) -> std::sync::MutexGuard<'_, JoinSet<()>> {
        self.shared.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps what is known of a complete file.
    async fn keep(&self, file: &RecordedFile) {
        match self.shared.store.insert_recorded_file(file).await {
            Ok(true) => {}
            Ok(false) => tracing::warn!(file = file.id, "a file was recorded of a meeting that nobody remembers"),
            Err(error) => {
                tracing::error!(%error, file = file.id, "a recorded file is not listed before the next start")
            }
        }
    }
}

/// Whether a folder's name is that of a holding.
fn is_holding(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The number of the next session of a holding; its folder is there then.
fn next_session(folder: &Path, holding: &str) -> io::Result<u32> {
    std::fs::create_dir_all(folder)?;
    let mut last = 0;
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name();
        let stem = Path::new(&name).file_stem().and_then(|stem| stem.to_str());
        if let Some((of, session, ..)) = stem.and_then(RecordedFile::read_name)
            && of == holding
        {
            last = last.max(session);
        }
    }
    Ok(last.saturating_add(1))
}

/// What of a meeting is recorded.
fn programmes(place: &SessionPlace) -> Vec<Programme> {
    match (place.pictures, place.screen) {
        (false, _) => vec![Programme::Sound],
        (true, false) => vec![Programme::Composed],
        (true, true) => vec![Programme::Composed, Programme::People, Programme::Screen],
    }
}

/// What the recorder calls a programme.
fn to_record(programme: Programme) -> convoca_recorder::Programme {
    match programme {
        Programme::Composed => convoca_recorder::Programme::Composed,
        Programme::People => convoca_recorder::Programme::People,
        Programme::Screen => convoca_recorder::Programme::Screen,
        Programme::Sound => convoca_recorder::Programme::Sound,
    }
}

/// Something that writes down files, which the server waits for at its end.
fn spawn(recordings: &Recordings, writer: impl Future<Output = ()> + Send + 'static) {
    let mut writing = recordings.writing();
    // Those that are done are forgotten, so that a server that runs long does not collect them.
    while writing.try_join_next().is_some() {}
    writing.spawn(writer);
}
