//! The limit on open files, which is one on connections.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Files that are not connections: the database, logs, certificates, pipes.
const RESERVED: u64 = 256;

/// Raises the process's limit on open files as far as it may go, and returns how many connections
/// fit under it, at most `wanted`.
pub fn raise_open_files(wanted: usize) -> usize {
    let limit = getrlimit(Resource::Nofile);
    let needed = wanted as u64 + RESERVED;
    let reachable = limit.maximum.unwrap_or(u64::MAX).min(needed.max(limit.current.unwrap_or(u64::MAX)));
    if limit.current.is_some_and(|current| current < reachable) {
        let raised = Rlimit { current: Some(reachable), maximum: limit.maximum };
        if let Err(error) = setrlimit(Resource::Nofile, raised) {
            tracing::warn!(%error, "the limit on open files could not be raised");
        }
    }
    let open_files = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    let fitting = usize::try_from(open_files.saturating_sub(RESERVED)).unwrap_or(usize::MAX).max(16);
    if fitting < wanted {
        tracing::warn!(connections = fitting, wanted, "the limit on open files allows fewer connections");
    }
    fitting.min(wanted)
}
