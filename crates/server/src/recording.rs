//! Meetings that are recorded: a recorder beside each, its files, and what is known of them.
//!
//! Files lie in `recordings/{holding}` of the data folder and say in their names what they are, so what a
//! kill has left is found, mended and listed at the next start ([`Recordings::recover`]). A file is
//! listed once it is complete.

#[cfg(feature = "s3")]
mod bucket;
#[cfg(not(feature = "s3"))]
#[path = "recording/no_bucket.rs"]
mod bucket;
mod making;
mod recover;
mod session;
mod space;
mod upload;

use crate::clock;
use crate::egress::{Egress, Place};
use crate::settings::Keeping;
use convoca_booking::{CorporationId, Programme, RecordedFile, ResourceKind, TrackSource};
use convoca_recorder::{Config, Recorder, Source, StartError};
use convoca_store::{Store, StoreError};
use making::Making;
use session::write_down;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::timeout;

pub use bucket::{Bucket, BucketError};
pub use session::Session;
pub use upload::{Upload, UploadError};

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
    keeping: Keeping,
    bucket: Option<Bucket>,
    ffmpeg: Option<PathBuf>,
    /// What still writes down files.
    writing: Mutex<JoinSet<()>>,
    /// What is being recorded.
    making: Mutex<Vec<Arc<Making>>>,
}

/// What is to be recorded.
pub struct Wanted {
    /// ID of the holding.
    pub holding: String,
    /// Whose meeting it is.
    pub corporation: CorporationId,
    /// Its pictures, rather than its sound alone.
    pub pictures: bool,
    /// People and what is shared in files of their own as well.
    pub screen: bool,
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
    /// Keeps recordings in this folder, which is made when it is needed, as these settings say.
    ///
    /// # Errors
    /// A sentence about an object store that cannot be used.
    pub fn new(store: Store, folder: PathBuf, keeping: Keeping) -> Result<Self, String> {
        let bucket = keeping.bucket.as_ref().map(Bucket::open).transpose()?;
        let ffmpeg = Config::find_ffmpeg();
        let (writing, making) = (Mutex::default(), Mutex::default());
        Ok(Self { shared: Arc::new(Shared { store, folder, keeping, bucket, ffmpeg, writing, making }) })
    }

    /// Everything at rest.
    pub fn store(&self) -> &Store {
        &self.shared.store
    }

    /// How many streams of a corporation may go out at once; `None`: any number.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn most_streams(&self, id: &CorporationId) -> Result<Option<u64>, StoreError> {
        let corporation = self.shared.store.corporation(id).await?;
        Ok(corporation.and_then(|corporation| corporation.limits(clock::now()).most(ResourceKind::Live)))
    }

    /// Whether pictures can be encoded here.
    pub fn can_encode(&self) -> bool {
        self.shared.ffmpeg.is_some()
    }

    /// The program that encodes and sends, if there is one.
    pub fn ffmpeg(&self) -> Option<PathBuf> {
        self.shared.ffmpeg.clone()
    }

    /// Starts what records and streams a holding; files that it makes are listed.
    ///
    /// # Errors
    /// A [`Trouble`].
    pub async fn egress(&self, place: Place) -> Result<Egress, Trouble> {
        let folder = self.shared.folder.join(&place.holding);
        tokio::fs::create_dir_all(&folder).await.map_err(Trouble::Folder)?;
        let (ffmpeg, keep_free) = (self.ffmpeg(), self.shared.keeping.keep_free);
        let config = Config { ffmpeg, keep_free, ..Config::new(folder) };
        let (files, finished) = mpsc::unbounded_channel();
        let egress = Egress::start(config, &place, files)?;
        let writer = write_down(self.clone(), place.corporation.clone(), finished);
        let Place { holding, corporation, commands, .. } = place;
        self.spawn(Making { holding, corporation, commands }, writer);
        Ok(egress)
    }

    /// Begins to record a holding with its recorder: its sound, or its pictures, or these and what is
    /// shared in files of their own.
    ///
    /// # Errors
    /// A [`Trouble`].
    pub async fn start(&self, recorder: Arc<Recorder>, what: Wanted) -> Result<Session, Trouble> {
        let (folder, of) = (self.shared.folder.join(&what.holding), what.holding.clone());
        // Those that have gone to the object store are not in the folder, and those that a kill has left are not
        // listed.
        let listed = self.store().recorded_files(&what.corporation, std::slice::from_ref(&what.holding)).await?;
        let listed = listed.into_values().flatten().map(|file| file.session).max().unwrap_or(0);
        let next = tokio::task::spawn_blocking(move || next_session(&folder, &of));
        let next = next.await.map_err(|error| Trouble::Folder(io::Error::other(error)))?.map_err(Trouble::Folder)?;
        let programmes = programmes(&what, self.shared.keeping.tracks, self.can_encode());
        Ok(Session::begin(recorder, next.max(listed.saturating_add(1)), &what, programmes))
    }

    /// The file itself.
    pub fn path(&self, file: &RecordedFile) -> PathBuf {
        self.shared.folder.join(&file.holding).join(format!("{}.mp4", file.id))
    }

    /// Its chapters.
    pub fn chapters(&self, file: &RecordedFile) -> PathBuf {
        self.path(file).with_extension("vtt")
    }

    /// Removes these files, whose rows are gone. What cannot be removed now is tried again within an hour.
    pub async fn remove(&self, ids: Vec<String>) {
        let folder = self.shared.folder.clone();
        let removed = tokio::task::spawn_blocking(move || {
            ids.iter().try_for_each(|id| {
                remove_file(&folder, id)?;
                if let Some((holding, ..)) = RecordedFile::read_name(id) {
                    // It stays for as long as there is something in it.
                    let _ = std::fs::remove_dir(folder.join(holding));
                }
                Ok::<_, io::Error>(())
            })
        });
        if let Err(error) = removed.await.unwrap_or_else(|error| Err(io::Error::other(error))) {
            tracing::error!(%error, "deleted recordings cannot be removed");
        }
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
            Ok(true) => self.send_off(&[file]).await,
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

/// Removes a file with its chapters. The folder of its holding stays: more may be recorded into it.
fn remove_file(folder: &Path, id: &str) -> io::Result<()> {
    let Some((holding, ..)) = RecordedFile::read_name(id) else { return Ok(()) };
    let folder = folder.join(holding);
    for ending in ["mp4", "vtt"] {
        match std::fs::remove_file(folder.join(format!("{id}.{ending}"))) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
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

/// What of a meeting is recorded, with or without each track by itself. Where nothing can be composed, the
/// tracks take its place, with the sound of all.
fn programmes(wanted: &Wanted, tracks: bool, can_encode: bool) -> Vec<Programme> {
    let mut programmes = match (wanted.pictures, wanted.screen) {
        (false, _) => vec![Programme::Sound],
        (true, _) if tracks && !can_encode => vec![Programme::Sound],
        (true, false) => vec![Programme::Composed],
        (true, true) => vec![Programme::Composed, Programme::People, Programme::Screen],
    };
    if tracks {
        let heard = |source: &TrackSource| matches!(source, TrackSource::Microphone | TrackSource::ScreenAudio);
        let kept = TrackSource::ALL.into_iter().filter(|source| wanted.pictures || heard(source));
        programmes.extend(kept.map(Programme::Track));
    }
    programmes
}

/// What the recorder calls a programme.
fn to_record(programme: Programme) -> convoca_recorder::Programme {
    match programme {
        Programme::Composed => convoca_recorder::Programme::Composed,
        Programme::People => convoca_recorder::Programme::People,
        Programme::Screen => convoca_recorder::Programme::Screen,
        Programme::Sound => convoca_recorder::Programme::Sound,
        Programme::Track(source) => convoca_recorder::Programme::Track(match source {
            TrackSource::Microphone => Source::Microphone,
            TrackSource::Camera => Source::Camera,
            TrackSource::Screen => Source::Screen,
            TrackSource::ScreenAudio => Source::ScreenAudio,
        }),
    }
}
