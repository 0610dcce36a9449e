//! A programme as files: where one begins and ends, and what is left out while recording stands still.

use super::chapters::{Chapters, path_beside};
use super::mend::mend;
use super::tape::Tape;
use crate::{Encoded, Format, Medium, Part, Programme, Trouble};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
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

/// The number of the last file of a programme; its recordings share it if it has several at a time.
pub(crate) type Counter = Arc<AtomicU32>;

/// A programme that is being recorded, or one track of it.
pub(crate) struct Recording {
    programme: Programme,
    /// Whose it is, if it is a track and that is known.
    owner: Option<String>,
    stem: String,
    limits: Limits,
    counter: Counter,
    /// The number of the file.
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
        let (owner, counter, order) = (None, Counter::default(), 0);
        Self { programme, owner, stem, limits, counter, order, current: None, paused, speaker: None }
    }

    /// As [`Recording::new`], of one person's track; `counter` numbers the files of all of them.
    pub(crate) fn of_track(self, name: &str, counter: Counter) -> Self {
        Self { owner: (!name.is_empty()).then(|| name.to_owned()), counter, ..self }
    }

    /// Whether it can only go on with a keyframe, or in another file, at this time of the recorder's clock.
    pub(crate) fn wants_keyframe(&self, time: Duration) -> bool {
        !self.paused && self.current.as_ref().is_none_or(|current| current.interrupted || self.is_long(current, time))
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
        self.is_long(current, piece.time) || *current.format != *piece.format
    }

    fn is_long(&self, current: &Current, time: Duration) -> bool {
        let length = time.saturating_sub(current.offset);
        // What a fragment may add to it counts as well, so that the limit is kept.
        let margin = self.limits.split_bytes / 50;
        current.tape.bytes() + margin >= self.limits.split_bytes || length >= self.limits.split_after
    }

    fn begin(&mut self, piece: &Encoded) -> std::io::Result<()> {
        self.order = self.counter.fetch_add(1, Ordering::Relaxed) + 1;
        let path = self.limits.folder.join(format!("{}-{}.mp4", self.stem, self.order));
        let mut chapters = Chapters::new(path_beside(&path));
        if let Some(name) = &self.speaker {
            // Nothing is written yet, so nothing can fail.
            let _ = chapters.speaks(Duration::ZERO, name);
        }
        if let Some(name) = &self.owner {
            // At once, so that a crash does not cost it.
            let _ = chapters.all(self.limits.split_after, name);
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
