//! One MP4 file while it is written.
//!
//! A file is `ftyp`, `moov`, room for an index, then fragments of a second or two, each complete in
//! itself. Whatever happens, what is on the disk plays up to the last whole fragment; [`super::mend`]
//! makes the index when nothing more comes.

use super::fragments::{Fragment, Fragments};
use super::mend::{HEADER_ROOM, free};
use crate::Encoded;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

/// Length of a fragment: what a crash costs, with what waits for its end. Each begins with a keyframe:
/// players seek to fragments, and can begin with nothing else.
const FRAGMENT: Duration = Duration::from_secs(1);

/// One MP4 file while it is written.
pub(crate) struct Tape {
    file: File,
    fragments: Fragments,
    /// Bytes written.
    written: u64,
}

impl Tape {
    /// Begins a file, which must not exist.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        Ok(Self { file: File::create_new(path)?, fragments: Fragments::new(FRAGMENT, true)?, written: 0 })
    }

    /// How many bytes the file will have when what is gathered is written.
    pub(crate) fn bytes(&self) -> u64 {
        self.written + self.fragments.gathered()
    }

    /// Takes the next piece, due at `time` in the file; times of one medium only ever grow.
    pub(crate) fn push(&mut self, time: Duration, piece: &Encoded) -> io::Result<()> {
        let done = self.fragments.push(time, piece)?;
        done.map_or(Ok(()), |fragment| self.write(fragment))
    }

    fn write(&mut self, fragment: Fragment) -> io::Result<()> {
        let mut bytes = fragment.bytes;
        if self.written == 0 {
            bytes = [self.fragments.header()?, free(HEADER_ROOM), bytes].concat();
        }
        if let Err(error) = self.file.write_all(&bytes) {
            // What is cut off would only be in the way.
            let _ = self.file.set_len(self.written);
            return Err(error);
        }
        self.written += bytes.len() as u64;
        Ok(())
    }

    /// Writes the rest.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        let rest = self.fragments.finish()?;
        rest.map_or(Ok(()), |fragment| self.write(fragment))
    }
}

#[cfg(test)]
mod tests;
