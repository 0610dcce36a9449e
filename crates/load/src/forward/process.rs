//! What another process uses: processor time to the nanosecond, and memory.

use crate::Failure;
use nix::time::{ClockId, clock_getcpuclockid};
use nix::unistd::Pid;
use std::time::Duration;

/// A process that is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Process {
    id: u32,
    clock: ClockId,
}

impl Process {
    /// The process with this ID.
    ///
    /// # Errors
    /// When there is none.
    pub fn of(id: u32) -> Result<Self, Failure> {
        Ok(Self { id, clock: clock_getcpuclockid(Pid::from_raw(i32::try_from(id)?))? })
    }

    /// Processor time that all its threads have used, those that have ended included.
    ///
    /// # Errors
    /// When it has ended.
    pub fn cpu(&self) -> Result<Duration, Failure> {
        Ok(self.clock.now()?.into())
    }

    /// Memory of its that is resident, in bytes.
    ///
    /// # Errors
    /// When it has ended.
    pub fn resident(&self) -> Result<u64, Failure> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib: u64 = line.and_then(|line| line.split_whitespace().next()).ok_or("no VmRSS")?.parse()?;
        Ok(kib * 1_024)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_uses_both() {
        let this = Process::of(std::process::id()).unwrap();
        let before = this.cpu().unwrap();
        assert!(this.resident().unwrap() > 100_000);
        assert!(this.cpu().unwrap() > before, "reading a file takes time");
    }

    #[test]
    fn there_may_be_no_such_process() {
        assert!(Process::of(u32::MAX).is_err());
        assert!(Process::of(0x7fff_fff0).is_err());
    }
}
