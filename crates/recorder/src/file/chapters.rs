//! Chapters of who spoke, as WebVTT. Each is written when the one after it ends, so a crash costs the last
//! two.

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
    /// The chapter before this one. It waits, for it goes on when what came after was a word thrown in.
    before: Option<(Duration, String)>,
    current: Option<(Duration, String)>,
    count: usize,
}

impl Chapters {
    /// None yet.
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, before: None, current: None, count: 0 }
    }

    /// From `time` on this one speaks.
    pub(crate) fn speaks(&mut self, time: Duration, name: &str) -> io::Result<()> {
        match &mut self.current {
            Some((_, current)) if current == name => {}
            // A word thrown in is part of the chapter before.
            Some((since, _)) if time.saturating_sub(*since) < SHORTEST => match self.before.take() {
                Some((since, before)) if before == name => self.current = Some((since, before)),
                other => {
                    self.before = other;
                    self.current = Some((*since, name.to_owned()));
                }
            },
            Some((since, _)) => {
                let since = *since;
                self.write(since)?;
                self.before = self.current.replace((time, name.to_owned()));
            }
            None => self.current = Some((time, name.to_owned())),
        }
        Ok(())
    }

    /// Everything up to `until` is of this one; it is written at once.
    pub(crate) fn all(&mut self, until: Duration, name: &str) -> io::Result<()> {
        self.before = Some((Duration::ZERO, name.to_owned()));
        self.write(until)
    }

    /// Writes the chapter that waits; it ends at `until`.
    fn write(&mut self, until: Duration) -> io::Result<()> {
        let Some((since, name)) = self.before.take() else { return Ok(()) };
        if self.count >= MOST || until <= since {
            return Ok(());
        }
        let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        let head = if self.count == 0 { "WEBVTT\n\n" } else { "" };
        self.count += 1;
        file.write_all(format!("{head}{} --> {}\n{}\n\n", stamp(since), stamp(until), escape(&name)).as_bytes())
    }

    /// The file has ended; answers where the chapters are, if there are any.
    pub(crate) fn finish(mut self, time: Duration) -> Option<PathBuf> {
        let since = self.current.as_ref().map_or(time, |(since, _)| *since);
        let ended = self.write(since).and_then(|()| {
            self.before = self.current.take();
            self.write(time)
        });
        (ended.is_ok() && self.count > 0).then_some(self.path)
    }
}

/// Where a file's chapters are.
pub(crate) fn path_beside(file: &Path) -> PathBuf {
    file.with_extension("vtt")
}

/// Whose track it is, as the chapters beside its file say; `None` if they cannot be read, or name nobody.
pub fn track_name(chapters: &Path) -> Option<String> {
    let text = std::fs::read_to_string(chapters).ok()?;
    let name = text.lines().skip_while(|line| !line.contains(" --> ")).nth(1)?;
    Some(name.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
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
