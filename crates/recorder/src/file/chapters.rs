//! Chapters of who spoke, as WebVTT. Each is written when it ends, so a crash costs the last.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Who speaks for less than this does not begin a chapter.
const SHORTEST: Duration = Duration::from_secs(2);

/// Most chapters of a file.
const MOST: usize = 5_000;

/// Longest name in a chapter, in characters.
const LONGEST_NAME: usize = 100;

/// The chapters of one file.
#[derive(Debug)]
pub(crate) struct Chapters {
    path: PathBuf,
    current: Option<(Duration, String)>,
    count: usize,
}

impl Chapters {
    /// None yet.
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, current: None, count: 0 }
    }

    /// From `time` on this one speaks.
    pub(crate) fn speaks(&mut self, time: Duration, name: &str) -> io::Result<()> {
        match &mut self.current {
            Some((_, current)) if current == name => return Ok(()),
            // A word thrown in is part of the chapter before.
            Some((since, current)) if time.saturating_sub(*since) < SHORTEST => name.clone_into(current),
            _ => {
                self.end(time)?;
                self.current = Some((time, name.to_owned()));
            }
        }
        Ok(())
    }

    /// The current chapter ends.
    fn end(&mut self, time: Duration) -> io::Result<()> {
        let Some((since, name)) = self.current.take() else { return Ok(()) };
        if self.count >= MOST || time <= since {
            return Ok(());
        }
        let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        let head = if self.count == 0 { "WEBVTT\n\n" } else { "" };
        self.count += 1;
        file.write_all(format!("{head}{} --> {}\n{}\n\n", stamp(since), stamp(time), escape(&name)).as_bytes())
    }

    /// The file has ended; answers where the chapters are, if there are any.
    pub(crate) fn finish(mut self, time: Duration) -> Option<PathBuf> {
        let ended = self.end(time);
        (ended.is_ok() && self.count > 0).then_some(self.path)
    }
}

/// Where a file's chapters are.
pub(crate) fn path_beside(file: &Path) -> PathBuf {
    file.with_extension("vtt")
}

fn stamp(time: Duration) -> String {
    let (seconds, ms) = (time.as_secs(), time.subsec_millis());
    format!("{:02}:{:02}:{:02}.{ms:03}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// A name as the text of a cue: one line, without markup.
fn escape(name: &str) -> String {
    let one_line = name.chars().map(|char| if char.is_control() { ' ' } else { char }).take(LONGEST_NAME);
    let text: String = one_line.collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests;
