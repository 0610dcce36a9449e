//! Memory for participants who are there and do nothing.

use super::crowd::{Crowd, Part};
use super::hall::Hall;
use crate::Failure;
use std::path::Path;
use std::time::Duration;
use tokio::time::sleep;

/// Participants of a meeting.
const IN_MEETING: usize = 20;

/// How long the server is left alone before it is looked at.
const REST: Duration = Duration::from_secs(2);

/// What the server's resident memory grows by for each of `count` participants, in bytes, after a
/// first meeting has warmed it up.
///
/// # Errors
/// When something does not work.
pub async fn memory(binary: &Path, count: usize, media: bool) -> Result<f64, Failure> {
    let mut hall = Hall::open(binary).await?;
    let warm = meetings(&mut hall, IN_MEETING, media).await?;
    sleep(REST).await;
    let before = hall.process().resident()?;
    let crowd = meetings(&mut hall, count, media).await?;
    sleep(REST).await;
    let after = hall.process().resident()?;
    let connected = crowd.tallies().filter(|tally| tally.connected.is_some()).count();
    if media && connected < count {
        return Err(format!("{connected} of {count} participants have a media connection").into());
    }
    crowd.disperse()?;
    warm.disperse()?;
    hall.close().await?;
    Ok(after.saturating_sub(before) as f64 / count.max(1) as f64)
}

async fn meetings(hall: &mut Hall, count: usize, media: bool) -> Result<Crowd, Failure> {
    let mut parts = Vec::new();
    while parts.len() < count {
        let meeting = hall.book().await?;
        for at in 0..IN_MEETING.min(count - parts.len()) {
            let link = if at == 0 { &meeting.host } else { &meeting.guest };
            parts.push(Part { media, ..Part::idle(link) });
        }
    }
    Crowd::gather(parts).await
}
