//! Settings about where recordings are kept, and for how long.

use super::check::number;
use super::{Settings, SettingsError};

/// How recordings are kept.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// After how many days they go, if before the history of their meetings.
    pub days: Option<u32>,
    /// How many bytes of the disk stay free of them.
    pub keep_free: u64,
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
    })
}
