//! When a sender is asked for a keyframe.

use std::time::Duration;

/// Least time between two requests; a sender needs one to be heard and to answer.
const ASK_EVERY: Duration = Duration::from_millis(500);

/// After this long without a packet nothing is asked for: nobody is there to answer.
const GIVE_UP: Duration = Duration::from_secs(10);

/// What has been asked of one sender.
#[derive(Debug, Default)]
pub(crate) struct Asking(Option<Duration>);

impl Asking {
    /// Whether to ask now a sender whose last packet came at `last`; if so, it counts as asked.
    pub(crate) fn due(&mut self, now: Duration, last: Duration) -> bool {
        let due = self.0.is_none_or(|asked| now >= asked + ASK_EVERY) && now < last + GIVE_UP;
        if due {
            self.0 = Some(now);
        }
        due
    }
}
