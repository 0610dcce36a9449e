//! Complete files go to the object store, if there is one, and are removed there when their rows are gone.
//!
//! A job carries each file (`record-upload`) and is tried until the store takes it; until then the file is
//! served from the data folder. That it is on its way is noted before anything is sent, so that an object
//! is never forgotten, whatever is killed when.

use super::{Bucket, BucketError, Recordings, remove_file};
use crate::clock;
use crate::logging::chain;
use axum::body::Body;
use convoca_booking::{CorporationId, RecordedFile};
use convoca_store::{Effects, NewJob, RecordingPlace, StoreError};
use serde::{Deserialize, Serialize};
use std::io;
use std::ops::Range;

/// Most files that are removed from the store in one go.
const MOST_REMOVED: u32 = 200;

/// What the job of an upload holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Upload {
    /// ID of the file.
    file: String,
}

/// Why a file is not in the store yet.
#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    /// The database fails.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The object store fails, or the file cannot be read.
    #[error(transparent)]
    Bucket(#[from] BucketError),
    /// The file cannot be removed here.
    #[error("the file cannot be removed")]
    File(#[from] io::Error),
    /// The settings name no object store any more.
    #[error("no object store is set")]
    None,
}

impl Upload {
    /// Kind of the jobs.
    pub const KIND: &'static str = "record-upload";

    fn job(corporation: &CorporationId, file: &str) -> NewJob {
        let upload = Self { file: file.to_owned() };
        NewJob {
            kind: Self::KIND,
            key: Some(format!("{}:{file}", Self::KIND)),
            lane: None,
            corporation: corporation.clone(),
            meeting: None,
            title: format!("recording {file}"),
            run_at: clock::now(),
            payload: serde_json::to_string(&upload).expect("texts always serialise"),
        }
    }
}

impl Recordings {
    /// The object store, if there is one.
    pub fn bucket(&self) -> Option<&Bucket> {
        self.shared.bucket.as_ref()
    }

    /// Has these files, which are listed and lie here, brought to the store, if there is one.
    pub(super) async fn send_off(&self, files: &[&RecordedFile]) {
        if self.bucket().is_none() || files.is_empty() {
            return;
        }
        let jobs = files.iter().map(|file| Upload::job(&file.corporation, &file.id)).collect();
        if let Err(error) = self.store().keep(Effects { jobs, records: Vec::new() }, clock::now()).await {
            tracing::error!(error = %chain(&error), "recordings go to the object store after the next start");
        }
    }

    /// Brings a file to the store, and removes it here once it is there.
    ///
    /// # Errors
    /// An [`UploadError`]; the file stays here, and the same may be tried again.
    pub async fn upload(&self, upload: &Upload) -> Result<(), UploadError> {
        let bucket = self.bucket().ok_or(UploadError::None)?;
        let Some((file, place)) = self.store().recorded_file(&upload.file).await? else { return Ok(()) };
        if place != RecordingPlace::Bucket {
            self.store().place_recording(&file.id, RecordingPlace::Moving).await?;
            if file.chapters {
                bucket.put(&format!("{}.vtt", file.id), "text/vtt", &self.chapters(&file)).await?;
            }
            bucket.put(&format!("{}.mp4", file.id), "video/mp4", &self.path(&file)).await?;
            if !self.store().place_recording(&file.id, RecordingPlace::Bucket).await? {
                // It was deleted meanwhile.
                remove_objects(bucket, &file.id).await?;
            }
        }
        let (folder, id) = (self.shared.folder.clone(), file.id);
        let removed = tokio::task::spawn_blocking(move || remove_file(&folder, &id));
        Ok(removed.await.map_err(io::Error::other)??)
    }

    /// A part of a file in the store, or all of it; `None` when there is no store.
    ///
    /// # Errors
    /// A [`BucketError`].
    pub async fn fetch(&self, name: &str, range: Option<Range<u64>>) -> Result<Option<Body>, BucketError> {
        match self.bucket() {
            Some(bucket) => bucket.get(name, range).await.map(Some),
            None => Ok(None),
        }
    }

    /// Removes from the store what has no row any more. What cannot be removed now is tried again.
    pub async fn empty_bucket(&self) {
        let Some(bucket) = self.bucket() else { return };
        let emptied = async {
            for id in self.store().gone_objects(MOST_REMOVED).await? {
                remove_objects(bucket, &id).await?;
                self.store().forget_gone_object(&id).await?;
            }
            Ok::<_, UploadError>(())
        };
        if let Err(error) = emptied.await {
            tracing::error!(error = %chain(&error), "deleted recordings are still in the object store; it is tried again");
        }
    }
}

async fn remove_objects(bucket: &Bucket, id: &str) -> Result<(), BucketError> {
    for ending in ["mp4", "vtt"] {
        bucket.delete(&format!("{id}.{ending}")).await?;
    }
    Ok(())
}
