//! What an earlier server has left of its recordings, and the removal of files whose rows are gone.
//!
//! A file is removed only because the database says that its row is gone. One of which it knows nothing
//! stays: what was to be remembered of its meeting may be lost, and the recording need not be.

use super::session::millis;
use super::{Recordings, is_holding};
use crate::clock;
use convoca_booking::{CorporationId, RecordedFile};
use convoca_recorder::{MendError, track_name};
use jiff::{SignedDuration, Timestamp};
use std::io;
use std::path::{Path, PathBuf};

/// How many holdings the database is asked about at a time.
const TOGETHER: usize = 200;

impl Recordings {
    /// Lists files that are complete or can be played, and are not listed: a server that was killed has
    /// left them. Removes those whose rows are gone. To be called before anything is recorded.
    pub async fn recover(&self) {
        self.forget().await;
        // After that there are only files whose rows are there, or never were.
        for holding in self.on_disk().await {
            // All of it has gone to the object store; it stays for as long as there is something in it.
            if std::fs::remove_dir(self.shared.folder.join(&holding)).is_ok() {
                continue;
            }
            match self.shared.store.corporation_of_holding(&holding).await {
                Ok(Some(corporation)) => self.recover_holding(&corporation, &holding).await,
                Ok(None) => tracing::warn!(holding, "there are recordings of a meeting that nobody remembers"),
                Err(error) => tracing::error!(%error, holding, "what was recorded is not listed"),
            }
        }
        self.finish_all().await;
    }

    /// Deletes what is older than recordings are kept, and removes files whose rows are gone.
    pub async fn forget(&self) {
        if let Some(days) = self.shared.keeping.days {
            let before = clock::now().checked_sub(SignedDuration::from_hours(24 * i64::from(days)));
            match self.shared.store.delete_old_recordings(before.unwrap_or(Timestamp::MIN)).await {
                Ok(0) => {}
                Ok(count) => tracing::info!(count, "recordings that were kept for long enough are deleted"),
                Err(error) => tracing::error!(%error, "old recordings cannot be deleted"),
            }
        }
        for holdings in self.on_disk().await.chunks(TOGETHER) {
            match self.shared.store.gone_recordings(holdings).await {
                Ok(gone) if gone.is_empty() => {}
                Ok(gone) => self.remove(gone.into_iter().collect()).await,
                Err(error) => tracing::error!(%error, "old recordings cannot be removed"),
            }
        }
    }

    async fn recover_holding(&self, corporation: &CorporationId, holding: &str) {
        let listed = match self.shared.store.recorded_files(corporation, &[holding.to_owned()]).await {
            Ok(mut listed) => listed.remove(holding).unwrap_or_default(),
            Err(error) => return tracing::error!(%error, holding, "what was recorded is not listed"),
        };
        // What a kill has held up, or was recorded before there was an object store.
        let here: Vec<&RecordedFile> = listed.iter().filter(|file| self.path(file).exists()).collect();
        self.send_off(&here).await;
        let listed: Vec<String> = listed.into_iter().map(|file| file.id).collect();
        let (folder, corporation) = (self.shared.folder.join(holding), corporation.clone());
        let found = tokio::task::spawn_blocking(move || mend_all(&folder, &corporation, &listed));
        let found = found.await.unwrap_or_else(|error| Err(io::Error::other(error)));
        match found {
            Ok(files) => {
                for file in files {
                    tracing::info!(file = file.id, "a recording that was cut off is listed");
                    self.keep(&file).await;
                }
            }
            Err(error) => tracing::error!(%error, holding, "what was recorded cannot be read"),
        }
    }

    /// The holdings that there are folders of.
    async fn on_disk(&self) -> Vec<String> {
        let folder = self.shared.folder.clone();
        let listed = tokio::task::spawn_blocking(move || {
            let entries = match std::fs::read_dir(folder) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
                entries => entries?,
            };
            let names = entries.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()));
            names.filter(|name| name.as_ref().map_or(true, |name| is_holding(name))).collect()
        });
        listed.await.unwrap_or_else(|error| Err(io::Error::other(error))).unwrap_or_else(|error| {
            tracing::error!(%error, "what is recorded cannot be looked through");
            Vec::new()
        })
    }
}

/// Mends every file of a folder that is not listed; those that can be played.
fn mend_all(folder: &Path, corporation: &CorporationId, listed: &[String]) -> io::Result<Vec<RecordedFile>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let is_video = path.extension().is_some_and(|extension| extension == "mp4");
        let Some(name) = path.file_stem().and_then(|stem| stem.to_str()).filter(|_| is_video) else { continue };
        let Some(parts) = RecordedFile::read_name(name).filter(|_| !listed.iter().any(|id| id == name)) else {
            continue;
        };
        match mend(&path, name, parts, corporation) {
            Ok(Some(file)) => found.push(file),
            // It was killed before there was anything in it.
            Ok(None) => std::fs::remove_file(&path)?,
            Err(error) => tracing::error!(%error, file = name, "a recorded file cannot be mended"),
        }
    }
    found.sort_by(|left, right| left.id.cmp(&right.id));
    Ok(found)
}

fn mend(
    path: &PathBuf,
    name: &str,
    (holding, session, programme, part): (String, u32, convoca_booking::Programme, u32),
    corporation: &CorporationId,
) -> Result<Option<RecordedFile>, MendError> {
    let ended_at = Timestamp::try_from(std::fs::metadata(path)?.modified()?).unwrap_or_default();
    let mended = match convoca_recorder::mend(path) {
        Ok(mended) => mended,
        Err(MendError::Empty) => return Ok(None),
        Err(error) => return Err(error),
    };
    let length = SignedDuration::try_from(mended.duration).unwrap_or_default();
    let chapters = path.with_extension("vtt");
    Ok(Some(RecordedFile {
        id: name.to_owned(),
        holding,
        corporation: corporation.clone(),
        session,
        part,
        programme,
        began_at: ended_at.checked_sub(length).unwrap_or(ended_at),
        ended_at,
        duration_ms: millis(mended.duration),
        bytes: mended.bytes,
        sha256: hex::encode(mended.sha256),
        chapters: chapters.exists(),
        person: if programme.is_track() { track_name(&chapters) } else { None },
    }))
}
