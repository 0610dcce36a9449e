//! An S3-compatible object store in which complete files lie.
//!
//! It is asked with the server's own key alone: nobody outside gets an address of it, so tokens, tickets and
//! who may watch count for what lies there as for what lies in the data folder.

use crate::settings::BucketSettings;
use axum::body::Body;
use futures_util::{StreamExt as _, TryStreamExt as _};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path as Key;
use object_store::{
    Attribute, ClientOptions, Error, GetOptions, GetRange, ObjectStore as _, ObjectStoreExt as _, PutMultipartOptions,
    RetryConfig, WriteMultipart,
};
use std::fs::File;
use std::io::{self, Read as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Longest wait for a connection.
const CONNECT: Duration = Duration::from_secs(5);

/// Longest silence of the store in the middle of an answer.
const SILENCE: Duration = Duration::from_secs(30);

/// How long a request is tried again at once. What fails for longer is tried again by its job.
const AT_ONCE: Duration = Duration::from_secs(10);

/// Bytes of a part of an upload: S3 takes at most ten thousand parts, of five megabytes at least.
const PART: usize = 8 << 20;

/// How many parts of a file are under way at a time.
const PARTS_AT_ONCE: usize = 2;

/// The store, opened.
#[derive(Debug)]
pub struct Bucket {
    store: AmazonS3,
    folder: String,
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum BucketError {
    /// It is not there.
    #[error("it is not in the object store")]
    Missing,
    /// The store does not answer, or refuses.
    #[error("the object store fails")]
    Store(#[source] Error),
    /// The file here cannot be read.
    #[error("the file cannot be read")]
    File(#[from] io::Error),
}

impl From<Error> for BucketError {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound { .. } => Self::Missing,
            error => Self::Store(error),
        }
    }
}

impl Bucket {
    /// Opens the store; nothing is asked of it yet.
    ///
    /// # Errors
    /// A sentence about what of the settings cannot be used.
    pub fn open(settings: &BucketSettings) -> Result<Self, String> {
        let options = ClientOptions::new()
            .with_allow_http(settings.endpoint.starts_with("http://"))
            .with_connect_timeout(CONNECT)
            .with_read_timeout(SILENCE)
            // A large file over a slow line takes as long as it takes.
            .with_timeout_disabled();
        let retry = RetryConfig { max_retries: 2, retry_timeout: AT_ONCE, ..RetryConfig::default() };
        let store = AmazonS3Builder::new()
            .with_endpoint(&settings.endpoint)
            .with_bucket_name(&settings.bucket)
            .with_region(&settings.region)
            .with_access_key_id(&settings.key)
            .with_secret_access_key(&settings.secret)
            .with_client_options(options)
            .with_retry(retry)
            // Some stores do not know how to delete many at once, and there are few.
            .with_disable_bulk_delete(true)
            .build()
            .map_err(|error| error.to_string())?;
        Ok(Self { store, folder: settings.folder.clone() })
    }

    /// Whether it answers and lets us in.
    ///
    /// # Errors
    /// A [`BucketError`].
    pub async fn look(&self) -> Result<(), BucketError> {
        self.store.list(Some(&Key::from(self.folder.as_str()))).next().await.transpose()?;
        Ok(())
    }

    /// Puts a file there, in place of an earlier one of this name.
    ///
    /// # Errors
    /// A [`BucketError`]; nothing of the file is seen there then.
    pub async fn put(&self, name: &str, kind: &'static str, path: &Path) -> Result<(), BucketError> {
        let mut options = PutMultipartOptions::default();
        options.attributes.insert(Attribute::ContentType, kind.into());
        let upload = self.store.put_multipart_opts(&self.key(name), options).await?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PART);
        let mut at = 0;
        loop {
            let part = match read_part(path.to_owned(), at).await {
                Ok(part) => part,
                Err(error) => {
                    upload.abort().await?;
                    return Err(error.into());
                }
            };
            if part.is_empty() {
                break;
            }
            at += part.len() as u64;
            if let Err(error) = upload.wait_for_capacity(PARTS_AT_ONCE).await {
                upload.abort().await?;
                return Err(error.into());
            }
            upload.put(part.into());
        }
        upload.finish().await?;
        Ok(())
    }

    /// A part of what lies there, or all of it.
    ///
    /// # Errors
    /// A [`BucketError`]; a failure in the middle ends the body.
    pub async fn get(&self, name: &str, range: Option<Range<u64>>) -> Result<Body, BucketError> {
        let options = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        let got = self.store.get_opts(&self.key(name), options).await?;
        Ok(Body::from_stream(got.into_stream().map_err(BucketError::from)))
    }

    /// Removes what lies there; what does not is no error.
    ///
    /// # Errors
    /// A [`BucketError`].
    pub async fn delete(&self, name: &str) -> Result<(), BucketError> {
        match self.store.delete(&self.key(name)).await.map_err(BucketError::from) {
            Err(BucketError::Missing) => Ok(()),
            done => done,
        }
    }

    fn key(&self, name: &str) -> Key {
        Key::from(format!("{}/{name}", self.folder))
    }
}

/// The part of a file that begins at `at`; empty after its end.
async fn read_part(path: PathBuf, at: u64) -> io::Result<Vec<u8>> {
    let read = tokio::task::spawn_blocking(move || {
        let mut file = File::open(path)?;
        io::Seek::seek(&mut file, io::SeekFrom::Start(at))?;
        let mut part = Vec::with_capacity(PART);
        file.take(PART as u64).read_to_end(&mut part)?;
        Ok(part)
    });
    read.await.map_err(io::Error::other)?
}
