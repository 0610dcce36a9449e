//! From a join link to the first picture: the time from opening the WebSocket until the last packet of
//! the first keyframe has come. Decoding and painting it are a browser's, and not in it.

use super::crowd::{Crowd, Part};
use super::hall::Hall;
use super::scene::settle;
use crate::Failure;
use crate::participant::Participant;
use crate::participant::pattern::Spacing;
use std::path::Path;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

/// Longest wait for a picture.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often a participant looks whether it has a picture. What is measured is when it came.
const LOOK: Duration = Duration::from_millis(20);

/// Times so many joins, one after the other, of a meeting in which one sends and one looks already.
///
/// # Errors
/// When something does not work, or a picture does not come.
pub async fn pictures(binary: &Path, joins: usize) -> Result<Vec<Duration>, Failure> {
    let mut hall = Hall::open(binary).await?;
    let meeting = hall.book().await?;
    let parts = vec![Part::sender(&meeting.host, Spacing::Frames), Part::receiver(&meeting.guest, 1)];
    let crowd = Crowd::gather(parts).await?;
    settle(&crowd, 1).await?;
    let mut times = Vec::with_capacity(joins);
    for number in 0..joins {
        let plan = Part::receiver(&meeting.guest, 1).plan(format!("Late {number}"));
        let begin = Instant::now();
        let mut participant = Participant::enter(plan).await?;
        participant.joined().await?;
        participant.begin_media().await?;
        let tally = participant.tally();
        let came = loop {
            participant.run(Instant::now() + LOOK).await?;
            if let Some(came) = tally.lock().unwrap_or_else(PoisonError::into_inner).first_picture {
                break came;
            }
            if begin.elapsed() > PATIENCE {
                return Err(format!("no picture came to one who joined: {}", participant.report()).into());
            }
        };
        times.push(came.saturating_duration_since(begin));
        participant.leave().await?;
    }
    crowd.disperse()?;
    hall.close().await?;
    Ok(times)
}
