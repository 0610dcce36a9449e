//! How many receivers of one sender a server on one processor serves before packets are lost.

use super::crowd::Crowd;
use super::hall::Hall;
use super::scene::{Scene, measure, settle};
use crate::Failure;
use crate::participant::pattern::Spacing;
use std::path::Path;
use std::time::Duration;

/// Receivers more in every try.
const STEP: usize = 50;

/// How long each try is watched.
const TIME: Duration = Duration::from_secs(3);

/// Share of the packets that may be missing at the edges of the measured time.
const EDGE: f64 = 0.01;

/// Most receivers of those tried, up to `limit`, at which nothing was lost, and the share of the
/// processor that the server used then.
///
/// # Errors
/// When something does not work.
pub async fn receivers(binary: &Path, limit: usize) -> Result<(usize, f64), Failure> {
    let mut best = (0, 0.0);
    for count in (STEP..=limit).step_by(STEP) {
        let mut hall = Hall::open_on_one_processor(binary).await?;
        let meeting = hall.book().await?;
        let scene = Scene::OneTo(count);
        let crowd = Crowd::gather(scene.parts(&meeting, Spacing::Frames)).await?;
        settle(&crowd, scene.streams()).await?;
        let seen = measure(&hall, &crowd, scene.streams(), TIME).await?;
        crowd.disperse()?;
        hall.close().await?;
        if seen.lost > 0 || seen.share() < 1.0 - EDGE {
            break;
        }
        best = (count, seen.cpu.as_secs_f64() / seen.window.as_secs_f64());
    }
    Ok(best)
}
