//! In place of `bucket`, in a server that was built without the feature `s3`: there is no object store, and
//! whoever sets one is told so.

use crate::settings::BucketSettings;
use axum::body::Body;
use std::ops::Range;
use std::path::Path;

/// There is none.
#[derive(Debug)]
pub enum Bucket {}

/// Nothing is done that could fail.
#[derive(Debug, thiserror::Error)]
pub enum BucketError {
    /// It is not there.
    #[error("it is not in the object store")]
    Missing,
}

#[allow(clippy::unused_async, reason = "callers are the same with an object store")]
impl Bucket {
    /// Refuses.
    ///
    /// # Errors
    /// Always.
    pub fn open(_: &BucketSettings) -> Result<Self, String> {
        Err("this server was built without object stores (feature s3)".to_owned())
    }

    /// See `bucket`.
    ///
    /// # Errors
    /// None.
    pub async fn look(&self) -> Result<(), BucketError> {
        match *self {}
    }

    /// See `bucket`.
    ///
    /// # Errors
    /// None.
    pub async fn put(&self, _: &str, _: &'static str, _: &Path) -> Result<(), BucketError> {
        match *self {}
    }

    /// See `bucket`.
    ///
    /// # Errors
    /// None.
    pub async fn get(&self, _: &str, _: Option<Range<u64>>) -> Result<Body, BucketError> {
        match *self {}
    }

    /// See `bucket`.
    ///
    /// # Errors
    /// None.
    pub async fn delete(&self, _: &str) -> Result<(), BucketError> {
        match *self {}
    }
}
