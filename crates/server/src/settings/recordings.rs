//! Settings about where recordings are kept, and for how long.

use super::check::{SWITCH, number, one_of};
use super::notices::place;
use super::{Settings, SettingsError};
use std::fmt;

/// How recordings are kept.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// After how many days they go, if before the history of their meetings.
    pub days: Option<u32>,
    /// How many bytes of the disk stay free of them.
    pub keep_free: u64,
    /// Whether every track is kept by itself as well, as it came.
    pub tracks: bool,
    /// Where complete files go; `None`: they stay in the data folder.
    pub bucket: Option<BucketSettings>,
}

/// An S3-compatible object store.
#[derive(Clone, PartialEq, Eq)]
pub struct BucketSettings {
    /// Where it is: scheme, host and port.
    pub endpoint: String,
    /// The bucket.
    pub bucket: String,
    /// What the names of all objects begin with, before a slash.
    pub folder: String,
    /// The region that requests are signed for.
    pub region: String,
    /// ID of the access key.
    pub key: String,
    /// Its secret.
    pub secret: String,
}

// There is a secret in it.
impl fmt::Debug for BucketSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.bucket, self.endpoint)
    }
}

/// The longest that is asked for, in days: a hundred years.
const MOST_DAYS: usize = 36_500;

/// Megabytes that stay free when nothing is said: what a database and its log may need meanwhile.
const KEEP_FREE_MB: usize = 512;

/// The most that is asked for, in megabytes: an exabyte.
const MOST_MB: usize = 1_000_000_000_000;

pub(super) fn check(given: &Settings) -> Result<Keeping, SettingsError> {
    let days = number("recordings_days", given.recordings_days.clone(), 0, MOST_DAYS, 0)?;
    let free = number("recordings_keep_free", given.recordings_keep_free.clone(), 0, MOST_MB, KEEP_FREE_MB)?;
    Ok(Keeping {
        days: u32::try_from(days).ok().filter(|days| *days > 0),
        keep_free: u64::try_from(free).unwrap_or(u64::MAX).saturating_mul(1 << 20),
        tracks: one_of("recordings_tracks", given.recordings_tracks.clone(), &SWITCH)?,
        bucket: given.recordings_s3.as_deref().map(bucket).transpose()?,
    })
}

fn bucket(text: &str) -> Result<BucketSettings, SettingsError> {
    const EXAMPLE: &str = "https://key:secret@s3.example.org/bucket/folder?region=eu-west-1";
    let wrong = |problem: &str| SettingsError::new("recordings_s3", format!("{problem}, like {EXAMPLE}"));
    let place = place("recordings_s3", text, EXAMPLE)?;
    let Some((key, secret)) = place.sign_in else { return Err(wrong("must have an access key and its secret")) };
    if !matches!(place.scheme.as_str(), "http" | "https") {
        return Err(wrong("must begin with https:// or http://"));
    }
    let path = place.path.trim_matches('/');
    let (bucket, folder) = path.split_once('/').unwrap_or((path, "recordings"));
    if bucket.is_empty() {
        return Err(wrong("must name a bucket"));
    }
    if let Some(name) = place.query.keys().find(|name| *name != "region") {
        return Err(wrong(&format!("has no \"{name}\"")));
    }
    let host = if place.host.contains(':') { format!("[{}]", place.host) } else { place.host };
    let port = place.port.map(|port| format!(":{port}")).unwrap_or_default();
    Ok(BucketSettings {
        endpoint: format!("{}://{host}{port}", place.scheme),
        bucket: bucket.to_owned(),
        folder: folder.to_owned(),
        region: place.query.get("region").cloned().unwrap_or_else(|| "us-east-1".to_owned()),
        key,
        secret,
    })
}

#[cfg(test)]
mod tests;
