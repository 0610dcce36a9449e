//! A programme as files: where one begins and ends, and what is left out while recording stands still.

use super::chapters::{Chapters, path_beside};
use super::mend::mend;
use super::tape::Tape;
use crate::{Encoded, Format, Medium, Part, Programme, Trouble};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Where and how long files are.
#[derive(Clone, Debug)]
pub(crate) struct Limits {
    pub(crate) folder: PathBuf,
    pub(crate) split_bytes: u64,
    pub(crate) split_after: Duration,
}

/// A file to which nothing more comes; what is left to do takes a while and is done elsewhere.
pub(crate) struct Done {
    tape: Tape,
    chapters: Chapters,
    programme: Programme,
    order: u32,
    path: PathBuf,
    began: Duration,
    ended: Duration,
    length: Duration,
}

impl Done {
    /// Writes the rest and the index; `None` if nothing is in the file, which is then removed.
    pub(crate) fn seal(self, epoch: Instant) -> Result<Option<Part>, Trouble> {
        let Done { tape, chapters, programme, order, path, began, ended, length } = self;
        // Without room for the last second, what is there is still made whole.
        let rest = tape.finish();
        match mend(&path) {
            Ok(mended) => Ok(Some(Part {
                programme,
                order,
                chapters: chapters.finish(length),
                bytes: mended.bytes,
                sha256: mended.sha256,
                duration: mended.duration,
                began: epoch + began,
                ended: epoch + ended,
                path,
            })),
            Err(super::MendError::Empty) => {
                let _ = std::fs::remove_file(&path);
                rest.map(|()| None).map_err(|error| trouble(programme, &error))
            }
            Err(error) => Err(Trouble::Disk(programme, error.to_string())),
        }
    }
}

/// A programme that is being recorded.
pub(crate) struct Recording {
    programme: Programme,
    stem: String,
    limits: Limits,
    order: u32,
    current: Option<Current>,
    paused: bool,
    /// The last who spoke, for the chapters of a file that begins later.
    speaker: Option<String>,
}

/// The file that is being written.
struct Current {
    tape: Tape,
    chapters: Chapters,
    path: PathBuf,
    format: Arc<Format>,
    /// On the recorder's clock.
    began: Duration,
    ended: Duration,
    /// What has to be taken from the recorder's clock to get the file's.
    offset: Duration,
    /// Whether something has been left out since the last piece.
    interrupted: bool,
}

impl Recording {
    /// Nothing written yet.
    pub(crate) fn new(programme: Programme, stem: String, limits: Limits, paused: bool) -> Self {
        Self { programme, stem, limits, order: 0, current: None, paused, speaker: None }
    }

    /// Whether pieces are wanted.
    pub(crate) fn is_paused(&self) -> bool {
        self.paused
    }

    /// Stands still, or goes on with the next keyframe.
    pub(crate) fn pause(&mut self, paused: bool) {
        self.paused = paused;
        if let Some(current) = &mut self.current {
            current.interrupted |= paused;
        }
    }

    /// Takes the next piece; answers the file that is complete before it, if one is.
    pub(crate) fn push(&mut self, piece: &Encoded) -> Result<Option<Done>, Trouble> {
        if self.paused {
            return Ok(None);
        }
        let leads = self.programme.has_picture() == (piece.medium == Medium::Picture) && piece.keyframe;
        let full = leads && self.current.as_ref().is_some_and(|current| self.is_full(current, piece));
        let done = if full { self.finish() } else { None };
        let programme = self.programme;
        if self.current.is_none() && leads {
            self.begin(piece).map_err(|error| trouble(programme, &error))?;
        }
        let Some(current) = &mut self.current else { return Ok(done) };
        if current.interrupted {
            if !leads {
                return Ok(done);
            }
            current.interrupted = false;
            current.offset =
                current.offset.max(piece.time.saturating_sub(current.ended.saturating_sub(current.offset)));
        }
        let Some(time) = piece.time.checked_sub(current.offset) else { return Ok(done) };
        current.ended = current.ended.max(piece.time + piece.duration);
        match current.tape.push(time, piece) {
            Ok(()) => Ok(done),
            Err(error) => Err(trouble(programme, &error)),
        }
    }

    fn is_full(&self, current: &Current, piece: &Encoded) -> bool {
        let length = piece.time.saturating_sub(current.offset);
        // What a fragment may add to it counts as well, so that the limit is kept.
        let margin = self.limits.split_bytes / 50;
        current.tape.bytes() + margin >= self.limits.split_bytes
            || length >= self.limits.split_after
            || *current.format != *piece.format
    }

    fn begin(&mut self, piece: &Encoded) -> std::io::Result<()> {
        self.order += 1;
        let path = self.limits.folder.join(format!("{}-{}.mp4", self.stem, self.order));
        let mut chapters = Chapters::new(path_beside(&path));
        if let Some(name) = &self.speaker {
            // Nothing is written yet, so nothing can fail.
            let _ = chapters.speaks(Duration::ZERO, name);
        }
        let tape = Tape::create(&path)?;
        let (began, format) = (piece.time, piece.format.clone());
        let (ended, offset) = (began, began);
        self.current = Some(Current { tape, chapters, path, format, began, ended, offset, interrupted: false });
        Ok(())
    }

    /// From `time` on this one speaks.
    pub(crate) fn speaks(&mut self, time: Duration, name: &str) {
        if let Some(current) = self.current.as_mut().filter(|current| !current.interrupted) {
            // Chapters are a help, not the recording: one that cannot be written is left out.
            let _ = current.chapters.speaks(time.saturating_sub(current.offset), name);
        }
        self.speaker = Some(name.to_owned());
    }

    /// Ends the file, if there is one.
    pub(crate) fn finish(&mut self) -> Option<Done> {
        let Current { tape, chapters, path, began, ended, offset, .. } = self.current.take()?;
        let (programme, order) = (self.programme, self.order);
        let length = ended.saturating_sub(offset);
        Some(Done { tape, chapters, programme, order, path, began, ended, length })
    }
}

/// What an error of the disk means.
fn trouble(programme: Programme, error: &std::io::Error) -> Trouble {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Trouble::NoSpace,
        _ => Trouble::Disk(programme, error.to_string()),
    }
}
