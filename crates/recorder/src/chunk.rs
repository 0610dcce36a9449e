//! A programme in small pieces of MP4, for whoever watches while it is made.

use crate::file::{Fragment, Fragments};
use crate::{Encoded, Format, Medium};
use std::io;
use std::sync::Arc;
use std::time::Duration;

/// Makes chunks of what [`crate::Recorder::watch`] gives, in order.
pub struct Chunker {
    every: Duration,
    tape: Option<Tape>,
}

/// What goes on without anything new to know.
struct Tape {
    fragments: Fragments,
    /// Those of sound and picture.
    formats: [Option<Arc<Format>>; 2],
    /// When the first piece was.
    began: Duration,
    headed: bool,
}

/// A stretch of a programme.
#[derive(Clone, Debug)]
pub struct Chunk {
    /// What a player has to have before this and those that follow (`ftyp` and `moov`); it is there with
    /// the first chunk, and when a format has changed: times begin anew then.
    pub header: Option<Vec<u8>>,
    /// `moof` and `mdat`.
    pub bytes: Vec<u8>,
    /// How long it plays.
    pub duration: Duration,
    /// Whether a player can begin with it.
    pub keyframe: bool,
}

impl Chunker {
    /// Chunks of about this length; one ends early where a player could begin with the next.
    pub fn new(every: Duration) -> Self {
        Self { every, tape: None }
    }

    /// Takes the next piece. Answers what is complete before it: one chunk, or none.
    ///
    /// # Errors
    /// When the piece is none of H.264 or Opus as [`Encoded`] describes them.
    pub fn push(&mut self, piece: &Encoded) -> io::Result<Option<Chunk>> {
        let nth = usize::from(piece.medium == Medium::Picture);
        let known = self.tape.as_ref().and_then(|tape| tape.formats[nth].as_ref());
        let changed = known.is_some_and(|known| !Arc::ptr_eq(known, &piece.format) && **known != *piece.format);
        let rest = match &mut self.tape {
            Some(tape) if changed => tape.last()?,
            _ => None,
        };
        if changed {
            self.tape = None;
        }
        let tape = match &mut self.tape {
            Some(tape) => tape,
            none => none.insert(Tape {
                fragments: Fragments::new(self.every, false)?,
                formats: [None, None],
                began: piece.time,
                headed: false,
            }),
        };
        tape.formats[nth] = Some(piece.format.clone());
        // Sound that overlaps the first picture begins with it.
        let time = piece.time.saturating_sub(tape.began);
        let done = tape.fragments.push(time, piece)?;
        Ok(match done {
            Some(fragment) => Some(tape.chunk(fragment)?),
            None => rest,
        })
    }
}

impl Tape {
    fn chunk(&mut self, fragment: Fragment) -> io::Result<Chunk> {
        let header = if self.headed { None } else { Some(self.fragments.header()?) };
        self.headed = true;
        let Fragment { bytes, duration, keyframe } = fragment;
        Ok(Chunk { header, bytes, duration, keyframe })
    }

    fn last(&mut self) -> io::Result<Option<Chunk>> {
        let rest = self.fragments.finish()?;
        rest.map(|fragment| self.chunk(fragment)).transpose()
    }
}

#[cfg(test)]
mod tests;
