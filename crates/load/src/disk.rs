//! What the disk alone costs: writing a little and waiting until it is durable.
//!
//! No acknowledged write can be faster than this, and its slowest hundredth is part of every
//! p99, so it is measured beside them, at the same time of day and in the same kind of folder.

use crate::Failure;
use std::fs::File;
use std::os::unix::fs::FileExt as _;
use std::time::{Duration, Instant};
use tokio::task::spawn_blocking;

/// Bytes written each time: about what a commit of a few meetings writes.
const BYTES: usize = 64 * 1024;

/// How often.
const TIMES: u64 = 200;

/// How long each of some durable writes took. The file has its full length beforehand, like a
/// write-ahead log that is used again.
///
/// # Errors
/// When the temporary folder cannot be written.
pub async fn sync_times() -> Result<Vec<Duration>, Failure> {
    spawn_blocking(measure).await?.map_err(Failure::from)
}

fn measure() -> std::io::Result<Vec<Duration>> {
    let file: File = tempfile::tempfile()?;
    let part = vec![0x5a; BYTES];
    for place in 0..TIMES {
        file.write_all_at(&part, place * BYTES as u64)?;
    }
    file.sync_all()?;
    let mut times = Vec::new();
    for place in 0..TIMES {
        let begin = Instant::now();
        file.write_all_at(&part, place * BYTES as u64)?;
        file.sync_data()?;
        times.push(begin.elapsed());
    }
    Ok(times)
}
