//! Dying on purpose, for tests of what is left when a server dies.
//!
//! In a debug build the environment variable `CONVOCA_FAULT` names a step at which the process ends
//! at once, without a farewell to anybody. A release build has none of it. The steps are
//! `after-claim`, `before-finish` and `after-finish` in the runner, and `before-send` and
//! `after-send` in whoever sends something; `step@3` is the third time that a step is reached.

/// Ends the process if this is the step that the environment names.
#[cfg(debug_assertions)]
pub fn reached(step: &str) {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicU32, Ordering};
    static WANTED: LazyLock<Option<(String, u32)>> = LazyLock::new(|| wanted(&std::env::var("CONVOCA_FAULT").ok()?));
    static REACHED: AtomicU32 = AtomicU32::new(0);
    let Some((wanted, time)) = &*WANTED else { return };
    if wanted == step && REACHED.fetch_add(1, Ordering::Relaxed) + 1 == *time {
        tracing::error!(step, "ending at a step on purpose, as CONVOCA_FAULT says");
        std::process::abort();
    }
}

/// Does nothing: a release build does not end on purpose.
#[cfg(not(debug_assertions))]
#[inline]
pub fn reached(_step: &str) {}

/// The step that a text names, and the how manieth time.
#[cfg(debug_assertions)]
fn wanted(text: &str) -> Option<(String, u32)> {
    let (step, time) = text.split_once('@').unwrap_or((text, "1"));
    Some((step.to_owned(), time.parse().ok()?))
}

#[cfg(all(test, debug_assertions))]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_named_with_its_time() {
        assert_eq!(wanted("after-send"), Some(("after-send".to_owned(), 1)));
        assert_eq!(wanted("after-send@3"), Some(("after-send".to_owned(), 3)));
        assert_eq!(wanted("after-send@x"), None);
        reached("no step at all");
    }
}
