//! Spaces out keyframe requests: a keyframe costs the sender and everybody who receives him several
//! times a normal picture, and one serves all who wait for it.

use std::time::{Duration, Instant};

/// Least time between two requests to one encoding.
const SPACING: Duration = Duration::from_millis(500);

/// The requests to one encoding.
#[derive(Debug, Default)]
pub(crate) struct KeyframeRequests {
    asked_at: Option<Instant>,
    wanted: bool,
}

impl KeyframeRequests {
    /// Somebody needs a keyframe.
    pub(crate) fn want(&mut self) {
        self.wanted = true;
    }

    /// A keyframe has come; nobody needs one any more.
    pub(crate) fn came(&mut self) {
        self.wanted = false;
    }

    /// Whether to ask the sender now. Says yes at most twice a second, and again as long as one is
    /// wanted and none has come, because a request may be lost.
    pub(crate) fn due(&mut self, now: Instant) -> bool {
        let spaced = self.asked_at.is_none_or(|at| now.saturating_duration_since(at) >= SPACING);
        if !self.wanted || !spaced {
            return false;
        }
        self.asked_at = Some(now);
        true
    }
}

#[cfg(test)]
mod tests;
