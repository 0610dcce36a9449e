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

/// A try.
#[derive(Clone, Copy, Debug)]
pub struct Try {
    /// Receivers.
    pub receivers: usize,
    /// Share of the processor that the server used.
    pub used: f64,
    /// Share of what was sent that came.
    pub came: f64,
    /// Packets that did not come although later ones did, also not when sent again.
    pub lost: u64,
}

impl Try {
    /// Whether everything came.
    pub fn is_good(&self) -> bool {
        self.lost == 0 && self.came >= 1.0 - EDGE
    }
}

/// Tries more and more receivers, up to `limit`, until one try is not good; that is the last one.
///
/// # Errors
/// When something does not work.
pub async fn receivers(binary: &Path, limit: usize) -> Result<Vec<Try>, Failure> {
    let mut tries: Vec<Try> = Vec::new();
    for receivers in (STEP..=limit).step_by(STEP) {
        let mut hall = Hall::open_on_first_processor(binary).await?;
        let meeting = hall.book().await?;
        let scene = Scene::OneTo(receivers);
        let crowd = Crowd::gather_beside_first_processor(scene.parts(&meeting, Spacing::Frames)).await?;
        settle(&crowd, scene.streams()).await?;
        let seen = measure(&hall, &crowd, scene.streams(), TIME).await?;
        crowd.disperse()?;
        hall.close().await?;
        let used = seen.cpu.as_secs_f64() / seen.window.as_secs_f64();
        tries.push(Try { receivers, used, came: seen.share(), lost: seen.lost });
        if tries.last().is_some_and(|last| !last.is_good()) {
            break;
        }
    }
    Ok(tries)
}
